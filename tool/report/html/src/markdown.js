// How does a rule's page look? The Markdown that docs/rules is written in, as elements: headings, paragraphs, lists, tables, code.
import { element } from "./element.js";

/**
 * @param {string} text
 * @returns {HTMLElement[]}
 */
export function markdown(text) {
  /** @type {HTMLElement[]} */
  const blocks = [];
  const lines = text.split("\n");
  for (let i = 0; i < lines.length; ) {
    const start = i;
    const line = lines[i];
    if (line.trim() === "") ++i;
    else if (line.startsWith("```")) {
      for (++i; i < lines.length && !lines[i].startsWith("```"); ) ++i;
      blocks.push(element("pre", {}, element("code", {}, lines.slice(start + 1, i++).join("\n"))));
    } else if (/^#+ /.test(line)) {
      blocks.push(element("h4", {}, ...inline(line.replace(/^#+ /, ""))));
      ++i;
    } else if (/^\s*([-*]|\d+\.) /.test(line)) {
      for (; i < lines.length && lines[i].trim() !== "" && !lines[i].startsWith("```"); ) ++i;
      blocks.push(list(lines.slice(start, i)));
    } else if (line.startsWith("|")) {
      for (; i < lines.length && lines[i].startsWith("|"); ) ++i;
      blocks.push(table(lines.slice(start, i)));
    } else {
      for (; i < lines.length && lines[i].trim() !== "" && !/^(```|#+ |\|)/.test(lines[i]); ) ++i;
      blocks.push(element("p", {}, ...inline(lines.slice(start, i).join(" "))));
    }
  }
  return blocks;
}

/** @param {string[]} lines */
function list(lines) {
  /** @type {string[]} */
  const items = [];
  for (const line of lines)
    if (/^\s*([-*]|\d+\.) /.test(line)) items.push(line.replace(/^\s*([-*]|\d+\.) /, ""));
    else items[items.length - 1] += " " + line.trim();
  return element(/^\s*\d/.test(lines[0]) ? "ol" : "ul", {}, ...items.map(item => element("li", {}, ...inline(item))));
}

/** @param {string[]} lines The second one only rules off the heads. */
function table(lines) {
  const rows = lines.filter((_, i) => i !== 1).map(line => line.replace(/^\||\|\s*$/g, "").split(/(?<!\\)\|/).map(cell => cell.trim().replace(/\\\|/g, "|")));
  return element("table", {}, ...rows.map((row, i) => element("tr", {}, ...row.map(cell => element(i === 0 ? "th" : "td", {}, ...inline(cell))))));
}

/**
 * `code`, **bold**, *emphasis*, [text](address): of a link the text, because the report has no other pages.
 * @param {string} text
 * @returns {(HTMLElement | string)[]}
 */
function inline(text) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*|\[[^\]]+\]\([^)]*\))/).map(part => {
    if (/^`[^`]+`$/.test(part)) return element("code", {}, part.slice(1, -1));
    if (/^\*\*.+\*\*$/.test(part)) return element("strong", {}, part.slice(2, -2));
    if (/^\*.+\*$/.test(part)) return element("em", {}, part.slice(1, -1));
    const link = /^\[([^\]]+)\]\([^)]*\)$/.exec(part);
    return link ? element("span", {}, ...inline(link[1])) : part;
  });
}
