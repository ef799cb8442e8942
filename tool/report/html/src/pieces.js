// Which pieces do several views show? A place in the code, a line of it, a list that can be longer than one wants to see.
import { append, counted, element } from "./element.js";

/** @typedef {import("./report.js").Code} Code */

/**
 * "src/a.cpp:12": a click copies it, for the editor.
 * @param {string} file
 * @param {number} line
 */
export function place(file, line) {
  const text = line > 0 ? `${file}:${line}` : file;
  const button = element("button", { class: "place", title: "Copy this place" }, text);
  button.addEventListener("click", event => {
    event.stopPropagation();
    navigator.clipboard?.writeText(text).then(() => (button.title = "Copied"), () => (button.title = "The browser does not allow to copy"));
  });
  return button;
}

/**
 * @param {Code} code
 * @param {number} line
 */
export function codeLine(code, line) {
  if (!code) return null;
  const [before, marked, after] = code;
  return element("pre", {}, element("span", { class: "line" }, `${line}  `), element("code", {}, before.trimStart(), marked && element("mark", {}, marked), after));
}

/**
 * @param {string} kind
 * @param {string} text
 */
export function tag(kind, text = kind) {
  return element("span", { class: `tag ${kind.replace(/[^a-z]/g, "")}` }, text);
}

/**
 * A list of elements, the first of them at once and the others when one asks.
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => Node} render
 * @param {number} step
 */
export function growing(items, render, step = 50) {
  const list = element("ul", { class: "rows" });
  let shown = 0;
  const more = element("button", {});
  const grow = () => {
    append(list, items.slice(shown, shown + step).map(item => element("li", {}, render(item))));
    shown += step;
    more.hidden = shown >= items.length;
    more.textContent = `${counted(items.length - shown, "more", "more")} …`;
  };
  more.addEventListener("click", grow);
  grow();
  return element("div", {}, list, more);
}

/**
 * A line that can be clicked.
 * @param {() => void} onClick
 * @param {...(Node | string | number | null | false)} children
 */
export function row(onClick, ...children) {
  return element("button", { class: "row", onclick: onClick }, ...children);
}

/**
 * @param {string} title
 * @param {...(Node | null | false)} children
 */
export function part(title, ...children) {
  return element("section", {}, element("h3", {}, title), ...children);
}
