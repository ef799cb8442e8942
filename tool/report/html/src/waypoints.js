// How does a long arrow keep clear of the nodes between its ends? In each row that it passes it holds a narrow place of its own.

/** @typedef {import("./layout.js").Box} Box */
/** @typedef {import("./order.js").Pair} Pair */

const width = 10;
/** With more of them the picture would be wide and empty. */
const mostWaypoints = 600;

/**
 * Adds the waypoints to `rows` and `boxes`; `waypoints` are those of each arrow, from its start to its end, `pairs` the steps from one to the next.
 * @param {Pair[]} arrows
 * @param {number[][]} rows
 * @param {Box[]} boxes
 * @returns {{pairs: Pair[], waypoints: number[][]}}
 */
export function addWaypoints(arrows, rows, boxes) {
  /** @type {number[]} */
  const rowOf = [];
  rows.forEach((row, number) => row.forEach(node => (rowOf[node] = number)));
  const wanted = arrows.reduce((sum, { from, to }) => sum + Math.max(0, Math.abs(rowOf[from] - rowOf[to]) - 1), 0);
  if (wanted > mostWaypoints) return { pairs: arrows, waypoints: [] };
  /** @type {Pair[]} */
  const pairs = [];
  const waypoints = arrows.map(({ from, to }) => {
    /** @type {number[]} */
    const way = [];
    const step = Math.sign(rowOf[to] - rowOf[from]);
    let last = from;
    for (let row = rowOf[from] + step; step !== 0 && row !== rowOf[to]; row += step) {
      const node = boxes.length;
      boxes.push({ x: 0, y: 0, width, height: 30 });
      rows[row].push(node);
      way.push(node);
      pairs.push({ from: last, to: node });
      last = node;
    }
    pairs.push({ from: last, to });
    return way;
  });
  return { pairs, waypoints };
}
