"""The shape of a table: which rows are headings, which columns labels, where totals stand, in what units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from analysis.report_recount.cells import Cell, read_cell, with_unit
from analysis.report_recount.content import Grid
from analysis.report_recount.quantities import Quantity, loosened

MOST_CELLS = 200_000
_TOTAL = re.compile(
    r"\W*(?:sub|eind)?-?tota(?:al|len|l|ls)\b|\W*(?:som|sum|tezamen|saldo totaal)\b|alles samen\b", re.I
)
_BARE_TOTAL = re.compile(r"\W*(?:sub|eind)?-?tota(?:al|len|l|ls)\W*(?:\w+\W*){0,2}", re.I)
_OF_WHICH = re.compile(r"\W*(?:waarvan|waaronder|w\.?\s?v\.?|w\.?\s?o\.?|daarvan|hiervan|of which)\b", re.I)
_MEAN = re.compile(r"gemiddeld|\bgem\b|gem\.|mean|average|mediaan", re.I)
_NO_SUM = re.compile(
    r"^(?:van|basis|noemer)$|gemiddeld|\bgem\b|cijfer|score|duur|prijs|tarief|factor|index|ratio|mediaan|\bper\s+\w+|leeftijd"
    r"|standaard|dekkingsgraad|respons\s*%",
    re.I,
)
_ROUNDED = re.compile(
    r"x\s?€?\s?1[.,]?000|×\s?€?\s?1[.,]?000|duizend|mln|miljoen|afgerond|\bk€|€\s?k\b", re.I
)
_PERCENT = re.compile(r"%|procent|percentage|aandeel \(|\bperc\b", re.I)
_EURO = re.compile(r"€|\beuro|bedrag|kosten|budget|begroot|lasten|baten", re.I)


@dataclass(frozen=True)
class TableShape:
    """A table read: its cells with units, and which rows and columns are what."""

    grid: Grid
    cells: tuple[tuple[Cell, ...], ...]
    head: int  # so many rows of headings
    side: int  # so many columns of labels
    columns: tuple[int, ...]  # those with numbers

    @property
    def body(self) -> range:
        """The rows below the headings."""
        return range(self.head, len(self.cells))

    def row_label(self, row: int) -> str:
        """The words at the side of a row."""
        return self._row_labels[row]

    @cached_property
    def _row_labels(self) -> tuple[str, ...]:
        return tuple(self._words_of(row) for row in range(len(self.cells)))

    def _words_of(self, row: int) -> str:
        words = [self.grid.label(row, column).strip() for column in range(self.side)]
        if not any(words) or not words[0]:  # a label that stands a column too far, as where tabs were typed
            cells = (self.cells[row][column] for column in self.columns)
            words += [cell.text for cell in cells if not cell.number]
        return " / ".join(dict.fromkeys(word for word in words if word))

    def heading(self, column: int) -> str:
        """The words above a column."""
        return self._headings[column]

    @cached_property
    def _headings(self) -> tuple[str, ...]:
        width = len(self.cells[0])
        above = [
            [self.grid.label(row, column).strip() for row in range(self.head)] for column in range(width)
        ]
        return tuple(" / ".join(dict.fromkeys(word for word in words if word)) for words in above)

    def is_total(self, row: int) -> bool:
        """Whether one of its labels says that it is a total."""
        return any(_TOTAL.match(label) for label in self._own_labels(row))

    def is_bare_total(self, row: int) -> bool:
        """Whether its label says nothing more than that."""
        return bool(_BARE_TOTAL.fullmatch(" ".join(label for label in self._own_labels(row) if label)))

    def _own_labels(self, row: int) -> list[str]:
        """The labels that stand in the row itself, not those of a merged cell from above."""
        own = [self.grid.rows[row][column].strip() for column in range(self.side)]
        return own if own and own[0] else [*own, self.row_label(row)]

    def is_of_which(self, row: int) -> bool:
        """Whether it is counted in the row above it."""
        return bool(_OF_WHICH.match(self.row_label(row)))

    def is_mean(self, row: int) -> bool:
        """Whether its label says that it is a mean."""
        return bool(_MEAN.search(self.row_label(row)))

    def is_section(self, row: int) -> bool:
        """A row with a label and no number: what follows belongs together."""
        filled = any(
            self.cells[row][column].number or self.cells[row][column].unknown for column in self.columns
        )
        return bool(self.row_label(row)) and not filled

    def is_total_column(self, column: int) -> bool:
        """Whether the words above it say that it is a total."""
        return any(_TOTAL.match(self.grid.label(row, column)) for row in range(self.head))

    def adds_up(self, column: int) -> bool:
        """Whether its numbers can be added: not means, prices or ratios."""
        return not _NO_SUM.search(self.heading(column))

    @cached_property
    def is_contents(self) -> bool:
        """A table of contents: page numbers that never go back, rows that open with a number."""
        last, opening = self.columns[-1], re.compile(r"\W*(?:\d|[A-Z]\.\d|bijlage|hoofdstuk)", re.I)
        cells = [row[last] for row in self.cells]
        pages = [cell.number.value for cell in cells if cell.number and cell.unit == "aantal"]
        rising = all((one or 0) <= (other or 0) for one, other in zip(pages, pages[1:], strict=False))
        opened = [row for row in self.cells if opening.match(row[0].text)]
        return rising and len(pages) >= 0.8 * len(self.cells) > 2 and len(opened) >= 0.8 * len(self.cells)

    def numbers(self, row: int) -> list[int]:
        """The columns in which the row has a number."""
        return [column for column in self.columns if self.cells[row][column].number]

    def subject(self, row: int, column: int) -> str:
        """What a cell is of: the words at its side and above it."""
        parts = (self.row_label(row), self.heading(column))
        return ", ".join(part for part in parts if part)

    def quantity(self, row: int, column: int) -> Quantity | None:
        """The number in a cell with what it is of; as loose as its column was rounded."""
        return self._quantities[row][column]

    @cached_property
    def _quantities(self) -> tuple[tuple[Quantity | None, ...], ...]:
        return tuple(
            tuple(
                replace(cell.number, subject=self.subject(row, column)) if cell.number else None
                for column, cell in enumerate(cells)
            )
            for row, cells in enumerate(self.cells)
        )


def is_too_large(grid: Grid) -> bool:
    """Whether it is data rather than a table of a report."""
    return len(grid.rows) * len(grid.rows[0] if grid.rows else ()) > MOST_CELLS


def table_shape(grid: Grid) -> TableShape | None:
    """The shape of the table; None when it holds nothing to count, or far too much."""
    if not grid.rows or is_too_large(grid):
        return None
    cells = [[read_cell(text) for text in row] for row in grid.rows]
    head = _head(cells)
    side = _side(cells, head)
    columns = [column for column in range(side, len(cells[0])) if _has_numbers(cells, head, column)]
    if not columns:
        return None
    rows = _with_units(grid, cells, head, columns)
    return TableShape(grid, tuple(tuple(row) for row in rows), head, side, tuple(columns))


def _head(cells: Sequence[Sequence[Cell]]) -> int:
    """Rows from the top without numbers beside the first column, years apart."""
    for number, row in enumerate(cells):
        if any(cell.number and not cell.is_year for cell in row[1:]):
            return number
    return 1 if len(cells) > 1 and any(cell.number for row in cells[1:] for cell in row[1:]) else 0


def _side(cells: Sequence[Sequence[Cell]], head: int) -> int:
    """Columns from the left in which fewer than half of what is there are numbers; the first mostly is."""
    width = len(cells[0])
    side = 0
    while side < width - 1 and _is_label(cells, head, side):
        side += 1
    return side


def _is_label(cells: Sequence[Sequence[Cell]], head: int, column: int) -> bool:
    filled = [row[column] for row in cells[head:] if row[column].text]
    numbers = [cell for cell in filled if cell.number and not cell.is_year]
    if column == 0 and [cell.text for cell in filled] == [str(n) for n in range(1, len(filled) + 1)]:
        return True
    lettered = [cell for cell in filled if re.search(r"[A-Za-z]{2}", cell.text)]
    if column == 0 and len(cells[0]) > 2 and len(lettered) * 2 > len(filled):
        return True  # `1 PO` is no number of PO
    return len(numbers) * 2 < len(filled) or not filled


def _has_numbers(cells: Sequence[Sequence[Cell]], head: int, column: int) -> bool:
    return any(row[column].number for row in cells[head:])


def _with_units(
    grid: Grid, cells: Sequence[Sequence[Cell]], head: int, columns: Sequence[int]
) -> list[list[Cell]]:
    rows = [list(row) for row in cells]
    loose = bool(_ROUNDED.search(grid.caption))
    for column in columns:
        words = " ".join(grid.label(row, column) for row in range(head))
        body = [row[column] for row in rows[head:]]
        unit = _column_unit(body, words, loose or bool(_ROUNDED.search(words)))
        grain = _grain(body)
        for row in rows[head:]:
            row[column] = _loose(with_unit(row[column], unit), grain) if unit else row[column]
    return rows


def _column_unit(body: Sequence[Cell], words: str, loose: bool) -> str:
    """What plain numbers in a column are: where some have decimals, the whole ones were rounded."""
    units = Counter(cell.unit for cell in body if cell.number and cell.unit != "aantal")
    plain = [cell for cell in body if cell.number and cell.unit == "aantal"]
    if not plain:
        return ""
    if _PERCENT.search(words) and not _EURO.search(words.replace("%", "")):
        return "procent"
    if units["euro"] > len(plain):
        return "euro"
    decimals = any(re.search(r",\d|\.\d{1,2}$", cell.text) for cell in plain)
    return "euro" if _EURO.search(words) else "index" if loose or decimals else "aantal"


def _grain(body: Sequence[Cell]) -> Fraction:
    """What all the counts in a column are multiples of, where that cannot be chance; 0 otherwise."""
    values = {
        cell.number.value for cell in body if cell.number and cell.unit == "aantal" and cell.number.value
    }
    if len(values) < 6:
        return Fraction(0)
    for grain in (1000, 100, 10, 5):
        if all(value is not None and value % grain == 0 for value in values):
            return Fraction(grain, 2)
    return Fraction(0)


def _loose(cell: Cell, half: Fraction) -> Cell:
    if not half or cell.number is None or cell.unit != "aantal":
        return cell
    return Cell(cell.text, loosened(cell.number, half), cell.out_of, cell.share, cell.unknown)
