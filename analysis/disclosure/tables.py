"""Frequency tables as disclosure control sees them: counts under keys, and which counts add up to which.

The same key in two tables is the same number: that is what links them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from analysis import arguments


@dataclass(frozen=True, order=True)
class Total:
    """A count that is the sum of other counts, whether the table says so or a reader can see it."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class FrequencyTable:
    """Counts of people or cases, by key.

    `unprinted` are counts that nobody prints but anyone can work out, such as those who are in one table
    and not in the next. `threshold` 0 is for what is no count of people: nothing in it is small.
    `sensitive`: that all of a group, or none of it, gave one answer may not be told either.
    """

    name: str
    cells: Mapping[str, int]
    totals: tuple[Total, ...] = ()
    threshold: int | None = None  # None: that of the report
    unprinted: frozenset[str] = field(default_factory=frozenset)
    sensitive: bool = False
    times: Mapping[str, int] = field(
        default_factory=dict
    )  # how often a count is printed in it, where not once


def crossed(
    name: str,
    rows: tuple[str, Sequence[str]],
    columns: tuple[str, Sequence[str]],
    counts: Sequence[Sequence[int]],
    population: str = "allen",
    threshold: int | None = None,
) -> FrequencyTable:
    """A table of two variables with its margins: `rows` and `columns` are a variable and its categories.

    Tables of one population share what they have in common: `wijk=noord` in two tables is one number.
    """
    inner = {
        _key(population, **{rows[0]: row, columns[0]: column}): counts[i][j]
        for i, row in enumerate(rows[1])
        for j, column in enumerate(columns[1])
    }
    totals = [
        *(_sum(population, rows[0], row, columns) for row in rows[1]),
        *(_sum(population, columns[0], column, rows) for column in columns[1]),
        *(
            Total(population, tuple(_key(population, **{one[0]: c}) for c in one[1]))
            for one in (rows, columns)
        ),
    ]
    cells = dict(inner)
    for total in totals:
        cells[total.total] = sum(cells[part] for part in total.parts)
    return FrequencyTable(name, cells, tuple(totals), threshold)


def _key(population: str, **categories: str) -> str:
    return "&".join([population, *(f"{name}={value}" for name, value in sorted(categories.items()))])


def _sum(population: str, name: str, value: str, other: tuple[str, Sequence[str]]) -> Total:
    parts = tuple(_key(population, **{name: value, other[0]: category}) for category in other[1])
    return Total(_key(population, **{name: value}), parts)


def _whole(population: str, name: str, categories: Sequence[str]) -> Total:
    return Total(population, tuple(_key(population, **{name: category}) for category in categories))


def check_tables(tables: Sequence[FrequencyTable], threshold: int) -> dict[str, int]:
    """Key -> count over all tables.

    ValueError when a count is none, two tables give one key two counts, or a total is not its sum.
    """
    arguments.whole("threshold", threshold)
    found: dict[str, int] = {}
    for table in tables:
        if table.threshold is not None:
            arguments.whole(f"threshold of {table.name}", table.threshold)
        for key, count in table.cells.items():
            whole = arguments.whole(f"{table.name}[{key}]", count)
            if found.setdefault(key, whole) != whole:
                raise ValueError(f"{table.name}[{key}] must be {found[key]} as in another table, not {whole}")
    for table in tables:
        for total in table.totals:
            _check_total(table.name, total, found)
    return found


def _check_total(name: str, total: Total, counts: Mapping[str, int]) -> None:
    unknown = [key for key in (total.total, *total.parts) if key not in counts]
    if unknown:
        raise ValueError(f"{name}: totals must name cells of these tables, not {unknown[0]!r}")
    found = sum(counts[part] for part in total.parts)
    if found != counts[total.total]:
        raise ValueError(
            f"{name}[{total.total}] must be the sum of its parts {found}, not {counts[total.total]}"
        )


def thresholds(tables: Iterable[FrequencyTable], default: int) -> dict[str, int]:
    """Key -> the strictest threshold of the tables it stands in."""
    found: dict[str, int] = {}
    for table in tables:
        own = default if table.threshold is None else table.threshold
        for key in table.cells:
            found[key] = max(own, found.get(key, 0))
    return found
