# How does Seam compare with clang and its tools, on this machine, over these programs?
"""Measures Seam and the tools beside it in one run and writes docs/benchmarks.md.

Processor time is that of a command and of all that it started. Files that are changed for a measurement get their bytes and time back.
"""
import argparse
import json
import os
import pathlib
import shutil
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

import benchmark_page
from comparison import Comparison, say
from comparison_row import as_json, table
from program import Program

TOOLS = ("clang++-22", "clang-22", "clang-scan-deps-22")


def program_argument(text):
    name, _, folder = text.partition("=")
    if not name or not (pathlib.Path(folder) / "compile_commands.json").is_file():
        raise argparse.ArgumentTypeError(f"'{text}' is not NAME=BUILD_FOLDER with a compile_commands.json in it")
    return Program(name, folder)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seam", required=True, type=lambda path: str(pathlib.Path(path).resolve()), metavar="PATH", help="the program to measure")
    parser.add_argument("programs", nargs="+", type=program_argument, metavar="NAME=BUILD_FOLDER", help="a folder with compile_commands.json")
    parser.add_argument("--out", type=pathlib.Path, metavar="FILE", help="write the page there")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="write the numbers there")
    parser.add_argument("-j", "--jobs", type=int, default=2, help="how many units at a time, for every tool (default: 2)")
    parser.add_argument("--no-clang-tidy", action="store_true", help="leave out clang-tidy, which is slow")
    return parser.parse_args()


def require_tools(uses_tidy):
    for tool in TOOLS + (("run-clang-tidy-22",) if uses_tidy else ()):
        if not shutil.which(tool):
            raise SystemExit(f"error: '{tool}' is missing; ./dev installs it")


def compared(program, options):
    comparison = Comparison(program, options.seam, options.jobs, not options.no_clang_tidy)
    rows = comparison.rows()
    return {"name": program.name, "commit": program.commit(), "units": len(program.units), "notes": comparison.notes, "rows": rows}


def write(options, machine, results):
    """After each program, so that a run that is broken off leaves what it has."""
    if options.json:
        plain = [{**result, "rows": [as_json(row) for row in result["rows"]]} for result in results]
        options.json.write_text(json.dumps({"machine": machine, "programs": plain}, indent=1) + "\n", encoding="utf-8")
    if options.out:
        options.out.write_text(benchmark_page.page(machine, results, options.jobs), encoding="utf-8")


def main():
    options = arguments()
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # As an exception: changed files are restored.
    require_tools(not options.no_clang_tidy)
    machine = benchmark_page.machine_lines(options.seam, not options.no_clang_tidy)
    if os.getloadavg()[0] > 0.5:
        say(f"warning: this machine is busy (load {os.getloadavg()[0]:.1f}); the times will be too long")
    results = []
    for program in options.programs:
        results.append(compared(program, options))
        write(options, machine, results)
        print(f"\n{program.name}, {len(program.units)} units\n\n{table(results[-1]['rows'])}", *results[-1]["notes"], sep="\n")


main()
