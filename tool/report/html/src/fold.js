// Who depends on whom when files are folded into groups?

/** @typedef {import("./report.js").Link} Link */
/** @typedef {{from: number, to: number, places: number, links: Link[]}} Arrow */

/**
 * One arrow for all links from one group's files to another's, in the order of the groups. Links inside of a group are left out.
 * @param {Link[]} links
 * @param {number[]} groupOfFile -1: in none.
 * @param {number} groups
 * @returns {Arrow[]}
 */
export function fold(links, groupOfFile, groups) {
  /** @type {Map<number, Arrow>} */
  const arrows = new Map();
  for (const link of links) {
    const from = groupOfFile[link[0]];
    const to = groupOfFile[link[1]];
    if (from < 0 || to < 0 || from === to) continue;
    const key = from * groups + to;
    const arrow = arrows.get(key);
    if (arrow) {
      arrow.places += link[3];
      arrow.links.push(link);
    } else arrows.set(key, { from, to, places: link[3], links: [link] });
  }
  return [...arrows.entries()].sort(([left], [right]) => left - right).map(([, arrow]) => arrow);
}
