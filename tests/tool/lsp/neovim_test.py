# Does Seam work in a real editor? Neovim, without a window: a finding while typing, its fix, a mock at the interface.
"""usage: neovim_test.py SEAM"""
import os
import pathlib
import subprocess
import sys
import unittest

from sample_project import CAUGHT, SampleProject

SEAM = pathlib.Path(sys.argv[1]).resolve()
HERE = pathlib.Path(__file__).resolve().parent
del sys.argv[1:]


class Neovim(unittest.TestCase):
    def test_a_finding_its_fix_and_a_mock(self):
        project = SampleProject(self)
        home = project.root / "home"
        home.mkdir()
        environment = {**os.environ, "SEAM": str(SEAM), "ROOT": str(project.root), "CAUGHT": CAUGHT, "HOME": str(home),
                       "XDG_STATE_HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_CACHE_HOME": str(home)}
        session = subprocess.run(["nvim", "--headless", "-n", "-u", "NONE", "-c", f"luafile {HERE / 'neovim_session.lua'}"], env=environment,
                                 capture_output=True, text=True, timeout=300, check=False)
        self.assertEqual(session.returncode, 0, session.stdout + session.stderr)
        self.assertIn("catch (const std::exception &failure)", project.service.read_text(encoding="utf-8"))
        self.assertIn("MOCK_METHOD", (project.root / "tests/doubles/mock_repository.h").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
