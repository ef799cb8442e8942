// How do the nodes of a scene look on a canvas? Boxes from afar, with names and numbers from near.
import { labelOf } from "./layout.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {import("./paint.js").View} View */
/** @typedef {import("./paint.js").Marks} Marks */
/** @typedef {import("./paint.js").Colors} Colors */

export class NodePainter {
  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Scene} scene
   * @param {Layout} layout
   * @param {Colors} colors
   */
  constructor(context, scene, layout, colors) {
    this.context = context;
    this.scene = scene;
    this.layout = layout;
    this.colors = colors;
    this.view = { x: 0, y: 0, k: 1 };
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

  /**
   * @param {View} view
   * @param {{width: number, height: number}} size Of the canvas.
   * @param {Marks} marks
   */
  draw(view, size, marks) {
    const { context, layout, scene } = this;
    this.view = view;
    const bright = this.brightNodes(marks);
    const left = -view.x / view.k;
    const top = -view.y / view.k;
    context.textAlign = "center";
    context.textBaseline = "middle";
    scene.nodes.forEach((node, i) => {
      const box = layout.boxes[i];
      const isOutside = box.x + box.width / 2 < left || box.x - box.width / 2 > left + size.width / view.k || box.y + box.height / 2 < top || box.y - box.height / 2 > top + size.height / view.k;
      if (isOutside) return;
      context.globalAlpha = bright.size > 0 && !bright.has(i) ? 0.28 : 1;
      this.drawNode(i, { ...marks, hover: -1 });
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
   * On top of what is drawn already.
   * @param {Marks} marks
   */
  drawHovered(marks) {
    const { context, view } = this;
    if (marks.hover < 0 || !this.scene.nodes[marks.hover]) return;
    context.save();
    context.translate(view.x, view.y);
    context.scale(view.k, view.k);
    context.textAlign = "center";
    context.textBaseline = "middle";
    this.drawNode(marks.hover, marks);
    context.restore();
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
