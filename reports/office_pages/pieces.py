"""The document as one row of pieces (headings, text, tables, charts), in stretches of equal pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, groupby

from reports.document import Block, Bullets, Chart, Document, Note, Paragraph, Quote, Section, Table
from reports.office_pages.columns import Columns, Paper, columns_of, parts_of

DEEPEST = 6  # levels of headings; what lies deeper is set as the sixth
SHORT_GAP = 3  # pieces of text between two wide tables that stay on the pages on their side


@dataclass(frozen=True)
class Title:
    """A section's heading; `level` counts from 1, `place` is its position among the headings."""

    level: int
    number: str
    title: str
    place: int
    key: str = ""

    def plain(self) -> str:
        """As it is printed: the number, where there is one, and the title."""
        return f"{self.number} {self.title}" if self.number else self.title


@dataclass(frozen=True)
class NumberedTable:
    """A table, or part `part` of it (from 1), with its caption's number and its columns."""

    number: int
    table: Table
    columns: Columns
    part: int = 1


@dataclass(frozen=True)
class NumberedChart:
    """A chart with its caption's number; its data stand in table `data_in`, or follow as one of their own."""

    number: int
    chart: Chart
    data_in: int = 0


Piece = Title | Paragraph | Bullets | Quote | Note | NumberedTable | NumberedChart


@dataclass(frozen=True)
class Stretch:
    """Pieces on pages that all stand upright, or all lie on their side (`wide`)."""

    wide: bool
    pieces: tuple[Piece, ...]


def laid_out(document: Document, paper: Paper) -> tuple[Stretch, ...]:
    """Everything after the table of contents, in reading order; nothing is left out."""
    pieces = list(_pieces(document, paper))
    sides = _sides(pieces)
    runs = groupby(zip(sides, pieces, strict=True), key=lambda pair: pair[0])
    return tuple(Stretch(wide, tuple(piece for _, piece in run)) for wide, run in runs)


def titles_of(stretches: Sequence[Stretch]) -> tuple[Title, ...]:
    """The headings, for the table of contents."""
    return tuple(p for stretch in stretches for p in stretch.pieces if isinstance(p, Title))


def _pieces(document: Document, paper: Paper) -> Iterator[Piece]:
    numbers = _Numbers(paper, document.tables_of_charts())
    for section in (*document.sections, *document.annexes):
        yield from numbers.section(section, 1)


class _Numbers:
    """Hands out the numbers of headings, tables and charts while the document is walked once."""

    def __init__(self, paper: Paper, data_in: Mapping[int, int]) -> None:
        self.paper, self.data_in = paper, data_in
        self.titles, self.tables, self.charts = count(1), count(1), count(1)

    def section(self, section: Section, level: int) -> Iterator[Piece]:
        yield Title(min(level, DEEPEST), section.number, section.title, next(self.titles), section.key)
        for block in section.blocks:
            if isinstance(block, Section):
                yield from self.section(block, level + 1)
            else:
                yield from self.block(block)

    def block(self, block: Block) -> Iterator[Piece]:
        if isinstance(block, Table):
            yield from self.table(block)
        elif isinstance(block, Chart):
            number = next(self.charts)
            yield NumberedChart(number, block, self.data_in.get(number, 0))
            if number not in self.data_in:
                yield from self.table(block.data)
        elif not isinstance(block, Section):
            yield block

    def table(self, table: Table) -> Iterator[Piece]:
        number = next(self.tables)
        for part, piece in enumerate(parts_of(table), start=1):
            yield NumberedTable(number, piece, columns_of(piece, self.paper), part)


# ---- which pages lie on their side -----------------------------------------------------------------------


def _sides(pieces: Sequence[Piece]) -> list[bool]:
    """Per piece whether it stands on a page on its side: wide tables, and what belongs right before them."""
    sides = [isinstance(piece, NumberedTable) and piece.columns.wide for piece in pieces]
    for at in range(len(pieces) - 1, 0, -1):
        if sides[at] and not sides[at - 1] and _leads_in(pieces, at):
            sides[at - 1] = True
    return _without_short_gaps(pieces, sides)


def _leads_in(pieces: Sequence[Piece], at: int) -> bool:
    """A heading before what is wide; or one paragraph between such a heading and its table."""
    before, here = pieces[at - 1], pieces[at]
    if isinstance(before, Title):
        return True
    under_title = at > 1 and isinstance(pieces[at - 2], Title)
    return isinstance(before, Paragraph) and isinstance(here, NumberedTable) and under_title


def _without_short_gaps(pieces: Sequence[Piece], sides: list[bool]) -> list[bool]:
    filled, at = list(sides), 0
    for wide, run in groupby(sides):
        size = len(list(run))
        inside = at > 0 and at + size < len(sides)
        if not wide and inside and size <= SHORT_GAP and all(map(_is_text, pieces[at : at + size])):
            filled[at : at + size] = [True] * size
        at += size
    return filled


def _is_text(piece: Piece) -> bool:
    return isinstance(piece, Paragraph | Bullets | Quote | Note)
