# Does an editor get from `seam lsp` what it needs: findings while somebody types, fixes, pages, test doubles, and never a hang?
"""usage: language_server_test.py SEAM"""
import os
import pathlib
import sys
import time
import unittest

from editor import Editor, apply
from sample_project import CAUGHT, CLEAN, SampleProject

SEAM = pathlib.Path(sys.argv[1]).resolve()
del sys.argv[1:]


def children(process):
    found = []
    for status in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text(encoding="utf-8", errors="replace").rsplit(")", 1)[1].split()[1])
        except OSError:
            continue  # It ended meanwhile.
        if parent == process:
            found.append(int(status.parent.name))
    return found


def is_alive(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{process}/stat", encoding="utf-8") as stat:
        return stat.read().rsplit(")", 1)[1].split()[0] != "Z"


class LanguageServer(unittest.TestCase):
    def setUp(self):
        self.project = SampleProject(self)

    def editor(self, folder="", **more):
        editor = Editor(SEAM, self.project.root if folder == "" else folder, **more)
        self.addCleanup(editor.stop)
        return editor

    def test_what_is_typed_is_checked_before_it_is_saved(self):
        editor = self.editor()
        editor.open(self.project.service)
        editor.wait_for_rules(self.project.service, [])
        editor.change(self.project.service, CAUGHT)
        editor.wait_for_rules(self.project.service, ["catch-by-value"])
        problem = editor.diagnostics[editor.uri(self.project.service)][0]
        self.assertEqual(problem["source"], "seam")
        self.assertEqual(problem["severity"], 2)
        line = CAUGHT.split("\n")[problem["range"]["start"]["line"]]
        units = line.encode("utf-16-le")
        start, end = (2 * problem["range"][each]["character"] for each in ("start", "end"))
        self.assertEqual(units[start:end].decode("utf-16-le"), "catch")
        editor.change(self.project.service, CLEAN)
        editor.wait_for_rules(self.project.service, [])
        self.assertEqual(self.project.service.read_text(encoding="utf-8"), CLEAN)
        self.assertEqual(editor.end(), 0)

    def test_a_change_in_one_function_leaves_what_is_said_of_the_others(self):
        # So many that their headers are precompiled: then what one function says comes first.
        more = [f"low/more{i}.cpp" for i in range(12)]
        for name in more:
            self.project.write(name, '#include "low/repository.h"\n')
        self.project.write_database(["low/files.cpp", "high/service.cpp", *more])
        caught = "  try { return 1; } catch (std::exception failure) { return 2; }"
        text = '#include "high/service.h"\n#include <exception>\nint one() {\n%s\n}\nint two() {\n%s\n}\n'

        def lines(editor):
            return sorted(each["range"]["start"]["line"] for each in editor.diagnostics.get(editor.uri(self.project.service), []) if each["code"] == "catch-by-value")

        editor = self.editor()
        editor.open(self.project.service, text % (caught, "  return 2;"))
        editor.wait(lambda _: lines(editor) == [3], "the first")
        for one, two, expected in [(caught, "  return 3;\n" + caught, [3, 7]), ("\n" + caught, "  return 3;\n" + caught, [4, 8]),
                                   ("  return 1;", "  return 3;\n" + caught, [7]), ("  return 1;", "  return nothing;\n" + caught, [7]),
                                   ("  return 1;", "  return 4;", [])]:
            editor.change(self.project.service, text % (one, two))
            editor.wait(lambda _, e=expected: lines(editor) == e, f"{expected} of {one} and {two}")
            editor.settle(0.5)
            self.assertEqual(lines(editor), expected)
        self.assertEqual(editor.end(), 0)

    def test_a_fix_is_offered_and_fits_the_text(self):
        editor = self.editor()
        editor.open(self.project.service, CAUGHT)
        editor.wait_for_rules(self.project.service, ["catch-by-value"])
        actions = editor.actions_at(self.project.service, 5)
        fix = next(each for each in actions if each.get("isPreferred"))
        fixed = apply(CAUGHT, fix["edit"]["changes"][editor.uri(self.project.service)])
        self.assertIn("/* ä𝄞 */ } catch (const std::exception &failure)", fixed)
        editor.change(self.project.service, fixed)
        editor.wait_for_rules(self.project.service, [])
        whole = self.editor()
        whole.open(self.project.service, CAUGHT)
        whole.wait_for_rules(self.project.service, ["catch-by-value"])
        all_fixes = whole.actions_at(self.project.service, 0, only=["source.fixAll"])
        self.assertEqual([each["kind"] for each in all_fixes], ["source.fixAll.seam"])
        self.assertEqual(apply(CAUGHT, all_fixes[0]["edit"]["changes"][whole.uri(self.project.service)]), fixed)

    def test_no_fix_for_a_text_that_was_not_checked(self):
        editor = self.editor()
        editor.open(self.project.service, CAUGHT)
        editor.wait_for_rules(self.project.service, ["catch-by-value"])
        editor.change(self.project.service, "// a line more\n" + CAUGHT)
        early = editor.actions_at(self.project.service, 5)
        self.assertFalse([each for each in early if "edit" in each])

    def test_a_suppression_needs_its_reason(self):
        editor = self.editor()
        editor.open(self.project.service, CAUGHT)
        editor.wait_for_rules(self.project.service, ["catch-by-value"])
        allow = next(each for each in editor.actions_at(self.project.service, 5) if each["title"].startswith("Allow"))
        text = apply(CAUGHT, allow["edit"]["changes"][editor.uri(self.project.service)])
        editor.change(self.project.service, text)
        editor.wait(lambda _: "unused-suppression" in editor.rules_of(self.project.service), "the missing reason")
        editor.change(self.project.service, text.replace("seam:allow(catch-by-value)", "seam:allow(catch-by-value) it is a copy on purpose"))
        editor.wait_for_rules(self.project.service, [])

    def test_a_rule_explains_itself(self):
        editor = self.editor(capabilities={"window": {"showDocument": {"support": True}}})
        editor.open(self.project.service, CAUGHT)
        editor.wait_for_rules(self.project.service, ["catch-by-value"])
        start = editor.diagnostics[editor.uri(self.project.service)][0]["range"]["start"]
        hover = editor.ask("textDocument/hover", {"textDocument": {"uri": editor.uri(self.project.service)}, "position": start})
        self.assertIn("# catch-by-value", hover["contents"]["value"])
        nothing = editor.ask("textDocument/hover", {"textDocument": {"uri": editor.uri(self.project.service)}, "position": {"line": 0, "character": 0}})
        self.assertIsNone(nothing)
        explain = next(each for each in editor.actions_at(self.project.service, 5) if each["title"] == "Explain 'catch-by-value'")
        editor.run(explain)
        editor.wait(lambda _: editor.shown, "the page")
        page = pathlib.Path(editor.shown[0]["uri"].removeprefix("file://"))
        self.assertIn("# catch-by-value", page.read_text(encoding="utf-8"))

    def test_a_broken_layer_shows_its_evidence_in_both_files(self):
        editor = self.editor()
        files = self.project.root / "low/files.cpp"
        editor.open(files)
        editor.wait_for_rules(files, [])
        editor.change(files, '#include "high/service.h"\nnamespace low { int three(const high::Service &) { return 3; } }\n')
        editor.wait(lambda _: "layer-violation" in editor.rules_of(files), "the violation")
        problem = next(each for each in editor.diagnostics[editor.uri(files)] if each["code"] == "layer-violation")
        self.assertTrue(problem["relatedInformation"])
        show = next(each for each in editor.actions_at(files, 0) if each["title"].startswith("Show the "))
        editor.run(show)
        editor.wait(lambda _: editor.shown, "the evidence")
        self.assertIn("layer-violation", editor.shown[0]["message"])

    def test_what_the_unit_says_comes_before_what_the_program_says(self):
        editor = self.editor()
        files = self.project.root / "low/files.cpp"
        broken = '#include "low/repository.h"\n#include "high/service.h"\nnamespace low { high::Service *last; }\n'
        editor.open(files, broken)
        editor.wait_for_rules(files, ["layer-violation"])
        editor.change(files, "#include <exception>\n" + broken + "void low_try() { try { throw 1; } catch (std::exception failure) {} }\n")

        def answers(message):
            return (message and message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == editor.uri(files)
                    and message["params"].get("version") == editor.version)

        lines = [{each["code"]: each["range"]["start"]["line"] for each in editor.wait(answers, "the findings")["params"]["diagnostics"]}
                 for _ in range(2)]
        self.assertEqual(lines[0]["layer-violation"], 2, "it went down with its line")
        self.assertEqual(lines[0]["catch-by-value"], 4)
        self.assertEqual(lines[1]["layer-violation"], 2)
        self.assertEqual(lines[1]["catch-by-value"], 4)
        self.assertTrue(any(each.get("isPreferred") for each in editor.actions_at(files, 4)))

    def test_a_double_is_generated_at_its_interface(self):
        editor = self.editor()
        editor.open(self.project.repository)
        editor.wait_for_rules(self.project.repository, [])
        titles = [each["title"] for each in editor.actions_at(self.project.repository, 3)]
        for kind in ("mock", "stub", "spy", "dummy"):
            self.assertIn(f"Generate a {kind} of 'low::Repository'", titles)
        self.assertFalse([each for each in editor.actions_at(self.project.repository, 0) if "Generate" in each["title"]])
        mock = next(each for each in editor.actions_at(self.project.repository, 3) if each["title"].startswith("Generate a mock"))
        editor.run(mock)
        editor.wait(lambda _: editor.shown, "the mock")
        written = self.project.root / "tests/doubles/mock_repository.h"
        self.assertIn("MOCK_METHOD(std::string, load, (int id), (const, override))", written.read_text(encoding="utf-8"))

    def test_a_saved_header_counts_for_those_who_include_it(self):
        editor = self.editor()
        editor.open(self.project.repository)
        editor.open(self.project.service, CAUGHT)
        editor.wait_for_rules(self.project.service, ["catch-by-value"])
        text = self.project.repository.read_text(encoding="utf-8")
        editor.save(self.project.repository, text.replace("load", "fetch"))
        editor.wait_for_rules(self.project.service, ["catch-by-value", "not-checked"])
        editor.save(self.project.repository, text)
        editor.wait_for_rules(self.project.service, ["catch-by-value"])

    def test_a_file_that_is_closed_counts_as_it_lies_on_the_disk(self):
        editor = self.editor()
        editor.open(self.project.service, CAUGHT)
        editor.wait_for_rules(self.project.service, ["catch-by-value"])
        editor.tell("textDocument/didClose", {"textDocument": {"uri": editor.uri(self.project.service)}})
        editor.wait_for_rules(self.project.service, [])

    def test_without_a_database_it_says_what_to_do(self):
        (self.project.root / "build/compile_commands.json").unlink()
        editor = self.editor()
        editor.open(self.project.service)
        editor.wait(lambda _: editor.shown, "the message")
        self.assertIn("compile_commands.json", editor.shown[0]["message"])
        self.project.write_database(["high/service.cpp"])
        editor.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": editor.uri(self.project.root / "build/compile_commands.json"), "type": 1}]})
        editor.wait_for_rules(self.project.service, [])

    def test_without_a_workspace_the_project_is_found_upwards(self):
        editor = self.editor(folder=None)
        editor.open(self.project.service, CAUGHT)
        editor.wait_for_rules(self.project.service, ["catch-by-value"])

    def test_two_folders(self):
        other = SampleProject(self)
        editor = self.editor()
        editor.tell("workspace/didChangeWorkspaceFolders", {"event": {"added": [{"uri": editor.uri(other.root), "name": "other"}], "removed": []}})
        editor.open(other.service, CAUGHT)
        editor.open(self.project.service, CAUGHT)
        editor.wait_for_rules(other.service, ["catch-by-value"])
        editor.wait_for_rules(self.project.service, ["catch-by-value"])
        editor.tell("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [{"uri": editor.uri(other.root), "name": "other"}]}})
        editor.wait_for_rules(other.service, [])
        self.assertEqual(editor.rules_of(self.project.service), ["catch-by-value"])

    def test_many_changes_at_once_end_with_the_last(self):
        editor = self.editor()
        editor.open(self.project.service)
        editor.wait_for_rules(self.project.service, [])
        for i in range(10000):
            editor.change(self.project.service, CLEAN + f"// {i}\n")
        editor.change(self.project.service, CAUGHT)
        editor.wait_for_rules(self.project.service, ["catch-by-value"])
        self.assertEqual(editor.end(), 0)

    def test_a_killed_engine_is_told_and_replaced(self):
        editor = self.editor()
        editor.open(self.project.service)
        editor.wait_for_rules(self.project.service, [])
        engine = children(editor.process.pid)
        self.assertEqual(len(engine), 1)
        os.kill(engine[0], 9)
        editor.change(self.project.service, CAUGHT)
        editor.wait(lambda _: editor.shown or editor.rules_of(self.project.service), "news of the engine")
        editor.change(self.project.service, CAUGHT + "\n")
        editor.wait_for_rules(self.project.service, ["catch-by-value"])

    def test_progress_is_shown_to_those_who_want_it(self):
        names = []
        for i in range(8):
            names.append(f"low/more{i}.cpp")
            self.project.write(names[-1], f"namespace low {{ int more{i}() {{ return {i}; }} }}\n")
        self.project.write_database(names + ["high/service.cpp"])
        editor = self.editor(capabilities={"window": {"workDoneProgress": True}})
        editor.open(self.project.service)
        editor.wait_for_rules(self.project.service, [])
        self.assertEqual(editor.progress[0]["kind"], "begin")
        self.assertEqual(editor.progress[-1]["kind"], "end")

    def test_an_editor_that_is_gone_leaves_nothing_behind(self):
        editor = self.editor()
        editor.open(self.project.service)
        editor.wait_for_rules(self.project.service, [])
        engine = children(editor.process.pid)[0]
        editor.process.stdin.close()
        self.assertEqual(editor.process.wait(timeout=30), 1)
        for _ in range(100):
            if not is_alive(engine):
                return
            time.sleep(0.1)
        self.fail("the engine is still there")

    def test_nonsense_is_survived(self):
        editor = self.editor()
        body = b'{"jsonrpc": "2.0", "id": 7, "method"'
        editor.send_bytes(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        editor.send_bytes(b"Content-Length: many\r\n\r\n")
        editor.tell("textDocument/didChange", {"textDocument": 3})
        editor.tell("textDocument/didOpen", ["x"])
        editor.tell("no/such", {})
        with self.assertRaises(RuntimeError):
            editor.ask("no/such", {})
        with self.assertRaises(RuntimeError):
            editor.ask("workspace/executeCommand", {"command": "seam.generateDouble", "arguments": ["file:///nowhere", "x", "mock"]})
        editor.open(self.project.service, CAUGHT)
        editor.wait_for_rules(self.project.service, ["catch-by-value"])
        self.assertEqual(editor.end(), 0)

    def test_a_message_beyond_all_measure_ends_it(self):
        editor = self.editor()
        editor.send_bytes(b"Content-Length: 1000000000000\r\n\r\n")
        self.assertNotEqual(editor.process.wait(timeout=30), 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
