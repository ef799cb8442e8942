# What does docs/benchmarks.md say around the tables?
"""The page: machine, versions, exact commands, one table for each program."""
import datetime
import os
import pathlib
import subprocess

import tool_commands
from comparison_row import table

INTRODUCTION = """# Seam beside clang and its tools

Written by `tests/bench/compare.py`, all numbers in one run on one machine; `./dev bench NAME=BUILD_FOLDER …` measures again.

Processor time (s CPU) is user and system time of a command and of all processes that it started. Cold: nothing is kept from earlier runs, and
what is kept for later ones is written. Every tool works on the same units, each file once, and as many at a time. A changed file is one with a
line more; the time is that of the whole run, with everything else kept. The largest worker is the peak of its resident memory.
"""

LEGEND = """`BUILD` is the build folder, `KEPT` a new folder for each program, `FLAGS` the unit's own without outputs (`-o`, `-c`, `-M…`),
`UNITS` the folder of a database of each file once with these flags. Seam runs in the program's root and reads the database as it is.
"""


def first_match(path, key):
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        if line.startswith(key):
            return line.split(":", 1)[1].strip()
    return "unknown"


def version(words, key="version"):
    lines = subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()
    return next((line.strip() for line in lines if key in line), lines[0].strip())


def machine_lines(seam, uses_tidy):
    """[(what, which)] of the machine and the versions."""
    memory = int(first_match("/proc/meminfo", "MemTotal").split()[0]) / 2**20
    lines = [
        ("date", datetime.date.today().isoformat()),
        ("processor", f"{first_match('/proc/cpuinfo', 'model name')}, {os.cpu_count()} cores"),
        ("memory", f"{memory:.1f} GiB"),
        ("load at the start", f"{os.getloadavg()[0]:.2f}"),
        ("Seam", version([seam, "--version"], "seam")),
        ("clang", version(["clang++-22", "--version"])),
        ("clang-scan-deps", version(["clang-scan-deps-22", "--version"])),
    ]
    return lines + ([("clang-tidy", version(["clang-tidy-22", "--version"]))] if uses_tidy else [])


def command_lines(jobs):
    yield "Seam", tool_commands.seam_check("seam", "BUILD", "KEPT", jobs)
    yield "Seam, graph of includes", tool_commands.seam_includes("seam", "BUILD", "KEPT", jobs)
    yield f"clang, {jobs} units at a time", tool_commands.syntax_only(["clang++-22", "FLAGS", "FILE"])
    yield "clang-tidy", tool_commands.tidy("UNITS", jobs)
    yield "clang-scan-deps", tool_commands.scan_dependencies("UNITS", jobs)


def commands_text(jobs):
    lines = [f"{what + ':':<26}{tool_commands.shown(words)}" for what, words in command_lines(jobs)]
    return "```\n" + "\n".join(lines) + "\n```\n\n" + LEGEND


def program_text(result):
    commit = f" at {result['commit']}" if result["commit"] else ""
    notes = "".join(f"\n{note}\n" for note in result["notes"])
    return f"## {result['name']}{commit}, {result['units']} units\n\n{table(result['rows'])}{notes}"


def page(machine, results, jobs):
    about = "\n".join(f"| {what} | {which} |" for what, which in machine)
    parts = [INTRODUCTION, f"## Machine and versions\n\n| | |\n|---|---|\n{about}\n", *map(program_text, results)]
    return "\n".join(parts) + f"\n## Commands\n\n{commands_text(jobs)}"
