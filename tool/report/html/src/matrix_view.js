// How does one look around in the matrix? A canvas over what the window shows, in a box that scrolls.
import { byId } from "./element.js";
import { makeMatrix } from "./matrix.js";
import { paintMatrix, readable } from "./matrix_paint.js";
import { readColors } from "./paint.js";

/** @typedef {import("./scene.js").Scene} Scene */

const cellSizes = [3, 5, 8, 12, 16, 20, 26, 34, 44];

export class MatrixView {
  /**
   * @param {HTMLElement} box That scrolls.
   * @param {(arrow: number) => void} onPick
   * @param {(text: string) => void} onHover
   */
  constructor(box, onPick, onHover) {
    this.box = box;
    this.onPick = onPick;
    this.onHover = onHover;
    this.canvas = /** @type {HTMLCanvasElement} */ (byId("matrix-canvas"));
    this.space = byId("matrix-space");
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d", { alpha: false }));
    this.cell = 20;
    this.cursor = { row: -1, column: -1 };
    this.marked = -1;
    this.isAsked = false;
    box.addEventListener("scroll", () => this.ask());
    box.addEventListener("wheel", event => this.onWheel(event), { passive: false });
    this.canvas.addEventListener("click", event => this.pick(this.cellAt(event)));
    this.canvas.addEventListener("pointermove", event => this.point(this.cellAt(event)));
    this.canvas.addEventListener("pointerleave", () => this.point({ row: -1, column: -1 }));
    this.canvas.addEventListener("keydown", event => this.onKey(event));
    new ResizeObserver(() => this.ask()).observe(box);
  }

  /** @param {Scene} scene */
  show(scene) {
    this.scene = scene;
    this.matrix = makeMatrix(scene);
    this.cursor = { row: -1, column: -1 };
    this.marked = -1;
    const longest = Math.max(0, ...scene.nodes.map(node => node.name.length));
    this.margin = Math.min(240, 40 + longest * 6.6);
    const room = Math.min(this.box.clientWidth || 800, this.box.clientHeight || 600) - this.margin;
    const fitting = cellSizes.filter(size => size * scene.nodes.length <= room);
    this.setCell(fitting[fitting.length - 1] ?? (scene.nodes.length > 400 ? 5 : readable));
  }

  /** @param {number} size */
  setCell(size) {
    this.cell = size;
    const length = this.margin + this.count() * size + 20;
    this.space.style.width = this.space.style.height = `${length}px`;
    this.ask();
  }

  /** @param {number} steps */
  scale(steps) {
    const i = cellSizes.indexOf(this.cell) + steps;
    this.setCell(cellSizes[Math.max(0, Math.min(cellSizes.length - 1, i))]);
  }

  count() {
    return this.matrix?.order.length ?? 0;
  }

  margin = 120;

  /** @param {number} arrow */
  mark(arrow) {
    this.marked = arrow;
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

  draw() {
    const { clientWidth: width, clientHeight: height } = this.box;
    if (!this.scene || !this.matrix || width === 0) return;
    const ratio = window.devicePixelRatio || 1;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const { scene, matrix, cell, margin, cursor, marked } = this;
    paintMatrix(this.context, { scene, matrix, cell, margin, cursor, marked, left: this.box.scrollLeft, top: this.box.scrollTop, width, height, colors: readColors() });
  }

  /** @param {MouseEvent} event */
  cellAt(event) {
    const frame = this.canvas.getBoundingClientRect();
    const place = (/** @type {number} */ pixels, /** @type {number} */ scrolled) => (pixels < this.margin ? -1 : Math.floor((pixels - this.margin + scrolled) / this.cell));
    const row = place(event.clientY - frame.top, this.box.scrollTop);
    const column = place(event.clientX - frame.left, this.box.scrollLeft);
    return row < 0 || column < 0 || row >= this.count() || column >= this.count() ? { row: -1, column: -1 } : { row, column };
  }

  /** @param {{row: number, column: number}} cell */
  arrowIn({ row, column }) {
    return this.matrix?.rows[row]?.find(cell => cell.column === column)?.arrow ?? -1;
  }

  /** @param {{row: number, column: number}} cell */
  point(cell) {
    if (cell.row === this.cursor.row && cell.column === this.cursor.column) return;
    this.cursor = cell;
    if (!this.scene || !this.matrix || cell.row < 0) this.onHover("");
    else {
      const arrow = this.arrowIn(cell);
      const name = (/** @type {number} */ place) => this.scene?.nodes[this.matrix?.order[place] ?? 0].name ?? "";
      const places = arrow >= 0 ? `${this.scene.arrows[arrow].places} places` : "does not use it";
      this.onHover(cell.row === cell.column ? name(cell.row) : `${name(cell.column)} → ${name(cell.row)}: ${places}`);
    }
    this.ask();
  }

  /** @param {{row: number, column: number}} cell */
  pick(cell) {
    this.point(cell);
    const arrow = this.arrowIn(cell);
    if (arrow >= 0) this.onPick(arrow);
  }

  /** @param {WheelEvent} event */
  onWheel(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.scale(event.deltaY < 0 ? 1 : -1);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const moves = /** @type {Record<string, [number, number]>} */ ({ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] });
    const move = moves[event.key];
    if (move) this.moveCursor(move[0], move[1]);
    else if (event.key === "Enter") this.pick(this.cursor);
    else return;
    event.preventDefault();
  }

  /**
   * @param {number} down
   * @param {number} right
   */
  moveCursor(down, right) {
    const last = this.count() - 1;
    const inside = (/** @type {number} */ place) => Math.max(0, Math.min(last, place));
    this.point({ row: inside(this.cursor.row + down), column: inside(this.cursor.column + right) });
    const keep = (/** @type {number} */ place, /** @type {number} */ scrolled, /** @type {number} */ room) => {
      const start = place * this.cell;
      return start < scrolled ? start : start + this.cell > scrolled + room ? start + this.cell - room : scrolled;
    };
    this.box.scrollTop = keep(this.cursor.row, this.box.scrollTop, this.box.clientHeight - this.margin);
    this.box.scrollLeft = keep(this.cursor.column, this.box.scrollLeft, this.box.clientWidth - this.margin);
  }
}
