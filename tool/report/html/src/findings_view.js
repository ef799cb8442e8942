// What was found? Grouped as one likes, narrowed by severity and text.
import { counted, element, refill } from "./element.js";
import { growing, row, tag } from "./pieces.js";

/** @typedef {import("./report.js").Report} Report */
/** @typedef {import("./report.js").Finding} Finding */

const severities = ["error", "warning", "note"];
const groupings = { rule: "by rule", module: "by module", file: "by file", severity: "by severity" };

/**
 * The findings that the filters leave, by group; larger groups of graver findings first.
 * @param {Report} report
 * @param {Record<string, string>} filters
 * @returns {[string, Finding[]][]}
 */
export function groupFindings(report, filters) {
  const hidden = new Set((filters.hide ?? "").split(" "));
  const words = (filters.text ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const keyOf = (/** @type {Finding} */ finding) =>
    filters.by === "module" ? report.moduleOf(finding.file) || "(no module)" : filters.by === "file" ? finding.file : filters.by === "severity" ? finding.severity : finding.rule;
  /** @type {Map<string, Finding[]>} */
  const groups = new Map();
  for (const finding of report.findings) {
    const text = `${finding.rule} ${finding.message} ${finding.file} ${report.moduleOf(finding.file)}`.toLowerCase();
    if (hidden.has(finding.severity) || !words.every(word => text.includes(word))) continue;
    const group = groups.get(keyOf(finding));
    if (group) group.push(finding);
    else groups.set(keyOf(finding), [finding]);
  }
  const gravest = (/** @type {Finding[]} */ group) => Math.min(...group.map(finding => severities.indexOf(finding.severity)));
  return [...groups].sort(([leftName, left], [rightName, right]) => gravest(left) - gravest(right) || right.length - left.length || (leftName < rightName ? -1 : 1));
}

export class FindingsView {
  /**
   * @param {HTMLElement} section
   * @param {Report} report
   * @param {(changes: Partial<import("./location.js").Spot>) => void} go
   */
  constructor(section, report, go) {
    this.report = report;
    this.go = go;
    this.filters = /** @type {Record<string, string>} */ ({});
    this.shown = "";
    this.list = element("div", { class: "scroll", id: "finding-groups" });
    this.count = element("span", { class: "quiet", role: "status" });
    this.text = /** @type {HTMLInputElement} */ (element("input", { type: "search", placeholder: "Filter", "aria-label": "Filter by text", oninput: () => this.filter({ text: this.text.value }) }));
    this.by = /** @type {HTMLSelectElement} */ (element("select", { "aria-label": "Group", onchange: () => this.filter({ by: this.by.value }) },
      ...Object.entries(groupings).map(([value, name]) => element("option", { value }, name))));
    this.boxes = severities.map(severity => {
      const box = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox", value: severity, onchange: () => this.hide() }));
      return { box, label: element("label", {}, box, tag(severity, `${severity} ${report.findings.filter(finding => finding.severity === severity).length}`)) };
    });
    refill(section, element("div", { class: "bar" }, this.by, ...this.boxes.map(({ label }) => label), this.text, element("span", { class: "stretch" }), this.count), this.list);
  }

  hide() {
    this.filter({ hide: this.boxes.filter(({ box }) => !box.checked).map(({ box }) => box.value).join(" ") });
  }

  /** @param {Record<string, string>} changes */
  filter(changes) {
    this.go({ filters: { ...this.filters, ...changes } });
  }

  /**
   * @param {Record<string, string>} filters
   * @param {string} picked A fingerprint.
   */
  show(filters, picked) {
    this.filters = filters;
    if (this.text.value !== (filters.text ?? "")) this.text.value = filters.text ?? "";
    this.by.value = filters.by ?? "rule";
    const hidden = new Set((filters.hide ?? "").split(" "));
    for (const { box } of this.boxes) box.checked = !hidden.has(box.value);
    const key = JSON.stringify(filters);
    if (key !== this.shown) this.fill(filters, picked);
    this.shown = key;
    for (const each of this.list.querySelectorAll("[data-finding]")) each.setAttribute("aria-current", String(each.getAttribute("data-finding") === picked));
  }

  /**
   * @param {Record<string, string>} filters
   * @param {string} picked
   */
  fill(filters, picked) {
    if (!this.report.data.findings) {
      refill(this.list, element("p", {}, "This report holds no findings: ", element("code", {}, "seam check --format html -o report.html"), " makes one that does."));
      return;
    }
    const groups = groupFindings(this.report, filters);
    const left = groups.reduce((sum, [, group]) => sum + group.length, 0);
    refill(this.count, `${left} of ${counted(this.report.findings.length, "finding")}`);
    refill(this.list, ...groups.map(([name, group]) => this.group(name, group, groups.length <= 8 || group.some(finding => finding.fingerprint === picked))),
      groups.length === 0 && element("p", {}, this.report.findings.length === 0 ? "Nothing was found." : "The filters leave nothing."));
  }

  /**
   * Filled when it is opened.
   * @param {string} name
   * @param {Finding[]} group
   * @param {boolean} isOpen
   */
  group(name, group, isOpen) {
    const summary = this.report.data.rules[name]?.summary;
    const made = /** @type {HTMLDetailsElement} */ (element("details", { class: "group" },
      element("summary", {}, name, " ", element("span", { class: "number" }, `(${group.length})`), summary && element("span", { class: "quiet" }, summary))));
    made.addEventListener("toggle", () => {
      if (made.open && made.childElementCount === 1) made.append(growing(group, finding => this.findingRow(finding), 100));
    });
    made.open = isOpen;
    return made;
  }

  /** @param {Finding} finding */
  findingRow(finding) {
    const made = row(() => this.go({ finding: finding.fingerprint }), tag(finding.severity), element("span", { class: "name finding" }, finding.message, " ",
      element("span", { class: "where" }, `${finding.file}${finding.line > 0 ? `:${finding.line}` : ""}`)));
    made.setAttribute("data-finding", finding.fingerprint);
    return made;
  }
}
