"""How wide each column must be, whether its heading stands upright, and which tables need a page on its side.

Widths are in centimetres and estimated from the letters, for the size of our own style for table text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reports.document import Cell, Table

LETTER = 0.165  # an average letter at 8.5 points
BOLD = 1.12  # how much wider the letters of a heading are
LINE = 0.38  # height of a line
PADDING = 0.35  # left and right in a cell
LONGEST_WORD = 18  # letters; a longer one may be broken
LABEL_LEAST = 4.0
NATURAL_MOST = 9.0
SHORT = 4  # letters; columns of such cells may have their heading turned
TURNED_MOST = 4.5  # height of the turned headings
TURNED_UPRIGHT = 12  # with more columns than this a page on its side reads better
MOST_COLUMNS = 24  # beside the labels; more than this fits on no page (and Word refuses beyond 63)
SMALL_TABLE = 10  # rows that fit together under their caption
TALL_ROW = 120  # letters in a cell from which few rows fill a page
FIRST_ROWS = 3  # of a larger table: no heading stands alone at the foot of a page


@dataclass(frozen=True)
class Paper:
    """Centimetres between the margins: of a page as it stands, and of one on its side."""

    upright: float = 17.0
    on_its_side: float = 25.7


@dataclass(frozen=True)
class Columns:
    """The widths in cm, label first; `turned` headings read upwards and need `height` cm."""

    widths: tuple[float, ...]
    wide: bool = False
    turned: bool = False
    height: float = 0.0


def columns_of(table: Table, paper: Paper) -> Columns:
    """The first way to set the table in which no word need be broken; else the roomiest."""
    upright, turned = _needs(table, with_heads=True), _needs(table, with_heads=False)
    height = _turned_height(table)
    may_turn = len(table.headings) > 2 and _all_short(table)
    if _fit(upright, paper.upright):
        return Columns(_shared(upright, paper.upright))
    if may_turn and len(table.headings) <= TURNED_UPRIGHT and _fit(turned, paper.upright):
        return Columns(_shared(turned, paper.upright), turned=True, height=height)
    if may_turn and not _fit(upright, paper.on_its_side):
        return Columns(_shared(turned, paper.on_its_side), wide=True, turned=True, height=height)
    return Columns(_shared(upright, paper.on_its_side), wide=True)


def parts_of(table: Table) -> tuple[Table, ...]:
    """The table, or parts of it next to each other where no page is wide enough; each has all rows."""
    count = -(-len(table.headings) // MOST_COLUMNS) or 1
    size = -(-len(table.headings) // count)
    cuts = [slice(at * size, (at + 1) * size) for at in range(count)]
    return tuple(_part(table, cut, cut is cuts[-1]) for cut in cuts) if count > 1 else (table,)


def rows_together(table: Table) -> int:
    """How many rows, from the first, stay on one page: all of a small table."""
    letters = max((len(cell.text) for row in table.rows for cell in row.cells), default=0)
    small = len(table.rows) <= SMALL_TABLE and letters <= TALL_ROW
    return len(table.rows) if small else FIRST_ROWS


def _part(table: Table, cut: slice, last: bool) -> Table:
    rows = tuple(replace(row, cells=row.cells[cut]) for row in table.rows)
    part = replace(table, headings=table.headings[cut], rows=rows)
    return part if last else part.bare()


# ---- what a column needs ---------------------------------------------------------------------------------


def _needs(table: Table, with_heads: bool) -> list[tuple[float, float]]:
    """Per column the least and the natural width."""
    labels = _widest(_need(row.label for row in table.rows), _need([table.row_label], BOLD))
    label = (max(labels[0], min(LABEL_LEAST, labels[1])), labels[1])
    head = _head if with_heads else _turned_head
    rows = [row.cells for row in table.rows]
    columns = zip(*rows, strict=True) if rows else [()] * len(table.headings)
    needs = (_need(map(_printed, column)) for column in columns)
    return [label, *map(_widest, needs, (head(heading.label) for heading in table.headings))]


def _head(label: str) -> tuple[float, float]:
    return _need([label], BOLD)


def _turned_head(label: str) -> tuple[float, float]:
    """A heading that reads upwards is as wide as its lines are high."""
    lines = -(-len(label) * LETTER * BOLD // (TURNED_MOST - PADDING))
    return (lines * LINE + PADDING,) * 2


def _widest(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return max(one[0], other[0]), max(one[1], other[1])


def _printed(cell: Cell) -> str:
    return "G ●" if cell.value else cell.text


def _need(texts: Iterable[str], stretch: float = 1.0) -> tuple[float, float]:
    known = set(texts)
    word = max((len(word) for text in known for word in text.split()), default=1)
    longest = max(map(len, known), default=1)
    least = min(word, LONGEST_WORD) * LETTER * stretch + PADDING
    return least, max(least, min(longest * LETTER * stretch + PADDING, NATURAL_MOST))


def _all_short(table: Table) -> bool:
    return all(cell.value or len(cell.text) <= SHORT for cell in table.cells())


def _turned_height(table: Table) -> float:
    longest = max((len(heading.label) for heading in table.headings), default=0)
    return min(longest * LETTER * BOLD + PADDING, TURNED_MOST)


def _fit(needs: Sequence[tuple[float, float]], room: float) -> bool:
    return sum(least for least, _ in needs) <= room


def _shared(needs: Sequence[tuple[float, float]], room: float) -> tuple[float, ...]:
    """Natural widths where they fit; else the room beyond the least, shared by what each still lacks."""
    least, natural = sum(n[0] for n in needs), sum(n[1] for n in needs)
    if natural <= room:
        return tuple(round(n[1], 2) for n in needs)
    if least > room:
        return tuple(round(n[0] * room / least, 3) for n in needs)
    share = (room - least) / (natural - least)
    return tuple(round(n[0] + (n[1] - n[0]) * share, 2) for n in needs)
