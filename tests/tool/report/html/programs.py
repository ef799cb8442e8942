# Which programs do the tests of the report look at? The shop, one with hostile names, and one of two thousand modules.
import json
import pathlib
import random
import subprocess

HOSTILE = '<img src=x onerror="document.title=1">'
HOSTILE_TEXT = "</script><script>document.title='owned'</script><!-- \u2028 &lt;b&gt; ${1}"


def write_database(folder, sources, includes):
    folder.mkdir(parents=True, exist_ok=True)
    entries = [{"directory": str(folder), "file": str(source), "arguments": ["clang++", "-std=c++20", *includes, "-c", str(source)]} for source in sources]
    (folder / "compile_commands.json").write_text(json.dumps(entries), encoding="utf-8")


def shop_database(source, folder):
    """The shop as its CMakeLists.txt has it."""
    shop = source / "fixtures/projects/shop"
    write_database(folder, sorted(shop.glob("src/**/*.cpp")), ["-I", str(shop / "src"), "-isystem", str(source / "fixtures/vendor/tinysql/include")])
    return shop


def write_hostile(folder):
    """A program whose folders, files, symbols and texts try to be markup; its modules depend on one another in a circle."""
    bad = folder / HOSTILE
    good = folder / "a&amp;b '\"\\"
    for each in (bad, good):
        each.mkdir(parents=True, exist_ok=True)
    (bad / "evil\u202egpj.h").write_text('#pragma once\n#include "../a&amp;b \'\\"\\\\/good.h"\nstruct Evil;\n'.replace('\\"\\\\', '"\\'), encoding="utf-8")
    (bad / "evil.h").write_text("#pragma once\nstruct Evil { int value = 0; };\nstruct Good;\nint use(Good &);\n", encoding="utf-8")
    (good / "good.h").write_text("#pragma once\nstruct Good { int value = 0; };\n", encoding="utf-8")
    (folder / "log.h").write_text("#pragma once\n#include <syslog.h>\n", encoding="utf-8")
    text = json.dumps(HOSTILE_TEXT, ensure_ascii=False)
    (bad / "evil.cpp").write_text(f'#include "log.h"\n#include "evil.h"\n#include "good.h"\nint use(Good &good) {{ syslog(LOG_ERR, {text}); return good.value; }}\n', encoding="utf-8")
    (good / "good.cpp").write_text('#include "good.h"\n#include "evil.h"\nint other(Evil &evil) { return evil.value; }\n', encoding="utf-8")
    write_database(folder / "build", [bad / "evil.cpp", good / "good.cpp"], ["-I", str(folder), "-I", str(bad), "-I", str(good)])
    return folder


def large_data(modules=2000, dependencies=10000, layers=12, statements=50000):
    """The data of a report as Seam writes it: some layers, some cycles, evidence for everything. The same each time."""
    chance = random.Random(7)
    row_of = [i * layers // modules for i in range(modules)]
    names = [f"layer{row_of[i]}/module{i}" for i in range(modules)]
    files, first = [], []
    for i, name in enumerate(names):
        first.append(len(files))
        files += [[f"src/{name}/file{number}.cpp", i] for number in range(chance.randint(1, 9))]
    first.append(len(files))
    pairs = set()
    while len(pairs) < dependencies:
        user = chance.randrange(modules - 1)
        used = min(modules - 1, user + 1 + int(chance.expovariate(1 / 250)))
        pairs.add((used, user) if chance.random() < 0.004 else (user, used))
    pairs = {(user, used) for user, used in pairs if user != used}
    pick = lambda module: chance.randrange(first[module], first[module + 1])
    links = sorted([pick(user), pick(used), [[chance.randint(1, 300), 1, -1, 0, 0], [chance.randint(1, 300), chance.randint(1, 9), used, 1, 0]], chance.randint(2, 90), 0] for user, used in pairs)
    levels = [("debug", 10), ("info", 20), ("warning", 30), ("error", 40)]
    logs = [{"module": names[i % modules], "file": f"src/{names[i % modules]}/file0.cpp", "line": i, "column": 1, "function": "f", "level": levels[i % 4][0], "value": levels[i % 4][1],
             "library": "spdlog", "name": "SPDLOG_INFO", "logger": "", "message": f"message {i} of {{}}", "values": ["it"], "traits": [], "test": False, "print": False, "strippable": False}
            for i in range(statements)]
    metrics = {"afferent": 3, "efferent": 2, "instability": 0.4, "abstractness": 0.1, "distance": 0.5}
    rows = [{"name": f"layer{row}", "modules": [i for i in range(modules) if row_of[i] == row]} for row in range(layers)]
    structure = {"layers": [{"id": "main", "because": "", "rows": rows, "tangles": []}], "modules": [{"name": name, "metrics": metrics} for name in names], "files": files,
                 "symbols": [f"app::Symbol{i}" for i in range(modules)], "links": links, "moduleTangles": [], "fileTangles": [],
                 "libraries": [[i, "std", i + 1] for i in range(0, modules, 3)], "breaking": sorted([user, used] for user, used in pairs if row_of[used] < row_of[user]),
                 "metrics": {"components": modules, "ccd": 1, "acd": 2.0, "nccd": 1.1, "propagationCost": 0.1, "levels": 9}}
    coverage = {"units": modules, "failed": [], "headers": 0, "unresolved": 0, "unreached": [], "unassigned": [], "notes": []}
    return {"version": 1, "tool": {"name": "seam", "version": "0"}, "program": "large", "start": {"view": "graph", "level": "module", "focus": [], "onlyCycles": False},
            "structure": structure, "findings": [], "rules": {}, "baseline": None, "logs": {"environments": [], "statements": logs}, "coverage": coverage}


START, END = '<script type="application/json" id="report">', "</script>"


def data_of(page):
    """What a report knows."""
    text = pathlib.Path(page).read_text(encoding="utf-8")
    return json.loads(text.split(START, 1)[1].split(END, 1)[0])


def with_data(page, data, out):
    """The page of a report around other data."""
    before, rest = pathlib.Path(page).read_text(encoding="utf-8").split(START, 1)
    text = json.dumps(data).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    pathlib.Path(out).write_text(before + START + text + END + rest.split(END, 1)[1], encoding="utf-8")
    return out


def run(seam, *words, expect, folder=None):
    done = subprocess.run([str(seam), *map(str, words)], capture_output=True, text=True, timeout=300, check=False, cwd=folder)
    if done.returncode != expect:
        raise AssertionError(f"seam {words[0]} ended with {done.returncode}, not {expect}:\n{done.stdout}{done.stderr}")
    return done
