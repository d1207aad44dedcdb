"""ResultTable -> a table to read: on a screen, in a terminal, as CSV and as JSON.

For people every cell becomes text here; CSV and JSON keep the raw numbers and the keys, for machines.
"""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Callable

from analysis.results import SCORE_SIGNS, CellValue, Column, ResultTable, Row, move_text
from codebooks.values import Value
from reports.document import Cell, Heading, Table, TableRow
from reports.numbers import (
    SIGNALS_BELOW,
    THRESHOLD,
    bound_text,
    count_text,
    euro_text,
    is_percentage,
    limit_text,
    number_text,
    p_text,
    share_text,
)
from reports.origins import PROVENANCE_WORDS, TABLE, lettered
from reports.spreadsheet_text import safe
from reports.text_tables import text_of

WRITE_NUMBER: dict[str, Callable[[float], str]] = {
    "number": number_text,
    "p": p_text,
    "euro": euro_text,
    "limit": limit_text,
}
NUMERIC_KINDS = frozenset({"count", "share", *WRITE_NUMBER})
N_COLUMNS = ("n", "van", "bewijs")  # where the n of a share stands, in the order they are looked for
RULES = frozenset({"schaal"})  # here a share is a bound of a rule: nothing was measured, so no n
VALUE_WORDS: dict[str, str] = {
    Value.GROEN: "groen",
    Value.ORANJE: "oranje",
    Value.ROOD: "rood",
    Value.GRIJS: "grijs",
    Value.GEEN_INFORMATIE: "geen informatie",
}
# other tables and texts name these rows
NO_LIMITS = (
    "Onder n = {least} staan de grenzen van een interval er niet: dit zijn signalen, geen percentages."
)
NUMBERED = frozenset(
    {"normen", "normen_kantelpunt", "normenkader", "gepubliceerd", "standpunten", "opvolging"}
)


def to_document_table(table: ResultTable, threshold: int = THRESHOLD) -> Table:
    """The table as it is read; `threshold` is the smallest n whose share is printed as a percentage."""
    return Table(
        name=table.name,
        title=table.title,
        headings=tuple(Heading(c.key, c.label, c.kind in NUMERIC_KINDS) for c in table.columns),
        rows=tuple(_row(table, row, threshold) for row in table.rows),
        row_label=table.row_label,
        notes=(*table.notes, *_limits_left_out(table, threshold)),
        warnings=table.warnings,
    )


def _limits_left_out(table: ResultTable, threshold: int) -> tuple[str, ...]:
    """The note where the limits of an interval are not printed, because so few are no percentage."""
    limits = [place for place, column in enumerate(table.columns) if column.kind == "limit"]
    small = [row for row in table.rows if not is_percentage(_n_of(table, row), threshold)]
    if not any(isinstance(row.cells[place], int | float) for row in small for place in limits):
        return ()
    return (NO_LIMITS.format(least=max(threshold, SIGNALS_BELOW)),)


def to_text(table: ResultTable, threshold: int = THRESHOLD) -> str:
    """The table for a terminal: aligned, colours as letters with their legend, notes below."""
    made = to_document_table(table, threshold)
    made = made.keyed() if made.name in NUMBERED else made
    return text_of((lettered(made) or made if made.name == TABLE else made).gathered())


def to_csv(table: ResultTable) -> str:
    """Raw values under keys (row and column name make the address); an empty field: no such number."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["row", "label", "group", *(column.key for column in table.columns)])
    for row in table.rows:
        writer.writerow([_csv_cell(value) for value in (row.key, row.label, row.group, *row.cells)])
    return out.getvalue()


def to_json(table: ResultTable) -> str:
    """Raw values with everything that belongs to the table; null: no such number."""
    return json.dumps(table.to_dict(), ensure_ascii=False, indent=2) + "\n"


def address(table: str, row: str, column: str) -> str:
    """Where a result stands: `table/row/column`."""
    return f"{table}/{row}/{column}"


def cell_text(table: ResultTable, row: Row, column: Column, threshold: int = THRESHOLD) -> str:
    """How the cell is written; '' where there is no such number."""
    value = row.cells[table.columns.index(column)]
    if column.kind == "share" and isinstance(value, int | float) and math.isfinite(value):
        return bound_text(value) if table.name in RULES else share_text(value, _n_of(table, row), threshold)
    if column.kind == "limit" and not is_percentage(_n_of(table, row), threshold):
        return ""
    if isinstance(value, str) and value in (words := dict(column.words)):
        return words[value]
    return value_text(value, column.kind)


def value_text(value: CellValue, kind: str) -> str:
    """How a single value of this kind is written; shares have their n beside them and are not made here."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, int | float):
        return WRITE_NUMBER.get(kind, count_text)(value)
    if kind == "value":
        return VALUE_WORDS.get(value, humanise(value))
    if kind == "score":
        return SCORE_SIGNS.get(value, value)
    if kind == "move":
        return move_text(value)
    if kind == "provenance":
        return PROVENANCE_WORDS.get(value, humanise(value))
    return humanise(value) if kind in ("level", "code") else value


def humanise(code: str) -> str:
    """A code as words: voldoet_merendeels -> Voldoet merendeels."""
    words = code.replace("_", " ")
    return words[:1].upper() + words[1:]


def _row(table: ResultTable, row: Row, threshold: int) -> TableRow:
    cells = tuple(_cell(table, row, column, threshold) for column in table.columns)
    return TableRow(row.key, row.label, cells, row.group)


def _cell(table: ResultTable, row: Row, column: Column, threshold: int) -> Cell:
    value = row.cells[table.columns.index(column)]
    colour = str(value) if column.kind == "value" and value in VALUE_WORDS else ""
    return Cell(
        text=cell_text(table, row, column, threshold),
        address=address(table.name, row.key, column.key),
        value=colour,
        numeric=column.kind in NUMERIC_KINDS,
    )


def _n_of(table: ResultTable, row: Row) -> int | float | None:
    counts = {c.key: n for c, n in zip(table.columns, row.cells, strict=True) if c.kind == "count"}
    n = next((counts[key] for key in N_COLUMNS if key in counts), None)
    return n if isinstance(n, int | float) else None


def _csv_cell(value: CellValue) -> CellValue:
    return safe(value) if isinstance(value, str) else value
