"""Which cells of a report's tables are one number: as the maker says, and as a reader sees.

Columns of two tables that agree in every row they share (at least two) are taken for the same numbers, as are
bases (`van`, `n`) that are the same in every row, and a total row that equals such a base. A link that holds
by chance only makes the reader stronger than a real one: more is hidden than needed, never less.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from analysis import arguments
from analysis.disclosure.relations import BASES, TOTAL_ROW, Counts, Name

Column = Mapping[str, int]  # row -> count
LEAST_SHARED = 2


def names_of_cells(tables: Sequence[Counts], same: Iterable[Collection[str]]) -> Name:
    """Address -> key, one key for what is one number; ValueError where `same` has an unknown address."""
    known = {table.address(*place): count for table in tables for place, count in table.found.items()}
    groups = {address: [address] for address in known}
    for group in same:
        _join(groups, _checked(group, known))
    for group in [*_bases(tables), *_alike(tables)]:
        _join(groups, group)
    first = {address: min(group) for address, group in groups.items()}
    return lambda address: first.get(address, address)


def _checked(group: Collection[str], known: Mapping[str, int]) -> list[str]:
    """The addresses, which exist and hold the same count."""
    for address in group:
        arguments.chosen("same", address, known)
    counts = {known[address] for address in group}
    if len(counts) > 1:
        raise ValueError(
            f"same must join cells with one count, not {sorted(group)!r} with {sorted(counts)!r}"
        )
    return list(group)


def _join(groups: dict[str, list[str]], together: Sequence[str]) -> None:
    for address in together[1:]:
        first, second = groups[together[0]], groups[address]
        if first is not second:
            first.extend(second)
            groups.update(dict.fromkeys(second, first))


def _bases(tables: Sequence[Counts]) -> Iterator[list[str]]:
    """Bases of one number throughout, grouped by that number, with the totals that equal them."""
    found: dict[int, list[str]] = {}
    for table in tables:
        for base in table.constant_bases():
            counts = _column(table, base)  # a row without this base has no address
            number = next(iter(counts.values()))
            found.setdefault(number, []).extend(table.address(row, base) for row in counts)
    for table in tables:
        for (row, column), count in table.found.items():
            if row == TOTAL_ROW and count in found and column not in BASES:
                found[count].append(table.address(row, column))
    yield from found.values()


def _alike(tables: Sequence[Counts]) -> Iterator[list[str]]:
    """The same row in columns that agree in every row they share."""
    columns = [(table, column, _column(table, column)) for table in tables for column in table.columns]
    for (table, column, found), (other, name, others) in combinations(columns, 2):
        shared = found.keys() & others.keys()
        agree = len(shared) >= LEAST_SHARED and all(found[row] == others[row] for row in shared)
        if agree and any(found[row] for row in shared):
            for row in shared:
                yield [table.address(row, column), other.address(row, name)]


def _column(table: Counts, column: str) -> Column:
    return {row: count for (row, name), count in table.found.items() if name == column}
