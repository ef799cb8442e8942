// How does a list of fifty thousand rows stay quick? Only those that are seen are elements.
import { refill } from "./element.js";

/** @template Row */
export class LongList {
  /**
   * @param {HTMLElement} box That scrolls.
   * @param {number} rowHeight In pixels, of each row.
   * @param {(row: Row, number: number) => HTMLElement} render
   */
  constructor(box, rowHeight, render) {
    this.box = box;
    this.rowHeight = rowHeight;
    this.render = render;
    /** @type {Row[]} */
    this.rows = [];
    /** @type {{first: number, last: number} | undefined} */
    this.drawn = undefined;
    this.inner = document.createElement("div");
    this.inner.setAttribute("role", "presentation");
    this.inner.className = "long-list";
    box.append(this.inner);
    box.addEventListener("scroll", () => this.draw());
    new ResizeObserver(() => this.draw()).observe(box);
  }

  /** @param {Row[]} rows */
  show(rows) {
    this.rows = rows;
    this.inner.style.height = `${rows.length * this.rowHeight}px`;
    this.box.setAttribute("aria-rowcount", String(rows.length));
    this.box.scrollTop = 0;
    this.drawn = undefined;
    this.draw();
  }

  draw() {
    const first = Math.max(0, Math.floor(this.box.scrollTop / this.rowHeight) - 10);
    const last = Math.min(this.rows.length, Math.ceil((this.box.scrollTop + this.box.clientHeight) / this.rowHeight) + 10);
    if (this.drawn?.first === first && this.drawn.last === last) return;
    this.drawn = { first, last };
    refill(this.inner, ...this.rows.slice(first, last).map((row, i) => {
      const made = this.render(row, first + i);
      made.style.transform = `translateY(${(first + i) * this.rowHeight}px)`;
      made.setAttribute("aria-rowindex", String(first + i + 1));
      return made;
    }));
  }
}
