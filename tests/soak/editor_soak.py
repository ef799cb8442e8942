#!/usr/bin/env python3
# Does a language server that saw every key find what one does that sees the last text alone?
"""Types at random in some sources of a program, fast and slowly, half-written code among it, and nothing is saved. After each round the editor
must show what a new server shows for the same texts. The first difference ends the soak with exit code 1.
"""
import argparse
import json
import pathlib
import random
import re
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tool" / "lsp"))
from editor import Editor  # noqa: E402  The path must be there first.

#: What somebody types behind a brace or a statement; "%d" is a number that was not there before.
TYPED = ["\n  (void)(undeclared%d);", "\n  try { abort(); } catch (...) {}", "\n  int soak%d = 1; (void)soak%d;", "\n  {", "\n  }", "\n#define SOAK%d 1\n",
         "\n#include <mutex>\n", "\n  throw 42;", "/*", "*/", "\nvoid soak%d() { try { throw 1; } catch (int e) { throw e; } }\n"]
PAUSES = [0, 0.01, 0.05, 0.1, 0.3, 0.8]  # Seconds between two keys.
LONGEST_CUT = 80
DELETED_SHARE, TYPED_SHARE = 0.15, 0.55  # The rest puts the file back.


def typed(text, original):
    """The text after one more key or paste."""
    kind = random.random()
    if kind < DELETED_SHARE:
        begin = random.randrange(len(text) + 1)
        return text[:begin] + text[begin + random.randrange(1, LONGEST_CUT):]
    if kind > DELETED_SHARE + TYPED_SHARE:
        return original
    place = random.choice([each.end() for each in re.finditer(r"\{\n|;\n|\}\n", text)] or [0])
    return text[:place] + random.choice(TYPED).replace("%d", str(time.monotonic_ns())) + text[place:]


def shown(editor, path):
    return sorted(json.dumps(each, sort_keys=True) for each in editor.diagnostics.get(editor.uri(path), []))


class Soak:
    def __init__(self, options, cache):
        self.options = options
        self.root = options.root.resolve()
        self.settings = {"buildFolder": str(options.build.resolve()), "cacheDir": cache, "config": "none"}
        entries = json.loads((options.build / "compile_commands.json").read_text(encoding="utf-8"))
        sources = sorted({(pathlib.Path(each["directory"]) / each["file"]).resolve() for each in entries})
        self.files = random.sample([each for each in sources if self.root in each.parents], options.files)
        self.original = {path: path.read_text(encoding="utf-8") for path in self.files}

    def opened(self):
        editor = Editor(self.options.seam, self.root, options=self.settings)
        for path in self.files:
            editor.open(path)
        editor.wait(lambda _: all(editor.uri(path) in editor.diagnostics for path in self.files), "the first check", seconds=3600)
        return editor

    def difference(self, editor, texts):
        """What `editor` and a new one do not both show; empty: nothing."""
        other = self.opened()
        for path in self.files:
            if texts[path] != self.original[path]:
                other.change(path, texts[path])
        other.settle(self.options.settle)
        lines = []
        for path in self.files:
            here, there = shown(editor, path), shown(other, path)
            lines += [f"{path}: only the old server: {each}" for each in here if each not in there]
            lines += [f"{path}: only the new server: {each}" for each in there if each not in here]
        other.end()
        return lines

    def run(self):
        editor = self.opened()
        texts = dict(self.original)
        for number in range(self.options.rounds):
            for _ in range(random.randrange(1, 8)):
                path = random.choice(self.files)
                texts[path] = typed(texts[path], self.original[path])
                editor.change(path, texts[path])
                time.sleep(random.choice(PAUSES))
            editor.settle(self.options.settle)
            lines = self.difference(editor, texts)
            if lines:
                print(f"round {number}, seed {self.options.seed}:", *lines, sep="\n")
                return 1
        editor.end()
        print(f"{self.options.rounds} rounds, seed {self.options.seed}: no difference")
        return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seam", required=True, help="the program")
    parser.add_argument("--root", required=True, type=pathlib.Path, help="the project's folder")
    parser.add_argument("--build", required=True, type=pathlib.Path, help="its build folder")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--files", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--settle", type=float, default=2, help="seconds of silence that say that a check is over")
    options = parser.parse_args()
    random.seed(options.seed)
    with tempfile.TemporaryDirectory() as cache:
        return Soak(options, cache).run()


if __name__ == "__main__":
    sys.exit(main())
