# Do the formats for services hold to what their readers expect? JUnit is read by junitparser; the others are held against what the services document.
"""usage: service_formats_test.py SAMPLES: the folder that ReportSamples.areWritten filled."""
import json
import pathlib
import re
import sys
import unittest
import xml.etree.ElementTree

import jsonschema
import junitparser

SAMPLES = pathlib.Path(sys.argv.pop())

# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/].*|^/"},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}

POSITION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["line"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
RANGE = {"type": "object", "additionalProperties": False, "required": ["start"], "properties": {"start": POSITION, "end": POSITION}}
LOCATION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["path"],
    "properties": {"path": {"type": "string", "minLength": 1}, "range": RANGE},
}
# https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
RDJSON = {
    "type": "object",
    "additionalProperties": False,
    "required": ["diagnostics"],
    "properties": {
        "source": {"type": "object", "additionalProperties": False, "properties": {"name": {"type": "string"}, "url": {"type": "string"}}},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["message", "location"],
                "properties": {
                    "message": {"type": "string", "minLength": 1},
                    "location": LOCATION,
                    "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
                    "code": {"type": "object", "additionalProperties": False, "properties": {"value": {"type": "string"}, "url": {"type": "string"}}},
                    "suggestions": {
                        "type": "array",
                        "items": {"type": "object", "additionalProperties": False, "required": ["range", "text"], "properties": {"range": RANGE, "text": {"type": "string"}}},
                    },
                    "related_locations": {
                        "type": "array",
                        "items": {"type": "object", "additionalProperties": False, "required": ["location"], "properties": {"message": {"type": "string"}, "location": LOCATION}},
                    },
                },
            },
        },
    },
}

# As the runner reads it: @actions/core, src/command.ts.
COMMAND = re.compile(r"^::(error|warning|notice) (?P<properties>[^:]*)::(?P<message>.+)$")


def text_of(name):
    return (SAMPLES / name).read_bytes().decode("utf-8")


class ServiceFormats(unittest.TestCase):
    def validated(self, name, schema):
        document = json.loads(text_of(name))
        validator = jsonschema.Draft7Validator(schema)
        self.assertEqual([f"{list(error.absolute_path)}: {error.message}" for error in validator.iter_errors(document)], [])
        return document

    def test_gitlab(self):
        issues = self.validated("full.gitlab.json", GITLAB)
        self.assertEqual(len({issue["fingerprint"] for issue in issues}), len(issues))
        self.assertGreater(len(issues), 5)
        self.assertEqual(self.validated("empty.gitlab.json", GITLAB), [])

    def test_rdjson(self):
        result = self.validated("full.rdjson.json", RDJSON)
        self.assertTrue(any("suggestions" in each for each in result["diagnostics"]))
        self.assertTrue(any("related_locations" in each for each in result["diagnostics"]))
        self.assertEqual(self.validated("empty.rdjson.json", RDJSON)["diagnostics"], [])

    def test_junit(self):
        suites = list(junitparser.JUnitXml.fromfile(str(SAMPLES / "full.junit.xml")))
        cases = [case for suite in suites for case in suite]
        results = [result for case in cases for result in case.result]
        self.assertEqual(sum(suite.tests for suite in suites), len(cases))
        self.assertEqual(sum(suite.failures for suite in suites), sum(isinstance(each, junitparser.Failure) for each in results))
        self.assertEqual(sum(suite.errors for suite in suites), sum(isinstance(each, junitparser.Error) for each in results))
        self.assertTrue(any("'net' must not depend on 'ui'" == each.message for each in results))
        empty = list(junitparser.JUnitXml.fromfile(str(SAMPLES / "empty.junit.xml")))
        self.assertEqual([(suite.tests, suite.failures, suite.errors) for suite in empty], [(1, 0, 0)])

    def test_checkstyle(self):
        root = xml.etree.ElementTree.fromstring(text_of("full.checkstyle.xml"))
        self.assertEqual(root.tag, "checkstyle")
        errors = [error for file in root for error in file]
        self.assertEqual({file.tag for file in root} | {error.tag for error in errors}, {"file", "error"})
        for error in errors:
            self.assertIn(error.get("severity"), {"error", "warning", "info", "ignore"})
            self.assertGreaterEqual(int(error.get("line")), 1)
            self.assertTrue(error.get("source").startswith("seam."))
        self.assertTrue(any(error.get("message").startswith("'net' must not depend on 'ui'\n") for error in errors))
        self.assertEqual(len(list(xml.etree.ElementTree.fromstring(text_of("empty.checkstyle.xml")))), 0)

    def test_github(self):
        lines = text_of("full.github.txt").splitlines()
        self.assertGreater(len(lines), 5)
        for line in lines:
            command = COMMAND.match(line)
            self.assertTrue(command, line)
            names = [part.split("=", 1)[0] for part in command["properties"].split(",")]
            self.assertLessEqual(set(names), {"file", "line", "endLine", "col", "endColumn", "title"}, line)
            self.assertEqual(len(names), len(set(names)))
        self.assertEqual(text_of("empty.github.txt"), "")


unittest.main()
