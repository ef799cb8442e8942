// Light or dark? As the system is, unless one chooses; the choice is kept where the browser allows it.

const names = { "": "Auto", light: "Light", dark: "Dark" };
const key = "seam-report-theme";

/**
 * @param {HTMLElement} button
 * @param {() => void} onChange Also when the system changes.
 * @returns {() => void} Goes to the next choice.
 */
export function startTheme(button, onChange) {
  const set = (/** @type {string} */ theme) => {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    button.textContent = names[/** @type {keyof typeof names} */ (theme)];
    button.title = "Colors: as the system has them, light or dark ( t )";
    onChange();
  };
  const next = () => {
    const choices = Object.keys(names);
    const theme = choices[(choices.indexOf(document.documentElement.dataset.theme ?? "") + 1) % choices.length];
    keep(theme);
    set(theme);
  };
  button.addEventListener("click", next);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", onChange);
  const kept = recall();
  set(kept in names ? kept : "");
  return next;
}

/**
 * A page from a file may have no store.
 * @param {string} theme
 */
function keep(theme) {
  try {
    localStorage.setItem(key, theme);
  } catch {
    return;
  }
}

function recall() {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}
