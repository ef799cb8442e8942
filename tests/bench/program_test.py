# Is a file that was changed for a measurement the same afterwards, and is the hub the header of most units?
"""usage: PYTHONPATH=tests/support python3 -m unittest discover -s tests/bench -p '*_test.py'"""
import json
import os
import pathlib
import tempfile
import unittest

from program import Program, changed, with_comment, with_declaration


class Changes(unittest.TestCase):
    def test_are_taken_back(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "a.cc"
            file.write_bytes(b"int a;\r\n")
            os.utime(file, ns=(1, 1234567890123456789))
            with self.assertRaises(ValueError), changed(file, with_comment):
                self.assertEqual(file.read_bytes(), b"int a;\r\n// A line more.\n")
                raise ValueError
            self.assertEqual(file.read_bytes(), b"int a;\r\n")
            self.assertEqual(file.stat().st_mtime_ns, 1234567890123456789)

    def test_stay_inside_the_include_guard(self):
        line = b"struct AddedByTheComparison;\n"
        self.assertEqual(with_declaration(b"#ifndef A\n#endif // A\n\n"), b"#ifndef A\n" + line + b"#endif // A\n\n")
        self.assertEqual(with_declaration(b"#pragma once\nint a;\n"), b"#pragma once\nint a;\n" + line)


class Hub(unittest.TestCase):
    def test_is_the_own_header_of_most_units(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder).resolve()
            (root / ".seam.yaml").touch()
            (root / "build").mkdir()
            sources = [str(root / name) for name in ("a.cc", "b.cc", "c.cc")]
            entries = [{"directory": str(root), "file": file, "command": f"c++ -c {file}"} for file in sources]
            (root / "build/compile_commands.json").write_text(json.dumps(entries))
            of_all = f"/usr/include/stdio.h {root}/build/generated.h {root}/third_party/copied.h"
            rules = "".join(f"x.o: {file} {of_all} {root}/{header}\n" for file, header in zip(sources, ("z.h", "z.h", "a.h")))
            program = Program("three", root / "build")
            self.assertEqual(program.hub(rules), (str(root / "z.h"), sources[:2]))
            self.assertEqual([unit.file for unit in program.spread_units(5)], sources)


if __name__ == "__main__":
    unittest.main()
