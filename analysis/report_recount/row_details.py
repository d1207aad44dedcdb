"""Rows that are counted in a row above them: `waarvan`, a dash before the label, or as the numbers show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.report_recount.judging import sum_outcome
from analysis.report_recount.table_shape import TableShape

SMALLEST = 10  # what a row must be for one column to show that the rows under it are its parts
_DASH = re.compile(r"\s*[-–•·>]\s")


def without_details(shape: TableShape, rows: Sequence[int]) -> tuple[int, ...]:
    """The rows less those that are counted in a row above them."""
    plain = [row for row in rows if not shape.is_of_which(row) and not _is_dashed(shape, row)]
    if len(plain) in (0, len(rows)):
        plain = list(rows)
    shown = _shown_by_numbers(shape, plain)
    return tuple(row for row in plain if row not in shown)


def _is_dashed(shape: TableShape, row: int) -> bool:
    return bool(shape.side and _DASH.match(shape.grid.rows[row][shape.side - 1]))


def _shown_by_numbers(shape: TableShape, rows: Sequence[int]) -> set[int]:
    """Two rows and more that add up to the one above them, in two columns, or in one with a larger number."""
    times: Counter[tuple[int, ...]] = Counter()
    for column in shape.columns:
        for details, large in _parts_in(shape, rows, column):
            times[details] += 2 if large else 1
    return {row for details, count in times.items() if count > 1 for row in details}


def _parts_in(shape: TableShape, rows: Sequence[int], column: int) -> Iterator[tuple[tuple[int, ...], bool]]:
    position = 0
    while position < len(rows):
        whole = shape.quantity(rows[position], column)
        found = _adding_up(shape, rows, position, column)
        if whole is not None and found:
            yield found, (whole.value or 0) >= SMALLEST
        position += 1 + len(found)


def _adding_up(shape: TableShape, rows: Sequence[int], position: int, column: int) -> tuple[int, ...]:
    """The rows below that add up to this one, () when none do."""
    whole = shape.quantity(rows[position], column)
    if whole is None or not whole.value:
        return ()
    parts = []
    for end in range(position + 1, len(rows)):
        part = shape.quantity(rows[end], column)
        if part is None or part.unit != whole.unit:
            return ()
        parts.append(part)
        found = sum_outcome(whole, parts)
        if len(parts) > 1 and found.holds:
            return tuple(rows[position + 1 : end + 1])
        if found.around.low > whole.interval.high:
            return ()
    return ()
