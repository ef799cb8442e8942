// How does a scene look on a canvas? What there is much of is drawn in few strokes, and details only where they can be seen.
import { NodePainter } from "./paint_nodes.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").SceneArrow} SceneArrow */
/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {{x: number, y: number, k: number}} View */
/** @typedef {Record<string, string>} Colors */
/**
 * What stands out. The nodes and arrows are numbers of the scene; -1: none.
 * @typedef {{node: number, arrow: number, hover: number}} Marks
 */

/** More arrows than this are drawn straight, when one sees them all. */
const manyArrows = 2500;
/** Of these, so many are drawn while nothing is marked: the heaviest, and all that are in a cycle or against the policy. */
const mostArrows = 6000;

/** The colors of the page as they are now. */
export function readColors() {
  const style = getComputedStyle(document.documentElement);
  const names = ["ground", "band", "band-text", "node", "node-line", "node-text", "muted", "arrow", "cycle", "breaking", "out", "in", "accent", "context", "error"];
  return Object.fromEntries(names.map(name => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/**
 * @param {SceneArrow} arrow
 * @returns {"breakingCut" | "cut" | "breaking" | "cycle" | "arrow"}
 */
export function kindOf(arrow) {
  if (arrow.cut) return arrow.isBreaking ? "breakingCut" : "cut";
  return arrow.isBreaking ? "breaking" : arrow.isCycle ? "cycle" : "arrow";
}

/** The color tells what is wrong, the dashes that it is to be cut. */
const looks = {
  arrow: { color: "arrow", crowd: 260 },
  cycle: { color: "cycle", crowd: 40 }, // In a program that is one cycle red says nothing: what to do about it must stand out.
  breaking: { color: "breaking", crowd: 260 },
  cut: { color: "cycle", crowd: 260 },
  breakingCut: { color: "breaking", crowd: 260 },
};

/**
 * @param {SceneArrow} arrow
 * @returns {string} The name of its color where it stands out.
 */
export function markColor(arrow) {
  const kind = kindOf(arrow);
  return kind === "arrow" ? "accent" : looks[kind].color;
}

/**
 * The arrows by how they look; those that matter most come last and so lie on top.
 * @param {Scene} scene
 */
export function sortArrows(scene) {
  const plain = scene.arrows.flatMap((arrow, i) => (kindOf(arrow) === "arrow" ? [i] : []));
  plain.sort((left, right) => scene.arrows[right].places - scene.arrows[left].places || left - right);
  const left = plain.splice(mostArrows).length;
  const special = (/** @type {string} */ kind) => scene.arrows.flatMap((arrow, i) => (kindOf(arrow) === kind ? [i] : []));
  return {
    groups: { arrow: plain, cycle: special("cycle"), breaking: special("breaking"), cut: special("cut"), breakingCut: special("breakingCut") },
    left,
  };
}

/** @typedef {ReturnType<typeof sortArrows>} SortedArrows */

/** Draws one scene. */
export class Painter {
  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Scene} scene
   * @param {Layout} layout
   * @param {SortedArrows} sorted
   * @param {Colors} colors
   */
  constructor(context, scene, layout, sorted, colors) {
    this.context = context;
    this.scene = scene;
    this.layout = layout;
    this.sorted = sorted;
    this.colors = colors;
    this.view = { x: 0, y: 0, k: 1 };
    this.size = { width: 0, height: 0 };
    this.nodes = new NodePainter(context, scene, layout, colors);
  }

  /**
   * @param {View} view
   * @param {{width: number, height: number}} size Of the canvas, in pixels of the page.
   * @param {Marks} marks
   */
  draw(view, size, marks) {
    const { context, colors } = this;
    this.view = view;
    this.size = size;
    context.fillStyle = colors.ground;
    context.fillRect(0, 0, size.width, size.height);
    context.save();
    context.translate(view.x, view.y);
    context.scale(view.k, view.k);
    this.drawBands();
    const isMarked = marks.node >= 0 || marks.arrow >= 0;
    this.drawArrows(isMarked);
    if (isMarked) this.drawMarkedArrows(marks);
    this.nodes.draw(view, size, marks);
    context.restore();
    this.drawBandLabels();
  }

  drawBands() {
    const { context, layout, colors } = this;
    const reach = 20000;
    layout.bands.forEach(({ top, height }, i) => {
      if (i % 2 === 1) return;
      context.fillStyle = colors.band;
      context.fillRect(-reach, top, layout.width + 2 * reach, height);
    });
  }

  /** At the left edge of the window, wherever one looks. */
  drawBandLabels() {
    const { context, layout, view, size, colors } = this;
    context.font = "600 12px system-ui, sans-serif";
    context.textBaseline = "top";
    context.textAlign = "left";
    let lowest = -Infinity;
    for (const { label, top, height } of layout.bands) {
      const start = top * view.k + view.y;
      const end = (top + height) * view.k + view.y;
      const y = Math.max(start + 7, Math.min(8, end - 20));
      if (end < 14 || start > size.height || y < lowest + 15) continue;
      lowest = y;
      const width = context.measureText(label).width;
      context.globalAlpha = 0.9;
      context.fillStyle = colors.ground;
      context.fillRect(6, y - 3, width + 12, 18);
      context.globalAlpha = 1;
      context.fillStyle = colors["band-text"];
      context.fillText(label, 12, y);
    }
  }

  /** @param {number} arrow */
  trace(arrow) {
    const { context, layout, scene, view } = this;
    const { curves } = layout.paths[arrow];
    const [start] = curves[0];
    context.moveTo(start.x, start.y);
    const isFar = scene.arrows.length > manyArrows && view.k < 0.5;
    for (const [, leave, arrive, end] of curves)
      if (isFar) context.lineTo(end.x, end.y);
      else context.bezierCurveTo(leave.x, leave.y, arrive.x, arrive.y, end.x, end.y);
  }

  /** @param {number} arrow */
  isSeen(arrow) {
    const { view, size, layout } = this;
    const { left, right, top, bottom } = layout.paths[arrow];
    const x = -view.x / view.k;
    const y = -view.y / view.k;
    return right >= x && left <= x + size.width / view.k && bottom >= y && top <= y + size.height / view.k;
  }

  /** @param {boolean} isMarked Then these are only the ground for those that are. */
  drawArrows(isMarked) {
    const { context, sorted, scene, view, colors } = this;
    for (const kind of /** @type {(keyof typeof looks)[]} */ (Object.keys(sorted.groups))) {
      const seen = sorted.groups[kind].filter(arrow => this.isSeen(arrow));
      const look = looks[kind];
      const isCut = kind === "cut" || kind === "breakingCut";
      // The more there are, the fainter each, so that one still sees where many go.
      const crowd = Math.min(1, look.crowd / Math.max(1, seen.length)) ** (kind === "cycle" ? 0.7 : 0.35);
      context.globalAlpha = isMarked ? 0.13 : Math.max(0.2, (kind === "arrow" ? 0.75 : 0.95) * crowd);
      context.strokeStyle = context.fillStyle = colors[look.color];
      context.setLineDash(isCut ? [7, 5] : []);
      for (const [width, group] of this.byWidth(seen)) {
        context.lineWidth = (isCut ? width + 0.8 : width) / Math.min(1, Math.max(view.k, 0.25));
        context.beginPath();
        group.forEach(arrow => this.trace(arrow));
        context.stroke();
      }
      context.setLineDash([]);
      if (view.k > 0.3 || scene.arrows.length < 400) this.drawHeads(seen);
    }
    context.globalAlpha = 1;
  }

  /**
   * Heavier arrows are wider: in three widths.
   * @param {number[]} arrows
   */
  byWidth(arrows) {
    /** @type {Map<number, number[]>} */
    const groups = new Map();
    for (const arrow of arrows) {
      const { places } = this.scene.arrows[arrow];
      const width = places > 50 ? 2.3 : places > 8 ? 1.5 : 0.9;
      const group = groups.get(width);
      if (group) group.push(arrow);
      else groups.set(width, [arrow]);
    }
    return groups;
  }

  /** @param {number[]} arrows */
  drawHeads(arrows) {
    const { context, layout } = this;
    context.beginPath();
    for (const arrow of arrows) {
      const { curves } = layout.paths[arrow];
      const [, , arrive, end] = curves[curves.length - 1];
      const angle = Math.atan2(end.y - arrive.y, end.x - arrive.x);
      const point = (/** @type {number} */ turn, /** @type {number} */ length) => [end.x - length * Math.cos(angle + turn), end.y - length * Math.sin(angle + turn)];
      const [x1, y1] = point(0.38, 9);
      const [x2, y2] = point(-0.38, 9);
      context.moveTo(end.x, end.y);
      context.lineTo(x1, y1);
      context.lineTo(x2, y2);
    }
    context.fill();
  }

  /**
   * What the marked node uses, what uses it, or the marked arrow.
   * @param {Marks} marks
   */
  drawMarkedArrows(marks) {
    const { context, scene, colors, view } = this;
    /** @type {[string, number[]][]} */
    const groups = marks.arrow >= 0 ? [[markColor(scene.arrows[marks.arrow]), [marks.arrow]]] : [
      ["in", scene.arrows.flatMap((arrow, i) => (arrow.to === marks.node ? [i] : []))],
      ["out", scene.arrows.flatMap((arrow, i) => (arrow.from === marks.node ? [i] : []))],
    ];
    for (const [color, arrows] of groups) {
      context.strokeStyle = context.fillStyle = colors[color];
      for (const arrow of arrows) {
        context.setLineDash(scene.arrows[arrow].cut ? [7, 5] : []);
        context.lineWidth = (marks.arrow >= 0 ? 3 : 2) / Math.min(1, Math.max(view.k, 0.15));
        context.beginPath();
        this.trace(arrow);
        context.stroke();
      }
      context.setLineDash([]);
      this.drawHeads(arrows);
    }
  }
}
