// Which keys are there, and what do the colors mean?
import { element, refill } from "./element.js";

/** @type {[string, string][]} */
const keys = [
  ["/", "search"], ["1 … 5", "graph, matrix, findings, logs, run"], ["Tab", "from part to part; every button, row and picture is reached"],
  ["← ↑ → ↓", "from node to node, from cell to cell, from row to row"], ["Enter", "into a node; the evidence of a cell"], ["u", "out again"],
  ["f", "only the neighbours of what is picked"], ["c", "cycles only"], ["+ − 0", "larger, smaller, the whole picture"], ["Esc", "pick nothing"],
  ["t", "colors: as the system has them, light, dark"], ["?", "this help"],
];

/** @type {[string, string][]} */
const meanings = [
  ["cycle", "in a cycle: these depend on one another"], ["cut", "dashed: without it the cycle is gone; the details tell how"],
  ["breaking", "against the layers or contracts of the policy"], ["out", "what the picked node uses"], ["in", "what uses the picked node"],
];

/**
 * @param {HTMLDialogElement} dialog
 * @param {string} licenses
 */
export function fillHelp(dialog, licenses) {
  refill(dialog,
    element("h2", {}, "Keys"),
    element("dl", {}, ...keys.flatMap(([key, meaning]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, meaning)])),
    element("h2", {}, "Colors"),
    element("dl", {}, ...meanings.flatMap(([kind, meaning]) => [element("dt", {}, line(kind)), element("dd", {}, meaning)])),
    element("p", { class: "quiet" }, "The address of the page says what one looks at: a link to it opens the same. The larger a node, the more files; the wider an arrow, the more places."),
    element("details", {}, element("summary", {}, "Licenses of what is inside"), element("pre", {}, licenses)),
    element("form", { method: "dialog" }, element("button", { autofocus: true }, "Close")));
}

/**
 * A short line as the picture has it.
 * @param {string} kind
 */
export function line(kind) {
  const made = element("i");
  made.style.cssText = `display:inline-block;width:22px;border-top:2px ${kind === "cut" ? "dashed" : "solid"} var(--${kind === "cut" ? "cycle" : kind});vertical-align:middle;margin-right:5px`;
  return made;
}
