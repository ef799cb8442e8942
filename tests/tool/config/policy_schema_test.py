# Does docs/schema/seam.schema.json judge policies as the reader does? The reader's half is policy_documents_test.cpp.
"""usage: policy_schema_test.py ROOT. Exit code 77: python3-yaml or python3-jsonschema is missing."""
import json
import pathlib
import re
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)


class PolicyLoader(yaml.SafeLoader):
    """Words stay words: no dates, and truth is spelled true or false, as in YAML 1.2."""


PolicyLoader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
PolicyLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def documents(root):
    """(verdict, name, text) of each document of the table, and of every policy in the repository."""
    table = (root / "tests/tool/config/policy_documents.txt").read_text(encoding="utf-8")
    for document in re.split(r"^=== ", table, flags=re.MULTILINE)[1:]:
        title, text = document.split("\n", 1)
        verdict, name = title.split(": ", 1)
        yield verdict, name, text
    page = (root / "docs/POLICY.md").read_text(encoding="utf-8")
    for number, text in enumerate(re.findall(r"^```yaml\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL), start=1):
        yield "good", f"docs/POLICY.md, block {number}", text
    for policy in sorted(root.glob("fixtures/projects/*/.seam.yaml")):
        yield "good", str(policy.relative_to(root)), policy.read_text(encoding="utf-8")


def problems(validator, text):
    try:
        value = yaml.load(text, Loader=PolicyLoader)
    except yaml.YAMLError as error:
        return [str(error)]
    return [error.message for error in validator.iter_errors(value)]


def main():
    root = pathlib.Path(sys.argv[1])
    schema = json.loads((root / "docs/schema/seam.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    counts, failures = {}, 0
    for verdict, name, text in documents(root):
        found = problems(validator, text)
        counts[verdict] = counts.get(verdict, 0) + 1
        if bool(found) != (verdict == "bad"):
            failures += 1
            print(f"{name}: {'refused: ' + '; '.join(found) if found else 'taken, but it is bad'}")
    print(counts)
    sys.exit(1 if failures or min(counts.get(verdict, 0) for verdict in ("good", "bad", "reader")) < 5 else 0)


main()
