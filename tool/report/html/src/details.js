// What is known of what is picked? The panel at the side: a node, a dependency with its evidence, a finding, a log statement.
import { counted, element, refill } from "./element.js";
import { labelOf } from "./layout.js";
import { markdown } from "./markdown.js";
import { codeLine, growing, part, place, row, tag } from "./pieces.js";
import { useKinds, UseFlag } from "./report.js";

/** @typedef {import("./report.js").Report} Report */
/** @typedef {import("./report.js").Finding} Finding */
/** @typedef {import("./report.js").LogStatement} LogStatement */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").SceneNode} SceneNode */
/** @typedef {import("./scene.js").SceneArrow} SceneArrow */
/** @typedef {import("./location.js").Spot} Spot */
/** @typedef {(changes: Partial<Spot>) => void} Go */

const kindNames = { cut: "cut here", cycle: "in a cycle", breaking: "against the policy" };

/**
 * What an arrow is, beside an arrow.
 * @param {SceneArrow} arrow
 */
function tagsOf(arrow) {
  const kind = arrow.cut ? "cut" : arrow.isCycle ? "cycle" : null;
  return [kind && tag(kind, kindNames[kind]), arrow.isBreaking && tag("breaking", kindNames.breaking)];
}

export class Details {
  /**
   * @param {HTMLElement} panel
   * @param {Report} report
   * @param {Go} go
   */
  constructor(panel, report, go) {
    this.panel = panel;
    this.report = report;
    this.go = go;
  }

  /** @param {...(Node | null | false)} children */
  fill(...children) {
    refill(this.panel, ...children);
    this.panel.scrollTop = 0;
  }

  /**
   * Nothing is picked: the tangles, and everything that can be.
   * @param {Scene} scene
   */
  showScene(scene) {
    const cuts = scene.arrows.filter(arrow => arrow.cut);
    const broken = scene.arrows.filter(arrow => arrow.isBreaking);
    this.fill(
      element("h2", {}, `${counted(scene.nodes.length, "node")}, ${counted(scene.arrows.length, "dependency", "dependencies")}`),
      element("p", { class: "quiet" }, "Click a node or an arrow for what stands behind it; double click goes into a node."),
      scene.tangles.length > 0 && part(`Cycles (${scene.tangles.length})`,
        element("p", {}, cuts.length > 0 ? "They are gone when these dependencies are:" : "Cuts are told of cycles between whole layers, modules and files."),
        growing(cuts, arrow => this.arrowRow(scene, arrow, "both"), 12)),
      broken.length > 0 && part(`Against the policy (${broken.length})`, growing(broken, arrow => this.arrowRow(scene, arrow, "both"), 12)),
      part("Nodes", growing([...scene.nodes].sort((left, right) => left.band - right.band || (left.name < right.name ? -1 : 1)),
        node => row(() => this.go({ node: node.id, to: "" }), element("span", { class: "name" }, node.name), node.tangle >= 0 && tag("cycle", "cycle"),
          node.findings > 0 && tag("error", String(node.findings)), element("span", { class: "number" }, node.kind === "file" ? "" : counted(node.files, "file"))), 60)));
  }

  /**
   * @param {Scene} scene
   * @param {SceneArrow} arrow
   * @param {"from" | "to" | "both"} end
   */
  arrowRow(scene, arrow, end) {
    const from = scene.nodes[arrow.from];
    const to = scene.nodes[arrow.to];
    const whole = `${from.name} → ${to.name}`;
    const name = end === "from" ? from.name : end === "to" ? to.name : whole.length > 60 ? `${labelOf(from)} → ${labelOf(to)}` : whole;
    return row(() => this.go({ node: from.id, to: to.id }), element("span", { class: "name", title: whole }, name), ...tagsOf(arrow), element("span", { class: "number" }, counted(arrow.places, "place")));
  }

  /**
   * @param {Scene} scene
   * @param {number} number
   */
  showNode(scene, number) {
    const node = scene.nodes[number];
    const byPlaces = (/** @type {SceneArrow} */ left, /** @type {SceneArrow} */ right) => right.places - left.places;
    const uses = scene.arrows.filter(arrow => arrow.from === number).sort(byPlaces);
    const users = scene.arrows.filter(arrow => arrow.to === number).sort(byPlaces);
    const module = node.kind === "module" ? this.report.structure?.modules[node.number] : undefined;
    const own = this.findingsIn(node);
    const libraries = node.kind === "module" ? (this.report.structure?.libraries ?? []).filter(([user]) => user === node.number).sort(([, , left], [, , right]) => right - left) : [];
    this.fill(
      element("h2", {}, node.name, " ", node.tangle >= 0 && tag("cycle", "in a cycle")),
      element("p", { class: "quiet" }, node.kind, node.kind === "file" ? "" : `, ${counted(node.files, "file")}`, module?.role ? `, ${module.role}` : "", module?.generated ? ", generated" : ""),
      element("div", { class: "buttons" },
        node.kind !== "file" && element("button", { onclick: () => this.go(into(node)), title: "Enter" }, node.kind === "layer" ? "Its modules" : "Its files"),
        element("button", { onclick: () => this.go({ focus: [node.id] }), title: "f" }, "Only its neighbours")),
      module?.metrics ? metricsOf(module.metrics) : null,
      own.length > 0 && part(`Findings (${own.length})`, growing(own, finding => this.findingRow(finding), 8)),
      part(`Uses (${uses.length})`, growing(uses, arrow => this.arrowRow(scene, arrow, "to"), 40)),
      part(`Used by (${users.length})`, growing(users, arrow => this.arrowRow(scene, arrow, "from"), 40)),
      libraries.length > 0 && part(`Libraries (${libraries.length})`, growing(libraries, ([, name, places]) =>
        element("div", { class: "row" }, element("span", { class: "name" }, name), element("span", { class: "number" }, counted(places, "place"))), 20)));
  }

  /** @param {SceneNode} node */
  findingsIn(node) {
    if (node.kind === "module") return this.report.findingsOfModule.get(node.name) ?? [];
    if (node.kind === "file") return this.report.findings.filter(finding => finding.file === node.name);
    return [];
  }

  /**
   * @param {Scene} scene
   * @param {SceneArrow} arrow
   */
  showArrow(scene, arrow) {
    const from = scene.nodes[arrow.from];
    const to = scene.nodes[arrow.to];
    const findings = this.report.findingsBetween(from.name, to.name);
    const back = scene.arrows.find(other => other.from === arrow.to && other.to === arrow.from);
    this.fill(
      element("h2", {}, `${from.name} → ${to.name}`),
      element("p", {}, counted(arrow.places, "place"), " ", ...tagsOf(arrow)),
      arrow.cut && element("p", { class: "advice" }, `To end the cycle: ${arrow.cut.advice}`),
      findings.length > 0 && part("Findings", growing(findings, finding => this.findingRow(finding), 8)),
      element("div", { class: "buttons" },
        element("button", { onclick: () => this.go({ node: from.id, to: "" }) }, from.name),
        element("button", { onclick: () => this.go({ node: to.id, to: "" }) }, to.name),
        back && element("button", { onclick: () => this.go({ node: to.id, to: from.id }) }, "The way back")),
      part("Evidence", growing([...arrow.links].sort((left, right) => right[3] - left[3]), link => this.linkPart(link), 25)));
  }

  /**
   * All that one file uses of another.
   * @param {import("./report.js").Link} link
   */
  linkPart([from, to, uses, , left]) {
    const structure = this.report.structure;
    if (!structure) return element("p");
    const [path] = structure.files[from];
    return element("div", { class: "link" },
      element("p", {}, path, element("span", { class: "quiet" }, " uses "), structure.files[to][0]),
      element("ul", { class: "rows" }, ...uses.map(use => this.useRow(path, use))),
      left > 0 && element("p", { class: "quiet" }, `and ${counted(left, "more use", "more uses")}: seam why ${path} ${structure.files[to][0]}`));
  }

  /**
   * @param {string} path
   * @param {import("./report.js").Use} use
   */
  useRow(path, [line, places, symbol, kind, flags]) {
    const name = symbol < 0 ? "includes it" : this.report.structure?.symbols[symbol] ?? "";
    const how = symbol < 0 ? "" : flags & UseFlag.forward ? "declared by hand" : useKinds[kind];
    const traits = [how, flags & UseFlag.conditional ? "under an inactive #if" : "", flags & UseFlag.textual ? "as text" : "", flags & UseFlag.implicit ? "implicitly" : "",
      places > 1 ? `${places} places` : ""].filter(Boolean);
    return element("li", {}, place(path, line), " ", symbol < 0 ? name : element("code", {}, name), " ", element("span", { class: "quiet" }, traits.join(", ")));
  }

  /** @param {Finding} finding */
  findingRow(finding) {
    return row(() => this.go({ view: "findings", finding: finding.fingerprint, filters: {} }), tag(finding.severity), element("span", { class: "name" }, finding.message));
  }

  /** @param {Finding} finding */
  showFinding(finding) {
    const rule = this.report.data.rules[finding.rule];
    this.fill(
      element("h2", {}, finding.rule, " ", tag(finding.severity)),
      element("p", {}, finding.message),
      element("p", {}, place(finding.file, finding.line)),
      codeLine(finding.code, finding.line),
      finding.contract ? element("p", { class: "quiet" }, `contract: ${finding.contract}`) : null,
      finding.evidence.length > 0 && part("Evidence", element("ol", { class: "evidence" }, ...finding.evidence.map(step =>
        element("li", {}, step.message, " ", step.file ? place(step.file, step.line) : null, codeLine(step.code, step.line))))),
      finding.help ? part("What to do", element("p", { class: "advice" }, finding.help)) : null,
      finding.fixes.length > 0 && part("Fixes", ...finding.fixes.map(fix => element("p", {}, fix.title, " ", element("code", {}, `seam check --fix${fix.safe ? "" : "-unsafe"}`)))),
      this.pictureOf(finding),
      rule?.page ? element("section", { class: "page" }, element("h3", {}, "The rule"), ...markdown(rule.page.replace(/^# .*\n/, ""))) : rule && part("The rule", element("p", {}, rule.summary)));
  }

  /**
   * Where the finding can be seen.
   * @param {Finding} finding
   */
  pictureOf(finding) {
    const structure = this.report.structure;
    if (!structure) return null;
    const { from, to, members, level } = finding.data;
    const isModule = (/** @type {any} */ name) => this.report.moduleNumbers.has(name);
    /** @type {Partial<Spot> | null} */
    const spot = isModule(from) && isModule(to) ? { level: "module", node: `module:${from}`, to: `module:${to}` }
      : Array.isArray(members) && ["layer", "module", "file"].includes(level) ? { level, focus: members.map(name => `${level}:${name}`), onlyCycles: true }
        : this.report.moduleOf(finding.file) ? { level: "file", inside: `module:${this.report.moduleOf(finding.file)}`, node: `file:${finding.file}` } : null;
    return spot && element("div", { class: "buttons" }, element("button",
      { onclick: () => this.go({ view: "graph", inside: "", focus: [], onlyCycles: false, node: "", to: "", finding: "", ...spot }) }, "Show it in the graph"));
  }

  /** @param {LogStatement} statement */
  showLog(statement) {
    const environments = this.report.data.logs?.environments ?? [];
    /** @type {[string, string][]} */
    const facts = [["module", statement.module], ["function", statement.function], ["library", statement.library], ["written as", statement.name], ["logger", statement.logger],
      ["values", statement.values.join(", ")], ["traits", statement.traits.join(", ")],
      ["written in", environments.filter(each => isWritten(statement, each)).map(each => each.name).join(", ")]];
    this.fill(
      element("h2", {}, tag(statement.level), " ", statement.message),
      element("p", {}, place(statement.file, statement.line)),
      element("dl", {}, ...facts.filter(([, value]) => value).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)])));
  }

  /** @param {string} text */
  showHint(text) {
    this.fill(element("p", { class: "quiet" }, text));
  }
}

/**
 * Where one sees what a node is made of.
 * @param {SceneNode} node
 * @returns {Partial<Spot>}
 */
export function into(node) {
  return { level: node.kind === "layer" ? "module" : "file", inside: node.id, focus: [], node: "", to: "" };
}

/**
 * A statement of an unknown level may be written anywhere; a macro that can be compiled out needs both.
 * @param {LogStatement} statement
 * @param {import("./report.js").Environment} environment
 */
export function isWritten(statement, environment) {
  return statement.value === 0 || (statement.value >= environment.runs && (!statement.strippable || statement.value >= environment.compiled));
}

/** @param {import("./report.js").Metrics} metrics */
function metricsOf({ afferent, efferent, instability, abstractness, distance }) {
  const facts = /** @type {[string, string, string][]} */ ([
    ["used by", counted(afferent, "component"), "Ca: components outside that use something inside"],
    ["users inside", counted(efferent, "component"), "Ce: components inside that use something outside"],
    ["instability", instability.toFixed(2), "I = Ce / (Ca + Ce): 0 everybody leans on it, 1 it leans on others"],
    ["abstractness", abstractness.toFixed(2), "A: the share of abstract classes"],
    ["distance", distance.toFixed(2), "D = |A + I - 1|: from the line where stable is abstract"],
  ]);
  return element("dl", {}, ...facts.flatMap(([name, value, meaning]) => [element("dt", { title: meaning }, name), element("dd", {}, value)]));
}
