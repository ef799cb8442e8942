// Which way does an arrow take from one node to another? Curves that leave and arrive upright, through its waypoints.

/** @typedef {import("./layout.js").Box} Box */
/** @typedef {{x: number, y: number}} Point */
/** @typedef {[Point, Point, Point, Point]} Curve A start, two control points and an end, as Bézier has them. */
/** @typedef {{curves: Curve[], left: number, right: number, top: number, bottom: number}} Path */

/**
 * @param {Box} from
 * @param {Box} to
 * @param {Box[]} waypoints
 * @returns {Path}
 */
export function arrowPath(from, to, waypoints) {
  const curves = Math.abs(from.y - to.y) <= 1 ? [sideways(from, to)] : upright(from, to, waypoints);
  const points = curves.flat();
  const [xs, ys] = [points.map(point => point.x), points.map(point => point.y)];
  return { curves, left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/**
 * Between nodes of the same row: straight to the next one, else over the row to the right and below it to the left.
 * @param {Box} from
 * @param {Box} to
 * @returns {Curve}
 */
function sideways(from, to) {
  const side = from.x < to.x ? 1 : -1;
  const room = Math.abs(to.x - from.x) - (from.width + to.width) / 2;
  if (room < 120) {
    const start = { x: from.x + (side * from.width) / 2, y: from.y - side * 5 };
    const end = { x: to.x - (side * to.width) / 2, y: to.y - side * 5 };
    const bend = side * Math.min(14, room / 3);
    return [start, { x: start.x + (side * room) / 3, y: start.y - bend }, { x: end.x - (side * room) / 3, y: end.y - bend }, end];
  }
  const rise = side * Math.min(70, 26 + Math.abs(to.x - from.x) * 0.04);
  const start = { x: from.x + (side * from.width) / 4, y: from.y - (side * from.height) / 2 };
  const end = { x: to.x - (side * to.width) / 4, y: to.y - (side * to.height) / 2 };
  return [start, { x: start.x + side * 20, y: start.y - rise }, { x: end.x - side * 20, y: end.y - rise }, end];
}

/**
 * @param {Box} from
 * @param {Box} to
 * @param {Box[]} waypoints
 * @returns {Curve[]}
 */
function upright(from, to, waypoints) {
  const side = from.y < to.y ? 1 : -1;
  // Arrows up keep to the right, so that both of a pair are seen.
  const shift = side === 1 ? 0 : 9;
  const port = (/** @type {Box} */ box, /** @type {Box} */ other) => box.x + shift + Math.max(-0.36, Math.min(0.36, (other.x - box.x) / 500)) * box.width;
  /** @type {Point[]} */
  const points = [{ x: port(from, waypoints[0] ?? to), y: from.y + (side * from.height) / 2 }];
  for (const { x, y, height } of waypoints) points.push({ x, y: y - (side * height) / 2 }, { x, y: y + (side * height) / 2 });
  points.push({ x: port(to, waypoints[waypoints.length - 1] ?? from), y: to.y - (side * to.height) / 2 });
  return points.slice(1).map((end, i) => {
    const start = points[i];
    const middle = (start.y + end.y) / 2;
    return /** @type {Curve} */ ([start, { x: start.x, y: middle }, { x: end.x, y: middle }, end]);
  });
}

/**
 * How far a point is from a path; what is farther than `reach` may be told as infinitely far.
 * @param {Path} path
 * @param {Point} point
 * @param {number} reach
 */
export function distanceTo(path, point, reach) {
  if (point.x < path.left - reach || point.x > path.right + reach || point.y < path.top - reach || point.y > path.bottom + reach) return Infinity;
  const steps = 16;
  let nearest = Infinity;
  for (const curve of path.curves) {
    let last = curve[0];
    for (let step = 1; step <= steps; ++step) {
      const next = pointAt(curve, step / steps);
      nearest = Math.min(nearest, distanceToLine(point, last, next));
      last = next;
    }
  }
  return nearest;
}

/**
 * @param {Curve} curve
 * @param {number} part From 0 to 1.
 * @returns {Point}
 */
export function pointAt([start, leave, arrive, end], part) {
  const rest = 1 - part;
  const mix = (/** @type {"x" | "y"} */ axis) =>
    rest ** 3 * start[axis] + 3 * rest * rest * part * leave[axis] + 3 * rest * part * part * arrive[axis] + part ** 3 * end[axis];
  return { x: mix("x"), y: mix("y") };
}

/**
 * @param {Point} point
 * @param {Point} from
 * @param {Point} to
 */
function distanceToLine(point, from, to) {
  const length = (to.x - from.x) ** 2 + (to.y - from.y) ** 2;
  const part = length === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / length));
  return Math.hypot(point.x - from.x - part * (to.x - from.x), point.y - from.y - part * (to.y - from.y));
}
