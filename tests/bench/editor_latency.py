#!/usr/bin/env python3
"""How long after a key do the findings show, and do they stay? Edits sources of a program in an editor of the language server, inside of
function bodies and outside; nothing is saved."""
import argparse
import json
import pathlib
import random
import re
import statistics
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tool" / "lsp"))
from editor import Editor  # noqa: E402  The path must be there first.

#: A line that stands at the left margin and opens a function's body.
OPENING = re.compile(r"^(?!namespace|class|struct|enum|union|extern|typedef|#)[\w:].*\)[^;=()]*\{$", re.MULTILINE)


def texts(original, edits, body):
    """What somebody types: a statement at the beginning of `body`, or (None) a function at the end. The name that every second text asks for
    is declared nowhere: what is said of it tells that it is this text that was checked. No text was ever checked before."""
    for i in range(edits):
        is_broken = i % 2 == 0
        value = f"{'undeclared' if is_broken else 1}{time.monotonic_ns()}"
        if body is None:
            yield f"{original}\nint seamLatency{time.monotonic_ns()}() {{ return {value} == 0; }}\n", is_broken
        else:
            typed = f"\n  (void)({value});"
            yield original[:body] + typed + original[body:], is_broken


class Measured:
    """The answers to one kind of edits."""

    def __init__(self, editor, settle):
        self.editor = editor
        self.settle = settle
        self.times = []
        self.changed = 0

    def edit(self, path, text, is_broken):
        begin = time.monotonic()
        self.editor.change(path, text)
        self.editor.wait(lambda _: ("not-checked" in self.editor.rules_of(path)) == is_broken, "the findings", seconds=600)
        self.times.append(time.monotonic() - begin)
        if self.settle:
            first = self.shown(path)
            self.editor.settle(self.settle)
            self.changed += first != self.shown(path)

    def edits(self, path, typed):
        """Gives the last text: what is typed stays."""
        for text, is_broken in typed:
            self.edit(path, text, is_broken)
        return text

    def shown(self, path):
        return sorted(json.dumps(each, sort_keys=True) for each in self.editor.diagnostics[self.editor.uri(path)])

    def line(self):
        ordered = sorted(self.times)
        text = f"{len(ordered)} edits: median {statistics.median(ordered):.3f} s, 95 %: {ordered[int(len(ordered) * 0.95) - 1]:.3f} s, most {ordered[-1]:.3f} s"
        return text + (f"; {self.changed} first answers were not the last" if self.settle else "")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seam", required=True, help="the program")
    parser.add_argument("--root", required=True, type=pathlib.Path, help="the project's folder")
    parser.add_argument("--build", required=True, type=pathlib.Path, help="its build folder")
    parser.add_argument("--edits", type=int, default=40, help="of each kind")
    parser.add_argument("--files", type=int, default=4)
    parser.add_argument("--cache", help="where facts are kept (default: a folder of its own)")
    parser.add_argument("--settle", type=float, default=0, help="seconds of silence before the next edit; then answers that are taken back are counted")
    options = parser.parse_args()
    root = options.root.resolve()
    entries = json.loads((options.build / "compile_commands.json").read_text(encoding="utf-8"))
    sources = sorted({(pathlib.Path(each["directory"]) / each["file"]).resolve() for each in entries})
    random.seed(1)
    chosen = random.sample([each for each in sources if root in each.parents], options.files)
    with tempfile.TemporaryDirectory() as own:
        start = time.monotonic()
        editor = Editor(options.seam, root, options={"buildFolder": str(options.build.resolve()), "cacheDir": options.cache or own, "config": "none"})
        for path in chosen:
            editor.open(path)
        editor.wait(lambda _: all(editor.uri(path) in editor.diagnostics for path in chosen), "the first check", seconds=3600)
        print(f"first check: {time.monotonic() - start:.2f} s")
        inside, outside = Measured(editor, options.settle), Measured(editor, options.settle)
        for path in chosen:
            text = path.read_text(encoding="utf-8")
            choice = random.sample(range(len(OPENING.findall(text))), min(2, len(OPENING.findall(text))))
            warm_up = Measured(editor, 0)
            text = warm_up.edits(path, texts(text, 2, None))  # Fills what is kept.
            begin = len(inside.times), len(outside.times)
            for number in choice:
                body = [each.end() for each in OPENING.finditer(text)][number]
                text = inside.edits(path, texts(text, options.edits // options.files // 4 * 2, body))
            outside.edits(path, texts(text, options.edits // options.files // 2 * 2, None))
            here = [f"{statistics.median(each.times[first:]):.3f} s" for each, first in zip((inside, outside), begin) if each.times[first:]]
            print(f"{path.relative_to(root)}: first {warm_up.times[0]:.3f} s, then median {' inside of a body, outside '.join(here)}")
        everything = Measured(editor, options.settle)
        everything.times = inside.times + outside.times
        everything.changed = inside.changed + outside.changed
        print(f"all: {everything.line()}")
        print(f"inside of a body: {inside.line()}")
        print(f"outside: {outside.line()}")
        editor.end()


if __name__ == "__main__":
    main()
