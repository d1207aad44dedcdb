// Moving through the texts and choosing words in them, by mouse or by keyboard: a cursor of one sentence that grows.

import { Source } from "./coding-source.js";
import { hear } from "./coding-words.js";

const PAGE = 10; // sentences
const SIZES = [0.85, 1, 1.15, 1.3, 1.5, 1.75, 2];

export class Texts {
  /** `on.chosen(quote)` hears which words are chosen, or null. */
  constructor(on) {
    this.on = on;
    this.pane = document.getElementById("teksten");
    this.sources = [...this.pane.querySelectorAll(".verslag")].map((element) => new Source(element));
    this.cursor = null; // {source, anchor: [start, end], focus: [start, end]}
    this.chosen = null;
    document.addEventListener("selectionchange", () => this.follow());
    this.size(Number(sessionStorage.getItem("lettergrootte") ?? 1), 0);
  }

  /** The words that someone selected in a text become what is chosen. */
  follow() {
    const selection = getSelection();
    if (!selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const source = this.sources.find((one) => one.element.contains(range.startContainer));
    if (!source) return;
    if (range.collapsed) {
      if (document.activeElement !== this.pane) return;
      const at = source.place(range.startContainer, range.startOffset);
      this.cursor = { source, anchor: [at, at], focus: [at, at] };
      return this.choose(null);
    }
    const from = source.place(range.startContainer, range.startOffset);
    const inside = source.element.contains(range.endContainer);
    const to = inside ? source.place(range.endContainer, range.endOffset) : source.text.length;
    if (this.cursor?.source === source && this.span[0] === from && this.span[1] === to) return;
    this.cursor = { source, anchor: [from, to], focus: [from, to] };
    this.choose(source.quote(from, to));
  }

  choose(quote) {
    this.chosen = quote;
    this.on.chosen(quote);
  }

  focus() {
    this.pane.focus({ preventScroll: true });
    if (!this.cursor) this.move(1);
    else this.show();
  }

  get span() {
    const { anchor, focus } = this.cursor;
    return [Math.min(anchor[0], focus[0]), Math.max(anchor[1], focus[1])];
  }

  /** So many sentences on; with `grow` the first one stays in. */
  move(steps, grow = false) {
    const sentence = this.sentence(steps);
    if (!sentence) return;
    const { source, place } = sentence;
    const same = this.cursor?.source === source;
    this.cursor = { source, focus: place, anchor: grow && same ? this.cursor.anchor : place };
    this.show();
  }

  sentence(steps) {
    if (!this.sources.length) return null;
    if (!this.cursor) return this.first();
    let { source } = this.cursor;
    let place = this.cursor.focus;
    for (let left = Math.abs(steps); left > 0; left--) {
      const next = beside(source, place, Math.sign(steps)) ?? this.inNextSource(source, Math.sign(steps));
      if (!next) break;
      ({ source = source, place } = next);
    }
    return { source, place };
  }

  first() {
    const source = this.sources.find((one) => one.blocks.some((block) => one.sentences(block).length));
    return source && beside(source, [-1, -1], 1);
  }

  inNextSource(source, direction) {
    const next = this.sources[this.sources.indexOf(source) + direction];
    if (!next) return null;
    const edge = direction > 0 ? -1 : next.text.length + 1;
    return beside(next, [edge, edge], direction);
  }

  edge(last) {
    this.cursor = null;
    const source = this.sources[last ? this.sources.length - 1 : 0];
    const place = source && beside(source, last ? [source.text.length + 1, 0] : [-1, -1], last ? -1 : 1);
    if (place) this.goTo(source, ...place.place);
  }

  /** Moves the begin or the end by a word. */
  adjust(side, steps) {
    if (!this.cursor) return;
    const { source } = this.cursor;
    const [from, to] = this.span;
    const words = wordEdges(source.text.slice(Math.max(0, from - 300), to + 300), Math.max(0, from - 300), side);
    const at = side === "end" ? to : from;
    const next = steps > 0 ? words.find((edge) => edge > at) : words.findLast((edge) => edge < at);
    const place = side === "end" ? [from, next] : [next, to];
    if (next === undefined || place[0] >= place[1]) return;
    this.cursor = { source, anchor: place, focus: place };
    this.show();
  }

  goTo(source, from, to) {
    this.cursor = { source, anchor: [from, to], focus: [from, to] };
    this.show();
  }

  /** Selects what the cursor covers, brings it into view and says it. */
  show() {
    const { source } = this.cursor;
    const [from, to] = this.span;
    const backwards = this.cursor.focus[0] < this.cursor.anchor[0];
    this.select(source, from, to, backwards);
    const block = source.blockAt(backwards ? from : Math.max(from, to - 1)).element;
    const box = () => source.range(backwards ? from : this.cursor.focus[0], backwards ? this.cursor.focus[1] : to).getBoundingClientRect();
    if (!box().height) block.scrollIntoView({ block: "nearest" });
    const pane = this.pane.getBoundingClientRect();
    const margin = Math.min(72, pane.height / 4);
    const { top, bottom } = box();
    if (top < pane.top + margin) this.pane.scrollTop += top - pane.top - margin;
    else if (bottom > pane.bottom - margin) this.pane.scrollTop += Math.min(bottom - pane.bottom + margin, top - pane.top - margin);
    this.bringPaneIntoView();
    hear(source.text.slice(from, to));
  }

  bringPaneIntoView() {
    const pane = this.pane.getBoundingClientRect();
    if (pane.top < 0 || pane.top > innerHeight / 2) this.pane.scrollIntoView({ block: "nearest" });
  }

  select(source, from, to, backwards = false) {
    const range = source.range(from, to);
    const ends = [
      [range.startContainer, range.startOffset],
      [range.endContainer, range.endOffset],
    ];
    if (backwards) ends.reverse();
    getSelection().setBaseAndExtent(...ends[0], ...ends[1]);
    this.choose(source.quote(from, to));
  }

  /** After hanging a quote: the mark is seen, and the next step goes on from here. */
  rest() {
    getSelection().removeAllRanges();
  }

  size(size, steps) {
    const at = Math.max(0, SIZES.indexOf(size));
    const chosen = SIZES[Math.min(SIZES.length - 1, Math.max(0, at + steps))];
    this.scale = chosen;
    this.pane.style.setProperty("--maat", chosen);
    sessionStorage.setItem("lettergrootte", chosen);
  }
}

/** The sentence after or before a place in this text, also in the next block; null at its end. */
function beside(source, place, direction) {
  const start = source.blocks.indexOf(source.blockAt(Math.max(0, Math.min(place[0], source.text.length))));
  for (let index = start; index >= 0 && index < source.blocks.length; index += direction) {
    const found = source.sentences(source.blocks[index]);
    const next = direction > 0 ? found.find(([from]) => from > place[0]) : found.findLast(([from]) => from < place[0]);
    if (next) return { source, place: next };
  }
  return null;
}

/** Where words end, or begin, in a piece of text that stands at `offset`. */
function wordEdges(text, offset, side) {
  return [...text.matchAll(/\S+/g)].map((word) => offset + word.index + (side === "end" ? word[0].length : 0));
}
