// How is a piece of the page made? Always from nodes and text, never from markup: what stands in a name cannot become an element.

/** Characters that turn the direction of text, hide in it or control a terminal. */
const treacherous = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * The text with each treacherous character as its number: a name looks like what it is.
 * @param {string} text
 */
export function visible(text) {
  return text.replace(treacherous, letter => `<U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}>`);
}

/**
 * element("p", { class: "note", onclick: go }, "text ", element("b", {}, "bold"))
 * @param {string} tag
 * @param {Record<string, any>} properties Functions become listeners, false and null are left out, the rest are attributes.
 * @param {...(Node | string | number | null | false | undefined)} children
 * @returns {HTMLElement}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name.replace(/^on/, ""), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  append(made, children);
  return made;
}

/**
 * @param {HTMLElement} parent
 * @param {(Node | string | number | null | false | undefined)[]} children
 */
export function append(parent, children) {
  for (const child of children)
    if (child !== null && child !== undefined && child !== false)
      parent.append(typeof child === "object" ? child : visible(String(child)));
}

/**
 * @param {HTMLElement} parent
 * @param {...(Node | string | null | false)} children
 */
export function refill(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
}

/**
 * The element of page.html with this id.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`page.html has no '${id}'`);
  return found;
}

/**
 * "1 file", "1,204 files"
 * @param {number} number
 * @param {string} noun
 * @param {string} plural
 */
export function counted(number, noun, plural = noun + "s") {
  return `${number.toLocaleString("en")} ${number === 1 ? noun : plural}`;
}
