// The keys of the coding sheet. They never act in a field, and letters and digits can be switched off.

import { say } from "./coding-words.js";

const FIELD = "textarea, select, input:not([type=radio], [type=checkbox])";
const WORDLESS = new Set(["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End", "Escape", "Enter"]);

/** `sheet` does what a key asks: see `ASPECTS`, `TEXT` and `ALWAYS`. */
export function listen(sheet) {
  const button = document.querySelector("[data-doe=schakel]");
  let on = localStorage.getItem("sneltoetsen") !== "uit";
  const show = () => {
    button.setAttribute("aria-pressed", on);
    button.textContent = say(on ? "sneltoetsen_aan" : "sneltoetsen_uit");
    document.body.classList.toggle("zonder-toetsen", !on);
  };
  button.addEventListener("click", () => {
    on = !on;
    localStorage.setItem("sneltoetsen", on ? "aan" : "uit");
    show();
  });
  show();
  document.addEventListener("keydown", (event) => {
    const action = actionOf(event, sheet, on);
    if (action && action(sheet, event) !== false) event.preventDefault();
  });
}

function actionOf(event, sheet, on) {
  const { target, key } = event;
  if (event.defaultPrevented || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return null;
  if (target.matches(FIELD)) return inField(event);
  if (event.ctrlKey || event.metaKey) return withControl(event);
  if (!on && !WORDLESS.has(key)) return null;
  const inText = sheet.texts.pane === target;
  if (!inText && WORDLESS.has(key) && key !== "Escape" && !target.matches("summary.cel__regel, body")) return null;
  return (inText ? TEXT[key] : ASPECTS[key]) ?? ALWAYS[key] ?? null;
}

function inField(event) {
  const enter = event.key === "Enter" && !event.shiftKey;
  if (event.target.name === "waarom" && enter) return (sheet) => sheet.sayWhy(event.target.value);
  if (event.key === "Escape") return (sheet) => sheet.leaveField(event.target);
  return null;
}

function withControl(event) {
  const key = event.key.toLowerCase();
  if (key === "z") return (sheet) => (event.shiftKey ? sheet.redo() : sheet.undo());
  return key === "y" ? (sheet) => sheet.redo() : null;
}

const grow = (steps) => (sheet, event) => sheet.texts.move(steps, event.shiftKey);

const TEXT = {
  ArrowDown: grow(1),
  ArrowUp: grow(-1),
  j: grow(1),
  k: grow(-1),
  J: grow(1),
  K: grow(-1),
  PageDown: grow(10),
  PageUp: grow(-10),
  Home: (sheet) => sheet.texts.edge(false),
  End: (sheet) => sheet.texts.edge(true),
  w: (sheet) => sheet.texts.adjust("end", 1),
  W: (sheet) => sheet.texts.adjust("end", -1),
  b: (sheet) => sheet.texts.adjust("begin", 1),
  B: (sheet) => sheet.texts.adjust("begin", -1),
  q: (sheet) => sheet.hang(),
  Enter: (sheet) => sheet.hang(),
  g: (sheet) => sheet.toAspectOfQuote(),
  n: (sheet) => (sheet.search.active ? sheet.search.step(1) : sheet.nextEmpty()),
  N: (sheet) => sheet.search.step(-1),
  Escape: (sheet) => sheet.toAspects(),
};

const ASPECTS = {
  ArrowDown: (sheet) => sheet.step(1),
  ArrowUp: (sheet) => sheet.step(-1),
  j: (sheet) => sheet.step(1),
  k: (sheet) => sheet.step(-1),
  n: (sheet) => sheet.nextEmpty(),
  Escape: (sheet) => sheet.escape(),
  Enter: (sheet) => sheet.enter(),
};

const ALWAYS = {
  ...Object.fromEntries([..."0123456789"].map((digit) => [digit, (sheet) => sheet.digit(Number(digit))])),
  t: (sheet) => sheet.texts.focus(),
  q: (sheet) => sheet.hang(),
  d: (sheet) => sheet.toggle("betekenis"),
  m: (sheet) => sheet.write("memo"),
  e: (sheet) => sheet.write("toelichting"),
  f: (sheet) => sheet.filter(),
  z: (sheet) => sheet.undo(),
  Z: (sheet) => sheet.redo(),
  "/": (sheet) => sheet.search.open(),
  "?": () => document.getElementById("toetsen").showModal(),
};
