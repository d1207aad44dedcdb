"""Columns that say they are a total: do the columns beside them add up to it, row by row?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.report_recount.judging import CERTAIN, Site, Trust, held, sum_alarm, sum_outcome
from analysis.report_recount.quantities import Outcome, Quantity
from analysis.report_recount.table_shape import TableShape
from analysis.report_recount.verdicts import CheckKind, Sureness, Verdict

_KIND = CheckKind.ROW_TOTAL
FEWEST = 2  # rows that must hold before another row can be wrong
MOST_HOLD = 0.6  # of the rows
_DOUBT = "in de meeste regels, maar niet in alle, is deze kolom de som van de andere"


@dataclass(frozen=True)
class _Sum:
    """One cell that should be a sum, and its parts."""

    row: int
    printed: Quantity
    parts: tuple[Quantity, ...]

    found: Outcome

    @property
    def holds(self) -> bool:
        return self.found.holds


def row_total_verdicts(shape: TableShape) -> Iterator[Verdict]:
    """A verdict per row of every total column that most rows show to be one."""
    for column in shape.columns:
        if shape.is_total_column(column):
            yield from _of_column(shape, column)


def _of_column(shape: TableShape, column: int) -> Iterator[Verdict]:
    choices = [sums for beside in _beside(shape, column) if (sums := _sums(shape, column, beside))]
    best = max(choices, key=_share_that_holds, default=[])
    holding = [one for one in best if one.holds]
    if len(holding) < FEWEST or len(holding) < MOST_HOLD * len(best):
        return
    trust = (
        CERTAIN if len(holding) >= 2 * (len(best) - len(holding)) else Trust(Sureness.WAARSCHIJNLIJK, _DOUBT)
    )
    for one in best:
        if one.holds:
            yield held(_KIND, one.found)
        else:
            yield sum_alarm(_KIND, _site(shape, one.row), one.printed, one.parts, trust)


def _share_that_holds(sums: Sequence[_Sum]) -> float:
    return sum(one.holds for one in sums) / len(sums)


def _beside(shape: TableShape, column: int) -> list[list[int]]:
    """The columns that may add up to this one: left of it since the last total, all, the totals; right."""
    others = [other for other in shape.columns if shape.adds_up(other)]
    left = [other for other in others if other < column]
    totals = [other for other in left if shape.is_total_column(other)]
    since = [other for other in left if other > (totals[-1] if totals else -1)]
    plain = [other for other in left if other not in totals]
    right = [other for other in others if other > column and not shape.is_total_column(other)]
    found = [since, plain, totals, right, *(right[:count] for count in range(2, len(right)))]
    return [one for one in found if len(one) > 1]


def _sums(shape: TableShape, column: int, beside: Sequence[int]) -> list[_Sum]:
    """One per row in which something stands; a row with something unknown is passed over."""
    found = []
    for row in shape.body:
        printed = shape.quantity(row, column)
        cells = [shape.cells[row][other] for other in beside]
        if printed is None or any(not cell.number and not cell.empty for cell in cells):
            continue
        parts = tuple(part for other in beside if (part := shape.quantity(row, other)))
        if parts and {part.unit for part in parts} == {printed.unit}:
            found.append(_Sum(row, printed, parts, sum_outcome(printed, parts)))
    return found if any(len(one.parts) > 1 for one in found) else []


def _site(shape: TableShape, row: int) -> Site:
    return Site(shape.grid.place, True, " | ".join(text for text in shape.grid.rows[row] if text.strip()))


def block_total_verdicts(shape: TableShape) -> Iterator[Verdict]:
    """Where a total stands once beside a block of rows (a merged cell): held only, never an alarm."""
    for column in shape.columns:
        if shape.is_total_column(column):
            for other in (other for other in shape.columns if other < column and shape.adds_up(other)):
                yield from _blocks(shape, column, other)


def _blocks(shape: TableShape, column: int, other: int) -> Iterator[Verdict]:
    starts = [row for row in shape.body if shape.cells[row][column].number and not shape.is_total(row)]
    ends = [*starts[1:], next((row for row in shape.body if shape.is_total(row)), len(shape.cells))]
    for start, end in zip(starts, ends, strict=False):
        printed = shape.quantity(start, column)
        parts = [part for row in range(start, end) if (part := shape.quantity(row, other))]
        if printed and len(parts) > 1 and {part.unit for part in parts} == {printed.unit}:
            found = sum_outcome(printed, parts)
            if found.holds:
                yield held(_KIND, found)
