# What is known of a program before anything is measured, and how is a file of it changed for a moment?
"""A program is a build folder with its units; its files are changed in place, because databases hold absolute paths."""
import collections
import contextlib
import os
import pathlib
import subprocess

from compile_commands import prerequisites, read_database, source_root, units_of

OF_OTHERS = {"third_party", "third-party", "thirdparty", "external", "vendor", "dependencies"}


class Program:
    """Its name, build folder, units, root and commit."""

    def __init__(self, name, build):
        self.name = name
        self.build = pathlib.Path(build).resolve()
        self.units = units_of(read_database(self.build))
        self.root = source_root([unit.file for unit in self.units], self.build)

    def commit(self):
        """Short, with '-dirty' when files differ from it; empty outside of a repository."""
        words = ["git", "-C", str(self.root), "describe", "--always", "--dirty", "--exclude", "*"]
        return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()

    def is_own(self, file):
        """Written by the program's authors: below the root, neither generated nor copied from others."""
        path = pathlib.Path(file)
        if not path.is_relative_to(self.root) or path.is_relative_to(self.build):
            return False
        return not OF_OTHERS.intersection(path.relative_to(self.root).parts)

    def spread_units(self, count):
        """So many of the program's own units, at equal distances in the sorted list."""
        own = [unit for unit in self.units if self.is_own(unit.file)]
        count = min(count, len(own))
        return [own[int((i + 0.5) * len(own) / count)] for i in range(count)]

    def hub(self, rules):
        """The own header that most units depend on, of equals the first by name, and those units; `rules` as clang-scan-deps prints them."""
        dependents = collections.defaultdict(list)
        known = prerequisites(rules)
        for unit in self.units:
            for header in known.get(unit.file, ()):
                if self.is_own(header) and header not in known:
                    dependents[header].append(unit.file)
        if not dependents:
            raise SystemExit(f"error: clang-scan-deps names no header of {self.name} below '{self.root}'")
        return min(dependents.items(), key=lambda item: (-len(item[1]), item[0]))


def with_comment(text):
    return text + b"// A line more.\n"


def with_declaration(text):
    """A new declaration, inside the include guard if there is one; valid in C as well."""
    line = b"struct AddedByTheComparison;\n"
    body = text.rstrip()
    at = body.rfind(b"\n") + 1
    return text[:at] + line + text[at:] if body[at:].lstrip().startswith(b"#endif") else text + line


@contextlib.contextmanager
def changed(file, change):
    """The file with other bytes; afterwards its own bytes and time again, whatever happened."""
    path = pathlib.Path(file)
    text, status = path.read_bytes(), path.stat()
    try:
        path.write_bytes(change(text))
        yield
    finally:
        path.write_bytes(text)
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
