# What did a command cost: wall and processor time, peak memory?
"""Runs commands and measures each with all processes that it started and waited for."""
import concurrent.futures
import os
import pathlib
import subprocess
import tempfile
import threading
import time
from collections import namedtuple

SAMPLE_SECONDS = 0.02

MeasuredRun = namedtuple("MeasuredRun", "wall cpu peak_kb worker_peak_kb code output errors")
MeasuredRun.__doc__ = "Seconds, KiB (of the largest process; of the largest below the first), exit code, and what was printed."


def children_of(process):
    """The processes that any thread of this one started; empty when it ended meanwhile."""
    found = []
    try:
        for thread in pathlib.Path(f"/proc/{process}/task").iterdir():
            found += (thread / "children").read_text().split()
    except OSError:
        pass
    return found


def descendants(process):
    found = children_of(process)
    for child in found:  # Grows while it is walked.
        found += children_of(child)
    return found


def peak_of(process):
    """The largest resident size so far in KiB, as the kernel remembers it; 0 when the process is gone."""
    try:
        status = pathlib.Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    peaks = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(peaks[0]) if peaks else 0


class WorkerWatch:
    """Remembers the peak of the largest worker of a process until it is told to stop."""

    def __init__(self, process):
        self.peak_kb = 0
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.watch, args=(process,))
        self.thread.start()

    def watch(self, process):
        while not self.ended.wait(SAMPLE_SECONDS):
            self.peak_kb = max([self.peak_kb, *map(peak_of, descendants(process))])

    def stop(self):
        self.ended.set()
        self.thread.join()
        return self.peak_kb


def measure(words, folder, watches_workers=False):
    """Runs the command to its end; a signal that ends it ends us as well."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.monotonic()
        process = subprocess.Popen(words, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=errors)
        watch = WorkerWatch(process.pid) if watches_workers else None
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:  # We are to end: so is what we started.
            process.kill()
            raise
        finally:
            wall = time.monotonic() - start
            worker_peak_kb = watch.stop() if watch else 0
        process.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for stream in (output, errors):
            stream.seek(0)
            texts.append(stream.read().decode("utf-8", "replace"))
    if process.returncode < 0:
        raise SystemExit(f"error: signal {-process.returncode} ended {' '.join(words)}\n{texts[1]}")
    return MeasuredRun(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, worker_peak_kb, process.returncode, *texts)


def measure_all(commands, jobs):
    """The runs of [(words, folder)], in this order, `jobs` at a time."""
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        try:
            return list(pool.map(lambda command: measure(*command), commands))
        except BaseException:  # Without this, all others would still be run.
            pool.shutdown(cancel_futures=True)
            raise
