// What do the tests of the page look at? The report of a small program, as Seam writes it.
import { Report } from "../../../../tool/report/html/src/report.js";

const finding = (rule, severity, file, more = {}) => ({
  rule, category: "architecture", severity, file, line: 3, column: 1, message: `${rule} in ${file}`, fingerprint: `${rule}-${file}`, help: "", contract: null,
  evidence: [], fixes: [], data: {}, code: null, ...more,
});

const statement = (module, level, value, message, more = {}) => ({
  module, file: `src/${module}/a.cpp`, line: 1, column: 1, function: "f", level, value, library: "spdlog", name: "warn", logger: "", message, values: [], traits: [],
  test: false, print: false, strippable: false, ...more,
});

/** app > ui > net > base, but net uses ui, too; tool is in no layer and uses net. */
export function sampleData() {
  return {
    version: 1, tool: { name: "seam", version: "0" }, program: "sample", start: { view: "graph", level: "module", focus: [], onlyCycles: false },
    structure: {
      layers: [{ id: "main", because: "", rows: [{ name: "app", modules: [0] }, { name: "net | ui", modules: [2, 4] }, { name: "base", modules: [1] }], tangles: [] }],
      modules: ["app", "base", "net", "tool", "ui"].map(name => ({ name })),
      files: [["src/app/main.cpp", 0], ["src/base/text.h", 1], ["src/net/session.cpp", 2], ["src/net/session.h", 2], ["src/tool/tool.cpp", 3], ["src/ui/dialog.h", 4], ["src/other.cpp", -1]],
      symbols: ["base::Text", "ui::Dialog"],
      links: [[0, 5, [[1, 1, -1, 0, 0]], 1, 0], [2, 3, [[1, 1, -1, 0, 0]], 1, 0], [2, 5, [[2, 1, -1, 0, 0], [9, 3, 1, 2, 0]], 4, 0], [3, 1, [[4, 1, 0, 0, 0]], 1, 0], [4, 3, [[1, 1, -1, 0, 0]], 1, 0],
        [5, 3, [[1, 1, -1, 0, 0]], 1, 0]],
      moduleTangles: [{ members: [2, 4], cut: [{ from: 2, to: 4, effort: 5, how: "invert", advice: "give net an interface" }], effort: 5, proved: true }],
      fileTangles: [], breaking: [[2, 4]], libraries: [[2, "std", 7]], metrics: { components: 6, ccd: 10, acd: 1, nccd: 1, propagationCost: 0.1, levels: 3 },
    },
    findings: [finding("layer-violation", "error", "src/net/session.cpp", { data: { from: "net", to: "ui" } }), finding("unused-include-edge", "warning", "src/ui/dialog.h"),
      finding("unused-include-edge", "warning", "src/app/main.cpp"), finding("log-in-hot-loop", "note", "src/net/session.cpp")],
    rules: { "layer-violation": { category: "architecture", summary: "a layer is broken", page: null } }, baseline: null,
    logs: {
      environments: [{ name: "prod", runs: 30, compiled: 20 }],
      statements: [statement("net", "error", 40, "lost {}"), statement("net", "debug", 10, "got {}", { strippable: true }), statement("ui", "warning", 30, "slow"), statement("ui", "unknown", 0, "told"),
        statement("ui", "info", 20, "printed", { print: true, library: "print" }), statement("app", "error", 40, "in a test", { test: true })],
    },
    coverage: { units: 3, failed: [], headers: 3, unresolved: 0, unreached: [], unassigned: [], notes: [] },
  };
}

export const sampleReport = () => new Report(sampleData());
