"""Which table cells a figure in the text can be followed to, each with a place of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reports.document import Bullets, Cell, Document, Note, Paragraph, Sentence, Table
from reports.office_pages.pieces import NumberedTable, Stretch, titles_of


@dataclass(frozen=True)
class Jumps:
    """Address -> number of the place, from 1: only of cells that the document holds and that it quotes."""

    places: Mapping[str, int] = field(default_factory=dict)
    homes: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # address -> table number and part
    sections: Mapping[str, int] = field(default_factory=dict)  # key of a section -> place of its heading

    def place(self, address: str) -> int:
        """The number of the place that this address leads to; 0 where there is none."""
        return self.places.get(address, 0)

    def in_table(self, address: str, table: NumberedTable) -> int:
        """The place, when this table is where the address leads: a cell shown twice is one place."""
        here = (table.number, table.part)
        return self.places[address] if self.homes.get(address) == here else 0

    def behind(self, cell: Cell) -> int:
        """The place of the heading with what the result rests on; 0 where there is none."""
        counted = cell.text.strip() not in ("", "0")
        return self.sections.get(cell.behind, 0) if cell.behind and counted else 0


def jumps_of(document: Document, stretches: Sequence[Stretch]) -> Jumps:
    """The places of every quoted cell: the first table that shows it."""
    quoted = {figure.address for sentence in _sentences(document, stretches) for figure in sentence.figures()}
    homes: dict[str, tuple[int, int]] = {}
    for table in (p for stretch in stretches for p in stretch.pieces if isinstance(p, NumberedTable)):
        for address in _addresses(table.table):
            if address in quoted:
                homes.setdefault(address, (table.number, table.part))
    titles = reversed(titles_of(stretches))  # where a key stands twice, the first
    places = {address: place for place, address in enumerate(homes, start=1)}
    return Jumps(places, homes, {title.key: title.place for title in titles})


def _addresses(table: Table) -> list[str]:
    return [cell.address for cell in table.cells() if cell.address]


def _sentences(document: Document, stretches: Sequence[Stretch]) -> list[Sentence]:
    pieces = (*document.notices, *(piece for stretch in stretches for piece in stretch.pieces))
    texts = (piece for piece in pieces if isinstance(piece, Paragraph | Bullets | Note))
    return [sentence for text in texts for sentence in text.sentences]
