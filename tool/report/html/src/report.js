// What is in the report? The JSON that Seam wrote (docs/schema/report.schema.json), with what the views look up in it.

/**
 * @typedef {{from: number, to: number, effort: number, how: string, advice: string}} CutStep
 * @typedef {{members: number[], cut: CutStep[], effort: number, proved: boolean}} Tangle
 * @typedef {{name: string, modules: number[]}} LayerRow
 * @typedef {{id: string, because: string, rows: LayerRow[], tangles: Tangle[]}} LayerOrder
 * @typedef {{afferent: number, efferent: number, instability: number, abstractness: number, distance: number}} Metrics
 * @typedef {{name: string, generated?: boolean, role?: string, metrics?: Metrics}} Module
 * @typedef {[line: number, places: number, symbol: number, kind: number, flags: number]} Use
 * @typedef {[from: number, to: number, uses: Use[], places: number, left: number]} Link
 * @typedef {{layers: LayerOrder[], modules: Module[], files: [string, number][], symbols: string[], links: Link[], moduleTangles: Tangle[],
 *   fileTangles: Tangle[], breaking: [number, number][], libraries: [number, string, number][], metrics: Record<string, number>}} Structure
 * @typedef {[before: string, marked: string, after: string] | null} Code
 * @typedef {{file: string, line: number, column: number, message: string, code: Code}} Evidence
 * @typedef {{rule: string, category: string, severity: string, file: string, line: number, column: number, message: string,
 *   fingerprint: string, help: string, contract: string | null, evidence: Evidence[], fixes: {title: string, safe: boolean}[],
 *   data: Record<string, any>, code: Code}} Finding
 * @typedef {{module: string, file: string, line: number, column: number, function: string, level: string, value: number, library: string,
 *   name: string, logger: string, message: string, values: string[], traits: string[], test: boolean, print: boolean,
 *   strippable: boolean}} LogStatement
 * @typedef {{name: string, runs: number, compiled: number}} Environment
 * @typedef {{units: number, failed: {file: string, reason: string}[], headers: number, unresolved: number, unreached: string[],
 *   unassigned: string[], notes: string[]}} Coverage
 * @typedef {{version: number, tool: {name: string, version: string}, program: string,
 *   start: {view: string, level: string, focus: string[], onlyCycles: boolean}, structure: Structure | null, findings: Finding[] | null,
 *   rules: Record<string, {category: string, summary: string, page: string | null}>,
 *   baseline: {held: number, added: number, stale: string[]} | null,
 *   logs: {environments: Environment[], statements: LogStatement[]} | null, coverage: Coverage | null}} ReportData
 */

/** What a use demands of what it uses, in the order of its numbers. */
export const useKinds = ["by name", "in a function", "by value", "as template argument", "as base class", "as macro"];
export const UseFlag = { conditional: 1, textual: 2, implicit: 4, forward: 8 };

/** The report, and what the views ask it. */
export class Report {
  /** @param {ReportData} data */
  constructor(data) {
    this.data = data;
    this.structure = data.structure;
    this.findings = data.findings ?? [];
    /** @type {Map<string, number>} */
    this.fileNumbers = new Map((this.structure?.files ?? []).map(([path], file) => [path, file]));
    /** @type {Map<string, number>} */
    this.moduleNumbers = new Map((this.structure?.modules ?? []).map(({ name }, module) => [name, module]));
    this.findingsOfModule = this.countFindings();
  }

  /** @param {Document} page */
  static of(page) {
    const text = page.getElementById("report")?.textContent ?? "";
    return new Report(JSON.parse(text));
  }

  /**
   * The module of a file by its path; "": none.
   * @param {string} path
   */
  moduleOf(path) {
    const file = this.fileNumbers.get(path);
    const module = file === undefined ? -1 : this.structure?.files[file][1] ?? -1;
    return module < 0 ? "" : this.structure?.modules[module].name ?? "";
  }

  /** The rows of the first layer order, by module; -1: in none. */
  rowOfModule() {
    const structure = this.structure;
    if (!structure) return [];
    const rows = structure.modules.map(() => -1);
    structure.layers[0]?.rows.forEach((row, number) => row.modules.forEach(module => (rows[module] = number)));
    return rows;
  }

  /**
   * Findings that tell of a dependency from one module to another, or of a cycle over it.
   * @param {string} from
   * @param {string} to
   */
  findingsBetween(from, to) {
    return this.findings.filter(({ data }) => {
      if (data.from === from && data.to === to) return true;
      return Array.isArray(data.cut) && data.cut.some((/** @type {any} */ step) => step.from === from && step.to === to);
    });
  }

  /** @param {string} fingerprint */
  finding(fingerprint) {
    return this.findings.find(finding => finding.fingerprint === fingerprint);
  }

  countFindings() {
    /** @type {Map<string, Finding[]>} */
    const modules = new Map();
    for (const finding of this.findings) {
      const module = this.moduleOf(finding.file);
      modules.set(module, [...(modules.get(module) ?? []), finding]);
    }
    return modules;
  }
}
