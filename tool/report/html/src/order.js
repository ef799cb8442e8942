// In which order do nodes stand so that dependencies go down? The pure part of the graph and the matrix.

/** @typedef {{from: number, to: number}} Pair */

/**
 * Who is used by each node.
 * @param {number} nodes
 * @param {Pair[]} pairs
 */
function targetsOf(nodes, pairs) {
  /** @type {number[][]} */
  const targets = Array.from({ length: nodes }, () => []);
  for (const { from, to } of pairs) targets[from].push(to);
  return targets;
}

/**
 * The tangle of each node: nodes that depend on one another in a circle have the same number (Tarjan 1972, without recursion). A tangle
 * has a smaller number than those that use it.
 * @param {number} nodes
 * @param {Pair[]} pairs
 * @returns {number[]}
 */
export function tangleNumbers(nodes, pairs) {
  const targets = targetsOf(nodes, pairs);
  const seen = new Int32Array(nodes).fill(-1);
  const lowest = new Int32Array(nodes);
  /** @type {number[]} */
  const number = new Array(nodes).fill(-1);
  /** @type {number[]} */
  const open = [];
  let time = 0;
  let tangles = 0;
  for (let root = 0; root < nodes; ++root) {
    if (seen[root] >= 0) continue;
    const way = [{ node: root, next: 0 }];
    while (way.length > 0) {
      const step = way[way.length - 1];
      const { node } = step;
      if (step.next === 0) {
        seen[node] = lowest[node] = time++;
        open.push(node);
      }
      if (step.next < targets[node].length) {
        const target = targets[node][step.next++];
        if (seen[target] < 0) way.push({ node: target, next: 0 });
        else if (number[target] < 0) lowest[node] = Math.min(lowest[node], seen[target]);
        continue;
      }
      way.pop();
      if (way.length > 0) {
        const user = way[way.length - 1].node;
        lowest[user] = Math.min(lowest[user], lowest[node]);
      }
      if (lowest[node] === seen[node]) {
        for (let member = -1; member !== node; ) {
          member = open.pop() ?? node;
          number[member] = tangles;
        }
        ++tangles;
      }
    }
  }
  return number;
}

/**
 * 1 for a node that depends on nothing, else one more than the highest that it uses; nodes of a tangle share a level (Lakos).
 * @param {number} nodes
 * @param {Pair[]} pairs
 * @returns {number[]}
 */
export function levelNumbers(nodes, pairs) {
  const tangle = tangleNumbers(nodes, pairs);
  const level = new Array(nodes).fill(1);
  // Tangles come before their users: one pass in their order is enough.
  const outgoing = pairs.filter(({ from, to }) => tangle[from] !== tangle[to]).sort((left, right) => tangle[left.from] - tangle[right.from]);
  const ofTangle = new Array(nodes).fill(1);
  for (const { from, to } of outgoing) ofTangle[tangle[from]] = Math.max(ofTangle[tangle[from]], ofTangle[tangle[to]] + 1);
  for (let node = 0; node < nodes; ++node) level[node] = ofTangle[tangle[node]];
  return level;
}

/**
 * All nodes, users first: by their band, then by the levels that remain when the arrows of the cut are gone, so that what runs against the order
 * is the cut alone, and stands above the diagonal of the matrix.
 * @param {number[]} bandOf Smaller: further up.
 * @param {Pair[]} pairs
 * @param {(pair: Pair) => boolean} isCut
 * @returns {number[]}
 */
export function usersFirst(bandOf, pairs, isCut) {
  const nodes = bandOf.length;
  const kept = pairs.filter(pair => !isCut(pair));
  const tangle = tangleNumbers(nodes, pairs);
  const level = levelNumbers(nodes, pairs);
  const levelInside = levelNumbers(nodes, kept.filter(({ from, to }) => tangle[from] === tangle[to]));
  const order = bandOf.map((_, node) => node);
  return order.sort((left, right) =>
    bandOf[left] - bandOf[right] || level[right] - level[left] || tangle[right] - tangle[left] || levelInside[right] - levelInside[left] || left - right);
}

/**
 * Orders the nodes of each row so that arrows cross little: each goes to the middle of its neighbours, row by row, down and up again.
 * @param {number[][]} rows
 * @param {Pair[]} pairs
 * @param {number} nodes
 * @param {number} sweeps
 * @returns {number[][]}
 */
export function uncross(rows, pairs, nodes, sweeps = 8) {
  const neighbours = targetsOf(nodes, pairs);
  for (const { from, to } of pairs) neighbours[to].push(from);
  const place = new Float64Array(nodes);
  const rowOf = new Int32Array(nodes);
  const note = (/** @type {number[]} */ row) => row.forEach((node, i) => (place[node] = (i + 0.5) / row.length));
  rows.forEach((row, number) => row.forEach(node => (rowOf[node] = number)));
  let ordered = rows.map(row => [...row]);
  ordered.forEach(note);
  for (let sweep = 0; sweep < sweeps; ++sweep) {
    const goesDown = sweep % 2 === 0;
    for (let i = 0; i < ordered.length; ++i) {
      const number = goesDown ? i : ordered.length - 1 - i;
      const wanted = new Map(ordered[number].map(node => {
        const others = neighbours[node].filter(other => rowOf[other] !== number);
        const sum = others.reduce((total, other) => total + place[other], 0);
        return [node, others.length > 0 ? sum / others.length : place[node]];
      }));
      ordered[number].sort((left, right) => (wanted.get(left) ?? 0) - (wanted.get(right) ?? 0) || left - right);
      note(ordered[number]);
    }
  }
  return ordered;
}
