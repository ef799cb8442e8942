# Can every edit be made and taken back, and does a seed always make the same ones?
"""usage: PYTHONPATH=tests/support python3 -m unittest discover -s tests/soak -p '*_test.py'"""
import json
import pathlib
import random
import shutil
import tempfile
import unittest

from edits import Editor
from workspace import Workspace, moved

SOURCE = '#include "lib/a.h"\n#include "b.h"\nint x;\n'


def program(folder):
    """Two sources and two headers, with a build folder inside."""
    files = {".seam.yaml": "version: 1\n", "lib/a.h": "#pragma once\n", "b.h": "int b;\n", "main.cc": SOURCE, "lib/other.cc": SOURCE}
    for name, text in files.items():
        path = pathlib.Path(folder, name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    build = pathlib.Path(folder, "build")
    build.mkdir()
    command = "c++ -I{0} -o {1}.o -c {0}/{1}"
    entries = [{"directory": str(build), "file": f"{folder}/{name}", "command": command.format(folder, name)} for name in ("main.cc", "lib/other.cc")]
    (build / "compile_commands.json").write_text(json.dumps(entries))
    return build


class Soaked(unittest.TestCase):
    def setUp(self):
        original = self.enterContext(tempfile.TemporaryDirectory())
        build = program(original)
        self.spaces = [Workspace(build, "seam", 1) for _ in range(2)]
        for space in self.spaces:
            self.addCleanup(shutil.rmtree, space.folder)

    def contents(self, space):
        files = [file for file in space.tree.rglob("*") if file.is_file()]
        return {str(file.relative_to(space.folder)): moved(file.read_text(), space.folder, "") for file in files}

    def test_the_copy_has_its_own_paths(self):
        space = self.spaces[0]
        self.assertEqual(space.build, space.tree / "build")
        self.assertEqual([file.name for file in space.sources()], ["other.cc", "main.cc"])
        self.assertEqual([file.name for file in space.headers()], ["b.h", "a.h"])
        self.assertIn(f"-I{space.tree} ", space.database.read_text())

    def test_every_edit_can_be_taken_back(self):
        space = self.spaces[0]
        before = self.contents(space)
        for seed in range(30):
            editor = Editor(space, random.Random(seed))
            for kind in dict.fromkeys(editor.kinds):
                editor.count += 1
                change = kind()
                if change:
                    editor.applied(change)
                    self.assertTrue(change.can_be_taken_back(), change.what)
                    editor.applied(change.inverse())
                    self.assertEqual(self.contents(space), before, change.what)

    def test_a_program_without_a_policy_gets_one(self):
        space = self.spaces[0]
        space.write_policy()
        self.assertEqual(space.policy.read_text(), "version: 1\n")
        space.policy.unlink()
        space.write_policy()
        self.assertIn('modules:\n  "lib": {path: "lib/*"}\n  "root": {path: "*"}\ncontracts:\n  - {id: apart,', space.policy.read_text())

    def test_the_same_seed_makes_the_same_edits(self):
        editors = [Editor(space, random.Random(7)) for space in self.spaces]
        made = [[editor.next().what for _ in range(40)] for editor in editors]
        self.assertEqual(made[0], made[1])
        self.assertEqual(self.contents(self.spaces[0]), self.contents(self.spaces[1]))

    def test_everything_can_be_restored(self):
        space = self.spaces[0]
        before = self.contents(space)
        editor = Editor(space, random.Random(3))
        for _ in range(60):
            editor.next()
        self.assertNotEqual(self.contents(space), before)
        editor.restore()
        self.assertEqual({name: text for name, text in self.contents(space).items() if name in before}, before)
        self.assertEqual(self.contents(space).keys(), before.keys())


class Paths(unittest.TestCase):
    def test_move_only_below_the_folder(self):
        self.assertEqual(moved("-I/a/li/x -I/a/li -I/a/lib /a/li-b", "/a/li", "/new"), "-I/new/x -I/new -I/a/lib /a/li-b")


if __name__ == "__main__":
    unittest.main()
