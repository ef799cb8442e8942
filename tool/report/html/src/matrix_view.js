// How does one look around in the matrix? A canvas over what the window shows, in a box that scrolls.
import { byId } from "./element.js";
import { makeMatrix } from "./matrix.js";
import { kindOf, readColors } from "./paint.js";

/** @typedef {import("./scene.js").Scene} Scene */

const cellSizes = [3, 5, 8, 12, 16, 20, 26, 34];
/** From this size on there is room for names and numbers. */
const readable = 12;
const numbered = 20;

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
    const fitting = cellSizes.filter(size => size * scene.nodes.length <= room && size <= 26);
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
    const colors = readColors();
    const { context } = this;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = colors.ground;
    context.fillRect(0, 0, width, height);
    context.save();
    context.beginPath();
    context.rect(this.margin, this.margin, width, height);
    context.clip();
    context.translate(this.margin - this.box.scrollLeft, this.margin - this.box.scrollTop);
    this.drawBlocks(colors);
    this.drawCells(colors, this.range(width, height));
    this.drawTangles(colors);
    context.restore();
    this.drawNames(colors, this.range(width, height), width, height);
  }

  /**
   * The rows and columns that are seen.
   * @param {number} width
   * @param {number} height
   */
  range(width, height) {
    const last = (/** @type {number} */ pixels) => Math.min(this.count(), Math.ceil(pixels / this.cell));
    return {
      top: Math.max(0, Math.floor(this.box.scrollTop / this.cell)),
      bottom: last(this.box.scrollTop + height - this.margin),
      left: Math.max(0, Math.floor(this.box.scrollLeft / this.cell)),
      right: last(this.box.scrollLeft + width - this.margin),
    };
  }

  /** @param {Record<string, string>} colors */
  drawBlocks(colors) {
    const { context, cell } = this;
    for (const { start, end, band } of this.matrix?.blocks ?? []) {
      context.fillStyle = band % 2 === 0 ? colors.band : colors.context;
      context.fillRect(start * cell, start * cell, (end - start) * cell, (end - start) * cell);
    }
  }

  /**
   * @param {Record<string, string>} colors
   * @param {ReturnType<MatrixView["range"]>} range
   */
  drawCells(colors, { top, bottom, left, right }) {
    const { context, cell, scene, matrix } = this;
    if (!scene || !matrix) return;
    const inset = cell >= readable ? 1 : 0;
    context.fillStyle = colors["node-line"];
    for (let i = Math.max(top, left); i < Math.min(bottom, right); ++i) context.fillRect(i * cell + inset, i * cell + inset, cell - 2 * inset, cell - 2 * inset);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = "600 10px system-ui, sans-serif";
    for (let row = top; row < bottom; ++row)
      for (const { column, arrow } of matrix.rows[row]) {
        if (column < left || column >= right) continue;
        const { places, isBreaking } = scene.arrows[arrow];
        const kind = kindOf(scene.arrows[arrow]);
        context.globalAlpha = kind === "arrow" ? 0.35 + Math.min(0.65, Math.log10(places + 1) / 3) : 1;
        context.fillStyle = kind === "arrow" ? colors.accent : colors[kind === "cut" || kind === "cycle" ? "cycle" : "breaking"];
        context.fillRect(column * cell + inset, row * cell + inset, cell - 2 * inset, cell - 2 * inset);
        context.globalAlpha = 1;
        if (cell >= readable && (kind === "cut" || (isBreaking && kind === "cycle"))) this.drawCorner(row, column, kind === "cut" ? colors.ground : colors.breaking);
        if (cell >= numbered && places < 1000) {
          context.fillStyle = "#fff";
          context.fillText(String(places), (column + 0.5) * cell, (row + 0.5) * cell + 0.5);
        }
        if (arrow === this.marked) {
          context.strokeStyle = colors["node-text"];
          context.lineWidth = 2;
          context.strokeRect(column * cell, row * cell, cell, cell);
        }
      }
  }

  /**
   * What is to be cut has its corner cut off.
   * @param {number} row
   * @param {number} column
   * @param {string} color
   */
  drawCorner(row, column, color) {
    const { context, cell } = this;
    context.fillStyle = color;
    context.beginPath();
    context.moveTo((column + 1) * cell, row * cell);
    context.lineTo((column + 1) * cell, (row + 0.45) * cell);
    context.lineTo((column + 0.55) * cell, row * cell);
    context.fill();
  }

  /** @param {Record<string, string>} colors */
  drawTangles(colors) {
    const { context, cell } = this;
    context.strokeStyle = colors.cycle;
    context.lineWidth = cell >= readable ? 2 : 1;
    for (const { start, end } of this.matrix?.tangles ?? []) context.strokeRect(start * cell, start * cell, (end - start) * cell, (end - start) * cell);
  }

  /**
   * @param {Record<string, string>} colors
   * @param {ReturnType<MatrixView["range"]>} range
   * @param {number} width
   * @param {number} height
   */
  drawNames(colors, { top, bottom, left, right }, width, height) {
    const { context, cell, margin, scene, matrix, cursor } = this;
    if (!scene || !matrix) return;
    const name = (/** @type {number} */ place) => shorten(scene.nodes[matrix.order[place]].name, Math.floor((margin - 16) / 6.2));
    const paint = (/** @type {number} */ place, /** @type {number} */ marked) => {
      context.fillStyle = place === marked ? colors.accent : colors["node-text"];
      context.font = `${place === marked ? 700 : 400} 11.5px system-ui, sans-serif`;
    };
    const step = Math.max(1, Math.ceil(readable / cell));
    context.textBaseline = "middle";
    context.textAlign = "right";
    for (let row = top - (top % step); row < bottom; row += step) {
      const y = margin + (row + step / 2) * cell - this.box.scrollTop;
      if (y < margin) continue;
      paint(row, cursor.row);
      if (step === 1 || row === cursor.row) context.fillText(name(row), margin - 8, y);
    }
    for (let column = left - (left % step); column < right; column += step) {
      const x = margin + (column + step / 2) * cell - this.box.scrollLeft;
      if (x < margin || step > 1) continue;
      paint(column, cursor.column);
      context.save();
      context.translate(x, margin - 8);
      context.rotate(-Math.PI / 2);
      context.textAlign = "left";
      context.fillText(name(column), 0, 0);
      context.restore();
    }
    context.fillStyle = colors.muted;
    context.font = "italic 11px system-ui, sans-serif";
    context.textAlign = "left";
    context.fillText("column uses row", 8, 16);
    if (cursor.row < 0) return;
    context.strokeStyle = colors.accent;
    context.globalAlpha = 0.55;
    context.lineWidth = 1;
    const x = margin + (cursor.column + 0.5) * cell - this.box.scrollLeft;
    const y = margin + (cursor.row + 0.5) * cell - this.box.scrollTop;
    context.strokeRect(margin, y - cell / 2, width, cell);
    context.strokeRect(x - cell / 2, margin, cell, height);
    context.globalAlpha = 1;
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

/**
 * @param {string} name
 * @param {number} length The end tells more than the beginning.
 */
function shorten(name, length) {
  return name.length <= length ? name : `…${name.slice(1 - length)}`;
}
