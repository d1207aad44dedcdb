"""The tables of a study as they may be printed: small counts gone, and all that would give them away."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from analysis import arguments
from analysis.disclosure import hidden_keys
from analysis.disclosure.links import names_of_cells
from analysis.disclosure.relations import Counts, Name, counts_of, frequency_table
from analysis.results.tables import CellValue, Column, ResultTable, Row

TELLING = frozenset({"share", "number", "p", "limit", "euro"})  # with an n beside it each tells a count


def protect_result_tables(
    tables: Sequence[ResultTable], thresholds: Mapping[str, int], same: Sequence[Collection[str]] = ()
) -> tuple[ResultTable, ...]:
    """The same tables with None for every count that may not be printed, safe when printed together.

    `tables` are all tables of one report, each under its own name. `thresholds` says per table the smallest
    count of people that may be printed. A table that is not in it counts no people (indicators, quotes); it
    stays as it is, but for counts that stand in a table of people too. `None` in a table is no count.

    What adds up, and what is one number, is seen from the numbers, as a reader would (the files of relations
    and links beside this one): columns next to each other that add up, rows called totaal, rows that are
    their `van` together, what a count leaves of its `van` or `n`, columns that agree where tables share rows.
    `same` adds groups of addresses (`respons/ouder/ingevuld`) that are one number and do not look it.

    In a row with a hidden count go too: every share, mean, limit and p (with its n a share is a count) and
    each text with a digit. A table in which something is hidden loses its notes that hold a number, as they
    were written about the whole table, and gets one that says how many counts are hidden.

    ValueError for two tables of one name, a table in `thresholds` or an address in `same` that there is not.

    Formula and limits: as `protect`.
    """
    counts = {table.name: counts_of(table) for table in tables}
    if len(counts) != len(tables):
        raise ValueError(f"tables must each have a name of their own, not {[table.name for table in tables]}")
    for table, threshold in thresholds.items():
        arguments.chosen("thresholds", table, counts)
        arguments.whole(f"thresholds[{table}]", threshold)
    name = names_of_cells(tuple(counts.values()), same)
    made = [frequency_table(found, thresholds.get(table, 0), name) for table, found in counts.items()]
    hidden = hidden_keys(made, max(thresholds.values(), default=0))
    return tuple(
        _without(counts[table.name], hidden, name, thresholds.get(table.name, 0)) for table in tables
    )


def _without(counts: Counts, hidden: Collection[str], name: Name, threshold: int) -> ResultTable:
    gone = {place for place in counts.found if name(counts.address(*place)) in hidden}
    if not gone:
        return counts.table
    rows = tuple(_row(counts.table.columns, row, gone) for row in counts.table.rows)
    kept = tuple(note for note in counts.table.notes if not re.search(r"\d", note))
    return replace(counts.table, rows=rows, notes=(*kept, _note(len(gone), len(counts.found), threshold)))


def _row(columns: Sequence[Column], row: Row, gone: Collection[tuple[str, str]]) -> Row:
    hidden = [(row.key, column.key) in gone for column in columns]
    if not any(hidden):
        return row
    cells = zip(columns, row.cells, hidden, strict=True)
    return replace(
        row, cells=tuple(None if one or _tells(column, cell) else cell for column, cell, one in cells)
    )


def _tells(column: Column, cell: CellValue) -> bool:
    """Whether a cell beside a hidden count would tell it."""
    return column.kind in TELLING or (column.kind == "text" and bool(re.search(r"\d", str(cell))))


def _note(hidden: int, total: int, threshold: int) -> str:
    are = "is" if hidden == 1 else "zijn"
    small = f"kleiner dan de drempel van {threshold}, of " if threshold else ""
    return (
        f"{hidden} van de {total} aantallen {are} niet gedrukt: {small}nodig om kleine aantallen in dit "
        "rapport niet terug te kunnen rekenen. Percentages die ze zouden verraden, ontbreken ook."
    )
