// How far to the right does each node of a line stand? Near to the middle of its neighbours above and below, in the order that is given.

/** @typedef {import("./layout.js").Box} Box */
/** @typedef {import("./order.js").Pair} Pair */

const gap = 26;
const sweeps = 14;
/** Less beside a waypoint: it is only a line. */
const narrowGap = 12;

/**
 * Sets `x` of the boxes; gives the width that they take, from 0 on.
 * @param {number[][]} lines
 * @param {Box[]} boxes
 * @param {Pair[]} pairs Empty: each line is spread by itself.
 * @param {number} widest
 */
export function straighten(lines, boxes, pairs, widest) {
  for (const line of lines) spread(line, boxes, widest);
  if (pairs.length > 0) pull(lines, boxes, pairs);
  const used = lines.flat().map(node => boxes[node]);
  const left = Math.min(0, ...used.map(box => box.x - box.width / 2));
  for (const box of used) box.x -= left;
  return Math.max(1, ...used.map(box => box.x + box.width / 2));
}

/**
 * A short line spreads a little, a long one fills the width.
 * @param {number[]} line
 * @param {Box[]} boxes
 * @param {number} widest
 */
function spread(line, boxes, widest) {
  const used = line.reduce((sum, node) => sum + boxes[node].width, 0);
  const space = Math.min(Math.max(gap, (widest - used) / (line.length + 1)), 110);
  let x = (widest - used - space * (line.length - 1)) / 2;
  for (const node of line) {
    boxes[node].x = x + boxes[node].width / 2;
    x += boxes[node].width + space;
  }
}

/**
 * @param {number[][]} lines
 * @param {Box[]} boxes
 * @param {Pair[]} pairs
 */
function pull(lines, boxes, pairs) {
  /** @type {number[][]} */
  const neighbours = boxes.map(() => []);
  for (const { from, to } of pairs) {
    neighbours[from].push(to);
    neighbours[to].push(from);
  }
  for (let sweep = 0; sweep < sweeps; ++sweep)
    for (let i = 0; i < lines.length; ++i) {
      const line = lines[sweep % 2 === 0 ? i : lines.length - 1 - i];
      const wanted = line.map(node => {
        const others = neighbours[node].filter(other => boxes[other].y !== boxes[node].y);
        return others.length === 0 ? boxes[node].x : others.reduce((sum, other) => sum + boxes[other].x, 0) / others.length;
      });
      const fromLeft = keepApart(line, boxes, wanted, 1);
      const fromRight = keepApart(line, boxes, wanted, -1);
      line.forEach((node, at) => (boxes[node].x = (fromLeft[at] + fromRight[at]) / 2));
    }
}

/**
 * The wanted places, moved as little as keeps the order when one goes in this direction.
 * @param {number[]} line
 * @param {Box[]} boxes
 * @param {number[]} wanted
 * @param {1 | -1} direction
 */
function keepApart(line, boxes, wanted, direction) {
  const places = [...wanted];
  const first = direction === 1 ? 0 : line.length - 1;
  for (let i = first + direction; i >= 0 && i < line.length; i += direction) {
    const [box, last] = [boxes[line[i]], boxes[line[i - direction]]];
    const apart = (box.width + last.width) / 2 + (Math.min(box.width, last.width) <= narrowGap ? narrowGap : gap);
    const nearest = places[i - direction] + direction * apart;
    places[i] = direction === 1 ? Math.max(places[i], nearest) : Math.min(places[i], nearest);
  }
  return places;
}
