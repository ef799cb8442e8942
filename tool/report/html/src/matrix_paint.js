// How does the matrix look on a canvas? What the window shows of it, and nothing else.
import { kindOf, markColor } from "./paint.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./matrix.js").Matrix} Matrix */
/**
 * @typedef {{scene: Scene, matrix: Matrix, cell: number, margin: number, cursor: {row: number, column: number}, marked: number, left: number,
 *   top: number, width: number, height: number, colors: Record<string, string>}} Frame `cell` and `margin` (for the names) are in pixels,
 *   `left` and `top` how far it is scrolled, `marked` an arrow.
 */

/** From this size of a cell on there is room for names … */
export const readable = 12;
/** … and for numbers. */
const numbered = 20;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 */
export function paintMatrix(context, frame) {
  const { margin, left, top, width, height, colors } = frame;
  context.fillStyle = colors.ground;
  context.fillRect(0, 0, width, height);
  context.save();
  context.beginPath();
  context.rect(margin, margin, width, height);
  context.clip();
  context.translate(margin - left, margin - top);
  paintBlocks(context, frame);
  paintDiagonal(context, frame);
  paintCells(context, frame);
  paintTangles(context, frame);
  context.restore();
  paintRowNames(context, frame);
  paintColumnNames(context, frame);
  context.fillStyle = colors.muted;
  context.font = "italic 11px system-ui, sans-serif";
  context.textAlign = "left";
  context.fillText("column uses row", 8, 16);
  if (frame.cursor.row >= 0) paintCursor(context, frame);
}

/**
 * The first and the last but one place that are seen between a scroll position and the window's end.
 * @param {Frame} frame
 * @param {number} scrolled
 * @param {number} room
 */
function seen({ matrix, cell, margin }, scrolled, room) {
  return { first: Math.max(0, Math.floor(scrolled / cell)), end: Math.min(matrix.order.length, Math.ceil((scrolled + room - margin) / cell)) };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 */
function paintBlocks(context, { matrix, cell, colors }) {
  for (const { start, end, band } of matrix.blocks) {
    context.fillStyle = band % 2 === 0 ? colors.band : colors.context;
    context.fillRect(start * cell, start * cell, (end - start) * cell, (end - start) * cell);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 */
function paintDiagonal(context, frame) {
  const { cell, colors, left, top, width, height } = frame;
  const inset = cell >= readable ? 1 : 0;
  const [rows, columns] = [seen(frame, top, height), seen(frame, left, width)];
  context.fillStyle = colors["node-line"];
  for (let i = Math.max(rows.first, columns.first); i < Math.min(rows.end, columns.end); ++i) context.fillRect(i * cell + inset, i * cell + inset, cell - 2 * inset, cell - 2 * inset);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 */
function paintCells(context, frame) {
  const { matrix, left, top, width, height } = frame;
  const [rows, columns] = [seen(frame, top, height), seen(frame, left, width)];
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = "600 10px system-ui, sans-serif";
  for (let row = rows.first; row < rows.end; ++row)
    for (const cell of matrix.rows[row]) if (cell.column >= columns.first && cell.column < columns.end) paintCell(context, frame, cell);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {import("./matrix.js").Cell} place
 */
function paintCell(context, { scene, cell, colors, marked }, { row, column, arrow }) {
  const { places, cut, isCycle } = scene.arrows[arrow];
  const kind = kindOf(scene.arrows[arrow]);
  const inset = cell >= readable ? 1 : 0;
  context.globalAlpha = kind === "arrow" ? 0.35 + Math.min(0.65, Math.log10(places + 1) / 3) : 1;
  context.fillStyle = colors[markColor(scene.arrows[arrow])];
  context.fillRect(column * cell + inset, row * cell + inset, cell - 2 * inset, cell - 2 * inset);
  context.globalAlpha = 1;
  if (cell >= readable && cut) cutCorner(context, cell, row, column, colors.ground);
  else if (cell >= readable && isCycle && kind === "breaking") cutCorner(context, cell, row, column, colors.cycle);
  if (cell >= numbered) {
    context.fillStyle = "#fff";
    context.fillText(places < 1000 ? String(places) : `${Math.floor(places / 1000)}k`, (column + 0.5) * cell, (row + 0.5) * cell + 0.5);
  }
  if (arrow !== marked) return;
  context.strokeStyle = colors["node-text"];
  context.lineWidth = 2;
  context.strokeRect(column * cell, row * cell, cell, cell);
}

/**
 * What is to be cut has its corner cut off.
 * @param {CanvasRenderingContext2D} context
 * @param {number} cell
 * @param {number} row
 * @param {number} column
 * @param {string} color
 */
function cutCorner(context, cell, row, column, color) {
  context.fillStyle = color;
  context.beginPath();
  context.moveTo((column + 1) * cell, row * cell);
  context.lineTo((column + 1) * cell, (row + 0.45) * cell);
  context.lineTo((column + 0.55) * cell, row * cell);
  context.fill();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 */
function paintTangles(context, { matrix, cell, colors }) {
  context.strokeStyle = colors.cycle;
  context.lineWidth = cell >= readable ? 2 : 1;
  for (const { start, end } of matrix.tangles) context.strokeRect(start * cell, start * cell, (end - start) * cell, (end - start) * cell);
}

/**
 * The names that there is room for: all, or that of the cursor alone.
 * @param {Frame} frame
 * @param {number} cursor
 * @param {{first: number, end: number}} range
 */
function named({ cell }, cursor, { first, end }) {
  if (cell >= readable) return Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
  return cursor >= first && cursor < end ? [cursor] : [];
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 */
function paintRowNames(context, frame) {
  const { cell, margin, top, height, cursor } = frame;
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const row of named(frame, cursor.row, seen(frame, top, height))) {
    const y = margin + (row + 0.5) * cell - top;
    if (y >= margin) paintName(context, frame, row, row === cursor.row, margin - 8, y);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 */
function paintColumnNames(context, frame) {
  const { cell, margin, left, width, cursor } = frame;
  context.textAlign = "left";
  for (const column of named(frame, cursor.column, seen(frame, left, width))) {
    const x = margin + (column + 0.5) * cell - left;
    if (x < margin) continue;
    context.save();
    context.translate(x, margin - 8);
    context.rotate(-Math.PI / 2);
    paintName(context, frame, column, column === cursor.column, 0, 0);
    context.restore();
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {number} place
 * @param {boolean} isMarked
 * @param {number} x
 * @param {number} y
 */
function paintName(context, { scene, matrix, margin, colors }, place, isMarked, x, y) {
  context.fillStyle = isMarked ? colors.accent : colors["node-text"];
  context.font = `${isMarked ? 700 : 400} 11.5px system-ui, sans-serif`;
  context.fillText(shorten(scene.nodes[matrix.order[place]].name, Math.floor((margin - 16) / 6.2)), x, y);
}

/**
 * The end tells more than the beginning.
 * @param {string} name
 * @param {number} length
 */
function shorten(name, length) {
  return name.length <= length ? name : `…${name.slice(1 - length)}`;
}

/**
 * The row and the column that one is at.
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 */
function paintCursor(context, { cell, margin, left, top, width, height, cursor, colors }) {
  const x = margin + cursor.column * cell - left;
  const y = margin + cursor.row * cell - top;
  context.strokeStyle = colors.accent;
  context.globalAlpha = 0.55;
  context.lineWidth = 1;
  context.strokeRect(margin, y, width, cell);
  context.strokeRect(x, margin, cell, height);
  context.globalAlpha = 1;
}
