"""Rows that say they are a total: does some group of rows beside them add up to it, column by column?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from analysis.report_recount.judging import (
    CERTAIN,
    Site,
    Trust,
    distance,
    explained,
    held,
    sum_alarm,
    sum_outcome,
)
from analysis.report_recount.quantities import Outcome, Quantity
from analysis.report_recount.row_details import without_details
from analysis.report_recount.table_shape import TableShape
from analysis.report_recount.verdicts import CheckKind, Sureness, Verdict

NEAR = 0.1  # a sum that far from the total, as a share of the larger, is still meant to be that total
FAR = 0.5
_OVERLAPPING = re.compile(
    r"meer(?:dere)? antwoorden|meer dan (?:een|één|1) antwoord|uniek|ontdubbeld|multiple", re.I
)
_PEOPLE = re.compile(
    r"respondent|deelnemer|personen|cli[eë]nt|gezin|huishoud|jeugdig|ouders|mensen|uniek", re.I
)
_KIND = CheckKind.COLUMN_TOTAL


@dataclass(frozen=True)
class _Group:
    """Rows that may add up to a total; `natural` where one would add up just those."""

    rows: tuple[int, ...]
    natural: bool


def column_total_verdicts(shape: TableShape) -> Iterator[Verdict]:
    """A verdict per cell of every total row that can be checked."""
    for row in shape.body:
        if shape.is_total(row) and shape.numbers(row):
            yield from _of_row(shape, row)


def _of_row(shape: TableShape, row: int) -> Iterator[Verdict]:
    groups = _groups(shape, row)
    if not groups:
        return
    columns = [column for column in shape.numbers(row) if shape.cells[row][column].unit != "procent"]
    fitting = {column: _fitting(shape, row, column, groups) for column in columns}
    proven = next((group for found in fitting.values() for group in found), None)
    for column in columns:
        if fitting[column]:
            yield held(_KIND, sum_outcome(*_sum(shape, row, column, fitting[column][0])))
        elif (
            shape.adds_up(column)
            and not _is_a_mean(shape, row, column)
            and not _is_a_base(shape, row, column)
        ):
            yield from _failing(shape, row, column, proven, groups)


def _groups(shape: TableShape, row: int) -> list[_Group]:
    """The groups that may add up to the row, the most natural first."""
    above = [other for other in shape.body if other < row and not shape.is_section(other)]
    totals = [other for other in above if shape.is_total(other)]
    plain = [other for other in above if not shape.is_total(other)]
    since = [other for other in plain if other > (totals[-1] if totals else -1)]
    section = _since_section(shape, row)
    subtotals = [*totals, *since] if since and totals else totals
    firm = not totals or not since
    whole = without_details(shape, since)
    found = [_Group(whole, firm), _Group(tuple(since), firm and len(whole) == len(since))]
    others = [section, plain, totals, subtotals, *_below(shape, row)]
    found += [_Group(tuple(rows), False) for rows in others]
    found += [_Group(without_details(shape, rows), False) for rows in others]
    return [one for one in dict.fromkeys(found) if len(one.rows) > 1]


def _since_section(shape: TableShape, row: int) -> list[int]:
    rows: list[int] = []
    for other in range(row - 1, shape.head - 1, -1):
        if shape.is_section(other) or shape.is_total(other):
            break
        rows.insert(0, other)
    return rows


def _below(shape: TableShape, row: int) -> Iterator[list[int]]:
    """Where the total comes first: the rows under it, to the end, and two and more from the top."""
    rows: list[int] = []
    for other in range(row + 1, len(shape.cells)):
        if shape.is_section(other) or shape.is_total(other):
            break
        rows.append(other)
    if row == shape.head or shape.is_section(row - 1):
        yield from (rows[:count] for count in range(len(rows), 1, -1))


def _fitting(shape: TableShape, row: int, column: int, groups: Sequence[_Group]) -> list[_Group]:
    return [group for group in groups if _fits(shape, row, column, group)]


def _fits(shape: TableShape, row: int, column: int, group: _Group) -> bool:
    printed, parts = _sum(shape, row, column, group)
    return len(parts) > 1 and _comparable(printed, parts) and sum_outcome(printed, parts).holds


def _sum(shape: TableShape, row: int, column: int, group: _Group) -> tuple[Quantity, list[Quantity]]:
    printed = shape.quantity(row, column)
    if printed is None:
        raise ValueError("a total needs a number")
    parts = [shape.quantity(other, column) for other in group.rows]
    return printed, [part for part in parts if part is not None]


def _comparable(printed: Quantity, parts: Sequence[Quantity]) -> bool:
    """Of one unit; `aantal` and `index` are both plain numbers."""
    plain = {"index": "aantal"}
    units = {plain.get(one.unit, one.unit) for one in (printed, *parts)}
    return len(units) == 1


def _is_a_mean(shape: TableShape, row: int, column: int) -> bool:
    """A row of totals and means, or a number that is no count: then a mean is as likely as a total."""
    counted = shape.cells[row][column].unit == "aantal" and not shape.is_mean(row)
    return not counted and _like_a_mean(shape, row, column)


def _is_a_base(shape: TableShape, row: int, column: int) -> bool:
    """The same number in every row and in the total: what was counted out of."""
    above = [other for other in shape.body if other < row]
    values = {one.value for other in (*above, row) if (one := shape.quantity(other, column))}
    return len(values) == 1 and len(above) > 1


def _like_a_mean(shape: TableShape, row: int, column: int) -> bool:
    """Nearer to the mean of the rows above it than to their sum, and between the least and the most."""
    above = [other for other in shape.body if other < row and not shape.is_total(other)]
    values = [
        one.value for other in above if (one := shape.quantity(other, column)) and one.value is not None
    ]
    printed = shape.quantity(row, column)
    if len(values) < 2 or printed is None or printed.value is None:
        return False
    total = sum(values, start=Fraction(0))
    nearer = abs(printed.value - total / len(values)) < abs(printed.value - total)
    return nearer and min(values) <= printed.value <= max(values)


def _failing(
    shape: TableShape, row: int, column: int, proven: _Group | None, groups: Sequence[_Group]
) -> Iterator[Verdict]:
    """An alarm where it is plain which rows should add up: proven by another column, or the only choice."""
    group = proven or _nearest(shape, row, column, groups)
    if group is None:
        return
    printed, parts = _sum(shape, row, column, group)
    if all(shape.is_of_which(other) for other in group.rows):
        return  # parts may overlap: with and without a stay, in one year
    if len(parts) < 2 or not _comparable(printed, parts) or _unknown(shape, column, group, printed, parts):
        return
    trust = _trust(shape, row, column, group, proven is not None)
    if trust is not None:
        found = sum_alarm(_KIND, _site(shape, row), printed, parts, trust)
        likely = trust.sureness is Sureness.MOGELIJK and explained(found)
        yield replace(found, sureness=Sureness.WAARSCHIJNLIJK) if likely else found


def _site(shape: TableShape, row: int) -> Site:
    return Site(shape.grid.place, True, " | ".join(text for text in shape.grid.rows[row] if text.strip()))


def _nearest(shape: TableShape, row: int, column: int, groups: Sequence[_Group]) -> _Group | None:
    """The natural group; where that is not plain, the one that comes nearest."""
    natural = [group for group in groups if group.natural]
    chosen = natural or list(groups)
    return min(chosen, key=lambda group: distance(*_with_outcome(shape, row, column, group)), default=None)


def _with_outcome(shape: TableShape, row: int, column: int, group: _Group) -> tuple[Quantity, Outcome]:
    printed, parts = _sum(shape, row, column, group)
    return printed, sum_outcome(printed, parts)


def _unknown(
    shape: TableShape, column: int, group: _Group, printed: Quantity, parts: Sequence[Quantity]
) -> bool:
    """Where a number is missing the sum may be more, and says nothing unless it is too much already."""
    missing = any(shape.cells[row][column].unknown for row in group.rows)
    words = any(
        not (cell := shape.cells[row][column]).number and not cell.empty and not cell.unknown
        for row in group.rows
    )
    found = sum_outcome(printed, parts)
    return words or (missing and found.around.low <= printed.interval.high)


def _may_overlap(shape: TableShape, row: int, printed: Quantity, found: Outcome) -> bool:
    """A total of people that is well below its rows: they may have given several answers."""
    more = found.around.low > printed.interval.high and distance(printed, found) > NEAR
    return more and bool(_PEOPLE.search(shape.row_label(row)))


def _trust(shape: TableShape, row: int, column: int, group: _Group, proven: bool) -> Trust | None:
    """How sure; None where a total that is no sum is as likely as an error."""
    printed, found = _with_outcome(shape, row, column, group)
    far = distance(printed, found)
    words = " ".join([shape.grid.caption, *(shape.heading(one) for one in (*range(shape.side), column))])
    if _OVERLAPPING.search(words) or _may_overlap(shape, row, printed, found):
        return None
    if _like_a_mean(shape, row, column):
        return Trust(Sureness.MOGELIJK, "tenzij dit een gemiddelde is en geen totaal")
    if proven:
        return CERTAIN
    if shape.is_bare_total(row) and group.natural:
        doubt = "als geen regel in een andere regel is meegeteld"
        return Trust(Sureness.WAARSCHIJNLIJK, doubt) if far > NEAR else CERTAIN
    if far > (FAR if shape.is_bare_total(row) else NEAR):
        return None
    return Trust(Sureness.MOGELIJK, "niet zeker is welke regels samen dit totaal moeten geven")
