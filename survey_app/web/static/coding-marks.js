// The quotes in the texts: drawing them, going from a quote to its aspect and back.

/** The place of a quote in its text, as the page counts. */
const inUnits = (source, quote) => ({ start: source.unit(quote.start), end: source.unit(quote.eind) });

/** Every quote in this text, once per aspect that rests on it. */
function marksIn(sheet, source) {
  const own = sheet.cells.flatMap((cell) =>
    cell.state.fragmenten
      .filter((one) => one.bron === source.bron)
      .map((one) => ({ ...inUnits(source, one), code: cell.code, label: cell.label, cell })),
  );
  const others = source.others.flatMap((one) => one.aspecten.map((aspect) => ({ ...inUnits(source, one), ...aspect })));
  return [...own, ...others];
}

/** Draws the texts anew where one of these quotes lies. */
export function drawMarks(sheet, changed) {
  for (const source of sheet.texts.sources) {
    const places = changed.filter((one) => one.bron === source.bron).map((one) => inUnits(source, one));
    if (places.length) source.draw(marksIn(sheet, source), places);
  }
  sheet.search.mark();
}

/** Chooses the words of the quote in its text; false when that text is not on the page. */
export function goToQuote(sheet, quote) {
  const source = sheet.texts.sources.find((one) => one.bron === quote.bron);
  if (!source) return false;
  sheet.texts.pane.focus({ preventScroll: true });
  const { start, end } = inUnits(source, quote);
  sheet.texts.goTo(source, start, end);
  return true;
}

/** The aspect that rests on the words here; from that aspect the next one that does. */
export function aspectOfQuote(sheet, place) {
  const { source, at } = place ?? { source: sheet.texts.cursor?.source, at: sheet.texts.cursor && sheet.texts.span[0] };
  if (!source) return null;
  const here = marksIn(sheet, source).filter((one) => one.cell && one.start <= at && at < one.end);
  const found = [...new Set(here.map((one) => one.cell))];
  return found[(found.indexOf(sheet.current) + 1) % found.length] ?? null;
}

const DOUBLE = 300; // milliseconds in which a second click chooses a word instead

/** A click on a quote, without choosing words, goes to its aspect. */
export function listenToMarks(sheet) {
  sheet.texts.pane.addEventListener("click", ({ target, detail }) => {
    const mark = target.closest("mark");
    if (!mark || detail > 1) return;
    const source = sheet.texts.sources.find((one) => one.element.contains(mark));
    const at = source.place(mark, 0);
    setTimeout(() => getSelection().isCollapsed && sheet.toAspectOfQuote({ source, at }), DOUBLE);
  });
}
