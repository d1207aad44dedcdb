"""What the nota is written from: the study and its computed tables, and figures taken out of those tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from analysis.printed_tables import PrintedTables
from analysis.results import CellValue, Column, ResultTable, Row
from analysis.study import StudyData
from analysis.tables import Tables
from reports.document import Cell, Figure, Sentence, Table, TableRow
from reports.tables import address, cell_text, to_document_table
from reports.wording import sentence

HIDDEN = "niet gedrukt"


def results_of(data: StudyData) -> Results:
    """The study with its tables as its nota may print them (ADR 0013), each made when it is asked for."""
    return Results(data, PrintedTables(Tables(data)))


@dataclass(frozen=True)
class Results:
    """A study with its tables by name; a table that a study has no data for is absent."""

    data: StudyData
    tables: Mapping[str, ResultTable]

    def table(self, name: str) -> ResultTable | None:
        """The table with this name when it has rows, else None."""
        found = self.tables.get(name)
        return found if found and found.rows else None

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of the table; none when there is no such table."""
        found = self.table(name)
        return found.rows if found else ()

    def value(self, name: str, row: str, column: str) -> CellValue:
        """The raw value of a cell; None where there is no such table, row or column."""
        found = self._cell(name, row, column)
        return found[1].cells[found[0].columns.index(found[2])] if found else None

    def number(self, name: str, row: str, column: str) -> int | float | None:
        """The value of a cell where it is a number."""
        value = self.value(name, row, column)
        return value if isinstance(value, int | float) else None

    def words(self, name: str, row: str, column: str) -> str:
        """The value of a cell where it is text, else ''."""
        value = self.value(name, row, column)
        return value if isinstance(value, str) else ""

    def figure(self, name: str, row: str, column: str, text: str = "") -> Figure | None:
        """The cell as a figure, written as in its table or as `text`; None where the cell is empty."""
        found = self._cell(name, row, column)
        written = text or (cell_text(*found, self.data.study.threshold) if found else "")
        written = HIDDEN if self.is_hidden(name, row, column) else written
        return Figure(address(name, row, column), written) if found and written else None

    def printed(self, name: str) -> Table | None:
        """The table as it is read in the nota.

        Its warning does not repeat the notice of reconstruction that stands at the top of the nota.
        """
        found = self.table(name)
        if not found:
            return None
        printed = to_document_table(found, self.data.study.threshold)
        printed = replace(printed, rows=tuple(self._shown(name, row) for row in printed.rows))
        return printed.without_warning(self.data.study.reconstruction.say())

    def is_hidden(self, name: str, row: str, column: str) -> bool:
        """Whether there is a number here that is too small to print, or would give such a number away."""
        return isinstance(self.tables, PrintedTables) and self.tables.is_hidden(name, row, column)

    def _shown(self, name: str, row: TableRow) -> TableRow:
        """The row with words where a number is hidden, so that no cell is left to guess at."""
        return replace(row, cells=tuple(self._cell_shown(name, cell) for cell in row.cells))

    def _cell_shown(self, name: str, cell: Cell) -> Cell:
        if cell.text or not cell.address:
            return cell
        _, row, column = cell.address.split("/", 2)
        return replace(cell, text=HIDDEN) if self.is_hidden(name, row, column) else cell

    def _cell(self, name: str, row: str, column: str) -> tuple[ResultTable, Row, Column] | None:
        table = self.tables.get(name)
        rows = {found.key: found for found in table.rows} if table else {}
        columns = {found.key: found for found in table.columns} if table else {}
        if not table or row not in rows or column not in columns:
            return None
        return table, rows[row], columns[column]


RESTING = "Dit rust op gereconstrueerde cellen en is geen gepubliceerde uitkomst"


def resting(results: Results, name: str, text: str = RESTING) -> tuple[Sentence, ...]:
    """The sentence that goes with conclusions from this table where its cells are a reconstruction."""
    table = results.table(name)
    if not results.data.study.reconstruction.say() or table is None or not table.warnings:
        return ()
    return (sentence(text),)
