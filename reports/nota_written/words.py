"""What these sections share: the author's text with its figures, and evidence as a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.findings import FIGURE, FRAGMENT, printed_name, read_address
from analysis.results import Row
from reports.document import Bullets, Label, Quote, Sentence
from reports.living_text import runs
from reports.living_text.study_shelf import StudyShelf
from reports.nota_results import Results
from reports.wording import Piece, Runs, enumeration, flatten, quoted, sentence

GONE = "Dit bewijs bestaat niet meer: "
COUNT, OF, SHARE = "aantal", "van", "aandeel"


def text_runs(results: Results, text: str) -> Runs:
    """The author's text: its references as figures, all else as it was typed."""
    return runs(" ".join(text.split()), StudyShelf(results))


def said(results: Results, text: str, *before: Piece) -> Sentence:
    """One sentence or more of the author, after these words."""
    return sentence(*before, text_runs(results, text))


def named(ids: Iterable[str], prefix: str, one: str, several: str) -> Runs:
    """'Bevinding 1' or 'Bevindingen 1, 2 en 3' as printed; nothing for none."""
    listed = [Label(printed_name(id, prefix), "nummer") for id in ids]
    opening = one if len(listed) == 1 else several
    return flatten([f"{opening} ", enumeration(listed)]) if listed else ()


def evidence(results: Results, addresses: Iterable[str]) -> Bullets:
    """What a text rests on, a bullet each; what is gone is said to be gone."""
    return Bullets(tuple(_evidence(results, text) for text in addresses))


def quotes(results: Results, addresses: Iterable[str], released: Iterable[str]) -> tuple[Quote, ...]:
    """The quotes among the evidence that may be printed."""
    open_ids = set(released)
    asked = [read_address(text) for text in addresses]
    names = [one.parts[0] for one in asked if one and one.kind == FRAGMENT and one.parts[0] in open_ids]
    found = {one.fragment: one for one in results.data.fragments}
    return tuple(Quote(found[name].tekst, found[name].bron) for name in names if name in found)


def _evidence(results: Results, text: str) -> Sentence:
    address = read_address(text)
    if address is None:
        return sentence(GONE, Label(text))
    if address.kind == FIGURE:
        return _figure(results, *address.parts) or sentence(GONE, Label(text))
    return _named_source(results, address.kind, address.parts[0]) or sentence(GONE, Label(text))


def _figure(results: Results, name: str, row: str, column: str) -> Sentence | None:
    """'De tabel ‘Succes’ geeft 12 van de 15 bij ‘Goede klik’'; other columns than a count are named."""
    table, figure = results.table(name), results.figure(name, row, column)
    if table is None:
        return None
    rows = {one.key: one for one in table.rows}
    columns = {one.key: one.label for one in table.columns}
    if row not in rows or column not in columns:
        return None
    of = results.figure(name, row, OF) if figure and column == COUNT else None
    amount = flatten([figure or "geen getal", *((" van de ", of) if of else ())])
    under = () if column in (COUNT, SHARE) else flatten([" in de kolom ", quoted(columns[column])])
    return sentence(
        "De tabel ", quoted(table.title), " geeft ", amount, " bij ", _row(rows[row], table.rows), under
    )


def _row(row: Row, rows: Iterable[Row]) -> Runs:
    """The row by its label, with its group where another row has the same label."""
    alike = [one for one in rows if one.label == row.label]
    group = flatten([" (", Label(row.group), ")"]) if len(alike) > 1 and row.group else ()
    return flatten([*quoted(row.label.rstrip(".")), *group])


def _named_source(results: Results, kind: str, name: str) -> Sentence | None:
    if kind == FRAGMENT:
        quote = next((one for one in results.data.fragments if one.fragment == name), None)
        return sentence("Citaat ", Label(name), " uit bron ", Label(quote.bron)) if quote else None
    source = next((one for one in results.data.sources if one.bron == name), None)
    return sentence("Bron ", Label(name), " (", Label(source.soort), ")") if source else None
