// One cell of the sheet: its state as the codeur has it, and its place on the page.
// A state is {waarde, reden, toelichting, memo, fragmenten}; a quote is {fragment, bron, start, eind, tekst}
// in code points, and is the same object in every state, so that its name arrives everywhere at once.

import { chip, make, redenen, say, waarden } from "./coding-words.js";

const TEXTS = ["toelichting", "memo"];
export const place = (quote) => `${quote.bron} ${quote.start} ${quote.eind}`;

/** Whether two states say the same; white space around a text is not kept. */
export function same(one, other) {
  const plain = (state) => [
    state.waarde,
    state.reden,
    ...TEXTS.map((name) => state[name].normalize().replace(/\r\n?/g, "\n").trim()),
    ...state.fragmenten.map(place),
  ];
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

export class Cell {
  constructor(element) {
    const { revisie, gaten, waarom, kleur, ...found } = JSON.parse(element.dataset.cel);
    const { aspect, code, label, ...state } = found;
    Object.assign(this, { element, aspect, code, label, state, saved: state, revision: revisie });
    Object.assign(this, { gaps: gaten, asksWhy: waarom, coloured: kleur, warnings: 0, why: "" });
    this.summary = element.querySelector("summary");
    this.form = element.querySelector("form");
    this.address = `${this.form.action}/cel`;
    this.warnings = element.querySelectorAll(".cel__meldingen p").length;
  }

  field(name) {
    return this.form.elements[name];
  }

  valueWord(value) {
    if (!value) return say("geen_waarde");
    if (this.coloured) return waarden[value].woord;
    return this.form.querySelector(`input[name=waarde][value="${CSS.escape(value)}"]`)?.dataset.woord ?? value;
  }

  /** The value and its reason in words. */
  inWords(state = this.state) {
    const reason = state.reden && redenen[state.reden];
    return reason ? `${this.valueWord(state.waarde)}, ${reason}` : this.valueWord(state.waarde);
  }

  valueOfKey(number) {
    return this.form.querySelector(`input[name=waarde][data-toets="${number}"]`)?.value;
  }

  /** The reasons to choose from with this value; none where the value says it all. */
  reasonsOf(value) {
    return this.coloured && value && !waarden[value].vanzelf ? waarden[value].redenen : [];
  }

  get valueChanged() {
    return this.state.waarde !== this.saved.waarde || this.state.reden !== this.saved.reden;
  }

  /** Shows the state in the form and on the line above it. */
  draw(linkTo) {
    for (const radio of this.form.querySelectorAll("input[name=waarde]")) radio.checked = radio.value === this.state.waarde;
    for (const radio of this.form.querySelectorAll("input[name=reden]"))
      radio.checked = radio.value === this.state.reden && radio.closest(".redenen").dataset.waarde === this.state.waarde;
    for (const name of TEXTS) if (this.field(name).value !== this.state[name]) this.field(name).value = this.state[name];
    this.drawQuotes(linkTo);
    this.drawLine();
  }

  drawLine() {
    const mark = (text, kind = "") => make("span", { className: `teken ${kind}` }, text);
    const marks = [
      this.state.fragmenten.length && mark(`„${this.state.fragmenten.length}”`),
      this.state.memo.trim() && mark(say("memo")),
      this.gaps.length && mark(say("gat"), "teken--gat"),
      this.warnings && mark(say("melding"), "teken--melding"),
    ];
    this.element.querySelector(".cel__nu").replaceChildren(chip(this, this.state.waarde));
    this.element.querySelector(".cel__tekens").replaceChildren(...marks.filter(Boolean).flatMap((one) => [one, " "]));
    this.element.querySelector(".cel__gaten").replaceChildren(...this.gaps.map((gap) => make("li", {}, gap.tekst)));
  }

  drawQuotes(linkTo) {
    const items = this.state.fragmenten.map((quote) => {
      const link = make("a", { className: "citaten__tekst", href: linkTo(quote), lang: "nl", dir: "auto" }, quote.tekst);
      const which = make("span", { className: "alleen-voorlezen" }, ` (${this.code}): ${quote.tekst.slice(0, 60)}`);
      const drop = make("button", { className: "knop", type: "button" }, say("haal_weg"), which);
      Object.assign(link, { quote }), Object.assign(drop, { quote });
      return make("li", {}, link, this.locked ? "" : drop);
    });
    this.element.querySelector(".citaten").replaceChildren(...items);
  }

  warn(texts) {
    this.warnings = texts.length;
    const lines = texts.map((text) => make("p", { className: "cel__melding" }, make("strong", {}, say("let_op")), ` ${text}`));
    this.element.querySelector(".cel__meldingen").replaceChildren(...lines);
  }

  /** Says per field what keeps the cell from being saved; nothing for none. */
  fail(mistakes = []) {
    for (const line of this.form.querySelectorAll("[data-fout]")) line.hidden = true;
    for (const { veld, tekst } of mistakes) {
      const known = this.form.querySelector(`[data-fout="${CSS.escape(veld)}"]`) ?? this.form.querySelector("[data-fout]");
      Object.assign(known, { textContent: tekst, hidden: false });
    }
    this.element.classList.toggle("cel--fout", mistakes.length > 0);
  }

  /** Asks which of the reasons, with a key before each; or stops asking. */
  ask(asks) {
    this.asking = asks;
    this.element.classList.toggle("cel--vraagt", asks);
    for (const key of this.form.querySelectorAll(".redenen .toets")) key.hidden = !asks;
  }

  askWhy(asks) {
    this.waits = asks;
    this.element.classList.toggle("cel--waarom", asks);
    if (!asks) this.field("waarom").value = "";
  }

  remember(old, why) {
    const list = this.element.querySelector("[data-toon=eerder]");
    const text = `${say("nu")}: ${this.valueWord(old.waarde)} → ${this.valueWord(this.saved.waarde)}${why ? `: ${why}` : ""}`;
    list.querySelector("ul").append(make("li", {}, text));
    list.hidden = false;
  }

  lock() {
    this.locked = true;
    for (const field of this.form.elements) {
      if (field.matches("textarea")) field.readOnly = true;
      else if (field.matches("input, button")) field.disabled = true;
    }
  }
}
