"""A report as the recount reads it: passages and tables in the order they stand, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Place:
    """Where something stands. `number` counts passages (or tables, of a table) from 1; page 0: not known."""

    heading: str = ""
    number: int = 0
    page: int = 0


class PassageKind(StrEnum):
    """What a passage is in the report."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list
    NOTE = "note"


@dataclass(frozen=True)
class Passage:
    """A paragraph, heading, list item or note. `level` is the depth of an item in its list, from 0."""

    text: str
    place: Place = Place()
    kind: PassageKind = PassageKind.PARAGRAPH
    level: int = 0


@dataclass(frozen=True)
class Grid:
    """A table. Every row has as many cells as the widest.

    `rows` holds the text of a merged cell once, in its first place; `filled` repeats it all over the area.
    """

    rows: tuple[tuple[str, ...], ...]
    place: Place = Place()
    caption: str = ""
    filled: tuple[tuple[str, ...], ...] = ()

    def label(self, row: int, column: int) -> str:
        """The text of the cell, or of the merged cell that covers it."""
        return (self.filled or self.rows)[row][column]


@dataclass(frozen=True)
class ReportContent:
    """A whole report."""

    parts: tuple[Passage | Grid, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages, in order."""
        return tuple(part for part in self.parts if isinstance(part, Passage))

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The tables, in order."""
        return tuple(part for part in self.parts if isinstance(part, Grid))


def make_grid(
    rows: list[list[str]],
    place: Place = Place(),  # noqa: B008  (a frozen value)
    caption: str = "",
    filled: list[list[str]] | None = None,
) -> Grid:
    """A table out of rows of any length: short ones are filled up with empty cells."""
    width = max((len(row) for row in rows), default=0)
    made = _squared(rows, width)
    return Grid(made, place, caption, _squared(filled, width) if filled else made)


def _squared(rows: list[list[str]], width: int) -> tuple[tuple[str, ...], ...]:
    return tuple((*row, *[""] * (width - len(row)))[:width] for row in rows)
