// Searching: words in the texts, and an aspect by its name or code.

import { say } from "./coding-words.js";

const MOST = 2000; // places that are marked at once
const HIGHLIGHTS = globalThis.CSS?.highlights;

/** The words as a pattern: any white space between them, any case. */
function pattern(words) {
  const parts = words.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"));
  return new RegExp(parts.join("\\s+"), "giu");
}

export class TextSearch {
  constructor(texts) {
    this.texts = texts;
    this.bar = document.getElementById("zoekbalk");
    this.input = document.getElementById("zoek");
    this.result = document.getElementById("zoek-uitkomst");
    this.found = [];
    this.at = -1;
    this.input.addEventListener("input", () => this.search());
    this.input.addEventListener("keydown", (event) => this.key(event));
  }

  get active() {
    return !this.bar.hidden && this.found.length > 0;
  }

  open() {
    this.bar.hidden = false;
    this.input.focus();
    this.input.select();
  }

  close() {
    this.bar.hidden = true;
    this.found = [];
    this.mark();
    this.texts.pane.focus({ preventScroll: true });
  }

  key(event) {
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter") this.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  search() {
    const words = this.input.value.trim();
    this.found = words ? this.texts.sources.flatMap((source) => places(source, pattern(words.normalize()))) : [];
    this.at = -1;
    this.mark();
    this.result.textContent = words && !this.found.length ? say("niets_gevonden") : this.count();
  }

  count() {
    const { length } = this.found;
    return length ? say("gevonden", { nummer: this.at + 1 || "–", aantal: length }) : "";
  }

  /** To the next or the previous place; the first one is the first after the cursor. */
  step(direction) {
    if (!this.found.length) return;
    if (this.at < 0 && this.texts.cursor) this.at = this.beforeCursor(direction);
    this.at = (this.at + direction + this.found.length) % this.found.length;
    const { source, start, end } = this.found[this.at];
    this.texts.pane.focus({ preventScroll: true });
    this.texts.goTo(source, start, end);
    this.result.textContent = this.count();
  }

  beforeCursor(direction) {
    const { source } = this.texts.cursor;
    const [from] = this.texts.span;
    const next = this.found.findIndex((one) => one.source === source && one.start >= from);
    return next < 0 ? -1 : next - (direction > 0 ? 1 : 0);
  }

  /** Marks every place, also after a piece of the text was drawn anew. */
  mark() {
    if (!HIGHLIGHTS) return;
    HIGHLIGHTS.delete("zoek");
    const ranges = this.found.slice(0, MOST).map(({ source, start, end }) => source.range(start, end));
    if (ranges.length) HIGHLIGHTS.set("zoek", new Highlight(...ranges));
  }
}

const places = (source, words) =>
  [...source.text.matchAll(words)].map((one) => ({ source, start: one.index, end: one.index + one[0].length }));

/** The list of aspects narrows to what is typed; Enter goes to the first one, Escape shows all again. */
export function aspectFilter(cells, open, leave) {
  const input = document.getElementById("filter");
  const narrow = (words) => {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    for (const cell of cells) {
      const text = `${cell.code} ${cell.label}`.toLowerCase();
      cell.element.hidden = !wanted.every((word) => text.includes(word));
    }
    for (const group of document.querySelectorAll(".groep"))
      group.hidden = !cells.some((cell) => group.contains(cell.element) && !cell.element.hidden);
  };
  const done = (goTo) => {
    const first = cells.find((cell) => !cell.element.hidden);
    const wanted = input.value.trim();
    input.value = "";
    narrow("");
    if (goTo && wanted && first) open(first);
    else leave();
  };
  input.addEventListener("input", () => narrow(input.value));
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    done(event.key === "Enter");
  });
  return () => input.select() ?? input.focus();
}
