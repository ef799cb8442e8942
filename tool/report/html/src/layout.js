// Where does each node of a scene stand? Bands from top to bottom, in each the users above what they use.
import { levelNumbers, uncross } from "./order.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").SceneNode} SceneNode */
/**
 * @typedef {{x: number, y: number, width: number, height: number}} Box `x`, `y`: its middle.
 * @typedef {{label: string, top: number, height: number}} Band
 * @typedef {{boxes: Box[], bands: Band[], width: number, height: number}} Layout Everything lies between 0 and `width`, `height`.
 */

const gap = 26;
const rowGap = 44;
const bandPadding = 30;

/** How wide a letter is drawn, in the middle. */
const letterWidth = 7.3;

/** The part of a name that is shown: a file's own name, or a module's as a whole. @param {SceneNode} node */
export function labelOf(node) {
  const name = node.kind === "file" ? node.name.slice(node.name.lastIndexOf("/") + 1) : node.name;
  return name.length > 30 ? `${name.slice(0, 14)}…${name.slice(-14)}` : name;
}

/** The more files, the larger. @param {SceneNode} node */
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
 * @param {Scene} scene
 * @returns {Layout}
 */
export function layOut(scene) {
  const boxes = scene.nodes.map(node => ({ x: 0, y: 0, ...sizeOf(node) }));
  const area = boxes.reduce((sum, { width, height }) => sum + (width + gap) * (height + rowGap), 0);
  const widest = Math.max(900, Math.sqrt(area * 2.4));
  const wanted = Math.max(scene.bands.length, Math.ceil(Math.sqrt(scene.nodes.length) * 0.9));
  const rowsOfBand = scene.bands.map((_, band) => {
    const rows = rowsOf(scene, band);
    const members = rows.reduce((sum, row) => sum + row.length, 0);
    return merge(rows, Math.max(1, Math.round((wanted * members) / scene.nodes.length)));
  });
  const ordered = uncross(rowsOfBand.flat(), scene.arrows, scene.nodes.length);
  /** @type {Band[]} */
  const bands = [];
  let y = 0;
  let next = 0;
  for (let band = 0; band < scene.bands.length; ++band) {
    const top = y;
    y += bandPadding;
    for (let row = 0; row < rowsOfBand[band].length; ++row)
      for (const line of linesOf(ordered[next++], boxes, widest)) {
        const height = Math.max(...line.map(node => boxes[node].height));
        placeLine(line, boxes, widest, y + height / 2);
        y += height + rowGap;
      }
    y += bandPadding - rowGap;
    bands.push({ label: scene.bands[band], top, height: y - top });
  }
  return { boxes, bands, width: widest, height: Math.max(y, 1) };
}

/**
 * @param {number[]} line
 * @param {Box[]} boxes
 * @param {number} widest
 * @param {number} y
 */
function placeLine(line, boxes, widest, y) {
  const used = line.reduce((sum, node) => sum + boxes[node].width, 0);
  // A short line spreads a little, a long one fills the width.
  const space = Math.min(Math.max(gap, (widest - used) / (line.length + 1)), 110);
  let x = (widest - used - space * (line.length - 1)) / 2;
  for (const node of line) {
    boxes[node].x = x + boxes[node].width / 2;
    boxes[node].y = y;
    x += boxes[node].width + space;
  }
}

/**
 * The two ends of an arrow at the boxes' borders, and whether it goes down.
 * @param {Box} from
 * @param {Box} to
 */
export function endsOf(from, to) {
  const lean = (/** @type {Box} */ box, /** @type {Box} */ other) => box.x + Math.max(-0.36, Math.min(0.36, (other.x - box.x) / 900)) * box.width;
  const isDown = from.y < to.y - 1;
  const isLevel = Math.abs(from.y - to.y) <= 1;
  if (isLevel) {
    const side = from.x < to.x ? 1 : -1;
    return { x1: from.x + (side * from.width) / 2, y1: from.y - side * 4, x2: to.x - (side * to.width) / 2, y2: to.y - side * 4, isLevel };
  }
  const side = isDown ? 1 : -1;
  // Arrows up keep to the right, so that both of a pair are seen.
  const shift = isDown ? 0 : 9;
  return { x1: lean(from, to) + shift, y1: from.y + (side * from.height) / 2, x2: lean(to, from) + shift, y2: to.y - (side * to.height) / 2, isLevel };
}

/**
 * Points of the curve of an arrow, for finding what is under the pointer: the same curve that paint.js draws.
 * @param {ReturnType<typeof endsOf>} ends
 * @param {number} part From 0 to 1.
 */
export function pointAt({ x1, y1, x2, y2, isLevel }, part) {
  const controls = controlsOf({ x1, y1, x2, y2, isLevel });
  const rest = 1 - part;
  const mix = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ c, /** @type {number} */ d) =>
    rest * rest * rest * a + 3 * rest * rest * part * b + 3 * rest * part * part * c + part * part * part * d;
  return { x: mix(x1, controls.x1, controls.x2, x2), y: mix(y1, controls.y1, controls.y2, y2) };
}

/**
 * The control points of an arrow's curve: it leaves and arrives upright; within a row it is an arc above or below.
 * @param {ReturnType<typeof endsOf>} ends
 */
export function controlsOf({ x1, y1, x2, y2, isLevel }) {
  if (isLevel) {
    const rise = Math.min(90, Math.abs(x2 - x1) * 0.18 + 4) * (x1 < x2 ? -1 : 1);
    return { x1: x1 + (x2 - x1) * 0.25, y1: y1 + rise, x2: x1 + (x2 - x1) * 0.75, y2: y2 + rise };
  }
  const middle = (y1 + y2) / 2;
  return { x1, y1: middle, x2, y2: middle };
}
