# Does the hook stop a commit that breaks a layer, with the real pre-commit in a real repository?
"""usage: pre_commit_test.py SOURCE SEAM: the repository with .pre-commit-hooks.yaml, and the program."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

SOURCE, SEAM = (pathlib.Path(each).resolve() for each in sys.argv[1:3])
del sys.argv[1:]

POLICY = """version: 1
modules:
  low: {path: low/**}
  high: {path: high/**}
layers:
  - {id: main, order: [high, low]}
"""


class PreCommit(unittest.TestCase):
    def setUp(self):
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="seam-pre-commit-"))
        self.addCleanup(shutil.rmtree, self.work)
        tools = self.work / "bin"
        tools.mkdir()
        (tools / "seam").symlink_to(SEAM)
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "CI" and not name.startswith("GIT_")},
            "PATH": f"{tools}:{os.environ['PATH']}",
            "HOME": str(self.work / "home"),
            "PRE_COMMIT_HOME": str(self.work / "pre-commit"),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        (self.work / "home").mkdir()
        self.hooks = self.work / "seam"
        self.hooks.mkdir()
        shutil.copy(SOURCE / ".pre-commit-hooks.yaml", self.hooks)
        revision = self.repository(self.hooks)
        self.project = self.work / "project"
        self.write(".seam.yaml", POLICY)
        self.write(".gitignore", "build/\n")
        self.write("low/low.h", "#pragma once\nstruct Low { int x; };\n")
        self.write("high/high.h", '#pragma once\n#include "low/low.h"\nstruct High { Low low; };\n')
        self.write("low/low.cpp", '#include "low/low.h"\nint low(Low of) { return of.x; }\n')
        self.write("high/high.cpp", '#include "high/high.h"\nint high(High of) { return of.low.x; }\n')
        config = f"repos:\n  - repo: {self.hooks}\n    rev: {revision}\n    hooks:\n      - id: seam-check\n"
        self.write(".pre-commit-config.yaml", config)
        self.repository(self.project)
        self.run_ok("pre-commit", "install")

    def write(self, name, text):
        path = self.project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run_in(self, folder, *words, **more):
        done = subprocess.run(words, cwd=folder, env={**self.environment, **more}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        return done.returncode, done.stdout

    def run_ok(self, *words, folder=None):
        code, output = self.run_in(folder or self.project, *words)
        self.assertEqual(code, 0, output)
        return output.strip()

    def repository(self, folder):
        self.run_ok("git", "init", "-q", folder=folder)
        for name, value in (("user.name", "A"), ("user.email", "a@example.org"), ("commit.gpgsign", "false")):
            self.run_ok("git", "config", name, value, folder=folder)
        self.run_ok("git", "add", "-A", folder=folder)
        self.run_ok("git", "commit", "-q", "-m", "first", folder=folder)
        return self.run_ok("git", "rev-parse", "HEAD", folder=folder)

    def build(self):
        entries = [
            {"directory": str(self.project), "file": name, "arguments": ["clang++", "-std=c++17", "-I.", "-c", name]}
            for name in ("low/low.cpp", "high/high.cpp")
        ]
        self.write("build/compile_commands.json", json.dumps(entries))

    def commit(self, **more):
        self.run_ok("git", "add", "-A")
        return self.run_in(self.project, "git", "commit", "-m", "next", **more)

    def break_layer(self):
        self.write("low/low.cpp", '#include "low/low.h"\n#include "high/high.h"\nint low(High of) { return of.low.x; }\n')

    def test_a_commit_that_breaks_a_layer_is_stopped(self):
        self.build()
        self.break_layer()
        code, output = self.commit()
        self.assertNotEqual(code, 0, output)
        self.assertIn("low/low.cpp:2:10: error: 'low' must not depend on 'high'", output)
        self.assertIn("[layer-violation]", output)

    def test_a_clean_commit_passes(self):
        self.build()
        self.write("low/low.cpp", '#include "low/low.h"\nint low(Low of) { return of.x + 1; }\n')
        code, output = self.commit()
        self.assertEqual(code, 0, output)
        self.assertIn("seam check", output)
        self.assertIn("Passed", output)

    def test_what_was_there_before_does_not_stop_a_commit(self):
        self.build()
        self.break_layer()
        self.run_ok("git", "add", "-A")
        self.run_ok("git", "commit", "--no-verify", "-q", "-m", "old damage")
        self.write("high/high.cpp", '#include "high/high.h"\nint high(High of) { return of.low.x + 1; }\n')
        code, output = self.commit()
        self.assertEqual(code, 0, output)

    def test_without_a_database_the_commit_passes_and_it_is_said(self):
        self.break_layer()
        self.run_ok("git", "add", "-A")
        code, output = self.run_in(self.project, "pre-commit", "run", "--verbose", "seam-check")
        self.assertEqual(code, 0, output)
        self.assertIn("nothing was checked: no compile_commands.json in", output)

    def test_in_ci_a_missing_database_is_an_error(self):
        self.break_layer()
        code, output = self.commit(CI="true")
        self.assertNotEqual(code, 0, output)
        self.assertIn("seam: error: no compile_commands.json in", output)


unittest.main()
