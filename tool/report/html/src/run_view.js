// What was looked at, and what was not? The numbers of the program and of the run.
import { counted, element, refill } from "./element.js";
import { growing, row } from "./pieces.js";

/** @typedef {import("./report.js").Report} Report */

/** @param {Report} report What must be seen on every view; "": nothing. */
export function warningOf(report) {
  const failed = report.data.coverage?.failed.length ?? 0;
  return failed === 0 ? "" : `${counted(failed, "unit was", "units were")} not read completely, so what they hold may be missing here: see Run.`;
}

/**
 * @param {HTMLElement} section
 * @param {Report} report
 * @param {(changes: Partial<import("./location.js").Spot>) => void} go
 */
export function showRun(section, report, go) {
  const { data, structure } = report;
  const coverage = data.coverage;
  const metrics = structure?.metrics;
  refill(section, element("div", { class: "scroll" },
    element("div", { class: "cards" },
      ...(structure ? [card(structure.modules.length, "modules"), card(structure.files.length, "files"), card(structure.moduleTangles.length, "module cycles"), card(structure.fileTangles.length, "file cycles")] : []),
      ...(data.findings ? ["error", "warning", "note"].map(severity => card(report.findings.filter(finding => finding.severity === severity).length, `${severity}s`)) : []),
      data.logs && card(data.logs.statements.length, "log statements"),
      data.baseline && card(data.baseline.held, "in the baseline")),
    metrics && element("div", {}, element("h2", {}, "Coupling (Lakos)"), element("div", { class: "cards" },
      card(metrics.components, "components"), card(metrics.levels, "levels"), card(metrics.acd.toFixed(1), "a component depends on (ACD)"),
      card(metrics.nccd.toFixed(2), "NCCD (1: a balanced tree)"), card(`${(metrics.propagationCost * 100).toFixed(1)} %`, "propagation cost"))),
    structure && metrics && element("div", {}, element("h2", {}, "Modules"), moduleTable(report, go)),
    coverage && element("div", {}, element("h2", {}, "What was read"),
      element("p", {}, `${counted(coverage.units, "unit")} and ${counted(coverage.headers, "header")} were read. ${data.findings ? "" : "No rule was run: this report comes from a command that only shows."}`),
      missing("Not read completely", coverage.failed.map(({ file, reason }) => `${file}: ${reason}`)),
      missing("Headers that no unit includes, and that cannot be parsed alone", coverage.unreached),
      missing("In no module", coverage.unassigned),
      coverage.unresolved > 0 && element("p", {}, `${counted(coverage.unresolved, "include was", "includes were")} not found.`),
      missing("Notes", coverage.notes),
      missing("Stale in the baseline", data.baseline?.stale ?? [])),
    element("p", { class: "quiet" }, `Made by ${data.tool.name} ${data.tool.version}.`)));
}

/**
 * @param {string | number} number
 * @param {string} name
 */
function card(number, name) {
  return element("div", { class: "card" }, element("b", {}, typeof number === "number" ? number.toLocaleString("en") : number), element("span", {}, name));
}

/**
 * @param {string} title
 * @param {string[]} lines
 */
function missing(title, lines) {
  return lines.length > 0 && element("div", {}, element("h2", {}, `${title} (${lines.length})`), growing(lines, line => element("span", {}, line), 30));
}

/**
 * @param {Report} report
 * @param {(changes: Partial<import("./location.js").Spot>) => void} go
 */
function moduleTable(report, go) {
  const modules = report.structure?.modules ?? [];
  const files = modules.map(() => 0);
  for (const [, module] of report.structure?.files ?? []) if (module >= 0) files[module] += 1;
  const heads = element("tr", {}, ...["module", "files", "findings", "Ca", "Ce", "I", "A", "D"].map(name => element("th", { scope: "col" }, name)));
  const rows = modules.map((module, i) => element("tr", {},
    element("td", {}, row(() => go({ view: "graph", level: "module", inside: "", node: `module:${module.name}`, to: "" }), module.name)),
    ...[files[i], report.findingsOfModule.get(module.name)?.length ?? 0, module.metrics?.afferent ?? "", module.metrics?.efferent ?? "",
      module.metrics?.instability.toFixed(2) ?? "", module.metrics?.abstractness.toFixed(2) ?? "", module.metrics?.distance.toFixed(2) ?? ""].map(value => element("td", {}, value))));
  return element("table", { class: "plain" }, heads, ...rows.slice(0, 300), rows.length > 300 && element("caption", {}, `the first 300 of ${rows.length}`));
}
