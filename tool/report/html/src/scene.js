// What is on the picture? The nodes, bands and arrows of the level that one looks at: layers, modules, or files.
import { fold } from "./fold.js";
import { levelNumbers, tangleNumbers } from "./order.js";

/** @typedef {import("./report.js").Report} Report */
/** @typedef {import("./report.js").Tangle} Tangle */
/** @typedef {import("./report.js").CutStep} CutStep */
/** @typedef {"layer" | "module" | "file"} Level */
/**
 * @typedef {{id: string, kind: Level, number: number, name: string, files: number, band: number, tangle: number, findings: number,
 *   isContext: boolean}} SceneNode `number` is into the report's rows, modules or files; `tangle` -1: in none; a context node is only
 *   there to show what the others depend on.
 * @typedef {{from: number, to: number, places: number, links: import("./report.js").Link[], isCycle: boolean, isBreaking: boolean,
 *   cut: CutStep | null}} SceneArrow
 * @typedef {{nodes: SceneNode[], bands: string[], arrows: SceneArrow[], tangles: number[][]}} Scene
 * @typedef {{level: Level, inside: string, focus: string[], onlyCycles: boolean}} Place `inside`: the id of a layer or module; "": all.
 */

/**
 * @param {Level} kind
 * @param {string} name
 */
export const nodeId = (kind, name) => `${kind}:${name}`;

/** Gathers the groups into which files are folded. */
class Grouping {
  /** @param {Report} report */
  constructor(report) {
    this.report = report;
    /** @type {SceneNode[]} */
    this.nodes = [];
    /** @type {Map<string, number>} */
    this.numbers = new Map();
    /** @type {number[]} */
    this.ofFile = [];
  }

  /**
   * @param {number} file
   * @param {Level} kind
   * @param {number} number
   * @param {string} name
   * @param {boolean} isContext
   */
  put(file, kind, number, name, isContext) {
    const id = nodeId(kind, name);
    let node = this.numbers.get(id);
    if (node === undefined) {
      node = this.nodes.length;
      this.numbers.set(id, node);
      this.nodes.push({ id, kind, number, name, files: 0, band: 0, tangle: -1, findings: 0, isContext });
    }
    this.nodes[node].files += 1;
    this.ofFile[file] = node;
  }
}

/**
 * @param {Report} report
 * @param {Place} place
 */
function group(report, place) {
  const grouping = new Grouping(report);
  const structure = report.structure;
  if (!structure) return grouping;
  const rowOf = report.rowOfModule();
  const rows = structure.layers[0]?.rows ?? [];
  structure.files.forEach(([path, module], file) => {
    grouping.ofFile[file] = -1;
    if (module < 0) return;
    const name = structure.modules[module].name;
    const row = rowOf[module];
    const isInside = place.inside === "" || place.inside === nodeId("module", name) || (row >= 0 && place.inside === nodeId("layer", rows[row].name));
    if (place.level === "file" && isInside) grouping.put(file, "file", file, path, false);
    else if (place.level === "layer" || (place.level === "module" && !isInside)) {
      if (row >= 0) grouping.put(file, "layer", row, rows[row].name, !isInside);
      else grouping.put(file, "module", module, name, !isInside);
    } else grouping.put(file, "module", module, name, !isInside);
  });
  return grouping;
}

/**
 * The cut of each arrow, for the levels whose tangles Seam has cut.
 * @param {Report} report
 * @param {SceneNode[]} nodes
 */
function cutsOf(report, nodes) {
  const structure = report.structure;
  /** @type {Map<string, CutStep>} */
  const cuts = new Map();
  const add = (/** @type {Level} */ kind, /** @type {Tangle[]} */ tangles) => {
    const numbers = new Map(nodes.flatMap((node, i) => (node.kind === kind ? [[node.number, i]] : [])));
    for (const step of tangles.flatMap(tangle => tangle.cut))
      if (numbers.has(step.from) && numbers.has(step.to)) cuts.set(`${numbers.get(step.from)}>${numbers.get(step.to)}`, step);
  };
  if (structure) {
    add("layer", structure.layers[0]?.tangles ?? []);
    add("module", structure.moduleTangles);
    add("file", structure.fileTangles);
  }
  return cuts;
}

/**
 * Against the policy: between modules it says so, between rows of a layer order an arrow upwards is.
 * @param {Report} report
 * @param {SceneNode} from
 * @param {SceneNode} to
 * @param {Set<string>} breaking
 * @param {import("./report.js").Link[]} links
 */
function isBreaking(report, from, to, breaking, links) {
  if (from.kind === "module" && to.kind === "module") return breaking.has(`${from.number}>${to.number}`);
  const files = report.structure?.files ?? [];
  return links.some(link => breaking.has(`${files[link[0]][1]}>${files[link[1]][1]}`));
}

/**
 * @param {Report} report
 * @param {Place} place
 * @returns {Scene}
 */
export function makeScene(report, place) {
  const structure = report.structure;
  if (!structure) return { nodes: [], bands: [], arrows: [], tangles: [] };
  const { nodes, ofFile } = group(report, place);
  const breaking = new Set(structure.breaking.map(([from, to]) => `${from}>${to}`));
  const cuts = cutsOf(report, nodes);
  const folded = fold(structure.links, ofFile, nodes.length).filter(({ from, to }) => !nodes[from].isContext || !nodes[to].isContext);
  const tangle = tangleNumbers(nodes.length, folded);
  const sizes = new Map();
  for (const number of tangle) sizes.set(number, (sizes.get(number) ?? 0) + 1);
  const arrows = folded.map(arrow => ({
    ...arrow,
    isCycle: tangle[arrow.from] === tangle[arrow.to],
    isBreaking: isBreaking(report, nodes[arrow.from], nodes[arrow.to], breaking, arrow.links),
    cut: cuts.get(`${arrow.from}>${arrow.to}`) ?? null,
  }));
  nodes.forEach((node, i) => (node.tangle = sizes.get(tangle[i]) > 1 ? tangle[i] : -1));
  countFindings(report, nodes, ofFile);
  return arrange(report, place, narrow({ nodes, arrows, bands: [], tangles: [] }, place));
}

/**
 * @param {Report} report
 * @param {SceneNode[]} nodes
 * @param {number[]} ofFile
 */
function countFindings(report, nodes, ofFile) {
  for (const finding of report.findings) {
    const node = ofFile[report.fileNumbers.get(finding.file) ?? -1] ?? -1;
    if (node >= 0) nodes[node].findings += 1;
  }
}

/**
 * Without the nodes that the place leaves out: those beside the focus, in no cycle, or context of nothing.
 * @param {Scene} scene
 * @param {Place} place
 * @returns {Scene}
 */
function narrow(scene, place) {
  const focus = new Set(place.focus);
  const isFocus = scene.nodes.map(node => focus.size === 0 || focus.has(node.id) || focus.has(node.name));
  const arrows = scene.arrows.filter(arrow => (isFocus[arrow.from] || isFocus[arrow.to]) && (!place.onlyCycles || arrow.isCycle));
  const isLinked = scene.nodes.map(() => false);
  for (const arrow of arrows) isLinked[arrow.from] = isLinked[arrow.to] = true;
  const number = new Map();
  const nodes = scene.nodes.filter((node, i) => {
    const isShown = isLinked[i] || (isFocus[i] && !node.isContext && (!place.onlyCycles || node.tangle >= 0));
    if (isShown) number.set(i, number.size);
    return isShown;
  });
  return { ...scene, nodes, arrows: arrows.map(arrow => ({ ...arrow, from: number.get(arrow.from), to: number.get(arrow.to) })) };
}

/**
 * Gives the nodes their bands: the layers, or else the levels.
 * @param {Report} report
 * @param {Place} place
 * @param {Scene} scene
 * @returns {Scene}
 */
function arrange(report, place, scene) {
  const { nodes, arrows } = scene;
  const rows = report.structure?.layers[0]?.rows ?? [];
  const level = levelNumbers(nodes.length, arrows);
  const rowOf = report.rowOfModule();
  const moduleOf = (/** @type {SceneNode} */ node) => (node.kind === "file" ? report.structure?.files[node.number][1] ?? -1 : node.number);
  const row = nodes.map(node => (node.kind === "layer" ? node.number : rowOf[moduleOf(node)] ?? -1));
  /** @type {string[]} */
  let bands;
  if (nodes.some(node => node.isContext)) {
    bands = ["used by", place.inside.replace(/^[a-z]*:/, ""), "uses"];
    const usesInside = nodes.map(() => false);
    for (const arrow of arrows) if (!nodes[arrow.to].isContext) usesInside[arrow.from] = true;
    nodes.forEach((node, i) => (node.band = !node.isContext ? 1 : usesInside[i] ? 0 : 2));
  } else if (rows.length > 0) {
    bands = ["in no layer", ...rows.map(each => each.name), "in no layer"];
    const isUsed = nodes.map(() => false);
    for (const arrow of arrows) if (row[arrow.from] >= 0) isUsed[arrow.to] = true;
    nodes.forEach((node, i) => (node.band = row[i] >= 0 ? row[i] + 1 : isUsed[i] ? rows.length + 1 : 0));
  } else {
    const top = Math.max(1, ...level);
    bands = Array.from({ length: top }, (_, i) => `level ${top - i}`);
    nodes.forEach((node, i) => (node.band = top - level[i]));
  }
  return { ...withoutEmptyBands({ ...scene, bands }), tangles: membersOf(nodes) };
}

/**
 * @param {Scene} scene
 * @returns {Scene}
 */
function withoutEmptyBands(scene) {
  const used = [...new Set(scene.nodes.map(node => node.band))].sort((left, right) => left - right);
  const bands = used.map(band => scene.bands[band]);
  for (const node of scene.nodes) node.band = used.indexOf(node.band);
  return { ...scene, bands };
}

/** @param {SceneNode[]} nodes */
function membersOf(nodes) {
  /** @type {Map<number, number[]>} */
  const members = new Map();
  nodes.forEach((node, i) => node.tangle >= 0 && members.set(node.tangle, [...(members.get(node.tangle) ?? []), i]));
  return [...members.values()];
}
