# Are commands cleaned of what they write, and the rules of make understood?
"""usage: python3 -m unittest discover -s tests/support -p '*_test.py'"""
import unittest

from compile_commands import prerequisites, reading_command, source_root, units_of


class ReadingCommand(unittest.TestCase):
    def test_drops_what_is_written(self):
        words = "g++ -DX=1 -MD -MT a.o -MF a.d -oa.o -Iinclude -c a.cc".split()
        self.assertEqual(reading_command(words, "a.cc"), ["clang++-22", "-DX=1", "-Iinclude", "a.cc"])

    def test_knows_launchers_and_c(self):
        self.assertEqual(reading_command(["/usr/bin/ccache", "/usr/bin/cc", "-c", "a.c"], "a.c"), ["clang-22", "a.c"])
        self.assertEqual(reading_command(["cc", "-c", "a.cc"], "a.cc"), ["clang++-22", "a.cc"])
        self.assertEqual(reading_command(["c++", "-c", "a.c"], "a.c"), ["clang++-22", "a.c"])

    def test_keeps_macros_that_look_like_flags(self):
        words = ["-DM", "-Mach", "-Wold-style-cast", "a.cc"]
        self.assertEqual(reading_command(["cc", *words], "a.cc")[1:], words)

    def test_reads_precompiled_headers_as_text(self):
        words = "c++ -Xclang -include-pch -Xclang p.pch -Xclang -include -Xclang p.h -c a.cc".split()
        self.assertEqual(reading_command(words, "a.cc"), "clang++-22 -Xclang -include -Xclang p.h a.cc".split())


class Units(unittest.TestCase):
    def test_are_one_for_each_file(self):
        entries = [
            {"directory": "/b", "file": "../s/z.cc", "command": "c++ -DFIRST -c ../s/z.cc"},
            {"directory": "/b", "file": "/s/z.cc", "command": "c++ -DSECOND -c /s/z.cc"},
            {"directory": "/b", "file": "/s/a.cc", "arguments": ["c++", "-c", "/s/a.cc"]},
        ]
        units = units_of(entries)
        self.assertEqual([unit.file for unit in units], ["/s/a.cc", "/s/z.cc"])
        self.assertIn("-DFIRST", units[1].words)

    def test_root_is_common_to_the_written_sources(self):
        self.assertEqual(str(source_root(["/no/such/p/a/x.cc", "/no/such/p/b/y.cc", "/no/such/build/g.cc"], "/no/such/build")), "/no/such/p")


class Prerequisites(unittest.TestCase):
    def test_are_split_at_plain_spaces(self):
        self.assertEqual(prerequisites("a.o: /s/a.cc \\\n  /s/b\\ c.h /s/d$$.h\n"), {"/s/a.cc": {"/s/b c.h", "/s/d$.h"}})


if __name__ == "__main__":
    unittest.main()
