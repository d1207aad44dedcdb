"""Percentages in a table: of a total beside them, together a hundred, and out of a printed n."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from analysis.report_recount.judging import (
    CERTAIN,
    Site,
    Trust,
    alarm,
    held,
    sum_alarm,
    sum_outcome,
    verdict_on,
)
from analysis.report_recount.quantities import Quantity, outcome, quantity
from analysis.report_recount.table_shape import TableShape
from analysis.report_recount.verdicts import CheckKind, Sureness, Verdict

_N = re.compile(r"\(?\b[nN]\s*=\s*(\d[\d.]*)\)?")
MOST_PEOPLE = 100  # with more, every percentage is possible
_HUNDRED = re.compile(r"100(?:,0+)?\s*%?")
_FORMULA = "percentage(part_1, part_2)"


_Pair = tuple[int, Quantity, Quantity]  # a row, its count and its percentage


def column_share_verdicts(shape: TableShape) -> Iterator[Verdict]:
    """Verdicts on every column of percentages."""
    for column in shape.columns:
        if any(shape.cells[row][column].unit == "procent" for row in shape.body):
            yield from _of_total(shape, column)
            yield from _together(shape, column)
            yield from _of_people(shape, column)
    yield from _within_cells(shape)


# ---- of a total ------------------------------------------------------------------------------------------


def _of_total(shape: TableShape, column: int) -> Iterator[Verdict]:
    """Each is the share of its row in one number: a total of the column of counts, or their sum."""
    best: tuple[float, list[_Pair], Quantity] | None = None
    for other in shape.columns:
        pairs = list(_pairs(shape, column, other))
        for base in _bases(shape, other, pairs) if len(pairs) > 1 and _varied(pairs) else ():
            good = sum(_holds(count, share, base) for _, count, share in pairs)
            if good >= max(2, 0.6 * len(pairs)) and (best is None or good / len(pairs) > best[0]):
                best = (good / len(pairs), pairs, base)
    if best is not None:
        _, pairs, base = best
        verdicts = (_share_of(shape, row, count, share, base) for row, count, share in pairs)
        yield from (one for one in verdicts if one is not None)


def _holds(count: Quantity, share: Quantity, base: Quantity) -> bool:
    found = outcome(share, _FORMULA, (count, base))
    return found is not None and found.holds


def _varied(pairs: Sequence[_Pair]) -> bool:
    return len({count.value for _, count, _ in pairs}) > 1


def _pairs(shape: TableShape, column: int, other: int) -> Iterator[_Pair]:
    """Rows with a count that is no zero and a percentage beside it."""
    for row in shape.body:
        count, share = shape.quantity(row, other), shape.quantity(row, column)
        if count and share and count.unit != "procent" and share.unit == "procent" and count.value:
            yield row, count, share


def _bases(shape: TableShape, other: int, pairs: Sequence[_Pair]) -> Iterator[Quantity]:
    """Numbers in total rows, in any column as a typed tab may shift them; the n above it; the sum."""
    largest = max((count.value or 0) for _, count, _ in pairs)
    unit = pairs[0][1].unit
    for row in shape.body:
        for column in shape.columns if shape.is_total(row) else ():
            found = shape.quantity(row, column)
            if found and found.unit == unit and (found.value or 0) >= largest:
                yield found
    for text in (shape.heading(other), shape.grid.caption):
        if (match := _N.search(text)) and (found := quantity(match[1], "aantal", "n")):
            yield found
    plain = [count for row, count, _ in pairs if not shape.is_total(row)]
    total = sum((count.value or 0) for count in plain)
    if (
        len(plain) > 2
        and total == int(total)
        and (found := quantity(str(int(total)), "aantal", "som van de regels"))
    ):
        yield found


def _share_of(
    shape: TableShape, row: int, count: Quantity, share: Quantity, base: Quantity
) -> Verdict | None:
    found = outcome(share, _FORMULA, (count, base))
    doubt = "het percentage kan van een ander totaal zijn dan de andere in deze kolom"
    trust = Trust(Sureness.WAARSCHIJNLIJK, doubt)
    return verdict_on(CheckKind.PERCENTAGE, _site(shape, row), share, _FORMULA, (count, base), found, trust)


# ---- together a hundred ----------------------------------------------------------------------------------


def _together(shape: TableShape, column: int) -> Iterator[Verdict]:
    """Where a total of 100% is printed under them the others must give it, but for rounding."""
    for row in shape.body:
        printed = shape.quantity(row, column)
        if printed is None or not _HUNDRED.fullmatch(printed.text) or not shape.is_total(row):
            continue
        above = [other for other in shape.body if other < row and not shape.is_total(other)]
        parts = [
            part for other in above if (part := shape.quantity(other, column)) and part.unit == "procent"
        ]
        if len(parts) > 1:
            yield from _hundred(shape, row, printed, parts)


def _hundred(shape: TableShape, row: int, printed: Quantity, parts: Sequence[Quantity]) -> Iterator[Verdict]:
    found = sum_outcome(printed, parts)
    if found.holds:
        yield held(CheckKind.HUNDRED_PERCENT, found)
    elif found.recomputed is not None and 85 <= found.recomputed <= 115:
        doubt = "tenzij er meer antwoorden mogelijk waren of een regel niet gedrukt is"
        trust = Trust(Sureness.WAARSCHIJNLIJK, doubt)
        yield sum_alarm(CheckKind.HUNDRED_PERCENT, _site(shape, row), printed, parts, trust)


# ---- of n people -----------------------------------------------------------------------------------------


def _of_people(shape: TableShape, column: int) -> Iterator[Verdict]:
    """Under `(n = 24)` a percentage must be that of a whole number of people."""
    match = _N.search(shape.heading(column))
    people = int(match[1].replace(".", "")) if match else 0
    if not 0 < people <= MOST_PEOPLE:
        return
    shares = [
        (row, one) for row in shape.body if (one := shape.quantity(row, column)) and one.unit == "procent"
    ]
    impossible = [(row, one) for row, one in shares if not possible_share(one, people)]
    if len(impossible) > 0.2 * len(shares):
        return  # weighted, or the n differs per row
    for _ in range(len(shares) - len(impossible)):
        yield held(CheckKind.PART_OF, sum_outcome(shares[0][1], [shares[0][1]]))
    for row, one in impossible:
        yield _impossible(shape, row, one, people)


def possible_share(share: Quantity, people: int) -> bool:
    """Whether some whole number of so many people is that percentage once rounded."""
    low, high = share.interval.low * people / 100, share.interval.high * people / 100
    return math.ceil(low) <= math.floor(high)


def _impossible(shape: TableShape, row: int, share: Quantity, people: int) -> Verdict:
    near = round(float(share.value or 0) * people / 100)
    parts = [quantity(str(number), "aantal") for number in (near, people)]
    known = [part for part in parts if part is not None]
    doubt = "als het aantal bij elke regel hetzelfde is en er niet gewogen is"
    found = outcome(share, _FORMULA, known) or sum_outcome(share, [share])
    site = _site(shape, row)
    return alarm(CheckKind.PART_OF, site, share, _FORMULA, known, found, Trust(Sureness.MOGELIJK, doubt))


# ---- within one cell -------------------------------------------------------------------------------------


def _within_cells(shape: TableShape) -> Iterator[Verdict]:
    """`7 (uit 15)`, `7 van de 15 (47%)`."""
    for row in shape.body:
        for column in shape.columns:
            cell = shape.cells[row][column]
            if cell.number and cell.out_of:
                count = Quantity(cell.text, "aantal", cell.number.number, shape.subject(row, column))
                yield from _part_of(shape, row, count, cell.out_of, cell.share)


def _part_of(
    shape: TableShape, row: int, count: Quantity, base: Quantity, share: Quantity | None
) -> Iterator[Verdict]:
    most = base.value or 0
    below = sum_outcome(base, [base])
    if (count.value or 0) > most:
        found = sum_outcome(count, [base])
        yield alarm(CheckKind.PART_OF, _site(shape, row), count, "part_1", [base], found, CERTAIN)
        return
    yield held(CheckKind.PART_OF, below)
    if share is not None and base.value:
        named = Quantity(share.text, share.unit, share.number, count.subject)
        computed = outcome(named, _FORMULA, (count, base))
        verdict = verdict_on(
            CheckKind.PERCENTAGE, _site(shape, row), named, _FORMULA, (count, base), computed, CERTAIN
        )
        if verdict is not None:
            yield verdict


def _site(shape: TableShape, row: int) -> Site:
    return Site(shape.grid.place, True, " | ".join(text for text in shape.grid.rows[row] if text.strip()))
