// The coding sheet: what a codeur does with keys or mouse becomes a new state of a cell, and is saved at once.
// Without this file every aspect still has its form. Parts: coding-cell (a cell), coding-save (saving),
// coding-undo (undo and redo), coding-source (a text), coding-text (moving through the texts), coding-search,
// coding-keys, coding-screen (what stands around the cells) and coding-words.

import { Cell, place, same } from "./coding-cell.js";
import { listen } from "./coding-keys.js";
import { aspectOfQuote, drawMarks, goToQuote } from "./coding-marks.js";
import { Saver } from "./coding-save.js";
import { aspectFilter, TextSearch } from "./coding-search.js";
import { Texts } from "./coding-text.js";
import { Undo } from "./coding-undo.js";
import { askWhichVersion, listenToButtons, listenToCell, showState } from "./coding-screen.js";
import { hear, langste, redenen, say, sheet as root, waarden } from "./coding-words.js";

const CHOOSING = 2500; // milliseconds that a value waits for its reason

class Sheet {
  constructor() {
    this.cells = [...document.querySelectorAll("details.cel")].map((element) => new Cell(element));
    this.texts = new Texts({ chosen: () => this.showTarget() });
    this.search = new TextSearch(this.texts);
    this.filter = aspectFilter(this.cells, (cell) => this.open(cell), () => this.toAspects());
    this.undoing = new Undo(this);
    this.saver = new Saver(this.cells, {
      saved: (...told) => this.saved(...told),
      stale: (...told) => this.stale(...told),
      refused: (...told) => this.refused(...told),
      closed: (text) => this.close(text),
      told: () => showState(this),
    });
    this.current = this.cells.find((cell) => cell.element.open) ?? this.cells[0];
    for (const cell of this.cells) listenToCell(this, cell);
    if ("gesloten" in root.dataset) this.cells.forEach((cell) => cell.lock());
    for (const cell of this.cells) cell.drawQuotes((quote) => this.linkTo(quote));
    listenToButtons(this);
    listen(this);
    this.goToAddress();
    showState(this);
  }

  // ---- which aspect is at hand

  open(cell, focus = true) {
    if (!cell) return;
    this.settle(cell);
    this.current = cell;
    for (const one of this.cells) {
      one.element.open = one === cell;
      one.summary.tabIndex = one === cell ? 0 : -1;
    }
    if (focus) cell.summary.focus({ preventScroll: true });
    const list = cell.element.closest(".aspecten");
    cell.element.scrollIntoView({ block: cell.element.offsetHeight > list.clientHeight ? "start" : "nearest" });
    this.showTarget();
  }

  /** Leaving an aspect: what still waited for a reason is saved as it is. */
  settle(next) {
    const left = this.current;
    if (left && left !== next && left.asking) this.stopAsking(left);
  }

  toAspectOfQuote(place) {
    this.open(aspectOfQuote(this, place));
  }

  step(steps) {
    this.open(this.cells[this.cells.indexOf(this.current) + steps]);
  }

  nextEmpty() {
    const at = this.cells.indexOf(this.current);
    const next = [...this.cells.slice(at + 1), ...this.cells.slice(0, at + 1)].find((cell) => !cell.state.waarde);
    if (next) this.open(next);
    else hear(say("niets_leeg"));
  }

  toAspects() {
    this.open(this.current);
  }

  escape() {
    if (this.current.asking) this.undoing.drop(this.current);
    else if (document.activeElement !== this.current.summary) this.toAspects();
  }

  enter() {
    if (!this.current.asking) return false; // the browser opens or closes it
    return this.stopAsking(this.current);
  }

  toggle(name) {
    this.current.element.open = true;
    const details = this.current.element.querySelector(`[data-toon=${name}]`);
    details.open = !details.open;
    if (details.open) hear(details.textContent.replace(/\s+/g, " "));
    details.scrollIntoView({ block: "nearest" });
  }

  write(name) {
    this.current.element.open = true;
    const field = this.current.field(name);
    if (field.closest("[data-toon]")) field.closest("[data-toon]").open = true;
    field.focus();
  }

  leaveField(field) {
    if (field.name === "waarom") this.undoing.drop(this.current);
    this.toAspects();
  }

  // ---- what a codeur does

  /** The one way in which a cell changes. `merge` joins it with the change before, for undo. */
  change(cell, part, { merge = "", delay = 0, again = false } = {}) {
    if (cell.locked) return hear(say("gesloten"));
    const before = cell.state;
    cell.state = { ...before, ...part };
    if (!again) this.undoing.add(cell, before, merge);
    Object.assign(cell, { again, mistaken: false });
    cell.fail();
    const must = cell.asksWhy && cell.valueChanged && !cell.why && !again;
    if (must !== Boolean(cell.waits)) cell.askWhy(must);
    this.redraw(cell, before);
    this.saver.wake(cell, delay);
  }

  digit(number) {
    const cell = this.current;
    cell.element.open = true; // it may have been closed by a click
    if (cell.asking) {
      const reason = cell.reasonsOf(cell.state.waarde)[number - 1];
      if (reason) this.chooseReason(cell, reason);
      return;
    }
    const value = number ? cell.valueOfKey(number) : "";
    if (value !== undefined) this.chooseValue(cell, value);
  }

  chooseValue(cell, value) {
    const reasons = cell.reasonsOf(value);
    const kept = value === cell.state.waarde ? cell.state.reden : "";
    const obvious = cell.coloured && value ? waarden[value].vanzelf : "";
    this.change(cell, { waarde: value, reden: obvious || kept }, { delay: reasons.length ? CHOOSING : 0 });
    if (cell.locked) return;
    cell.ask(reasons.length > 0);
    if (reasons.length) {
      const choices = reasons.map((reason, index) => `${index + 1} ${redenen[reason]}`).join("; ");
      hear(`${cell.valueWord(value)}: ${choices}`);
    } else this.focusWhy(cell);
  }

  chooseReason(cell, reason) {
    const merge = cell.asking ? "reden" : "";
    cell.ask(false);
    this.change(cell, { reden: reason }, { merge });
    this.focusWhy(cell);
  }

  stopAsking(cell) {
    cell.ask(false);
    this.saver.wake(cell);
    this.focusWhy(cell);
  }

  focusWhy(cell) {
    if (cell.waits && cell === this.current) cell.field("waarom").focus();
  }

  sayWhy(text) {
    const cell = this.current;
    if (!text.trim()) return;
    cell.why = text.trim();
    cell.askWhy(false);
    Object.assign(cell, { mistaken: false });
    cell.fail();
    this.saver.wake(cell);
    this.toAspects();
  }

  /** The chosen words become a quote of the aspect at hand. */
  hang() {
    const cell = this.current;
    this.texts.follow(); // a slow machine tells of a selection only after the key was pressed
    const quote = this.texts.chosen;
    if (!quote || cell.locked) return hear(say(cell.locked ? "gesloten" : "kies_tekst"));
    if ([...quote.tekst].length > langste) return hear(say("te_lang"));
    if (cell.state.fragmenten.some((one) => place(one) === place(quote))) return hear(say("hangt_al", cell));
    this.texts.rest();
    this.change(cell, { fragmenten: [...cell.state.fragmenten, this.known(quote)] });
    hear(say("gehangen", cell));
  }

  /** The same words under another aspect are the same quote. */
  known(quote) {
    const all = this.cells.flatMap((cell) => cell.state.fragmenten);
    return all.find((one) => place(one) === place(quote)) ?? quote;
  }

  dropQuote(cell, quote) {
    this.change(cell, { fragmenten: cell.state.fragmenten.filter((one) => one !== quote) });
    hear(say("citaat_weg", cell));
    cell.summary.focus();
  }

  undo() {
    this.undoing.undo();
  }

  redo() {
    this.undoing.redo();
  }

  // ---- what the server says

  saved(cell, before, why, answer) {
    for (const one of this.cells) one.warn(answer.meldingen.filter((line) => line.aspect === one.aspect).map((line) => line.tekst));
    this.cells.forEach((one) => one.drawLine());
    if (before.waarde === cell.saved.waarde && before.reden === cell.saved.reden) return;
    cell.remember(before, why);
    hear(`${cell.label}: ${cell.inWords(cell.saved)}. ${say("bewaard")}.`);
  }

  async stale(cell, theirs, again) {
    const mine = cell.state;
    const keep = again ? "nu" : await askWhichVersion(cell, theirs);
    if (keep === "mijn") return this.saver.wake(cell);
    this.undoing.forget(cell);
    this.saver.take(cell, theirs);
    cell.askWhy(false);
    this.redraw(cell, mine);
    this.open(cell);
    if (again) showState(this, say("stopt"));
  }

  refused(cell, mistakes) {
    if (mistakes.some((one) => one.veld === "waarom")) {
      cell.asksWhy = true;
      cell.askWhy(true);
      return this.focusWhy(cell);
    }
    cell.mistaken = true;
    cell.fail(mistakes);
    if (!mistakes.some((one) => ["nieuw", "fragmenten"].includes(one.veld))) return;
    const before = cell.state;
    cell.state = { ...before, fragmenten: cell.saved.fragmenten };
    this.undoing.forget(cell);
    this.redraw(cell, before);
    cell.mistaken = !same(cell.state, cell.saved);
    hear(mistakes[0].tekst);
  }

  /** Nothing can be changed any more: what was not saved is not there. */
  close(text) {
    for (const cell of this.cells) {
      const before = cell.state;
      cell.state = cell.saved;
      if (!same(before, cell.saved)) this.redraw(cell, before);
      cell.ask(false);
      cell.lock();
    }
    this.shut = text;
    showState(this);
  }

  // ---- the page

  linkTo(quote) {
    const here = this.texts.sources.some((source) => source.bron === quote.bron);
    return here ? `#${quote.fragment ?? ""}` : `?${new URLSearchParams({ bron: quote.bron, aspect: this.current.aspect })}`;
  }

  /** Draws the cell, and the texts where its quotes changed. */
  redraw(cell, before) {
    cell.draw((quote) => this.linkTo(quote));
    const changed = [...before.fragmenten.filter((one) => !cell.state.fragmenten.includes(one))];
    changed.push(...cell.state.fragmenten.filter((one) => !before.fragmenten.includes(one)));
    if (changed.length) drawMarks(this, changed);
    showState(this);
  }

  showTarget() {
    const button = document.querySelector("[data-doe=hang]");
    if (!button || !this.current) return;
    button.disabled = !this.texts?.chosen || this.current.locked;
    document.getElementById("hang").textContent = say("hang", this.current);
    document.getElementById("keus").textContent = this.texts?.chosen?.tekst ?? this.current.label;
  }

  goToAddress() {
    const name = decodeURIComponent(location.hash.slice(1));
    const cell = this.cells.find((one) => one.element.id === name);
    const quote = this.cells.flatMap((one) => one.state.fragmenten).find((one) => one.fragment === name);
    if (cell || this.current) this.open(cell ?? this.current, !quote);
    if (quote) goToQuote(this, quote);
  }
}

if (document.querySelector("details.cel")) new Sheet();
