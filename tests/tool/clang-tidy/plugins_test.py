# Do Seam's rules run inside of the real clang-tidy and the real compiler?
"""usage: plugins_test.py FOLDER: where libSeamTidy.so and libSeamClang.so are."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PLUGINS = pathlib.Path(sys.argv[1]).resolve()
del sys.argv[1:]

POLICY = """version: 1
modules:
  low: {path: low/**}
  high: {path: high/**}
layers:
  - {id: main, order: [high, low]}
"""

CAUGHT = """#include "high/high.h"
#include <exception>
int guarded(High of) {
  try { return twice(of); } catch (std::exception failure) { return failure.what()[0]; }
}
"""


class Plugins(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="seam-plugins-")).resolve()
        self.addCleanup(shutil.rmtree, self.root)
        self.write(".seam.yaml", POLICY)
        self.write("low/low.h", "#pragma once\nstruct Low { int x; };\n")
        self.write("high/high.h", '#pragma once\n#include "low/low.h"\nstruct High { Low low; };\nint twice(High of);\n')
        self.caught = self.write("high/caught.cpp", CAUGHT)
        self.upward = self.write("low/upward.cpp", '#include "high/high.h"\nint up(High of) { return of.low.x; }\n')
        self.write("build/compile_commands.json", json.dumps(
            [{"directory": str(self.root), "file": each, "arguments": ["clang++", "-std=c++17", "-I.", "-c", each]}
             for each in ("high/caught.cpp", "low/upward.cpp")]))

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def tidy(self, *words, checks="-*,seam-*"):
        return subprocess.run(["clang-tidy-22", f"-load={PLUGINS / 'libSeamTidy.so'}", f"-checks={checks}", "-p", "build", *words],
                              cwd=self.root, capture_output=True, text=True, timeout=300, check=False)

    def clang(self, *words):
        return subprocess.run(["clang++-22", "-std=c++17", "-I.", "-c", "-o", "/dev/null", f"-fplugin={PLUGINS / 'libSeamClang.so'}", *words],
                              cwd=self.root, capture_output=True, text=True, timeout=300, check=False)

    def test_clang_tidy_lists_the_unit_rules_only(self):
        listed = self.tidy("-list-checks").stdout
        self.assertIn("seam-catch-by-value", listed)
        self.assertIn("seam-layer-violation", listed)
        self.assertNotIn("seam-dependency-cycle", listed)

    def test_clang_tidy_finds_and_fixes(self):
        found = self.tidy("high/caught.cpp")
        self.assertIn("high/caught.cpp:4:29: warning:", found.stdout, found.stderr)
        self.assertIn("[seam-catch-by-value]", found.stdout)
        self.assertEqual(found.returncode, 0, found.stderr)
        self.tidy("--fix", "high/caught.cpp")
        self.assertIn("catch (const std::exception &failure)", self.caught.read_text(encoding="utf-8"))
        self.assertNotIn("[seam-catch-by-value]", self.tidy("high/caught.cpp").stdout)

    def test_clang_tidy_applies_the_policy(self):
        found = self.tidy("low/upward.cpp").stdout
        self.assertIn("low/upward.cpp:1", found)
        self.assertIn("[seam-layer-violation]", found)
        self.assertIn("note:", found)
        both = self.tidy("high/caught.cpp", "low/upward.cpp").stdout
        self.assertIn("[seam-layer-violation]", both)
        self.assertIn("[seam-catch-by-value]", both)

    def test_clang_tidy_runs_only_the_checks_asked_for(self):
        self.assertNotIn("[seam-", self.tidy("high/caught.cpp", checks="-*,seam-throw-pointer").stdout)

    def test_both_kinds_of_suppressions_hold(self):
        self.write("high/caught.cpp", CAUGHT.replace("  try", "  // seam:allow(catch-by-value) a copy on purpose\n  try"))
        self.assertNotIn("[seam-", self.tidy("high/caught.cpp").stdout)
        self.write("high/caught.cpp", CAUGHT.replace("[0]; }", "[0]; } // NOLINT(seam-catch-by-value)"))
        self.assertNotIn("[seam-", self.tidy("high/caught.cpp").stdout)

    def test_a_policy_of_its_own(self):
        self.write("other.yaml", POLICY.replace("order: [high, low]", "order: [low, high]").replace("high/**", "nowhere/**"))
        config = json.dumps({"CheckOptions": {"SeamConfig": str(self.root / "other.yaml")}})
        self.assertNotIn("[seam-layer-violation]", self.tidy(f"-config={config}", "low/upward.cpp").stdout)

    def test_a_broken_policy_is_told(self):
        self.write(".seam.yaml", "version: 1\nmodulez: {}\n")
        found = self.tidy("high/caught.cpp").stdout
        self.assertEqual(found.count("nothing was checked"), 1, found)
        self.assertIn("modulez", found)
        self.assertIn("Seam checked nothing", self.clang("high/caught.cpp").stderr)

    def test_what_does_not_compile_is_not_judged(self):
        self.write("high/caught.cpp", CAUGHT + "int broken = nothing;\n")
        self.assertNotIn("[seam-", self.tidy("high/caught.cpp").stdout)

    def test_the_compiler_warns(self):
        found = self.clang("high/caught.cpp")
        self.assertEqual(found.returncode, 0, found.stderr)
        self.assertIn("high/caught.cpp:4:29: warning:", found.stderr)
        self.assertIn("[seam-catch-by-value]", found.stderr)
        self.assertIn("const          &", found.stderr)
        self.assertIn("[seam-layer-violation]", self.clang("low/upward.cpp").stderr)

    def test_the_compiler_takes_a_policy(self):
        other = self.write("other.yaml", POLICY.replace("order: [high, low]", "order: [low, high]").replace("high/**", "nowhere/**"))
        self.assertNotIn("[seam-", self.clang(f"-fplugin-arg-seam-config={other}", "low/upward.cpp").stderr)
        self.assertNotEqual(self.clang("-fplugin-arg-seam-nonsense=1", "low/upward.cpp").returncode, 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
