// How does one look around in the graph? The canvas with its pointer, wheel and keys.
import { quadtree } from "d3-quadtree";
import { select } from "d3-selection";
import { zoom, zoomIdentity, zoomTransform } from "d3-zoom";
import { layOut } from "./layout.js";
import { Painter, readColors, sortArrows } from "./paint.js";
import { distanceTo } from "./paths.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {{onPick: (kind: "node" | "arrow" | "none", number: number) => void, onOpen: (node: number) => void, onHover: (text: string) => void}} GraphEvents */

/** A full drawing that takes longer than this is replaced by its moved copy while the view moves. */
const slowMs = 10;
const restMs = 90;

export class GraphView {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {GraphEvents} events
   */
  constructor(canvas, events) {
    this.canvas = canvas;
    this.events = events;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
    this.marks = { node: -1, arrow: -1, hover: -1 };
    this.size = { width: 0, height: 0 };
    this.lastDrawMs = 0;
    this.isAsked = false;
    this.copy = document.createElement("canvas");
    this.copyView = { x: 0, y: 0, k: 1 };
    this.rest = 0;
    this.isCopyAsked = false;
    this.zoom = zoom().scaleExtent([0.02, 4]).on("zoom", () => this.onMoved());
    // A double click opens what is under it.
    select(canvas).call(this.zoom).on("dblclick.zoom", null);
    canvas.addEventListener("click", event => this.onClick(event));
    canvas.addEventListener("dblclick", event => this.onDoubleClick(event));
    canvas.addEventListener("pointermove", event => this.onPointer(event));
    canvas.addEventListener("pointerleave", () => this.hover(-1, ""));
    new ResizeObserver(() => this.resize()).observe(canvas);
  }

  /** @param {Scene} scene */
  show(scene) {
    this.scene = scene;
    this.layout = layOut(scene);
    this.marks = { node: -1, arrow: -1, hover: -1 };
    this.recolor();
    this.tree = quadtree().x((/** @type {number} */ i) => this.boxes()[i].x).y((/** @type {number} */ i) => this.boxes()[i].y).addAll(scene.nodes.map((_, i) => i));
    this.widest = Math.max(1, ...this.boxes().map(box => Math.hypot(box.width, box.height) / 2));
    this.resize();
    this.fit();
  }

  boxes() {
    return this.layout?.boxes ?? [];
  }

  /** After the theme has changed, or the scene. */
  recolor() {
    if (!this.scene || !this.layout) return;
    this.painter = new Painter(this.context, this.scene, this.layout, sortArrows(this.scene), readColors());
    this.ask();
  }

  resize() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (width === 0 || height === 0) return;
    const before = this.size;
    const ratio = window.devicePixelRatio || 1;
    this.size = { width, height };
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    // What was seen is seen, on a narrower window and on paper.
    const { x, y, k } = zoomTransform(this.canvas);
    const factor = Math.min(width / before.width, height / before.height);
    if (before.width === 0) this.fit();
    else if (factor !== 1) this.moveTo(zoomIdentity.translate(width / 2 + (x - before.width / 2) * factor, height / 2 + (y - before.height / 2) * factor).scale(k * factor));
    this.draw();
  }

  /** The whole scene in the window. */
  fit() {
    if (!this.layout || this.size.width === 0) return;
    const { width, height } = this.layout;
    const margin = 28;
    const k = Math.min((this.size.width - 2 * margin) / width, (this.size.height - 2 * margin) / height, 1.25);
    this.moveTo(zoomIdentity.translate((this.size.width - width * k) / 2, (this.size.height - height * k) / 2).scale(k));
  }

  /** @param {any} transform */
  moveTo(transform) {
    select(this.canvas).call(this.zoom.transform, transform);
  }

  /** @param {number} factor */
  scale(factor) {
    select(this.canvas).call(this.zoom.scaleBy, factor);
  }

  /**
   * Moves the view so that a node is in its middle, if it is not seen well.
   * @param {number} node
   */
  reveal(node) {
    const box = this.boxes()[node];
    if (!box || this.size.width === 0) return;
    const { x, y, k } = zoomTransform(this.canvas);
    const at = { x: box.x * k + x, y: box.y * k + y };
    const isInside = at.x > 60 && at.y > 40 && at.x < this.size.width - 60 && at.y < this.size.height - 40;
    if (isInside && k > 0.3) return;
    const scale = Math.max(k, 0.7);
    this.moveTo(zoomIdentity.translate(this.size.width / 2 - box.x * scale, this.size.height / 2 - box.y * scale).scale(scale));
  }

  /**
   * @param {number} node
   * @param {number} arrow -1: none.
   */
  mark(node, arrow) {
    this.marks = { ...this.marks, node, arrow };
    this.ask();
  }

  ask() {
    if (this.isAsked) return;
    this.isAsked = true;
    requestAnimationFrame(() => {
      this.isAsked = false;
      this.draw();
    });
  }

  /** A scene that takes long is drawn once, and its picture moved, until the view comes to rest. */
  onMoved() {
    if (this.lastDrawMs < slowMs) return this.ask();
    clearTimeout(this.rest);
    this.rest = window.setTimeout(() => this.draw(), restMs);
    if (this.isCopyAsked) return;
    this.isCopyAsked = true;
    requestAnimationFrame(() => this.drawCopy());
  }

  draw() {
    if (!this.painter || this.size.width === 0) return;
    const start = performance.now();
    const ratio = window.devicePixelRatio || 1;
    const { x, y, k } = zoomTransform(this.canvas);
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.painter.draw({ x, y, k }, this.size, this.marks);
    this.lastDrawMs = performance.now() - start;
    if (this.lastDrawMs >= slowMs) {
      this.copy.width = this.canvas.width;
      this.copy.height = this.canvas.height;
      this.copy.getContext("2d")?.drawImage(this.canvas, 0, 0);
      this.copyView = { x, y, k };
    }
    this.painter.nodes.drawHovered(this.marks);
  }

  /** The pointer is over something else, all the rest is as it was. */
  drawHover() {
    if (this.lastDrawMs < slowMs) return this.draw();
    this.drawCopy();
    const ratio = window.devicePixelRatio || 1;
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.painter?.nodes.drawHovered(this.marks);
  }

  drawCopy() {
    this.isCopyAsked = false;
    const { x, y, k } = zoomTransform(this.canvas);
    const ratio = window.devicePixelRatio || 1;
    const scale = k / this.copyView.k;
    this.context.setTransform(1, 0, 0, 1, 0, 0);
    this.context.fillStyle = this.painter?.colors.ground ?? "#fff";
    this.context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    this.context.setTransform(scale, 0, 0, scale, (x - this.copyView.x * scale) * ratio, (y - this.copyView.y * scale) * ratio);
    this.context.drawImage(this.copy, 0, 0);
  }

  /** @param {MouseEvent} event */
  pointOf(event) {
    const frame = this.canvas.getBoundingClientRect();
    const { x, y, k } = zoomTransform(this.canvas);
    return { x: (event.clientX - frame.left - x) / k, y: (event.clientY - frame.top - y) / k, k };
  }

  /** @param {{x: number, y: number}} point */
  nodeAt({ x, y }) {
    let found = -1;
    const reach = this.widest ?? 0;
    this.tree?.visit((/** @type {any} */ quad, /** @type {number} */ left, /** @type {number} */ top, /** @type {number} */ right, /** @type {number} */ bottom) => {
      for (let leaf = quad.length ? null : quad; leaf; leaf = leaf.next) {
        const box = this.boxes()[leaf.data];
        if (Math.abs(box.x - x) <= box.width / 2 && Math.abs(box.y - y) <= box.height / 2) found = leaf.data;
      }
      return left > x + reach || right < x - reach || top > y + reach || bottom < y - reach;
    });
    return found;
  }

  /** @param {{x: number, y: number, k: number}} point */
  arrowAt({ x, y, k }) {
    let found = -1;
    let nearest = 7 / k;
    this.layout?.paths.forEach((path, i) => {
      const distance = distanceTo(path, { x, y }, nearest);
      if (distance < nearest) [nearest, found] = [distance, i];
    });
    return found;
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    if (event.defaultPrevented) return; // The end of a drag.
    const point = this.pointOf(event);
    const node = this.nodeAt(point);
    const arrow = node >= 0 ? -1 : this.arrowAt(point);
    this.events.onPick(node >= 0 ? "node" : arrow >= 0 ? "arrow" : "none", node >= 0 ? node : arrow);
  }

  /** @param {MouseEvent} event */
  onDoubleClick(event) {
    const node = this.nodeAt(this.pointOf(event));
    if (node >= 0) this.events.onOpen(node);
  }

  /** @param {PointerEvent} event */
  onPointer(event) {
    if (event.buttons !== 0 || !this.scene) return;
    const point = this.pointOf(event);
    const node = this.nodeAt(point);
    const arrow = node >= 0 ? -1 : this.arrowAt(point);
    this.canvas.style.cursor = node >= 0 || arrow >= 0 ? "pointer" : "grab";
    if (node >= 0) this.hover(node, this.scene.nodes[node].name);
    else if (arrow >= 0) {
      const { from, to, places } = this.scene.arrows[arrow];
      this.hover(-1, `${this.scene.nodes[from].name} → ${this.scene.nodes[to].name}: ${places} place${places === 1 ? "" : "s"}`);
    } else this.hover(-1, "");
  }

  /**
   * @param {number} node
   * @param {string} text
   */
  hover(node, text) {
    this.events.onHover(text);
    if (node === this.marks.hover) return;
    this.marks.hover = node;
    requestAnimationFrame(() => this.drawHover());
  }

  /**
   * The nearest node in a direction, for the arrow keys; without a node to start from, the first one.
   * @param {number} from
   * @param {number} dx
   * @param {number} dy
   */
  neighbour(from, dx, dy) {
    const boxes = this.boxes();
    if (from < 0 || !boxes[from]) return boxes.length > 0 ? 0 : -1;
    let best = -1;
    let least = Infinity;
    boxes.forEach((box, i) => {
      const along = (box.x - boxes[from].x) * dx + (box.y - boxes[from].y) * dy;
      const across = Math.abs((box.x - boxes[from].x) * dy) + Math.abs((box.y - boxes[from].y) * dx);
      if (along < 4) return;
      const distance = along + 2.5 * across;
      if (distance < least) [least, best] = [distance, i];
    });
    return best;
  }
}
