// What does one look at? The part of the address behind "#" says it, so that a link leads there and the browser's "back" goes back.

/**
 * @typedef {"graph" | "matrix" | "findings" | "logs" | "run"} ViewName
 * @typedef {{view: ViewName, level: "layer" | "module" | "file", inside: string, focus: string[], onlyCycles: boolean, node: string,
 *   to: string, finding: string, filters: Record<string, string>}} Spot `node`: the node that is picked; with `to` the arrow between them.
 */

const views = ["graph", "matrix", "findings", "logs", "run"];
const levels = ["layer", "module", "file"];

/** @type {Spot} */
export const start = { view: "graph", level: "module", inside: "", focus: [], onlyCycles: false, node: "", to: "", finding: "", filters: {} };

/**
 * "#graph?level=file&in=module:net&node=file:src/net/session.h"
 * @param {Spot} spot
 */
export function format(spot) {
  const words = new URLSearchParams();
  const isPicture = spot.view === "graph" || spot.view === "matrix";
  if (isPicture && spot.level !== "module") words.set("level", spot.level);
  if (isPicture && spot.inside) words.set("in", spot.inside);
  if (isPicture) spot.focus.forEach(name => words.append("focus", name));
  if (isPicture && spot.onlyCycles) words.set("cycles", "only");
  if (isPicture && spot.node) words.set("node", spot.node);
  if (isPicture && spot.to) words.set("to", spot.to);
  if (spot.finding) words.set("finding", spot.finding);
  if (!isPicture) for (const [name, value] of Object.entries(spot.filters)) if (value) words.set(`f.${name}`, value);
  const text = words.toString();
  return `#${spot.view}${text ? "?" + text : ""}`;
}

/**
 * What an address says; what it does not say, or says wrong, is as at the start.
 * @param {string} hash
 * @param {Spot} otherwise
 * @returns {Spot}
 */
export function parse(hash, otherwise = start) {
  const [view, query] = hash.replace(/^#/, "").split(/\?(.*)/s);
  if (!views.includes(view)) return otherwise;
  const words = new URLSearchParams(query ?? "");
  const level = words.get("level") ?? "module";
  /** @type {Record<string, string>} */
  const filters = {};
  for (const [name, value] of words) if (name.startsWith("f.")) filters[name.slice(2)] = value;
  return {
    view: /** @type {ViewName} */ (view),
    level: /** @type {Spot["level"]} */ (levels.includes(level) ? level : "module"),
    inside: words.get("in") ?? "",
    focus: words.getAll("focus"),
    onlyCycles: words.get("cycles") === "only",
    node: words.get("node") ?? "",
    to: words.get("to") ?? "",
    finding: words.get("finding") ?? "",
    filters,
  };
}
