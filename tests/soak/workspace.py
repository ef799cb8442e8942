# Where does the soak work, and what does Seam say there?
"""A private copy of a program: its sources, its build folder without objects, and its database with the paths of the copy."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time
from collections import namedtuple

from compile_commands import prerequisites, read_database, source_root, units_of, write_database

HEADERS = {".h", ".hh", ".hpp", ".hxx"}
OUTPUTS = shutil.ignore_patterns(".git", ".seam", "*.o", "*.a", "*.so", "*.so.*", "*.pch", "*.gch", "reply")
UNREACHED = 5  # So many headers that no unit reaches are left in a copy of some units: each is read by itself.

POLICY = """version: 1
unassigned: warning
modules:
{modules}contracts:
  - {{id: apart, forbid: {{from: "*", to: "*"}}, kinds: [include, symbol, forward]}}
  - {{id: acyclic, acyclic: [files, components, modules]}}
"""

Outcome = namedtuple("Outcome", "code report errors seconds")
Outcome.__doc__ = "Exit code, standard output as bytes, standard error, wall seconds."


def moved(text, old, new):
    """The text with paths below `old` now below `new`; '/a/lib' is not below '/a/li'."""
    return re.sub(re.escape(str(old)) + r"(?![\w.-])", lambda _: str(new), text)


def file_of(entry):
    return pathlib.Path(os.path.normpath(os.path.join(entry["directory"], entry["file"])))


class Workspace:
    """`tree` are the sources, `build` is the build folder, `kept` is what Seam keeps; everything lies in `folder`."""

    def __init__(self, build, seam, jobs):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="seam-soak-")).resolve()
        self.tree, self.kept = self.folder / "tree", self.folder / "kept"
        self.policy = self.tree / ".seam.yaml"
        self.seam, self.jobs = seam, jobs
        self.environment = {**os.environ, "TMPDIR": str(self.folder / "temporary")}
        (self.folder / "temporary").mkdir()
        self.copy(pathlib.Path(build).resolve())

    def copy(self, build):
        """The build folder lies where it lay, in the sources or not."""
        root = source_root([unit.file for unit in units_of(read_database(build))], build)
        self.build = self.tree / build.relative_to(root) if build.is_relative_to(root) else self.folder / "build"
        self.database = self.build / "compile_commands.json"

        def left_out(folder, names):
            builds = {name for name in names if (pathlib.Path(folder, name) / "CMakeCache.txt").exists()}
            return OUTPUTS(folder, names) | builds | {name for name in names if pathlib.Path(folder, name) == build}

        shutil.copytree(root, self.tree, symlinks=True, ignore=left_out)
        shutil.copytree(build, self.build, symlinks=True, ignore=OUTPUTS)
        text = self.database.read_text(encoding="utf-8")
        self.database.write_text(moved(moved(text, build, self.build), root, self.tree), encoding="utf-8")

    def select(self, count, random):
        """Only so many units, and of the headers only what they reach and a few more: the others would be read one by one."""
        entries = read_database(self.build)
        chosen = set(random.sample(range(len(entries)), min(count, len(entries))))
        self.write_entries([entry for i, entry in enumerate(entries) if i in chosen])
        reached = self.reached_files(units_of(read_database(self.build)))
        unreached = [header for header in self.headers() if header not in reached]
        for header in set(unreached) - set(random.sample(unreached, min(UNREACHED, len(unreached)))):
            header.unlink()

    def leave_out(self, names):
        """No units of these files, which are named from the root."""
        files = {self.tree / name for name in names}
        self.write_entries([entry for entry in read_database(self.build) if file_of(entry) not in files])

    def write_entries(self, entries):
        self.database.write_text(json.dumps(entries, indent=1), encoding="utf-8")

    def reached_files(self, units):
        with tempfile.TemporaryDirectory(dir=self.folder) as scratch:
            write_database(units, scratch)
            words = ["clang-scan-deps-22", "-compilation-database", f"{scratch}/compile_commands.json", "-j", str(self.jobs)]
            rules = subprocess.run(words, capture_output=True, text=True, check=False).stdout
        return {pathlib.Path(file) for files in prerequisites(rules).values() for file in files}

    def headers(self):
        """All headers of the sources, sorted."""
        return sorted(file for file in self.tree.rglob("*") if file.suffix in HEADERS and self.is_source(file))

    def is_source(self, file):
        """A file that may be edited: no link, which might lead out of the copy, and not generated."""
        is_written = file.is_relative_to(self.tree) and not file.is_relative_to(self.build)
        return is_written and file.is_file() and not file.is_symlink()

    def sources(self):
        """All sources of the database, sorted."""
        return sorted(file for file in {file_of(entry) for entry in read_database(self.build)} if self.is_source(file))

    def write_policy(self):
        """Without a policy of its own, the program gets one that forbids every dependency between folders: then a report tells nearly all
        that Seam knows, and a wrong fact shows."""
        if self.policy.exists():
            return
        folders = sorted({file.parent.relative_to(self.tree).as_posix() for file in [*self.sources(), *self.headers()]})
        modules = "".join(f'  "{folder}": {{path: "{folder}/*"}}\n' for folder in folders if folder != ".")
        modules += '  "root": {path: "*"}\n' if "." in folders else ""
        self.policy.write_text(POLICY.format(modules=modules), encoding="utf-8")

    def words(self, command, *keeping):
        return [self.seam, *command, "-p", str(self.build), "-j", str(self.jobs), *keeping]

    def warm_words(self, command):
        return self.words(command, "--cache-dir", str(self.kept))

    def cold_words(self, command):
        return self.words(command, "--no-cache")

    def start(self, words):
        """In a process group of its own, its output thrown away."""
        return subprocess.Popen(words, cwd=self.tree, env=self.environment, start_new_session=True, stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def run(self, words):
        start = time.monotonic()
        done = subprocess.run(words, cwd=self.tree, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        return Outcome(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"), time.monotonic() - start)

    def save_kept(self):
        """What is kept as it is now, for whoever looks into a failure."""
        before = self.folder / "kept-before"
        shutil.rmtree(before, ignore_errors=True)
        if self.kept.exists():
            shutil.copytree(self.kept, before)

    def temporary_files(self):
        """The sizes of what lies in the folder for temporary files."""
        return [file.stat().st_size for file in (self.folder / "temporary").rglob("*") if file.is_file()]
