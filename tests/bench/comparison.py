# How does Seam compare with clang and its tools over one program?
"""Measures, then makes the rows. Cold: nothing is kept. Warm: everything is kept, and what changed is read again."""
import contextlib
import pathlib
import re
import shutil
import statistics
import sys
import tempfile

import tool_commands
from compile_commands import write_database
from comparison_row import Row
from measured_run import measure, measure_all
from program import changed, with_comment, with_declaration

COLD_LIMITS = {"rocksdb": 0.15, "abseil-cpp": 0.12}
UNCHANGED_SECONDS, UNCHANGED_UNITS = 0.3, 400  # The limit is for programs of up to so many units.
CHANGED_UNITS = 5
SETTLING_RUNS = 12
AFTER_EXTRACTION = ("link", "rules", "suppressions")


def say(text):
    print(text, file=sys.stderr, flush=True)


def phases_of(timings):
    """`     3.481 s  extract` -> {"extract": 3.481}"""
    return {phase: float(seconds) for seconds, phase in re.findall(r"^ *(\d+\.\d+) s  (\S.*)$", timings, re.MULTILINE)}


def parsed_count(timings):
    """How many units the run read itself; nothing when the timings do not tell."""
    match = re.search(r"^(\d+) units and headers parsed", timings, re.MULTILINE)
    return int(match.group(1)) if match else None


def plural(count, word):
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


class Comparison:
    """One program; `rows` is the whole of it."""

    def __init__(self, program, seam, jobs, uses_tidy):
        self.program, self.seam, self.jobs, self.uses_tidy = program, seam, jobs, uses_tidy
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="seam-compare-"))
        self.cache = self.work / "kept"
        self.notes = []
        self.said = set()

    def rows(self):
        try:
            write_database(self.program.units, self.work)
            self.read_plainly()
            self.cold = self.check(watches_workers=True)
            kept_bytes = sum(file.stat().st_size for file in self.cache.rglob("*") if file.is_file())
            self.unchanged = self.check()
            rows = [self.cold_row(), self.tidy_row(), self.includes_row(), *self.unchanged_rows()]
            return [*rows, *self.changed_rows(), self.rules_row(), self.memory_row(), self.size_row(kept_bytes)]
        finally:
            shutil.rmtree(self.work)

    def measure(self, words, codes, watches_workers=False):
        if tuple(words) not in self.said:
            say(f"{self.program.name}: {tool_commands.shown(words)}")
        self.said.add(tuple(words))
        run = measure(words, self.program.root, watches_workers)
        if run.code not in codes:
            raise SystemExit(f"error: exit code {run.code} of {' '.join(words)}\n{run.output[-2000:]}\n{run.errors[-2000:]}")
        return run

    def check(self, watches_workers=False):
        """Exit code 2: some units were not read completely, as clang cannot either."""
        words = tool_commands.seam_check(self.seam, str(self.program.build), str(self.cache), self.jobs)
        return self.measure(words, (0, 2), watches_workers)

    def read_plainly(self):
        """Every unit by clang alone. Comes first, so that the files are in memory for all."""
        units = self.program.units
        say(f"{self.program.name}: {plural(len(units), 'unit')} with {tool_commands.shown(tool_commands.syntax_only(['clang++-22', '…']))}")
        runs = measure_all([(tool_commands.syntax_only(unit.words), unit.folder) for unit in units], self.jobs)
        self.plain = {unit.file: run for unit, run in zip(units, runs)}
        refused = sum(run.code != 0 for run in runs)
        if refused == len(runs):
            raise SystemExit(f"error: clang refuses every unit, the first with\n{runs[0].errors}")
        if refused:
            self.notes.append(f"clang refuses {plural(refused, 'unit')}.")
        self.plain_cpu = sum(run.cpu for run in runs)

    def cold_row(self):
        limit = COLD_LIMITS.get(self.program.name)
        return Row("cold, beside clang reading every unit", "cpu", self.cold.cpu, self.plain_cpu, limit, plural(len(self.plain), "unit"))

    def tidy_row(self):
        subject = "cold, beside four checks of clang-tidy"
        if not self.uses_tidy:
            return Row(subject, "cpu", self.cold.cpu, note="not measured: clang-tidy was left out")
        reference = self.measure(tool_commands.tidy(str(self.work), self.jobs), (0, 1))
        return Row(subject, "cpu", self.cold.cpu, reference.cpu, 0.12)

    def includes_row(self):
        subject = "cold graph of includes, beside clang-scan-deps"
        reference = self.measure(tool_commands.scan_dependencies(str(self.work), self.jobs), (0, 1))
        self.rules_of_make = reference.output
        if tool_commands.INCLUDES_ONLY not in measure([self.seam, "graph", "--help"], self.program.root).output:
            return Row(subject, "cpu", None, reference.cpu, 1.0, f"not measured: this Seam does not know {tool_commands.INCLUDES_ONLY}")
        words = tool_commands.seam_includes(self.seam, str(self.program.build), str(self.work / "includes"), self.jobs)
        return Row(subject, "cpu", self.measure(words, (0, 2)).cpu, reference.cpu, 1.0)

    def unchanged_rows(self):
        limit = UNCHANGED_SECONDS if len(self.plain) <= UNCHANGED_UNITS else None
        parsed = parsed_count(self.unchanged.errors)
        yield Row("nothing changed", "wall", self.unchanged.wall, limit=limit, note=f"{parsed} files read again" if parsed else "")
        yield Row("nothing changed, beside cold", "wall", self.unchanged.wall, self.cold.wall, 0.005)

    def settle(self):
        """Runs until nothing is read any more; a note says what still is after many runs."""
        for _ in range(SETTLING_RUNS):
            if not parsed_count(self.check().errors):
                return
        note = f"Some files are read again in each of {SETTLING_RUNS} runs, although nothing changed."
        self.notes += [note] if note not in self.notes else []

    @contextlib.contextmanager
    def settled_after(self, file, change):
        with changed(file, change):
            yield
        self.settle()

    def changed_rows(self):
        self.settle()
        yield self.changed_unit_row()
        yield self.changed_hub_row()

    def changed_unit_row(self):
        runs = []
        for unit in self.program.spread_units(CHANGED_UNITS):
            with self.settled_after(unit.file, with_comment):
                runs.append((self.check().cpu, self.plain[unit.file].cpu))
        ratios = sorted(measured / reference for measured, reference in runs)
        measured, reference = min(runs, key=lambda run: abs(run[0] / run[1] - statistics.median(ratios)))
        note = f"median of {len(runs)}: {ratios[0]:.3g} to {ratios[-1]:.3g}"
        return Row("one source changed (a comment), beside clang reading it", "cpu", measured, reference, 0.25, note)

    def changed_hub_row(self):
        header, dependents = self.program.hub(self.rules_of_make)
        reference = sum(self.plain[file].cpu for file in dependents)
        with self.settled_after(header, with_declaration):
            measured = self.check().cpu
        note = f"{pathlib.Path(header).relative_to(self.program.root)}, {plural(len(dependents), 'unit')}"
        return Row("one header changed (a declaration), beside clang reading its units", "cpu", measured, reference, 0.25, note)

    def rules_row(self):
        subject = "all phases, beside those up to the facts"
        phases = phases_of(self.cold.errors)
        if not {"extract", "rules"} <= phases.keys():
            return Row(subject, "wall", limit=1.1, note="not measured: the timings name no such phases")
        extraction = sum(seconds for phase, seconds in phases.items() if phase not in AFTER_EXTRACTION)
        return Row(subject, "wall", sum(phases.values()), extraction, 1.1)

    def memory_row(self):
        reference = max(run.peak_kb for run in self.plain.values())
        note = "" if self.cold.worker_peak_kb else "not measured: no worker was seen"
        measured = self.cold.worker_peak_kb * 1024 or None
        return Row("largest worker, beside clang's largest unit", "memory", measured, reference * 1024, 1.3, note)

    def size_row(self, kept_bytes):
        return Row("kept on disk for each unit", "size", kept_bytes / len(self.plain), limit=100e3)
