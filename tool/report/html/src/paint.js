// How does a scene look on a canvas? What there is much of is drawn in few strokes, and details only where they can be seen.
import { labelOf } from "./layout.js";

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
 * @returns {"cut" | "cycle" | "breaking" | "arrow"}
 */
export function kindOf(arrow) {
  return arrow.cut ? "cut" : arrow.isCycle ? "cycle" : arrow.isBreaking ? "breaking" : "arrow";
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
    groups: { arrow: plain, breaking: special("breaking"), cycle: special("cycle"), cut: special("cut") },
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
    this.drawNodes(marks);
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
      context.globalAlpha = 0.75;
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
    for (const [kind, arrows] of Object.entries(sorted.groups)) {
      const seen = arrows.filter(arrow => this.isSeen(arrow));
      // The more there are, the fainter each, so that one still sees where many go.
      const crowd = Math.min(1, 260 / Math.max(1, seen.length)) ** 0.35;
      context.globalAlpha = isMarked ? 0.13 : Math.max(0.2, (kind === "arrow" ? 0.75 : 0.95) * crowd);
      context.strokeStyle = context.fillStyle = colors[kind === "cut" ? "cycle" : kind];
      context.setLineDash(kind === "cut" ? [7, 5] : []);
      for (const [width, group] of this.byWidth(seen)) {
        context.lineWidth = (kind === "cut" ? width + 0.8 : width) / Math.min(1, Math.max(view.k, 0.25));
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
    const groups = marks.arrow >= 0 ? [[kindOf(scene.arrows[marks.arrow]) === "arrow" ? "accent" : "cycle", [marks.arrow]]] : [
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

  /**
   * The nodes that stand out; empty: all are alike.
   * @param {Marks} marks
   */
  brightNodes(marks) {
    const { arrows } = this.scene;
    const bright = new Set();
    if (marks.arrow >= 0) [arrows[marks.arrow].from, arrows[marks.arrow].to].forEach(node => bright.add(node));
    if (marks.node >= 0) {
      bright.add(marks.node);
      for (const { from, to } of arrows) {
        if (from === marks.node) bright.add(to);
        if (to === marks.node) bright.add(from);
      }
    }
    return bright;
  }

  /** @param {Marks} marks */
  drawNodes(marks) {
    const { context, layout, view, size, scene } = this;
    const bright = this.brightNodes(marks);
    const left = -view.x / view.k;
    const top = -view.y / view.k;
    context.textAlign = "center";
    context.textBaseline = "middle";
    scene.nodes.forEach((node, i) => {
      const box = layout.boxes[i];
      const isOutside = box.x + box.width / 2 < left || box.x - box.width / 2 > left + size.width / view.k || box.y + box.height / 2 < top || box.y - box.height / 2 > top + size.height / view.k;
      if (isOutside) return;
      context.globalAlpha = bright.size > 0 && !bright.has(i) && i !== marks.hover ? 0.28 : 1;
      this.drawNode(i, marks);
    });
    context.globalAlpha = 1;
  }

  /**
   * @param {number} i
   * @param {Marks} marks
   */
  drawNode(i, marks) {
    const { context, layout, scene, colors, view } = this;
    const node = scene.nodes[i];
    const { x, y, width, height } = layout.boxes[i];
    const isPicked = i === marks.node;
    context.fillStyle = node.isContext ? colors.context : colors.node;
    context.strokeStyle = isPicked || i === marks.hover ? colors.accent : node.tangle >= 0 ? colors.cycle : colors["node-line"];
    context.lineWidth = (isPicked ? 3 : node.tangle >= 0 || i === marks.hover ? 2 : 1) / Math.min(1, view.k * 1.4);
    context.beginPath();
    if (view.k > 0.35) context.roundRect(x - width / 2, y - height / 2, width, height, node.kind === "file" ? 4 : 8);
    else context.rect(x - width / 2, y - height / 2, width, height);
    context.fill();
    context.stroke();
    if (view.k < 0.3) {
      if (isPicked || i === marks.hover) this.drawFarLabel(i);
      return;
    }
    const hasSize = node.kind !== "file" && view.k > 0.5;
    context.fillStyle = colors["node-text"];
    context.font = `${node.kind === "file" ? 500 : 600} 13px system-ui, sans-serif`;
    context.fillText(labelOf(node), x, hasSize ? y - 7 : y);
    if (hasSize) {
      context.fillStyle = colors.muted;
      context.font = "11px system-ui, sans-serif";
      context.fillText(`${node.files} file${node.files === 1 ? "" : "s"}`, x, y + 10);
    }
    if (node.findings > 0 && view.k > 0.35) this.drawBadge(x + width / 2, y - height / 2, String(node.findings));
  }

  /**
   * A name that is as large on the screen as ever.
   * @param {number} i
   */
  drawFarLabel(i) {
    const { context, layout, scene, colors, view } = this;
    const { x, y, height } = layout.boxes[i];
    const label = labelOf(scene.nodes[i]);
    context.font = `600 ${13 / view.k}px system-ui, sans-serif`;
    const width = context.measureText(label).width;
    context.fillStyle = colors.ground;
    context.fillRect(x - width / 2 - 4 / view.k, y - height / 2 - 20 / view.k, width + 8 / view.k, 18 / view.k);
    context.fillStyle = colors["node-text"];
    context.fillText(label, x, y - height / 2 - 11 / view.k);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {string} text
   */
  drawBadge(x, y, text) {
    const { context, colors } = this;
    context.font = "700 10.5px system-ui, sans-serif";
    const width = Math.max(16, context.measureText(text).width + 9);
    context.fillStyle = colors.error;
    context.beginPath();
    context.roundRect(x - width + 5, y - 8, width, 16, 8);
    context.fill();
    context.fillStyle = "#fff";
    context.fillText(text, x - width / 2 + 5, y + 0.5);
  }
}
