# Which units does a compilation database name, and how would clang read each of them?
"""Units of a compile_commands.json, each file once, with a command that only reads: the same for every tool that is compared."""
import json
import pathlib
import re
import shlex
from collections import namedtuple

CPP_COMPILER = "clang++-22"
C_COMPILER = "clang-22"
LAUNCHERS = ("ccache", "sccache", "distcc", "icecc")
WITH_VALUE = ("-o", "-MF", "-MT", "-MQ", "-MJ")  # Each takes the next word, or the rest of its own.
ALONE = ("-c", "-M", "-MM", "-MD", "-MMD", "-MP", "-MG", "-MV")

Unit = namedtuple("Unit", "file folder words")
Unit.__doc__ = "One source file, the folder of its command, and the command without its compiler's outputs."


def words_of(entry):
    return list(entry["arguments"]) if "arguments" in entry else shlex.split(entry["command"])


def compiler_for(words, file):
    """clang, as C or as C++ like the compiler that the database names."""
    is_cpp = "++" in pathlib.PurePath(words[0]).name or pathlib.PurePath(file).suffix != ".c"
    return CPP_COMPILER if is_cpp else C_COMPILER


def without_precompiled_header(words):
    """`-include-pch FILE`, also as four words with -Xclang: the file is an output of a build that nobody ran."""
    plain = [word for word in words if word != "-Xclang"]
    if "-include-pch" not in plain:
        return words
    at = plain.index("-include-pch")
    dropped = set(plain[at : at + 2])
    kept, i = [], 0
    while i < len(words):
        if words[i] in dropped:
            i += 1
        elif words[i] == "-Xclang" and i + 1 < len(words) and words[i + 1] in dropped:
            i += 2
        else:
            kept.append(words[i])
            i += 1
    return kept


def reading_command(words, file):
    """`ccache g++ -DX -MD -MF a.d -o a.o -c a.cc` -> `clang++-22 -DX a.cc`."""
    while len(words) > 1 and pathlib.PurePath(words[0]).name in LAUNCHERS:
        words = words[1:]
    kept, skip = [compiler_for(words, file)], False
    for word in without_precompiled_header(words[1:]):
        if skip:
            skip = False
        elif word in WITH_VALUE:
            skip = True
        elif word not in ALONE and not word.startswith(WITH_VALUE):
            kept.append(word)
    return kept


def units_of(entries):
    """The first entry of each file, sorted by file."""
    units = {}
    for entry in entries:
        file = str((pathlib.Path(entry["directory"]) / entry["file"]).resolve())
        units.setdefault(file, Unit(file, entry["directory"], reading_command(words_of(entry), entry["file"])))
    return [units[file] for file in sorted(units)]


def read_database(build):
    return json.loads((pathlib.Path(build) / "compile_commands.json").read_text(encoding="utf-8"))


def write_database(units, build):
    """The units as a database of their own, for tools that take one."""
    entries = [{"directory": unit.folder, "file": unit.file, "arguments": unit.words + ["-c"]} for unit in units]
    (pathlib.Path(build) / "compile_commands.json").write_text(json.dumps(entries, indent=1), encoding="utf-8")


def source_root(files, build):
    """The folder that is checked: from what is common to the sources upwards, the first with a policy or a repository; else that."""
    build = pathlib.Path(build).resolve()
    written = [pathlib.Path(file) for file in files if not pathlib.Path(file).is_relative_to(build)]
    if not written:
        raise SystemExit(f"error: '{build}' names no source outside of itself")
    common = next(parent for parent in written[0].parents if all(file.is_relative_to(parent) for file in written))
    marked = (folder for folder in (common, *common.parents) if (folder / ".seam.yaml").exists() or (folder / ".git").exists())
    return next(marked, common)


def prerequisites(rules):
    """`a.o: a.cc a.h` in the language of make -> {a.cc: {a.h}}."""
    known = {}
    for rule in rules.replace("\\\n", " ").splitlines():
        if ": " not in rule:
            continue
        escaped = re.split(r"(?<!\\)\s+", rule.split(": ", 1)[1].strip())
        paths = [str(pathlib.Path(path.replace("\\ ", " ").replace("$$", "$")).resolve()) for path in escaped if path]
        if paths:
            known.setdefault(paths[0], set()).update(paths[1:])
    return known
