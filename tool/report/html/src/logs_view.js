// What can the program say in production? Every log statement, narrowed by level, module, library, environment and text.
import { isWritten } from "./details.js";
import { counted, element, refill } from "./element.js";
import { LongList } from "./long_list.js";
import { tag } from "./pieces.js";

/** @typedef {import("./report.js").LogStatement} LogStatement */
/** @typedef {import("./report.js").ReportData} ReportData */

/**
 * @param {NonNullable<ReportData["logs"]>} logs
 * @param {Record<string, string>} filters
 */
export function filterLogs(logs, filters) {
  const words = (filters.text ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const least = Number(filters.level ?? 0);
  const environment = logs.environments.find(each => each.name === filters.environment);
  return logs.statements.filter(statement => {
    if (statement.test && filters.tests !== "yes") return false;
    if (statement.print && filters.prints !== "yes") return false;
    if (statement.value !== 0 && statement.value < least) return false;
    if (filters.module && statement.module !== filters.module) return false;
    if (filters.library && statement.library !== filters.library) return false;
    if (environment && !isWritten(statement, environment)) return false;
    const text = `${statement.message} ${statement.file} ${statement.function} ${statement.module}`.toLowerCase();
    return words.every(word => text.includes(word));
  });
}

export class LogsView {
  /**
   * @param {HTMLElement} section
   * @param {ReportData} data
   * @param {(changes: Partial<import("./location.js").Spot>) => void} go
   * @param {(statement: LogStatement) => void} onPick
   */
  constructor(section, data, go, onPick) {
    this.logs = data.logs;
    this.go = go;
    this.onPick = onPick;
    this.filters = /** @type {Record<string, string>} */ ({});
    this.shown = "";
    this.picked = -1;
    if (!this.logs) {
      refill(section, element("div", { class: "scroll" }, element("p", {}, "This report holds no log statements: ", element("code", {}, "seam logs --format html -o logs.html"), " makes one that does.")));
      return;
    }
    const statements = this.logs.statements;
    const levels = new Map(statements.map(each => [each.value, each.level]));
    this.inputs = {
      level: this.select("level", "All levels", [...levels].sort(([left], [right]) => left - right).filter(([value]) => value > 0).map(([value, name]) => [String(value), `${name} and worse`])),
      module: this.select("module", "All modules", unique(statements.map(each => each.module))),
      library: this.select("library", "All libraries", unique(statements.map(each => each.library))),
      environment: this.select("environment", "Everywhere", this.logs.environments.map(each => [each.name, `written in ${each.name}`])),
    };
    this.text = /** @type {HTMLInputElement} */ (element("input", { type: "search", placeholder: "Filter", "aria-label": "Filter by text", oninput: () => this.filter({ text: this.text?.value ?? "" }) }));
    this.boxes = ["tests", "prints"].map(name => /** @type {HTMLInputElement} */ (element("input", { type: "checkbox", name, onchange: this.onBox.bind(this) })));
    this.count = element("span", { class: "quiet", role: "status" });
    const box = element("div", { id: "log-rows", role: "listbox", tabindex: 0, "aria-label": "Log statements" });
    box.addEventListener("keydown", event => this.onKey(event));
    refill(section, element("div", { class: "bar" }, ...Object.values(this.inputs).filter(input => input.options.length > 1), this.text,
      ...this.boxes.map(each => element("label", {}, each, each.name)), element("span", { class: "stretch" }), this.count),
    element("div", { class: "log-row log-heads", "aria-hidden": "true" }, ...["level", "module", "message", "place", "library"].map(name => element("span", {}, name))), box);
    this.list = new LongList(box, 30, (/** @type {LogStatement} */ statement, number) => this.row(statement, number));
  }

  /**
   * @param {string} name
   * @param {string} all
   * @param {[string, string][]} options
   */
  select(name, all, options) {
    const made = /** @type {HTMLSelectElement} */ (element("select", { "aria-label": name }, element("option", { value: "" }, all), ...options.map(([value, text]) => element("option", { value }, text))));
    made.addEventListener("change", () => this.filter({ [name]: made.value }));
    return made;
  }

  /** @param {Event} event */
  onBox(event) {
    const box = /** @type {HTMLInputElement} */ (event.target);
    this.filter({ [box.name]: box.checked ? "yes" : "" });
  }

  /** @param {Record<string, string>} changes */
  filter(changes) {
    this.go({ filters: { ...this.filters, ...changes } });
  }

  /** @param {Record<string, string>} filters */
  show(filters) {
    if (!this.logs || !this.list || !this.inputs || !this.text || !this.count) return;
    this.filters = filters;
    for (const [name, input] of Object.entries(this.inputs)) input.value = filters[name] ?? "";
    for (const box of this.boxes ?? []) box.checked = filters[box.name] === "yes";
    if (this.text.value !== (filters.text ?? "")) this.text.value = filters.text ?? "";
    const key = JSON.stringify(filters);
    if (key === this.shown) return this.list.draw();
    this.shown = key;
    this.picked = -1;
    const rows = filterLogs(this.logs, filters);
    refill(this.count, `${rows.length.toLocaleString("en")} of ${counted(this.logs.statements.length, "statement")}`);
    this.list.show(rows);
  }

  /**
   * @param {LogStatement} statement
   * @param {number} number
   */
  row(statement, number) {
    return element("div", { class: "log-row", role: "option", "aria-selected": String(number === this.picked), id: `log-${number}`, onclick: () => this.pick(number) },
      element("span", {}, tag(statement.level)), element("span", {}, statement.module), element("span", { class: "message" }, statement.message || "(values only)"),
      element("span", { class: "quiet" }, `${statement.file}:${statement.line}`), element("span", { class: "quiet" }, statement.library));
  }

  /** @param {number} number */
  pick(number) {
    const list = this.list;
    if (!list || !list.rows[number]) return;
    this.picked = number;
    list.box.setAttribute("aria-activedescendant", `log-${number}`);
    const top = number * list.rowHeight;
    if (top < list.box.scrollTop) list.box.scrollTop = top;
    if (top + list.rowHeight > list.box.scrollTop + list.box.clientHeight) list.box.scrollTop = top + list.rowHeight - list.box.clientHeight;
    list.drawn = undefined;
    list.draw();
    this.onPick(list.rows[number]);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const steps = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 });
    const step = steps[event.key];
    if (!step || !this.list) return;
    event.preventDefault();
    this.pick(Math.max(0, Math.min(this.list.rows.length - 1, this.picked + step)));
  }
}

/**
 * @param {string[]} values
 * @returns {[string, string][]}
 */
function unique(values) {
  return [...new Set(values)].sort().map(value => [value, value]);
}
