"""The table of a document as it is read: every cell is text by now and keeps its address.

Import these names from `reports.document`, where all parts of a document stand together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Cell:
    """A table cell as it is read: `address` where it holds a result, `value` where it holds a colour.

    `behind` is the key of the section in the same document that shows what the result rests on.
    """

    text: str
    address: str = ""
    value: str = ""
    numeric: bool = False
    behind: str = ""


@dataclass(frozen=True)
class Heading:
    """A column's heading."""

    key: str
    label: str
    numeric: bool = False


@dataclass(frozen=True)
class TableRow:
    """A row's label and cells, in the order of the headings; `group` is the heading it stands under."""

    key: str
    label: str
    cells: tuple[Cell, ...]
    group: str = ""


@dataclass(frozen=True)
class Table:
    """A table as it is read: everything is text by now."""

    name: str
    title: str
    headings: tuple[Heading, ...]
    rows: tuple[TableRow, ...]
    row_label: str = ""
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def titled(self, title: str) -> Table:
        """The same table under another title."""
        return replace(self, title=title)

    def warned(self, warning: str) -> Table:
        """The table with one more warning; saying it twice does not repeat it."""
        known = warning in self.warnings or not warning
        return self if known else replace(self, warnings=(*self.warnings, warning))

    def noted(self, note: str) -> Table:
        """The table with one more note below it."""
        return replace(self, notes=(*self.notes, note))

    def only(self, rows: Iterable[str]) -> Table:
        """The table with just these rows, in its own order."""
        keys = set(rows)
        return replace(self, rows=tuple(row for row in self.rows if row.key in keys))

    def without(self, columns: Iterable[str]) -> Table:
        """The table without these columns."""
        dropped = set(columns)
        kept = [i for i, heading in enumerate(self.headings) if heading.key not in dropped]
        rows = tuple(replace(row, cells=tuple(row.cells[i] for i in kept)) for row in self.rows)
        return replace(self, headings=tuple(self.headings[i] for i in kept), rows=rows)

    def ungrouped(self) -> Table:
        """The table without the headings between its rows."""
        return replace(self, rows=tuple(replace(row, group="") for row in self.rows))

    def gathered(self) -> Table:
        """The table with the rows of a heading under each other, in the order the headings first occur."""
        order = list(dict.fromkeys(row.group for row in self.rows if row.group))
        places = {group: place for place, group in enumerate([*order, ""])}
        return replace(self, rows=tuple(sorted(self.rows, key=lambda row: places[row.group])))

    def keyed(self) -> Table:
        """The table with the name of each row before its label, for rows that texts refer to by name."""
        rows = (replace(row, label=f"{row.key} {row.label}".strip()) for row in self.rows)
        return replace(self, rows=tuple(rows))

    def bare(self) -> Table:
        """The table without its warnings and notes."""
        return replace(self, warnings=(), notes=())

    def without_warning(self, warning: str) -> Table:
        """The table without this warning; the others stay."""
        return replace(self, warnings=tuple(text for text in self.warnings if text != warning))

    def reworded(self, column: str, words: Mapping[str, str]) -> Table:
        """The table with codes in one column written as words; what is not in `words` stays as it is."""
        at = [heading.key for heading in self.headings].index(column)
        rows = tuple(replace(row, cells=_reworded(row.cells, at, words)) for row in self.rows)
        return replace(self, rows=rows)

    def headed(self, words: Mapping[str, str]) -> Table:
        """The table with other labels above its columns (key -> label); columns not named keep theirs."""
        headings = (replace(h, label=words.get(h.key, h.label)) for h in self.headings)
        return replace(self, headings=tuple(headings))

    def cells(self) -> Iterator[Cell]:
        """Every cell, row by row."""
        return (cell for row in self.rows for cell in row.cells)


def _reworded(cells: tuple[Cell, ...], at: int, words: Mapping[str, str]) -> tuple[Cell, ...]:
    cell = replace(cells[at], text=words.get(cells[at].text, cells[at].text))
    return (*cells[:at], cell, *cells[at + 1 :])
