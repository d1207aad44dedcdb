"""Quotes that may be printed, under the value they are evidence of, and the way there from the counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from analysis.cells import decided_cells
from analysis.released_quotes import released_quotes
from analysis.sealing import released_study
from analysis.study import Fragment, Source, StudyData
from codebooks.model import Aspect, Codebook
from reports.document import Block, Cell, Document, Paragraph, Quote, Section, Table, section
from reports.nota_results import Results
from reports.tables import VALUE_WORDS, address
from reports.wording import sentence

Place = tuple[str, str]  # aspect of the scheme that the tables count, value
SAID = "Deze citaten mogen worden gedrukt: wie het zei, stemde daarmee in, of het staat in een openbaar stuk"


def quotes_annex(results: Results) -> Section | None:
    """A section per aspect and value; none where no quote may be printed."""
    book = _counted_book(results.data)
    found = quotes_by_place(results.data, book) if book else {}
    if book is None or not found:
        return None
    parts = [_section(book, aspect, value, found[aspect.id, value]) for aspect, value in _places(book, found)]
    return section("bijlage-citaten", "Vrijgegeven citaten", Paragraph((sentence(SAID),)), *parts)


def _places(book: Codebook, found: Mapping[Place, list[Quote]]) -> Iterator[tuple[Aspect, str]]:
    values = [str(value) for value in VALUE_WORDS]
    return ((a, value) for a in book.aspects for value in values if (a.id, value) in found)


def _section(book: Codebook, aspect: Aspect, value: str, quotes: list[Quote]) -> Section | None:
    title = f"{aspect.label.say()}: {VALUE_WORDS[value]}"
    return section(section_key(aspect.id, value), title, *quotes)


def section_key(aspect: str, value: str) -> str:
    """The key of the section with the quotes under this value of this aspect."""
    return f"citaten-{aspect}-{value}"


def _counted_book(data: StudyData) -> Codebook | None:
    """The scheme that the tables of counts are about: of one perspectief."""
    return next((book for book in data.coding_schemes() if len(book.perspectieven) == 1), None)


def quotes_by_place(data: StudyData, book: Codebook) -> dict[Place, list[Quote]]:
    """(aspect, value) -> the quotes of released codings with that value which may be printed, each once."""
    free = released_quotes(data)
    if not free:
        return {}
    shown = released_study(data)
    decided = {
        (cell.casus, cell.perspectief, cell.aspect): cell.waarde for cell in decided_cells(shown.codings)
    }
    fragments = {row.fragment: row for row in data.fragments if row.fragment in free}
    sources = {source.bron: source for source in data.sources}
    labels = {id: label.say() for id, label in data.study.perspectieven}
    names: dict[Place, dict[str, None]] = {}
    for row in shown.codings:
        head, _, aspect = row.aspect.partition(".")
        if (
            head == book.id
            and row.waarde
            and decided.get((row.casus, row.perspectief, row.aspect)) == row.waarde
        ):
            names.setdefault((aspect, row.waarde), {}).update(dict.fromkeys(row.fragmenten))
    made = cache(lambda name: _quote(fragments[name], sources, labels))
    found = {place: [made(name) for name in kept if name in fragments] for place, kept in names.items()}
    return {place: quotes for place, quotes in found.items() if quotes}


def _quote(row: Fragment, sources: Mapping[str, Source], labels: Mapping[str, str]) -> Quote:
    """The words and who said them: the perspectief, never the casus; of a document its name."""
    source = sources[row.bron]
    who = labels.get(source.perspectief, source.perspectief) or source.bron.replace("_", " ")
    return Quote(" ".join(row.tekst.split()), who)


def with_ways_to_quotes(nota: Document, results: Results) -> Document:
    """The nota in which each count with printed quotes leads to them."""
    there = {block.key for block in nota.blocks() if isinstance(block, Section)}
    ways = {where: key for where, key in _ways(results) if key in there}
    if not ways:
        return nota
    return replace(
        nota,
        sections=tuple(_section_with(part, ways) for part in nota.sections),
        annexes=tuple(_section_with(part, ways) for part in nota.annexes),
    )


def _ways(results: Results) -> Iterator[tuple[str, str]]:
    book = _counted_book(results.data)
    for aspect in book.coloured() if book else ():
        for value in VALUE_WORDS:
            yield address("waarden", aspect.id, value), section_key(aspect.id, value)
    for table in book.tables if book else ():
        for row in table.rows():
            yield address(table.id, row.aspect, "aantal"), section_key(row.aspect, str(table.value))


def _section_with(part: Section, ways: Mapping[str, str]) -> Section:
    return replace(part, blocks=tuple(_block_with(block, ways) for block in part.blocks))


def _block_with(block: Block, ways: Mapping[str, str]) -> Block:
    if isinstance(block, Section):
        return _section_with(block, ways)
    return _table_with(block, ways) if isinstance(block, Table) else block


def _table_with(table: Table, ways: Mapping[str, str]) -> Table:
    if not any(cell.address in ways for cell in table.cells()):
        return table
    rows = (replace(row, cells=tuple(_cell_with(cell, ways) for cell in row.cells)) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _cell_with(cell: Cell, ways: Mapping[str, str]) -> Cell:
    return replace(cell, behind=ways.get(cell.address, "")) if cell.address in ways else cell
