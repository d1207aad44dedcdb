"""What every form has in common: which sheets there are, what they are called, and which rows they have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from codebooks.values import LETTERS, SHAPES, Value
from reports.document import Cell, Chart, Document, Table, TableRow
from reports.tables import VALUE_WORDS

LIST = "Inhoud"  # the first sheet
LONGEST_NAME = 31  # characters, which is what Excel allows
LONGEST_TEXT = 32_767  # characters in a cell
_NOT_IN_A_NAME = re.compile(r"[^\w .()-]+")
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Sheet:
    """A table with its number in the report and the name of its sheet."""

    number: int
    name: str
    table: Table

    def caption(self) -> str:
        """As it is above the table in every form."""
        return allowed(f"Tabel {self.number}. {self.table.title}")

    def grouped(self) -> bool:
        """Whether the rows stand under headings, which get a column of their own."""
        return any(row.group for row in self.table.rows)

    def headings(self) -> list[str]:
        """The headings of the columns, that of the groups and the row labels first."""
        first = ["Groep"] if self.grouped() else []
        labels = (heading.label for heading in self.table.headings)
        return [*first, *map(allowed, (self.table.row_label or "Rij", *labels))]

    def labels(self, row: TableRow) -> list[str]:
        """What stands before the cells of this row."""
        return [allowed(row.group), allowed(row.label)] if self.grouped() else [allowed(row.label)]

    def remarks(self) -> list[str]:
        """Warnings and notes, below the table."""
        warnings = [f"Let op: {warning}" for warning in self.table.warnings]
        return [allowed(text) for text in (*warnings, *self.table.notes)]


@dataclass(frozen=True)
class Workbook:
    """The sheets, and what must be read before them."""

    title: str
    remarks: tuple[str, ...]
    sheets: tuple[Sheet, ...]


def of_document(document: Document) -> Workbook:
    """Every table of the report, numbered as in its other forms."""
    facts = [f"{term}: {label.text}" for term, label in document.facts]
    notices = [f"{note.title}. {' '.join(s.plain() for s in note.sentences)}" for note in document.notices]
    return of_tables(document.title, _tables(document), (*facts, *notices))


def of_tables(title: str, tables: Iterable[Table], remarks: Iterable[str] = ()) -> Workbook:
    """Any tables as a workbook."""
    sheets = (Sheet(number, _name(number, table), table) for number, table in enumerate(tables, start=1))
    return Workbook(allowed(title), tuple(map(allowed, remarks)), tuple(sheets))


def allowed(words: str) -> str:
    """The words in characters that a file of XML can hold, no longer than a cell can."""
    kept = _NOT_IN_XML.sub("", words)
    return kept if len(kept) <= LONGEST_TEXT else kept[: LONGEST_TEXT - 1] + "…"


def cell_words(cell: Cell) -> str:
    """The text of a cell; a colour with its letter, its shape and its word."""
    if not cell.value:
        return allowed(cell.text)
    value = Value(cell.value)
    same = SHAPES[value] in (LETTERS[value], "–")
    return f"{LETTERS[value]} {'' if same else SHAPES[value] + ' '}{VALUE_WORDS[value]}"


def _tables(document: Document) -> Iterator[Table]:
    elsewhere, charts = document.tables_of_charts(), count(1)
    for block in document.blocks():
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Chart) and next(charts) not in elsewhere:
            yield block.data


def _name(number: int, table: Table) -> str:
    """A name that every spreadsheet takes; its number makes it unlike all others."""
    words = _NOT_IN_A_NAME.sub(" ", allowed(table.name)).replace("_", " ").strip()
    return f"{number} {words}"[:LONGEST_NAME].strip()
