# Is the extension for VS Code sound: does it compile, do its tests pass, is there a package, and does the server understand its settings?
"""usage: extension_test.py SOURCE SEAM WORK; ends with 77 where there is no npm, or no way to its packages."""
import json
import pathlib
import shutil
import subprocess
import sys
import zipfile

SOURCE, SEAM, WORK = (pathlib.Path(each).resolve() for each in sys.argv[1:4])
sys.path.insert(0, str(SOURCE / "tests/tool/lsp"))
from editor import Editor  # noqa: E402  The path must be there first.

SKIPPED = 77


def run(*words):
    done = subprocess.run(words, cwd=WORK, capture_output=True, text=True, timeout=900, check=False)
    if done.returncode != 0:
        sys.exit(f"'{' '.join(words)}' ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def main():
    if not shutil.which("npm"):
        print("skipped: there is no npm")
        return SKIPPED
    # What was fetched once is kept.
    WORK.mkdir(parents=True, exist_ok=True)
    for folder in ("src", "test"):
        shutil.rmtree(WORK / folder, ignore_errors=True)
    shutil.copytree(SOURCE / "tool/vscode", WORK, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules", "out"))
    lock = (WORK / "package-lock.json").read_text(encoding="utf-8")
    fetched = WORK / "fetched.json"
    if not fetched.exists() or fetched.read_text(encoding="utf-8") != lock:
        done = subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=WORK, capture_output=True, text=True, timeout=900, check=False)
        if done.returncode != 0:
            print(f"skipped: npm cannot fetch what the extension needs:\n{done.stderr}")
            return SKIPPED
        fetched.write_text(lock, encoding="utf-8")
    run("npm", "run", "check")
    run("npm", "test")
    run("npm", "run", "package")
    with zipfile.ZipFile(WORK / "out/seam.vsix") as package:
        names = package.namelist()
    for name in ("extension/package.json", "extension/out/extension.js"):
        if name not in names:
            sys.exit(f"the package lacks {name}: {names}")

    # Each setting but the program's own path is one that the server knows.
    manifest = json.loads((WORK / "package.json").read_text(encoding="utf-8"))
    settings = {name.removeprefix("seam.") for name in manifest["contributes"]["configuration"]["properties"]} - {"path"}
    page = (SOURCE / "docs/editors.md").read_text(encoding="utf-8")
    for name in sorted(settings):
        if f"| `{name}` |" not in page:
            sys.exit(f"docs/editors.md does not know the setting '{name}'")
    editor = Editor(SEAM, WORK, options={name: 1 if name == "jobs" else "" for name in settings})
    if editor.end() != 0:
        sys.exit("the server did not end well")
    return 0


if __name__ == "__main__":
    sys.exit(main())
