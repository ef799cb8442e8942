# Is our SARIF valid? The published schema of SARIF 2.1.0 judges the samples that sarif_report_test.cpp wrote.
"""usage: sarif_schema_test.py WORK SARIF… Fetches the schema into WORK, once, and needs the network for it."""
import copy
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tarfile

PACKAGE = "@microsoft/jest-sarif@1.0.0-beta.0"  # Carries the schema that schemastore publishes and GitHub checks against.
ARCHIVE = "microsoft-jest-sarif-1.0.0-beta.0.tgz"
SHA256 = "748e2c3d1a842e7bb258416685c7ea3a0da40005b72267b2052c2856d48ad102"
MEMBER = "package/lib/schemas/sarif-2.1.0-rtm.5.json"


def fail(message):
    sys.exit(f"error: {message}")


try:
    import jsonschema
except ImportError:
    fail("python3-jsonschema is missing; ./dev installs it")


def is_ours(archive):
    return archive.is_file() and hashlib.sha256(archive.read_bytes()).hexdigest() == SHA256


def fetch(work):
    """By npm, which knows the user's registry and proxy."""
    work.mkdir(parents=True, exist_ok=True)
    archive = work / ARCHIVE
    if is_ours(archive):
        return archive
    if not shutil.which("npm"):
        fail("npm is missing, and with it the schema of SARIF; ./dev installs it")
    subprocess.run(["npm", "pack", "--silent", "--pack-destination", str(work), PACKAGE], cwd=work, timeout=120, check=False)
    if not archive.is_file():
        fail(f"npm could not fetch {PACKAGE}; put the archive {ARCHIVE} into '{work}'")
    if not is_ours(archive):
        fail(f"'{archive}' is not the archive that it should be; its SHA-256 differs from {SHA256}")
    return archive


def schema_from(archive):
    with tarfile.open(archive) as files:
        return json.load(files.extractfile(MEMBER))


def faults(validator, log):
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in validator.iter_errors(log)]


def broken_copies(log):
    """What the schema must refuse, or it judges nothing."""
    for path, value in [(["version"], "2.0"), (["runs", 0, "columnKind"], "bytes"), (["runs", 0, "results"], {}), (["runs", 0, "tool"], {}), (["runs", 0, "tols"], 1)]:
        copied = copy.deepcopy(log)
        inner = copied
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = value
        yield path, copied


def main():
    if len(sys.argv) < 3:
        fail(__doc__)
    schema = schema_from(fetch(pathlib.Path(sys.argv[1])))
    jsonschema.Draft4Validator.check_schema(schema)
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    wrong = []
    for name in sys.argv[2:]:
        log = json.loads(pathlib.Path(name).read_bytes().decode("utf-8"))
        wrong += [f"{name}: {fault}" for fault in faults(validator, log)]
        wrong += [f"{name}: the schema accepts a broken {path}" for path, copied in broken_copies(log) if not faults(validator, copied)]
    print("\n".join(wrong) or f"{len(sys.argv) - 2} files are valid")
    sys.exit(1 if wrong else 0)


main()
