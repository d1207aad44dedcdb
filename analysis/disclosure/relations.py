"""Which counts of a ResultTable add up to which: seen from its numbers, as a reader would see it.

A relation that holds by chance only makes the reader of attack.py stronger than a real one, so
that more is hidden than needed, never less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from analysis.disclosure.tables import FrequencyTable, Total
from analysis.results.tables import CellValue, ResultTable, Row

BASES = ("van", "n")  # columns that say out of how many; what is left of them anyone can work out
TOTAL_ROW = "totaal"
Name = Callable[[str], str]  # the address of a cell -> its key: one key for what is the same number


@dataclass(frozen=True)
class Counts:
    """The count columns of a table that hold whole numbers from 0: (row, column) -> count."""

    table: ResultTable
    columns: tuple[str, ...]
    found: dict[tuple[str, str], int]

    def values(self, column: str) -> list[int | None]:
        """A column from top to bottom; None where there is no number."""
        return [self.found.get((row.key, column)) for row in self.table.rows]

    def constant_bases(self) -> list[str]:
        """The base columns that have one number throughout."""
        return [base for base in BASES if base in self.columns and len({*self.values(base)} - {None}) == 1]

    def address(self, row: str, column: str) -> str:
        """table/row/column."""
        return f"{self.table.name}/{row}/{column}"


def counts_of(table: ResultTable) -> Counts:
    """The counts of a table; not of a column with parts of people or less than nobody in it."""
    columns = [
        (place, column.key)
        for place, column in enumerate(table.columns)
        if column.kind == "count" and all(_is_count(row.cells[place]) for row in table.rows)
    ]
    found = {
        (row.key, key): int(value)
        for row in table.rows
        for place, key in columns
        if isinstance(value := row.cells[place], int | float)
    }
    return Counts(table, tuple(key for _, key in columns), found)


def _is_count(value: CellValue) -> bool:
    return value is None or (isinstance(value, int | float) and value >= 0 and value == int(value))


def frequency_table(counts: Counts, threshold: int, name: Name) -> FrequencyTable:
    """The table under keys, with every total that its numbers show and what is left of each base."""
    keys = [name(counts.address(*place)) for place in counts.found]
    cells = dict(zip(keys, counts.found.values(), strict=True))
    totals = [*_across(counts, name), *_down(counts, name), *_whole_columns(counts, name)]
    left = _left_over(counts, name)
    rest = {one.parts[1]: cells[one.total] - cells[one.parts[0]] for one in left}
    return FrequencyTable(
        counts.table.name,
        {**cells, **rest},
        tuple(dict.fromkeys((*totals, *left))),
        threshold,
        unprinted=frozenset(rest),
        times=Counter(keys),
    )


def _across(counts: Counts, name: Name) -> Iterator[Total]:
    """Columns next to each other that are another column in every row."""
    for total in counts.columns:
        for run in _runs(counts, total):
            for row in (row for row in counts.table.rows if (row.key, total) in counts.found):
                yield _total(counts, name, [(row.key, total), *((row.key, part) for part in run)])


def _runs(counts: Counts, total: str) -> Iterator[Sequence[str]]:
    columns, goal = counts.columns, counts.values(total)
    for start in range(len(columns)):
        for end in range(start + 2, len(columns) + 1):
            run = columns[start:end]
            if total not in run and any(goal) and _sums(counts, run) == goal:
                yield run


def _sums(counts: Counts, run: Sequence[str]) -> list[int | None]:
    rows = zip(*(counts.values(column) for column in run), strict=True)
    return [None if None in row else sum(value for value in row if value is not None) for row in rows]


def _down(counts: Counts, name: Name) -> Iterator[Total]:
    """A row that is called a total, and the rows it may be a total of."""
    for row in counts.table.rows:
        if _is_total(row):
            for parts in _candidates(counts.table.rows, row):
                yield from _of_rows(counts, name, row, parts)


def _is_total(row: Row) -> bool:
    return row.key == TOTAL_ROW or row.key.endswith(f"_{TOTAL_ROW}")


def _candidates(rows: Sequence[Row], total: Row) -> Iterator[list[Row]]:
    """All rows; the totals of groups; those of its own group; those since the total before."""
    others = [row for row in rows if row is not total]
    yield [row for row in others if not _is_total(row)]
    yield [row for row in others if _is_total(row)]
    yield [row for row in others if row.group == total.group and not _is_total(row)]
    above = list(rows[: next(i for i, row in enumerate(rows) if row is total)])
    last = max((i for i, row in enumerate(above) if _is_total(row)), default=-1)
    yield above[last + 1 :]


def _of_rows(counts: Counts, name: Name, total: Row, parts: Sequence[Row]) -> Iterator[Total]:
    for column in counts.columns:
        places = [(row.key, column) for row in (total, *parts)]
        if len(places) > 1 and all(place in counts.found for place in places):
            first, *others = (counts.found[place] for place in places)
            if first == sum(others):
                yield _total(counts, name, places)


def _whole_columns(counts: Counts, name: Name) -> Iterator[Total]:
    """Rows that together are the base they all have: 14 stabiel and 1 instabiel of 15."""
    rows = [row.key for row in counts.table.rows if not _is_total(row)]
    for base in counts.constant_bases() if rows else ():
        for column in counts.columns:
            values = [counts.found.get((row, column)) for row in rows]
            if column != base and None not in values and _add_up(values, counts.found.get((rows[0], base))):
                yield _total(counts, name, [(rows[0], base), *((row, column) for row in rows)])


def _add_up(values: Sequence[int | None], total: int | None) -> bool:
    return sum(value for value in values if value is not None) == total


def _left_over(counts: Counts, name: Name) -> list[Total]:
    """What each base leaves when a count is taken off it; its second part is the key of the rest."""
    found: list[Total] = []
    for (row, column), count in counts.found.items():
        for base in BASES:
            whole = counts.found.get((row, base), -1)
            if column not in BASES and count <= whole:
                total, part = (name(counts.address(row, one)) for one in (base, column))
                found += [Total(total, (part, f"{total} - {part}"))] if total != part else []
    return found


def _total(counts: Counts, name: Name, places: Sequence[tuple[str, str]]) -> Total:
    """The first place as the sum of the others."""
    first, *others = (name(counts.address(*place)) for place in places)
    return Total(first, tuple(others))
