// Where is it? One box for modules, files, rules and log messages, with the keyboard alone.
import { element, refill } from "./element.js";

/** @typedef {import("./report.js").Report} Report */
/** @typedef {import("./location.js").Spot} Spot */
/** @typedef {{kind: string, text: string, spot: Partial<Spot>}} Hit */

const mostOfAKind = 12;

/**
 * What holds all words; what starts with them comes first.
 * @param {Report} report
 * @param {string} query
 * @returns {Hit[]}
 */
export function findHits(report, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const picture = { focus: [], onlyCycles: false, to: "", finding: "" };
  const structure = report.structure;
  const rows = structure?.layers[0]?.rows ?? [];
  /** @type {Hit[][]} */
  const kinds = [
    rows.map(({ name }) => ({ kind: "layer", text: name, spot: { ...picture, view: "graph", level: "layer", inside: "", node: `layer:${name}` } })),
    (structure?.modules ?? []).map(({ name }) => ({ kind: "module", text: name, spot: { ...picture, view: "graph", level: "module", inside: "", node: `module:${name}` } })),
    (structure?.files ?? []).filter(([, module]) => module >= 0).map(([path, module]) => ({ kind: "file", text: path, spot: { ...picture, view: "graph", level: "file", inside: `module:${structure?.modules[module].name}`, node: `file:${path}` } })),
    Object.keys(report.data.rules).map(rule => ({ kind: "rule", text: rule, spot: { view: "findings", finding: "", filters: { text: rule } } })),
    [...new Set((report.data.logs?.statements ?? []).map(({ message }) => message))].map(message => ({ kind: "log", text: message, spot: { view: "logs", finding: "", filters: { text: message, tests: "yes", prints: "yes" } } })),
  ];
  const rank = (/** @type {Hit} */ hit) => {
    const text = hit.text.toLowerCase();
    const name = text.slice(text.lastIndexOf("/") + 1);
    return text === words[0] ? 0 : text.startsWith(words[0]) || name.startsWith(words[0]) ? 1 : 2;
  };
  return kinds.flatMap(hits => hits.filter(hit => words.every(word => hit.text.toLowerCase().includes(word))).sort((left, right) => rank(left) - rank(right)).slice(0, mostOfAKind));
}

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} box
 * @param {Report} report
 * @param {(spot: Partial<Spot>) => void} go
 */
export function startSearch(input, box, report, go) {
  /** @type {Hit[]} */
  let hits = [];
  let active = 0;
  const close = () => {
    box.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (/** @type {number} */ i) => {
    if (!hits[i]) return;
    close();
    input.blur();
    go(hits[i].spot);
  };
  const draw = () => {
    refill(box, ...hits.map((hit, i) => element("div", { role: "option", id: `hit-${i}`, "aria-selected": String(i === active), onmousedown: (/** @type {Event} */ event) => event.preventDefault(), onclick: () => choose(i) },
      element("span", { class: "kind" }, hit.kind), element("span", {}, hit.text))), hits.length === 0 && element("div", { class: "quiet" }, "nothing has this name"));
    box.hidden = input.value.trim() === "";
    input.setAttribute("aria-expanded", String(!box.hidden));
    if (hits.length > 0) input.setAttribute("aria-activedescendant", `hit-${active}`);
    box.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  };
  input.addEventListener("input", () => {
    hits = findHits(report, input.value);
    active = 0;
    draw();
  });
  input.addEventListener("keydown", event => {
    if (event.key === "Enter") choose(active);
    else if (event.key === "Escape") input.value === "" ? input.blur() : ((input.value = ""), close());
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      active = Math.max(0, Math.min(hits.length - 1, active + (event.key === "ArrowDown" ? 1 : -1)));
      draw();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener("blur", close);
  input.addEventListener("focus", () => input.value.trim() !== "" && draw());
}
