"""The analyseschema: aspects down, casussen across, one colour per cell, counted at the end of each row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.cells import Cell
from codebooks.model import Aspect, AspectGroup, Codebook
from codebooks.values import COLOURS

Column = tuple[str, str]  # casus, perspectief
UNSETTLED = {"weak": "*", "free": "*", "forced": "°", "derived": "°", "forced_with_links": "°"}


@dataclass(frozen=True)
class Place:
    """One place in the schema; `cell` is None where nobody coded yet."""

    casus: str
    perspectief: str
    cell: Cell | None

    @property
    def mark(self) -> str:
        """The sign of a cell that a reconstruction filled in: * not settled by the source, ° it follows."""
        return UNSETTLED.get(self.cell.herkomst, "") if self.cell else ""


@dataclass(frozen=True)
class Line:
    """An aspect, its places in the order of the columns, and how often each colour occurs."""

    aspect: Aspect
    places: tuple[Place, ...]
    counts: tuple[int, ...]  # in the order of codebooks.values.COLOURS


@dataclass(frozen=True)
class Matrix:
    """A codebook's coloured aspects, group by group, and its other aspects apart."""

    columns: tuple[Column, ...]
    groups: tuple[tuple[AspectGroup, tuple[Line, ...]], ...]
    others: tuple[Line, ...]

    @property
    def per_casus(self) -> tuple[tuple[str, int], ...]:
        """The casussen in order, with how many columns each has."""
        casussen = [casus for casus, _ in self.columns]
        return tuple((casus, casussen.count(casus)) for casus in dict.fromkeys(casussen))


def make_matrix(
    book: Codebook, casussen: Sequence[str], perspectieven: Sequence[str], cells: Iterable[Cell]
) -> Matrix:
    """The schema of one codebook: for one perspectief every casus, for several only what was coded."""
    found = {(cell.casus, cell.perspectief, cell.aspect): cell for cell in cells}
    coded = {(casus, perspectief) for casus, perspectief, aspect in found if aspect.startswith(f"{book.id}.")}
    own = [id for id in perspectieven if id in book.perspectieven]
    columns = tuple((c, p) for c in casussen for p in own if len(own) == 1 or (c, p) in coded)
    lines = [_line(book, aspect, columns, found) for aspect in book.aspects]
    groups = tuple((group, tuple(line for line in lines if _is_in(line, group))) for group in book.groups)
    return Matrix(
        columns,
        tuple((group, filled) for group, filled in groups if filled),
        tuple(line for line in lines if line.aspect.options),
    )


def _is_in(line: Line, group: AspectGroup) -> bool:
    return line.aspect.group == group.id and not line.aspect.options


def _line(
    book: Codebook, aspect: Aspect, columns: Sequence[Column], found: dict[tuple[str, str, str], Cell]
) -> Line:
    name = f"{book.id}.{aspect.id}"
    places = tuple(Place(casus, p, found.get((casus, p, name))) for casus, p in columns)
    values = [place.cell.waarde for place in places if place.cell]
    return Line(aspect, places, tuple(values.count(str(colour)) for colour in COLOURS))
