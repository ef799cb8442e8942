#!/usr/bin/env python3
"""How long after a key do the findings show? Edits sources of a program in an editor of the language server; nothing is saved."""
import argparse
import json
import pathlib
import random
import statistics
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tool" / "lsp"))
from editor import Editor  # noqa: E402  The path must be there first.


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seam", required=True, help="the program")
    parser.add_argument("--root", required=True, type=pathlib.Path, help="the project's folder")
    parser.add_argument("--build", required=True, type=pathlib.Path, help="its build folder")
    parser.add_argument("--edits", type=int, default=40)
    parser.add_argument("--files", type=int, default=4)
    parser.add_argument("--cache", help="where facts are kept (default: a folder of its own)")
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
        everything = []
        for path in chosen:
            text = path.read_text(encoding="utf-8")
            times = []
            for i in range(options.edits // options.files + 1):
                # A name that nobody declares: what is said of it tells that it is this text that was checked.
                wanted = i % 2 == 0
                body = "return undeclared;" if wanted else "return 1;"
                begin = time.monotonic()
                editor.change(path, f"{text}\nint seamLatency{i}() {{ {body} }}\n")
                editor.wait(lambda _, p=path, w=wanted: ("not-checked" in editor.rules_of(p)) == w, "the findings", seconds=600)
                times.append(time.monotonic() - begin)
            everything += times[1:]  # The first one fills what is kept.
            print(f"{path.relative_to(root)}: first {times[0]:.3f} s, then median {statistics.median(times[1:]):.3f} s, most {max(times[1:]):.3f} s")
        everything.sort()
        print(f"{len(everything)} edits: median {statistics.median(everything):.3f} s, 95 %: {everything[int(len(everything) * 0.95) - 1]:.3f} s")
        editor.end()


if __name__ == "__main__":
    main()
