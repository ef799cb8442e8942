# Do the shells complete seam's words, and does man read the manual?
"""usage: completion_test.py SEAM"""
import os
import pathlib
import subprocess
import sys
import unittest

SEAM = pathlib.Path(sys.argv.pop()).resolve()
ENVIRONMENT = {**os.environ, "PATH": f"{SEAM.parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}


def output_of(*words, text=None):
    done = subprocess.run(words, env=ENVIRONMENT, input=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    if done.returncode != 0 or done.stderr:
        raise AssertionError(f"{words} ended with {done.returncode}: {done.stderr}")
    return done.stdout


class Completion(unittest.TestCase):
    def in_bash(self, *words):
        typed = " ".join(f"'{word}'" for word in words)
        script = f"source <(seam completion bash); COMP_WORDS=(seam {typed}); COMP_CWORD={len(words)}; _seam; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        return output_of("bash", "--norc", "-c", script).split()

    def test_bash(self):
        self.assertEqual(self.in_bash("gra"), ["graph"])
        self.assertEqual(self.in_bash("check", "--fail"), ["--fail-on"])
        self.assertEqual(self.in_bash("check", "--fail-on", "n"), ["note", "never"])
        self.assertEqual(self.in_bash("explain", "layer"), ["layer-violation"])
        self.assertEqual(self.in_bash("check", "--rule", "layer"), ["layer-violation"])
        self.assertEqual(self.in_bash("cache", "cl"), ["clear"])
        self.assertEqual(self.in_bash("check", "--jobs", ""), [])

    def in_fish(self, line):
        script = f"seam completion fish | source; complete -C '{line}'"
        return [each.split("\t")[0] for each in output_of("fish", "--no-config", "-c", script).splitlines()]

    def test_fish(self):
        self.assertEqual(self.in_fish("seam gra"), ["graph"])
        self.assertEqual(self.in_fish("seam check --fail"), ["--fail-on"])
        self.assertEqual(sorted(self.in_fish("seam check --fail-on n")), ["never", "note"])
        self.assertEqual(self.in_fish("seam explain layer"), ["layer-violation"])

    def test_zsh(self):
        script = output_of("seam", "completion", "zsh")
        output_of("zsh", "-f", "-n", text=script)
        loaded = "autoload -Uz compinit; compinit -u -D; source <(seam completion zsh); print $_comps[seam]; whence -w _seam"
        self.assertEqual(output_of("zsh", "-f", "-c", loaded).split(), ["_seam", "_seam:", "function"])

    def test_manual(self):
        page = output_of("seam", "manual")
        output_of("groff", "-k", "-man", "-ww", "-z", "-Tutf8", text=page)
        shown = output_of("groff", "-k", "-man", "-P-cbou", "-Tutf8", text=page)
        for text in ("seam check [OPTION...]", "--fail-on SEVERITY", "EXIT STATUS", "seam cache clear"):
            self.assertIn(text, shown)


unittest.main()
