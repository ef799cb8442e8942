// What do graph and matrix share? The scene of the place that one looks at, the way there, and what is picked in it.
import { element, refill } from "./element.js";
import { makeScene } from "./scene.js";

/** @typedef {import("./report.js").Report} Report */
/** @typedef {import("./location.js").Spot} Spot */

export class Picture {
  /**
   * @param {Report} report
   * @param {(changes: Partial<Spot>) => void} go
   */
  constructor(report, go) {
    this.report = report;
    this.go = go;
    this.key = "";
    this.scene = makeScene(report, { level: "module", inside: "", focus: ["nothing"], onlyCycles: false });
  }

  /**
   * The scene of this place; it is only made anew when one goes elsewhere.
   * @param {Spot} spot
   */
  sceneOf({ level, inside, focus, onlyCycles }) {
    const key = JSON.stringify([level, inside, focus, onlyCycles]);
    if (key !== this.key) this.scene = makeScene(this.report, { level, inside, focus, onlyCycles });
    this.key = key;
    return this.scene;
  }

  /**
   * The picked node and arrow as numbers of the scene; -1: none, or it is not in the picture.
   * @param {Spot} spot
   */
  pickOf({ node, to }) {
    const number = (/** @type {string} */ id) => (id ? this.scene.nodes.findIndex(each => each.id === id) : -1);
    const from = number(node);
    const target = number(to);
    const arrow = from < 0 || target < 0 ? -1 : this.scene.arrows.findIndex(each => each.from === from && each.to === target);
    return { node: to ? -1 : from, arrow };
  }

  /**
   * Layers > modules > files, each to click on.
   * @param {HTMLElement} nav
   * @param {Spot} spot
   */
  fillCrumbs(nav, spot) {
    const hasLayers = (this.report.structure?.layers.length ?? 0) > 0;
    const whole = { focus: [], onlyCycles: false, node: "", to: "" };
    /** @type {[string, Partial<Spot>, boolean][]} */
    const steps = [
      ...(hasLayers ? [/** @type {[string, Partial<Spot>, boolean]} */ (["Layers", { ...whole, level: "layer", inside: "" }, spot.level === "layer"])] : []),
      ["Modules", { ...whole, level: "module", inside: "" }, spot.level === "module" && !spot.inside],
      ["Files", { ...whole, level: "file", inside: "" }, spot.level === "file" && !spot.inside],
    ];
    if (spot.inside) steps.push([spot.inside.replace(/^[a-z]*:/, "in "), { ...whole }, true]);
    if (spot.focus.length > 0) steps.push([`beside ${spot.focus.length > 1 ? `${spot.focus.length} nodes` : spot.focus[0].replace(/^[a-z]*:/, "")} ✕`, { focus: [] }, true]);
    refill(nav, ...steps.map(([name, changes, isHere]) => element("button", { onclick: () => this.go(changes), "aria-current": isHere ? "true" : null }, name)));
  }

  /**
   * One step out: from the neighbours to all, from files to modules, from modules to layers.
   * @param {Spot} spot
   * @returns {Partial<Spot>}
   */
  outOf(spot) {
    if (spot.focus.length > 0) return { focus: [] };
    if (spot.level === "file") return { level: "module", inside: "", node: spot.inside, to: "" };
    const hasLayers = (this.report.structure?.layers.length ?? 0) > 0;
    return hasLayers ? { level: "layer", inside: "", node: spot.inside, to: "" } : { node: "", to: "" };
  }
}
