# Does a warm run of Seam find what a cold one does, whatever was edited and killed before?
"""Edits a private copy of a program at random. After each edit `seam check` with what it kept must print the same bytes and end with the
same exit code as with nothing kept; so must a run after one that was killed. The first difference ends the soak with exit code 1, and the
folder with the copy, the edits and both outputs stays.
"""
import argparse
import collections
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from edits import Editor
from workspace import Workspace

CHECK = ["check", "--format", "json"]
GRAPH = ["graph", "--level", "file", "--format", "json"]
GRAPH_EVERY = 10
BROKEN_SHARE = 0.1  # With more units broken than that, everything is put back: broken units tell little.
ALL_UNITS_SHARE, NOTHING_KEPT_SHARE = 0.3, 0.1  # Of the kills: those where every unit has to be read, or there is no store yet.


class Difference(Exception):
    """Two outcomes that should be the same are not."""


def build_folder(text):
    if not pathlib.Path(text, "compile_commands.json").is_file():
        raise argparse.ArgumentTypeError(f"there is no compile_commands.json in '{text}'")
    return pathlib.Path(text)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seam", required=True, type=lambda path: str(pathlib.Path(path).resolve()), metavar="PATH", help="the program to try")
    parser.add_argument("--build", required=True, type=build_folder, metavar="FOLDER", help="a build folder with compile_commands.json")
    parser.add_argument("--edits", type=int, default=300, metavar="N", help="edits, one after the other (default: 300)")
    parser.add_argument("--kills", type=int, default=200, metavar="N", help="runs that are killed (default: 200)")
    parser.add_argument("--units", type=int, metavar="N", help="only so many units, drawn at random (default: all)")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32), metavar="N", help="the same seed makes the same edits")
    parser.add_argument("-j", "--jobs", type=int, default=2, help="workers of Seam (default: 2)")
    parser.add_argument("--keep", action="store_true", help="keep the folder when all went well, too")
    return parser.parse_args()


def first_difference(warm, cold):
    """Where two outputs part, with the lines there."""
    lines = [outcome.report.decode("utf-8", "replace").splitlines() for outcome in (warm, cold)]
    at = next((i for i, pair in enumerate(zip(*lines)) if pair[0] != pair[1]), min(map(len, lines)))
    shown = [text[at] if at < len(text) else "(the end)" for text in lines]
    return f"exit codes: warm {warm.code}, cold {cold.code}\nline {at + 1}\n  warm: {shown[0]}\n  cold: {shown[1]}"


def coverage_of(report):
    """(files that could not be read completely, units that could); nothing when the report is none."""
    try:
        coverage = json.loads(report)["coverage"]
    except (ValueError, KeyError):
        return None
    return [unit["file"] for unit in coverage["failed"]], coverage["units"]


def broken_share(report):
    """How much of the program could not be read completely; all of it when the run failed."""
    coverage = coverage_of(report)
    return len(coverage[0]) / max(1, len(coverage[0]) + coverage[1]) if coverage else 1.0


class Soak:
    """One run over one program; `numbers` counts what happened."""

    def __init__(self, options):
        self.random = random.Random(options.seed)
        self.workspace = Workspace(options.build, options.seam, options.jobs)
        print(f"seed {options.seed}, folder {self.workspace.folder}", flush=True)
        if options.units:
            self.workspace.select(options.units, self.random)
        self.leave_out_broken()
        self.workspace.write_policy()
        self.editor = Editor(self.workspace, self.random)
        self.numbers = collections.Counter()
        self.cold_seconds = self.warm_seconds = self.broken = 0.0

    def leave_out_broken(self):
        """Units that cannot be read from the start would turn every exit code into 2."""
        outcome = self.workspace.run(self.workspace.cold_words(CHECK))
        coverage = coverage_of(outcome.report)
        if coverage is None or coverage[1] == 0:
            raise SystemExit(f"error: the first run failed with exit code {outcome.code}\n{outcome.errors}")
        self.workspace.leave_out(coverage[0])
        print(f"{coverage[1]} units, {len(coverage[0])} left out", flush=True)

    def compare(self, command):
        """One warm and one cold run, which must agree."""
        self.workspace.save_kept()
        warm = self.workspace.run(self.workspace.warm_words(command))
        cold = self.workspace.run(self.workspace.cold_words(command))
        for name, outcome in (("warm", warm), ("cold", cold)):
            (self.workspace.folder / f"{name}.json").write_bytes(outcome.report)
            (self.workspace.folder / f"{name}.errors").write_text(outcome.errors, encoding="utf-8")
            if outcome.code not in (0, 1, 2):
                raise Difference(f"the {name} run ended with {outcome.code}\n{outcome.errors[-2000:]}")
        if (warm.code, warm.report) != (cold.code, cold.report):
            again = self.workspace.run(self.workspace.cold_words(command))
            doubt = "\nbut a second cold run differs from the first, too" if again.report != cold.report else ""
            raise Difference(first_difference(warm, cold) + doubt)
        self.numbers[f"{command[0]} with exit code {cold.code}"] += 1
        if command == CHECK:
            self.cold_seconds, self.warm_seconds, self.broken = cold.seconds, warm.seconds, broken_share(cold.report)

    def edit(self):
        change = self.editor.restore() if self.broken > BROKEN_SHARE else self.editor.next()
        print(f"  {change.what}", flush=True)

    def agree(self, what):
        self.compare(CHECK)
        print(f"{what}: the same, cold {self.cold_seconds:.1f} s, warm {self.warm_seconds:.1f} s, {self.broken:.0%} broken", flush=True)

    def edits(self, count):
        self.agree("at first")
        for number in range(1, count + 1):
            self.edit()
            self.agree(f"edit {number} of {count}")
            if number % GRAPH_EVERY == 0:
                self.compare(GRAPH)

    def kill_one(self):
        """Starts a warm run and kills it with all its workers, some time before it would have ended by itself, or shortly after."""
        if self.random.random() < ALL_UNITS_SHARE:
            self.editor.applied(self.editor.flag_of_every_unit())
            print("  a macro more for every unit", flush=True)
        if self.random.random() < NOTHING_KEPT_SHARE:
            shutil.rmtree(self.workspace.kept, ignore_errors=True)
            print("  nothing is kept", flush=True)
        longest = self.cold_seconds if self.random.random() < 0.5 else self.warm_seconds
        seconds = self.random.random() * longest
        was_killed = killed_after(self.workspace.start(self.workspace.warm_words(CHECK)), seconds)
        self.numbers["killed" if was_killed else "ended before the kill"] += 1
        return seconds

    def kills(self, count):
        for number in range(1, count + 1):
            self.edit()
            seconds = self.kill_one()
            self.agree(f"kill {number} of {count}, after {seconds:.2f} s")

    def write_edits(self, reason):
        lines = [f"{i}. {change.what}" for i, change in enumerate(self.editor.done, 1)]
        (self.workspace.folder / "edits.txt").write_text("\n".join([reason, "", *lines]) + "\n", encoding="utf-8")
        return "\n".join(lines)


def killed_after(process, seconds):
    """Kills the process and all that it started, unless it ended before."""
    try:
        process.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        return True
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def main():
    options = arguments()
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    soak = Soak(options)
    try:
        soak.edits(options.edits)
        soak.kills(options.kills)
    except Difference as difference:
        reason = f"seed {options.seed}, after {len(soak.editor.done)} edits: {difference}"
        print(f"\n{soak.write_edits(reason)}\n\nerror: {reason}\nkept: {soak.workspace.folder}")
        sys.exit(1)
    left = soak.workspace.temporary_files()
    print("\n" + "\n".join(f"{count:6} {what}" for what, count in sorted(soak.numbers.items())))
    print(f"{len(left):6} temporary files left by runs that were killed, {sum(left) / 1e6:.0f} MB\nno difference; seed {options.seed}")
    if not options.keep:
        shutil.rmtree(soak.workspace.folder)


main()
