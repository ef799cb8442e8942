# Which edit comes next?
"""Random edits as people make them, and as their tools do. The same seed makes the same edits on the same tree."""
import json
import os
import re

from change import Change, read
from workspace import file_of

INCLUDE = re.compile(rb'^[ \t]*#[ \t]*include[ \t]*"([^"]+)"')
TAKEN_BACK = 0.25  # The share of edits that only take an earlier one back.
REMEMBERED = 12


def lines_of(path):
    return read(path).splitlines(keepends=True)


def include_places(lines):
    return [i for i, line in enumerate(lines) if INCLUDE.match(line)]


def after_includes(lines):
    """Behind the last include of the file, where declarations compile; without one, at its end."""
    places = include_places(lines)
    return places[-1] + 1 if places else len(lines)


def inserted(lines, at, line):
    return b"".join([*lines[:at], line.encode() + b"\n", *lines[at:]])


class Editor:
    """Makes one change after the other in a workspace and remembers them."""

    def __init__(self, workspace, random):
        self.workspace, self.random = workspace, random
        self.count = 0
        self.done = []
        self.first = {}  # What each changed file held before the first edit of it.
        self.probes = []
        rare = [self.policy, self.delete_line, self.suppression, self.remove_header]
        usual = [self.touch, self.swap_unseen, self.probing_include, self.answer, self.shadow, self.header_and_source, self.rename_source]
        often = [self.comment, self.declaration, self.include, self.delete_include, self.flag, self.rename_header]
        self.kinds = rare + 2 * usual + 4 * often

    def next(self):
        """The next change, applied."""
        self.count += 1
        change = self.taken_back() if self.random.random() < TAKEN_BACK else None
        while change is None:
            change = self.random.choice(self.kinds)()
        return self.applied(change)

    def applied(self, change):
        for path, text in change.before.items():
            self.first.setdefault(path, text)
        change.apply()
        self.done.append(change)
        return change

    def restore(self):
        """Everything as it was at first: after many edits nothing would compile any more."""
        change = Change("everything as at first")
        for path, text in self.first.items():
            if read(path) != text:
                change.set(path, text)
        return self.applied(change)

    def taken_back(self):
        possible = [change for change in self.done[-REMEMBERED:] if change.after and change.can_be_taken_back()]
        return self.random.choice(possible).inverse() if possible else None

    def name(self, path):
        return path.relative_to(self.workspace.folder).as_posix()

    def file(self):
        return self.random.choice(self.workspace.sources() if self.random.random() < 0.5 else self.workspace.headers())

    def spelled(self, header, includer):
        """From the root, or from where it is included."""
        folder = self.workspace.tree if self.random.random() < 0.5 else includer.parent
        return os.path.relpath(header, folder)

    def insertion(self, file, at, line):
        shown = line.replace("\n", " / ")
        return Change(f"line {at + 1} of {self.name(file)} is now '{shown}'").set(file, inserted(lines_of(file), at, line))

    def comment(self):
        file = self.file()
        return self.insertion(file, self.random.randint(0, len(lines_of(file))), f"// Soak {self.count}.")

    def declaration(self):
        file = self.file()
        return self.insertion(file, after_includes(lines_of(file)), f"struct Soak{self.count};")

    def include(self):
        file, header = self.file(), self.random.choice(self.workspace.headers())
        return self.insertion(file, after_includes(lines_of(file)), f'#include "{self.spelled(header, file)}"')

    def probing_include(self):
        """Asks for a header that is not there; `answer` may make it later."""
        file, name = self.file(), f"soak_{self.count}.h"
        self.probes.append(file.parent / name)
        lines = f'#if __has_include("{name}")\n#include "{name}"\n#endif'
        return self.insertion(file, after_includes(lines_of(file)), lines)

    def answer(self):
        path = self.random.choice(self.probes) if self.probes else self.workspace.tree / f"soak_{self.count}.h"
        return Change(f"new {self.name(path)}").set(path, f"#pragma once\nstruct Soak{self.count} {{}};\n".encode())

    def include_line(self):
        """(file, lines, position) of some quoted include; nothing when the file has none."""
        file = self.file()
        lines = lines_of(file)
        places = include_places(lines)
        return (file, lines, self.random.choice(places)) if places else None

    def policy(self):
        return self.insertion(self.workspace.policy, 0, f"# Soak {self.count}.")

    def suppression(self):
        found = self.include_line()
        if not found:
            return None
        file, _, at = found
        return self.insertion(file, at, f"// seam:allow(unused-include-edge) soak {self.count}")

    def without_line(self, file, lines, at):
        return Change(f"line {at + 1} of {self.name(file)} is gone").set(file, b"".join(lines[:at] + lines[at + 1 :]))

    def delete_include(self):
        found = self.include_line()
        return self.without_line(*found) if found else None

    def delete_line(self):
        file = self.file()
        lines = lines_of(file)
        return self.without_line(file, lines, self.random.randrange(len(lines))) if lines else None

    def touch(self):
        file = self.file()
        return Change(f"{self.name(file)} is touched").set(file, read(file))

    def swap_unseen(self):
        """Two lines change places: the file keeps its size and its time."""
        file = self.file()
        lines = lines_of(file)
        if len(lines) < 2:
            return None
        at = self.random.randrange(len(lines) - 1)
        lines[at], lines[at + 1] = lines[at + 1], lines[at]
        return Change(f"lines {at + 1} and {at + 2} of {self.name(file)} change places, its time stays").set(file, b"".join(lines), keeps_time=True)

    def header_and_source(self):
        header, source = self.random.choice(self.workspace.headers()), self.random.choice(self.workspace.sources())
        change = Change(f"a declaration in {self.name(header)} and a comment in {self.name(source)}")
        change.set(header, inserted(lines_of(header), after_includes(lines_of(header)), f"struct Soak{self.count};"))
        return change.set(source, inserted(lines_of(source), 0, f"// Soak {self.count}."))

    def with_database(self, change, edit):
        """`edit` changes the entries in place."""
        entries = json.loads(read(self.workspace.database))
        edit(entries)
        return change.set(self.workspace.database, json.dumps(entries, indent=1).encode())

    def flag(self):
        """One unit gets a macro more, or loses one that it got; now and then every unit."""
        units = len(json.loads(read(self.workspace.database)))
        every = self.random.random() < 0.2
        return self.flag_of(range(units) if every else [self.random.randrange(units)], self.random.random() < 0.3)

    def flag_of_every_unit(self):
        return self.flag_of(range(len(json.loads(read(self.workspace.database)))), False)

    def flag_of(self, units, removes):
        def edit(entries):
            for i in units:
                words = entries[i].get("arguments") or entries[i]["command"].split(" ")
                own = [word for word in words if word.startswith("-DSOAK")][:1]
                words = [word for word in words if word not in own] if removes else [words[0], f"-DSOAK_{self.count}", *words[1:]]
                entries[i].update({"arguments": words} if "arguments" in entries[i] else {"command": " ".join(words)})

        what = f"unit {units[0]}" if len(units) == 1 else "every unit"
        return self.with_database(Change(f"a macro {'less' if removes else 'more'} for {what}"), edit)

    def renamed(self, path):
        return path.with_name(f"{path.stem.split('_soak')[0]}_soak{self.count}{path.suffix}")

    def rename_header(self):
        """With the includes that name it, or without."""
        old = self.random.choice(self.workspace.headers())
        new = self.renamed(old)
        follows = self.random.random() < 0.7
        change = Change(f"{self.name(old)} becomes {new.name}, {'with' if follows else 'without'} its includes").set(new, read(old)).set(old, None)
        if follows:
            pattern = re.compile(rb'(#[ \t]*include[ \t]*["<](?:[^">]*/)?)' + re.escape(old.name.encode()) + rb'(?=[">])')
            for file in [*self.workspace.sources(), *self.workspace.headers()]:
                target, text = (new, read(old)) if file == old else (file, read(file))
                replaced = pattern.sub(lambda match: match.group(1) + new.name.encode(), text)
                if replaced != text:
                    change.set(target, replaced)
        return change

    def rename_source(self):
        old = self.random.choice(self.workspace.sources())
        new = self.renamed(old)

        def rename(word):
            return re.sub(r"(?<![\w.-])" + re.escape(old.name) + r"(?=\s|$)", lambda _: new.name, word)

        def edit(entries):
            for entry in entries:
                if file_of(entry) == old:
                    changed = {key: rename(entry[key]) for key in ("file", "command") if key in entry}
                    entry.update(changed, **({"arguments": [rename(word) for word in entry["arguments"]]} if "arguments" in entry else {}))

        return self.with_database(Change(f"{self.name(old)} becomes {new.name}").set(new, read(old)).set(old, None), edit)

    def shadow(self):
        """A copy of an included header where the search for it looks first."""
        found = self.include_line()
        if not found:
            return None
        file, lines, at = found
        spelled = INCLUDE.match(lines[at]).group(1).decode()
        path = file.parent / spelled
        known = [header for header in self.workspace.headers() if header.as_posix().endswith("/" + spelled)]
        if path.exists() or not known or ".." in spelled:
            return None
        return Change(f"{self.name(path)} hides {self.name(known[0])}").set(path, read(known[0]))

    def remove_header(self):
        headers = self.workspace.headers()
        header = self.random.choice(headers)
        return Change(f"{self.name(header)} is gone").set(header, None) if len(headers) > 1 else None
