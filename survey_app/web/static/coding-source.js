// One text on the page: places in it, its sentences and its marked quotes.
// On the page a place counts UTF-16 units, as JavaScript does; in a quote it counts code points, as the server does.

import { make } from "./coding-words.js";

const SENTENCES = globalThis.Intl?.Segmenter && new Intl.Segmenter("nl", { granularity: "sentence" });
const SURROGATES = /[\ud800-\udbff][\udc00-\udfff]/g;

export class Source {
  constructor(element) {
    this.element = element;
    this.bron = element.dataset.bron;
    this.others = JSON.parse(element.dataset.anderen); // quotes of others, that may be read but not changed
    this.text = element.textContent;
    this.wide = [...this.text.matchAll(SURROGATES)].map((found) => found.index);
    let start = 0;
    this.blocks = [...element.children].map((part) => {
      const block = { source: this, element: part, start, end: start + part.textContent.length };
      block.words = start + (part.querySelector(":scope > .beurt__wie")?.textContent.length ?? 0);
      block.close = block.end - (part.querySelector(":scope > .beurt__wit")?.textContent.length ?? 0);
      start = block.end;
      return block;
    });
    for (const link of element.querySelectorAll("mark a")) link.replaceWith(...link.childNodes);
  }

  /** From a place on the page to code points, and back. */
  points(unit) {
    return unit - below(this.wide, unit, (index) => this.wide[index]);
  }

  unit(point) {
    return point + below(this.wide, point, (index) => this.wide[index] - index);
  }

  blockAt(unit) {
    return this.blocks[Math.max(0, below(this.blocks, unit + 1, (index) => this.blocks[index].start) - 1)];
  }

  /** The quote of these words, without the white space around them; null when there are none. */
  quote(from, to) {
    const words = this.text.slice(from, to);
    const start = from + words.length - words.trimStart().length;
    const end = start + words.trim().length;
    if (end <= start) return null;
    return { fragment: null, bron: this.bron, start: this.points(start), eind: this.points(end), tekst: this.text.slice(start, end) };
  }

  /** [start, end] of every sentence in the block, without the white space after it. */
  sentences(block) {
    if (block.sentences) return block.sentences;
    const text = this.text.slice(block.words, block.close);
    const parts = SENTENCES ? [...SENTENCES.segment(text)].map((one) => one.segment) : (text.match(/[^.!?\n]+[.!?\n]*\s*/g) ?? []);
    let at = block.words;
    const found = parts.map((part) => [at, (at += part.length) - part.length + part.trimEnd().length]);
    return (block.sentences = found.filter(([start, end]) => end > start));
  }

  range(from, to) {
    const range = document.createRange();
    range.setStart(...this.node(from));
    range.setEnd(...this.node(to, true));
    return range;
  }

  /** The text node and the place in it; at the end of a node when `closing`. */
  node(unit, closing = false) {
    const block = this.blockAt(closing ? Math.max(0, unit - 1) : unit);
    const walker = document.createTreeWalker(block.element, NodeFilter.SHOW_TEXT);
    let left = unit - block.start;
    let last = [block.element, 0];
    while (walker.nextNode()) {
      const { length } = walker.currentNode;
      if (left < length || (closing && left === length)) return [walker.currentNode, left];
      left -= length;
      last = [walker.currentNode, length];
    }
    return last;
  }

  /** The place of a node of this text. */
  place(node, offset) {
    const range = document.createRange();
    const inside = node === this.element ? (this.element.childNodes[offset] ?? this.element.lastChild) : node;
    const part = this.blocks.find((block) => block.element === inside || block.element.contains(inside));
    if (!part) return 0;
    range.setStart(part.element, 0);
    if (node === this.element) return offset < this.element.childNodes.length ? part.start : part.end;
    range.setEnd(node, offset);
    return part.start + range.toString().length;
  }

  /** Marks the quotes anew in the blocks that one of `changed` lies in. A mark: {start, end, code, label}. */
  draw(marks, changed) {
    const touched = this.blocks.filter((block) => changed.some((one) => one.start < block.end && one.end > block.start));
    for (const block of touched) {
      const own = marks.filter((one) => one.start < block.end && one.end > block.start);
      const head = block.words > block.start ? [make("span", { className: "beurt__wie" }, ...this.pieces(own, block.start, block.words))] : [];
      const tail = make("span", { className: "beurt__wit" }, this.text.slice(block.close, block.end));
      block.element.replaceChildren(...head, ...this.pieces(own, block.words, block.close), tail);
    }
    return touched.length > 0;
  }

  pieces(marks, from, to) {
    const edges = marks.flatMap((one) => [one.start, one.end]).filter((edge) => edge > from && edge < to);
    const cuts = [...new Set([from, to, ...edges])].sort((a, b) => a - b);
    return cuts.slice(1).map((end, index) => this.piece(marks, cuts[index], end));
  }

  piece(marks, start, end) {
    const inside = marks.filter((one) => one.start < end && one.end > start);
    const text = this.text.slice(start, end);
    if (!inside.length) return document.createTextNode(text);
    const count = new Set(inside.map((one) => `${one.start} ${one.end}`)).size;
    const mark = make("mark", { className: `citaat${count > 1 ? ` citaat--${Math.min(count, 3)}` : ""}` }, text);
    const closing = inside.filter((one) => one.end === end);
    if (count > 1) mark.dataset.aantal = count;
    if (closing.length) mark.dataset.codes = [...new Set(closing.map((one) => one.code))].join(" ");
    mark.title = [...new Set(inside.map((one) => `${one.code} ${one.label}`))].join("\n");
    return mark;
  }
}

/** How many of the sorted items lie below the limit. */
function below(items, limit, valueOf) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueOf(middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
