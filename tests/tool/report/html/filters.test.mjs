// Do filters, search and addresses leave what they should?
import assert from "node:assert/strict";
import { test } from "node:test";
import { visible } from "../../../../tool/report/html/src/element.js";
import { groupFindings } from "../../../../tool/report/html/src/findings_view.js";
import { format, parse, start } from "../../../../tool/report/html/src/location.js";
import { filterLogs } from "../../../../tool/report/html/src/logs_view.js";
import { findHits } from "../../../../tool/report/html/src/search.js";
import { sampleData, sampleReport } from "./sample.mjs";

const groupsOf = filters => groupFindings(sampleReport(), filters).map(([name, group]) => [name, group.length]);
const logsOf = filters => filterLogs(sampleData().logs, filters).map(({ message }) => message);

test("findings are grouped, the gravest first", () => {
  assert.deepEqual(groupsOf({}), [["layer-violation", 1], ["unused-include-edge", 2], ["log-in-hot-loop", 1]]);
  assert.deepEqual(groupsOf({ by: "module" }), [["net", 2], ["app", 1], ["ui", 1]]);
});

test("findings are narrowed by severity and by words", () => {
  assert.deepEqual(groupsOf({ hide: "warning note" }), [["layer-violation", 1]]);
  assert.deepEqual(groupsOf({ text: "UNUSED dialog" }), [["unused-include-edge", 1]]);
  assert.deepEqual(groupsOf({ text: "nothing of this kind" }), []);
});

test("a finding is known by its dependency", () => {
  assert.equal(sampleReport().findingsBetween("net", "ui").length, 1);
  assert.equal(sampleReport().findingsBetween("ui", "net").length, 0);
});

test("logs of tests and prints are only listed when asked for", () => {
  assert.deepEqual(logsOf({}), ["lost {}", "got {}", "slow", "told"]);
  assert.deepEqual(logsOf({ tests: "yes", prints: "yes" }).length, 6);
});

test("an unknown level may be any", () => {
  assert.deepEqual(logsOf({ level: "30" }), ["lost {}", "slow", "told"]);
});

test("an environment writes what it runs and has compiled in", () => {
  assert.deepEqual(logsOf({ environment: "prod" }), ["lost {}", "slow", "told"]);
  assert.deepEqual(logsOf({ environment: "prod", module: "net" }), ["lost {}"]);
});

test("search finds modules, files, rules and messages, what is named so first", () => {
  const hits = query => findHits(sampleReport(), query).map(({ kind, text }) => `${kind} ${text}`);
  assert.deepEqual(hits("net").slice(0, 2), ["layer net | ui", "module net"]);
  assert.ok(hits("session").includes("file src/net/session.h"));
  assert.ok(hits("layer").includes("rule layer-violation"));
  assert.ok(hits("lost").includes("log lost {}"));
  assert.deepEqual(hits("  "), []);
  assert.deepEqual(hits("other.cpp"), []); // It is in no module, so no picture has it.
});

test("an address leads back to where it was made", () => {
  const spot = { ...start, level: "file", inside: "module:a&b=c #?%", focus: ["file:x y", "file:z"], onlyCycles: true, node: "file:ä>b", to: "file:+" };
  assert.deepEqual(parse(format(spot)), spot);
  const findings = { ...start, view: "findings", finding: "0123", filters: { text: "a=b&c", by: "module" } };
  assert.deepEqual(parse(format(findings)), findings);
});

test("an address that says nothing is the start", () => {
  assert.deepEqual(parse(""), start);
  assert.deepEqual(parse("#nowhere?level=file"), start);
  assert.equal(parse("#graph?level=galaxy").level, "module");
});

test("letters that hide or turn text are shown by their numbers", () => {
  assert.equal(visible("a\u202eb\u200bc\u0007"), "a<U+202E>b<U+200B>c<U+0007>");
  assert.equal(visible("ä → ü\tb"), "ä → ü\tb");
});
