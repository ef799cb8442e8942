// Where does each node of a scene stand, and which way does each arrow take? Bands from top to bottom, in each the users above what they use.
import { levelNumbers, uncross } from "./order.js";
import { arrowPath } from "./paths.js";
import { addWaypoints } from "./waypoints.js";
import { straighten } from "./straighten.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").SceneNode} SceneNode */
/** @typedef {import("./paths.js").Path} Path */
/**
 * @typedef {{x: number, y: number, width: number, height: number}} Box `x`, `y`: its middle.
 * @typedef {{label: string, top: number, height: number}} Band
 * @typedef {{boxes: Box[], bands: Band[], paths: Path[], width: number, height: number}} Layout Everything lies between 0 and `width`, `height`.
 */

export const gap = 26;
const rowGap = 48;
const bandPadding = 30;

/** How wide a letter is drawn, in the middle. */
const letterWidth = 7.3;

/**
 * The part of a name that is shown: a file's own name, or a module's as a whole.
 * @param {SceneNode} node
 */
export function labelOf(node) {
  const name = node.kind === "file" ? node.name.slice(node.name.lastIndexOf("/") + 1) : node.name;
  return name.length > 30 ? `${name.slice(0, 14)}…${name.slice(-14)}` : name;
}

/**
 * The more files, the larger.
 * @param {SceneNode} node
 */
function sizeOf(node) {
  const growth = node.kind === "file" ? 0 : Math.log2(node.files + 1);
  return { width: Math.max(72 + 6 * growth, labelOf(node).length * letterWidth + 28), height: (node.kind === "file" ? 30 : 38) + 4 * growth };
}

/**
 * The rows of a band: its own levels, the highest on top.
 * @param {Scene} scene
 * @param {number} band
 */
function rowsOf(scene, band) {
  const members = scene.nodes.flatMap((node, i) => (node.band === band ? [i] : []));
  const number = new Map(members.map((node, i) => [node, i]));
  const inside = scene.arrows.flatMap(({ from, to, cut }) =>
    number.has(from) && number.has(to) && !cut ? [{ from: number.get(from) ?? 0, to: number.get(to) ?? 0 }] : []);
  const level = levelNumbers(members.length, inside);
  /** @type {number[][]} */
  const rows = [];
  members.forEach((node, i) => (rows[level[i]] ??= []).push(node));
  return rows.filter(Boolean).reverse();
}

/**
 * A picture as wide as high is read more easily than a tower: neighbouring rows become one, the shortest first, until so many are left.
 * @param {number[][]} rows
 * @param {number} most
 */
function merge(rows, most) {
  while (rows.length > most) {
    const sizes = rows.slice(1).map((row, i) => row.length + rows[i].length);
    const i = sizes.indexOf(Math.min(...sizes));
    rows.splice(i, 2, [...rows[i], ...rows[i + 1]]);
  }
  return rows;
}

/**
 * A row that is too long goes over several lines, so that neighbours stay neighbours.
 * @param {number[]} row
 * @param {Box[]} boxes
 * @param {number} widest
 */
function linesOf(row, boxes, widest) {
  const total = row.reduce((sum, node) => sum + boxes[node].width + gap, 0);
  const count = Math.max(1, Math.ceil(total / widest));
  /** @type {number[][]} */
  const lines = Array.from({ length: count }, () => []);
  row.forEach((node, i) => lines[i % count].push(node));
  return lines;
}

/**
 * The rows of all bands, not too many of them.
 * @param {Scene} scene
 */
function rowsOfBands(scene) {
  const wanted = Math.max(scene.bands.length, Math.ceil(Math.sqrt(scene.nodes.length) * 0.9));
  return scene.bands.map((_, band) => {
    const rows = rowsOf(scene, band);
    const members = rows.reduce((sum, row) => sum + row.length, 0);
    return merge(rows, Math.max(1, Math.round((wanted * members) / scene.nodes.length)));
  });
}

/**
 * @param {Scene} scene
 * @returns {Layout}
 */
export function layOut(scene) {
  /** @type {Box[]} */
  const boxes = scene.nodes.map(node => ({ x: 0, y: 0, ...sizeOf(node) }));
  const area = boxes.reduce((sum, { width, height }) => sum + (width + gap) * (height + rowGap), 0);
  const widest = Math.max(900, Math.sqrt(area * 2.4));
  const rowsOfBand = rowsOfBands(scene);
  const rows = rowsOfBand.flat();
  const isSmall = rows.every(row => linesOf(row, boxes, widest * 1.4).length === 1);
  // Beyond this point boxes and rows also hold the waypoints of long arrows, behind the scene's own nodes.
  const { pairs, waypoints } = isSmall ? addWaypoints(scene.arrows, rows, boxes) : { pairs: scene.arrows, waypoints: [] };
  const ordered = uncross(rows, pairs, boxes.length);
  /** @type {Band[]} */
  const bands = [];
  /** @type {number[][]} */
  const lines = [];
  let y = 0;
  for (let band = 0, next = 0; band < scene.bands.length; ++band) {
    const top = y;
    y += bandPadding;
    for (let row = 0; row < rowsOfBand[band].length; ++row)
      for (const line of isSmall ? [ordered[next++]] : linesOf(ordered[next++], boxes, widest)) {
        const height = Math.max(...line.map(node => boxes[node].height));
        for (const node of line) boxes[node].y = y + height / 2;
        lines.push(line);
        y += height + rowGap;
      }
    y += bandPadding - rowGap;
    bands.push({ label: scene.bands[band], top, height: y - top });
  }
  const width = straighten(lines, boxes, isSmall ? pairs : [], widest);
  const paths = scene.arrows.map(({ from, to }, arrow) => arrowPath(boxes[from], boxes[to], (waypoints[arrow] ?? []).map(node => boxes[node])));
  return { boxes: boxes.slice(0, scene.nodes.length), bands, paths, width, height: Math.max(y, 1) };
}
