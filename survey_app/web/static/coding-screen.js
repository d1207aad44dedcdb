// What the coding sheet shows around its cells: how saving stands, what is left to do, the buttons, the question
// which of two versions stays.

import { goToQuote, listenToMarks } from "./coding-marks.js";
import { make, hear, say, zinnen } from "./coding-words.js";

/** How saving stands, in words, and how many cells have no value or a gap. */
export function showState(sheet, told = "") {
  const state = document.getElementById("staat");
  const [kind, text] = told ? ["fout", told] : stateOf(sheet);
  if (!text && !state.textContent) return showRest(sheet);
  if (kind === "fout" && state.textContent !== text) hear(text);
  state.dataset.toestand = kind || "goed";
  state.textContent = text || say("bewaard");
  showRest(sheet);
}

function stateOf(sheet) {
  if (sheet.shut) return ["fout", sheet.shut];
  const unsaved = sheet.saver?.unsaved() ?? [];
  const waits = unsaved.find((cell) => cell.waits && !cell.asking);
  const mistaken = unsaved.find((cell) => cell.mistaken);
  if (mistaken) return ["fout", say("niet_bewaard", { aspect: mistaken.code })];
  if (unsaved.length && sheet.saver.trouble) return ["fout", say(sheet.saver.trouble)];
  if (waits) return ["wacht", say("waarom_eerst", { aspect: waits.code })];
  if (unsaved.length) return ["bezig", say("bewaren")];
  return sheet.undoing?.past.length || sheet.undoing?.future.length ? ["goed", say("bewaard")] : ["", ""];
}

function showRest(sheet) {
  const empty = sheet.cells.filter((cell) => !cell.state.waarde).length;
  const gaps = sheet.cells.reduce((sum, cell) => sum + cell.gaps.length, 0);
  document.getElementById("nog").textContent = empty || gaps ? say("nog", { leeg: empty, gaten: gaps }) : zinnen.klaar;
}

/** Both versions side by side; resolves to "mijn" or "nu". */
export function askWhichVersion(cell, theirs) {
  const dialog = document.getElementById("verouderd");
  const busy = asking.then(() => ask(dialog, cell, theirs));
  asking = busy;
  return busy;
}

let asking = Promise.resolve();

function ask(dialog, cell, theirs) {
  document.getElementById("verouderd-kop").textContent = say("verouderd", { aspect: `${cell.code} ${cell.label}` });
  dialog.querySelector("[data-versie=mijn]").replaceChildren(version(cell, cell.state));
  dialog.querySelector("[data-versie=nu]").replaceChildren(version(cell, theirs));
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((answer) =>
    dialog.addEventListener("close", () => answer(dialog.returnValue === "mijn" ? "mijn" : "nu"), { once: true }),
  );
}

function version(cell, state) {
  const texts = [state.toelichting, state.memo].filter(Boolean).map((text) => make("p", {}, text));
  const quotes = state.fragmenten.map((quote) => make("li", { lang: "nl" }, quote.tekst));
  return make("div", {}, make("p", {}, make("strong", {}, cell.inWords(state))), ...texts, make("ul", {}, ...quotes));
}

/** What every button does; the keys do the same. */
export function listenToButtons(sheet) {
  listenToMarks(sheet);
  const { search, texts } = sheet;
  const actions = {
    zoek: () => search.open(),
    "zoek-verder": () => search.step(1),
    "zoek-terug": () => search.step(-1),
    "zoek-dicht": () => search.close(),
    kleiner: () => texts.size(texts.scale, -1),
    groter: () => texts.size(texts.scale, 1),
    hang: () => sheet.hang(),
    ongedaan: () => sheet.undo(),
    opnieuw: () => sheet.redo(),
    leeg: () => sheet.nextEmpty(),
    toetsen: () => document.getElementById("toetsen").showModal(),
  };
  for (const button of document.querySelectorAll("[data-doe]")) {
    const action = actions[button.dataset.doe];
    if (action) button.addEventListener("click", action);
    // A button takes no focus from the words that were chosen.
    button.addEventListener("mousedown", (event) => button.dataset.doe === "hang" && event.preventDefault());
  }
  for (const link of document.querySelectorAll("[data-bron-link]"))
    link.addEventListener("click", () => {
      const address = new URL(link.href);
      address.searchParams.set("aspect", sheet.current.aspect);
      link.href = address;
    });
}

/** What is done inside a cell by mouse, or by the browser's own keys. */
export function listenToCell(sheet, cell) {
  cell.form.addEventListener("submit", (event) => event.preventDefault());
  cell.summary.addEventListener("click", (event) => {
    if (cell.element.open) return;
    event.preventDefault();
    sheet.open(cell);
  });
  cell.element.addEventListener("focusin", () => cell === sheet.current || sheet.open(cell, false));
  cell.form.addEventListener("change", ({ target }) => {
    if (target.name === "waarde") sheet.chooseValue(cell, target.value);
    if (target.name === "reden") sheet.chooseReason(cell, target.value);
    if (target.name === "waarom") sheet.sayWhy(target.value);
  });
  for (const name of ["toelichting", "memo"]) listenToField(sheet, cell, name);
  cell.element.querySelector(".citaten").addEventListener("click", (event) => {
    const { quote } = event.target;
    if (!quote) return;
    if (event.target.matches("button")) sheet.dropQuote(cell, quote);
    else if (goToQuote(sheet, quote)) event.preventDefault();
  });
}

const TYPING = 1000; // milliseconds of silence before what was typed is saved

function listenToField(sheet, cell, name) {
  const field = cell.field(name);
  field.addEventListener("input", () => sheet.change(cell, { [name]: field.value }, { merge: name, delay: TYPING }));
  field.addEventListener("blur", () => {
    sheet.undoing.cut();
    sheet.saver.wake(cell);
  });
}
