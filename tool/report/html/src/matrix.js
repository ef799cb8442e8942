// What stands where in the dependency structure matrix? The pure part: a column uses the rows in which it has a cell.
import { usersFirst } from "./order.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {{row: number, column: number, arrow: number}} Cell */
/**
 * @typedef {{order: number[], position: number[], cells: Cell[], rows: Cell[][], blocks: {start: number, end: number, band: number}[],
 *   tangles: {start: number, end: number}[]}} Matrix `order`: the scene's nodes from top to bottom; `position`: where each stands.
 */

/**
 * @param {Scene} scene
 * @returns {Matrix}
 */
export function makeMatrix(scene) {
  const cuts = new Set(scene.arrows.flatMap(({ from, to, cut }) => (cut ? [`${from}>${to}`] : [])));
  const order = usersFirst(scene.nodes.map(node => node.band), scene.arrows, ({ from, to }) => cuts.has(`${from}>${to}`));
  /** @type {number[]} */
  const position = [];
  order.forEach((node, i) => (position[node] = i));
  const cells = scene.arrows.map(({ from, to }, arrow) => ({ row: position[to], column: position[from], arrow }));
  /** @type {Cell[][]} */
  const rows = order.map(() => []);
  for (const cell of cells) rows[cell.row].push(cell);
  for (const row of rows) row.sort((left, right) => left.column - right.column);
  return { order, position, cells, rows, blocks: blocksOf(scene, order), tangles: tanglesOf(scene, order) };
}

/**
 * Runs of nodes in the same band.
 * @param {Scene} scene
 * @param {number[]} order
 */
function blocksOf(scene, order) {
  /** @type {{start: number, end: number, band: number}[]} */
  const blocks = [];
  order.forEach((node, i) => {
    const last = blocks[blocks.length - 1];
    if (last && last.band === scene.nodes[node].band) last.end = i + 1;
    else blocks.push({ start: i, end: i + 1, band: scene.nodes[node].band });
  });
  return blocks;
}

/**
 * From the first to the last member of each tangle.
 * @param {Scene} scene
 * @param {number[]} order
 */
function tanglesOf(scene, order) {
  /** @type {Map<number, {start: number, end: number}>} */
  const tangles = new Map();
  order.forEach((node, i) => {
    const number = scene.nodes[node].tangle;
    if (number < 0) return;
    const tangle = tangles.get(number);
    if (tangle) tangle.end = i + 1;
    else tangles.set(number, { start: i, end: i + 1 });
  });
  return [...tangles.values()];
}
