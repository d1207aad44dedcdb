// What the coding sheet says, in the language of the page, and small ways to put it there.

export const sheet = document.getElementById("blad");
export const { zinnen, waarden, redenen, langste } = JSON.parse(sheet.dataset.woorden);

/** A sentence of the page with its details filled in. */
export const say = (name, details = {}) => zinnen[name].replace(/%\((\w+)\)s/g, (_, key) => details[key]);

/** An element with these properties and children. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** What only a screen reader is told; the same sentence twice is told twice. */
export function hear(text) {
  const place = document.getElementById("gehoord");
  place.textContent = place.textContent === text ? `${text}\u00a0` : text;
}

/** A value as a chip with shape and letter; the words for an option. */
export function chip(cell, value) {
  if (!value) return make("span", { className: "kleur kleur--leeg" }, hidden(say("leeg")));
  if (!cell.coloured) return make("span", { className: "kleur kleur--tekst" }, cell.valueWord(value));
  const { vorm, letter, woord } = waarden[value];
  const shown = make("span", {}, "-?".includes(letter) ? vorm : `${vorm} ${letter}`);
  shown.setAttribute("aria-hidden", "true");
  return make("span", { className: `kleur kleur--${value}` }, shown, hidden(woord));
}

const hidden = (text) => make("span", { className: "alleen-voorlezen" }, text);
