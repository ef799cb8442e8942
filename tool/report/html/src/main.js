// How do the parts of the page play together? The address says what one looks at; every change goes through it.
import { Details, into } from "./details.js";
import { byId, counted, element, refill } from "./element.js";
import { FindingsView } from "./findings_view.js";
import { GraphView } from "./graph_view.js";
import { fillHelp, line } from "./help.js";
import { licenses } from "./licenses.js";
import { format, parse, start } from "./location.js";
import { LogsView } from "./logs_view.js";
import { MatrixView } from "./matrix_view.js";
import { Picture } from "./picture.js";
import { Report } from "./report.js";
import { showRun, warningOf } from "./run_view.js";
import { startSearch } from "./search.js";
import { startTheme } from "./theme.js";

/** @typedef {import("./location.js").Spot} Spot */
/** @typedef {import("./location.js").ViewName} ViewName */

const report = Report.of(document);
const views = /** @type {ViewName[]} */ (["graph", "matrix", "findings", "logs", "run"]);
const { start: wanted } = report.data;

/** Where one is when the address says nothing. @type {Spot} */
const home = {
  ...start,
  view: /** @type {ViewName} */ (wanted.view),
  level: /** @type {Spot["level"]} */ (wanted.level),
  focus: wanted.focus.map(name => `${wanted.level}:${name}`),
  onlyCycles: wanted.onlyCycles,
};
let spot = parse(location.hash, home);

/** @param {Partial<Spot>} changes */
function go(changes) {
  const next = { ...spot, ...changes };
  if (changes.view && changes.view !== spot.view && !changes.filters) next.filters = {};
  const hash = format(next);
  // Typing into a filter is no step that one wants to go back.
  if (changes.filters && next.view === spot.view) history.replaceState(null, "", hash);
  else if (hash !== location.hash) history.pushState(null, "", hash);
  spot = next;
  show();
}

const details = new Details(byId("details"), report, go);
const picture = new Picture(report, go);
const hoverText = byId("hover");
const onHover = (/** @type {string} */ text) => refill(hoverText, text);

const graph = new GraphView(/** @type {HTMLCanvasElement} */ (byId("graph-canvas")), {
  onPick: (kind, number) => go(kind === "node" ? { node: picture.scene.nodes[number].id, to: "" } : kind === "arrow" ? arrowSpot(number) : { node: "", to: "" }),
  onOpen: number => picture.scene.nodes[number].kind !== "file" && go(into(picture.scene.nodes[number])),
  onHover,
});
const matrix = new MatrixView(byId("matrix-box"), number => go(arrowSpot(number)), onHover);
const findings = new FindingsView(byId("view-findings"), report, go);
const logs = new LogsView(byId("view-logs"), report.data, go, statement => details.showLog(statement));

// For tests, and for whoever is curious in the browser's console.
Object.assign(globalThis, { seamReport: { report, picture, graph, matrix } });

/**
 * @param {number} number
 * @returns {Partial<Spot>}
 */
function arrowSpot(number) {
  const { from, to } = picture.scene.arrows[number];
  return { node: picture.scene.nodes[from].id, to: picture.scene.nodes[to].id };
}

function show() {
  for (const view of views) {
    byId(`view-${view}`).hidden = view !== spot.view;
    byId(`tab-${view}`).setAttribute("aria-selected", String(view === spot.view));
    byId(`tab-${view}`).tabIndex = view === spot.view ? 0 : -1;
  }
  byId("details").hidden = spot.view === "run";
  onHover("");
  if (spot.view === "graph" || spot.view === "matrix") showPicture();
  else if (spot.view === "findings") showFindings();
  else if (spot.view === "run") showRunOnce();
  else if (spot.view === "logs") {
    logs.show(spot.filters);
    if (logs.picked < 0) details.showHint("A log statement's function, values, and where it is written are told here.");
  }
}

let shownInGraph = picture.scene;
let shownInMatrix = picture.scene;

function showPicture() {
  if (!report.structure) {
    details.showHint("This report holds no structure: seam graph --format html, or seam check --format html, makes one that does.");
    return;
  }
  const scene = picture.sceneOf(spot);
  const pick = picture.pickOf(spot);
  /** @type {HTMLInputElement} */ (byId("only-cycles")).checked = spot.onlyCycles;
  if (spot.view === "graph") {
    picture.fillCrumbs(byId("crumbs"), spot);
    if (scene !== shownInGraph) graph.show((shownInGraph = scene));
    graph.mark(pick.node, pick.arrow);
    graph.reveal(pick.arrow >= 0 ? scene.arrows[pick.arrow].from : pick.node);
  } else {
    picture.fillCrumbs(byId("matrix-crumbs"), spot);
    if (scene !== shownInMatrix) matrix.show((shownInMatrix = scene));
    matrix.mark(pick.arrow);
  }
  if (pick.arrow >= 0) details.showArrow(scene, scene.arrows[pick.arrow]);
  else if (pick.node >= 0) details.showNode(scene, pick.node);
  else details.showScene(scene);
  const what = pick.arrow >= 0 ? byId("details").querySelector("h2")?.textContent : pick.node >= 0 ? scene.nodes[pick.node].name : "";
  refill(byId("spoken"), what ?? "");
}

/** It does not change, so it is made when it is first seen. */
function showRunOnce() {
  if (byId("view-run").childElementCount === 0) showRun(byId("view-run"), report, go);
}

function showFindings() {
  const finding = report.finding(spot.finding);
  findings.show(spot.filters, spot.finding);
  if (finding) details.showFinding(finding);
  else details.showHint(report.data.findings ? "Click a finding for its evidence, what to do, and the rule." : "");
}

/** @param {number} factor */
function scale(factor) {
  if (spot.view === "graph") graph.scale(factor);
  else if (spot.view === "matrix") matrix.scale(factor > 1 ? 1 : -1);
}

function toggleCycles() {
  go({ onlyCycles: !spot.onlyCycles, node: "", to: "" });
}

/** @type {Record<string, () => void>} */
const keys = {
  "/": () => byId("search").focus(),
  "?": () => /** @type {HTMLDialogElement} */ (byId("help-dialog")).showModal(),
  u: () => go(picture.outOf(spot)),
  f: () => spot.node && go({ focus: [spot.node], to: "" }),
  c: toggleCycles,
  t: startTheme(byId("theme"), () => (graph.recolor(), matrix.ask())),
  "+": () => scale(1.4),
  "-": () => scale(1 / 1.4),
  0: () => graph.fit(),
  Escape: () => go({ node: "", to: "", finding: "" }),
  ...Object.fromEntries(views.map((view, i) => [String(i + 1), () => go({ view })])),
};

document.addEventListener("keydown", event => {
  const isTyping = event.target instanceof HTMLElement && event.target.matches("input:not([type=checkbox]), select, textarea");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const action = keys[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

byId("graph-canvas").addEventListener("keydown", event => {
  const moves = /** @type {Record<string, [number, number]>} */ ({ ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] });
  const move = moves[event.key];
  const picked = picture.pickOf(spot).node;
  if (move) {
    const next = graph.neighbour(picked, move[0], move[1]);
    if (next >= 0) go({ node: picture.scene.nodes[next].id, to: "" });
  } else if (event.key === "Enter" && picked >= 0 && picture.scene.nodes[picked].kind !== "file") go(into(picture.scene.nodes[picked]));
  else return;
  event.preventDefault();
});

byId("tabs").addEventListener("keydown", event => {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? views.length - 1 : 0;
  if (step === 0) return;
  go({ view: views[(views.indexOf(spot.view) + step) % views.length] });
  byId(`tab-${spot.view}`).focus();
});

for (const view of views) byId(`tab-${view}`).addEventListener("click", () => go({ view }));
byId("only-cycles").addEventListener("change", toggleCycles);
byId("zoom-in").addEventListener("click", () => scale(1.4));
byId("zoom-out").addEventListener("click", () => scale(1 / 1.4));
byId("zoom-fit").addEventListener("click", () => graph.fit());
byId("cell-larger").addEventListener("click", () => scale(1.4));
byId("cell-smaller").addEventListener("click", () => scale(1 / 1.4));
byId("help").addEventListener("click", keys["?"]);
addEventListener("popstate", () => {
  spot = parse(location.hash, home);
  show();
});

document.title = `${report.data.program}: Seam report`;
refill(byId("title"), report.data.program);
byId("title").title = report.data.program;
fillHelp(/** @type {HTMLDialogElement} */ (byId("help-dialog")), licenses);
refill(byId("legend"), ...[["cycle", "cycle"], ["cut", "cut"], ["breaking", "against the policy"]].map(([kind, name]) => element("span", {}, line(kind), name)));
if (report.data.findings) byId("tab-findings").append(element("span", { class: "count" }, report.findings.length));
if (report.data.logs) byId("tab-logs").append(element("span", { class: "count" }, report.data.logs.statements.length));
const warning = warningOf(report);
if (warning) refill(byId("warning"), warning);
byId("warning").hidden = warning === "";
const coverage = report.data.coverage;
if (coverage) refill(byId("summary"), `${counted(coverage.units, "unit")}, ${counted(coverage.headers, "header")} read`);
startSearch(/** @type {HTMLInputElement} */ (byId("search")), byId("search-results"), report, go);
show();
