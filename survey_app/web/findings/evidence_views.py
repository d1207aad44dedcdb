"""Evidence as a page shows it: a figure with its value now and the way to its cells, a quote, a source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from flask import g, url_for

from analysis.findings import FIGURE, FRAGMENT, SOURCE, Address, read_address
from analysis.study import StudyData
from survey_app.domain.cell_lists import cells_behind
from survey_app.domain.findings.sentences import SOURCE_KINDS
from survey_app.domain.messages import N_
from survey_app.domain.roles import Task, may
from survey_app.web.language import translate

if TYPE_CHECKING:  # these load pandas, which no page loads before it needs it
    from analysis.results import Row
    from reports.document import Run
    from reports.nota_results import Results

FIGURE_AT = N_("‘%(row)s’ in de tabel ‘%(table)s’")
FIGURE_IN = N_("‘%(row)s’, kolom ‘%(column)s’, in de tabel ‘%(table)s’")
QUOTE = N_("Citaat %(name)s uit bron %(bron)s")
SOURCE_NAMED = N_("Bron %(name)s (%(kind)s)")


@dataclass(frozen=True)
class Words:
    """A piece of a text: plain, strong, or a figure with the address of its table."""

    text: str
    table: str = ""
    strong: bool = False


@dataclass(frozen=True)
class EvidenceView:
    """`value` is what a figure is now; the addresses are '' for who may not go there."""

    address: str
    kind: str
    words: str
    value: str = ""
    gone: bool = False
    table: str = ""
    cells: str = ""
    quote: str = ""  # the words of a quote, for who may read transcripts


class Shown:
    """One study as these pages show it; a table is made when something first asks for it."""

    def __init__(self, data: StudyData) -> None:
        self.data = data

    @cached_property
    def results(self) -> Results:
        """The study's tables, each made when it is asked for."""
        from analysis.tables import Tables
        from reports.living_text.study_shelf import LazyTables
        from reports.nota_results import Results

        return Results(self.data, LazyTables(Tables(self.data)))

    @cached_property
    def _shelf(self) -> Any:
        from reports.living_text.study_shelf import StudyShelf

        return StudyShelf(self.results)

    def lines(self, text: str) -> list[list[Words]]:
        """The text line by line, its references as figures with the way to their table."""
        from reports.living_text import runs

        return [[self._words(run) for run in runs(line, self._shelf)] for line in text.splitlines() if line]

    def _words(self, run: Run) -> Words:
        from reports.document import Emphasis, Figure

        if isinstance(run, Figure):
            name, _, place = run.address.partition("/")
            return Words(run.text, self._table(name, place.partition("/")[0]))
        return Words(run.text, strong=isinstance(run, Emphasis))

    def _table(self, name: str, row: str) -> str:
        """The address of the table at this row, for who may read tables."""
        if not may(g.roles, Task.TABLES):
            return ""
        return url_for("publish.table", study=self.data.study.id, name=name, _anchor=row)

    def evidence(self, addresses: Iterable[str]) -> list[EvidenceView]:
        """Each piece of evidence; what is gone says so."""
        return [self.one(text) for text in addresses]

    def one(self, text: str) -> EvidenceView:
        """The evidence at this address."""
        address = read_address(text)
        if address is None:
            return EvidenceView(text, "", text, gone=True)
        make = {FIGURE: self._figure, FRAGMENT: self._quote, SOURCE: self._source}[address.kind]
        return make(text, address) or EvidenceView(text, address.kind, text, gone=True)

    def exists(self, text: str) -> bool:
        """Whether there is something at this address now."""
        return not self.one(text).gone

    def _figure(self, text: str, address: Address) -> EvidenceView | None:
        name, row, column = address.parts
        table = self.results.table(name)
        rows = {one.key: one for one in table.rows} if table else {}
        columns = {one.key: one.label for one in table.columns} if table else {}
        if table is None or row not in rows or column not in columns:
            return None
        figure = self.results.figure(name, row, column)
        said = FIGURE_AT if column in ("aantal", "aandeel") else FIGURE_IN
        label = self._row(rows[row], table.rows)
        words = translate(said, row=label, column=columns[column], table=table.title)
        return EvidenceView(
            text,
            FIGURE,
            words,
            figure.text if figure else "–",
            table=self._table(name, row),
            cells=self._cells(name, row, column),
        )

    @staticmethod
    def _row(row: Row, rows: Iterable[Row]) -> str:
        """The row by its label, with its group where another row has the same label."""
        alike = [one for one in rows if one.label == row.label]
        return f"{row.label} ({row.group})" if len(alike) > 1 and row.group else row.label.rstrip(".")

    def _cells(self, name: str, row: str, column: str) -> str:
        """The address of the cells counted there, for who may read them."""
        query = cells_behind(self.data, name).get((row, column)) if may(g.roles, Task.CODING) else None
        asked: dict[str, Any] = {"study": self.data.study.id, **(query.fields(()) if query else {})}
        return url_for("matrix.cells", **asked) if query else ""

    def _quote(self, text: str, address: Address) -> EvidenceView | None:
        quote = self._quotes.get(address.parts[0])
        if quote is None:
            return None
        words = translate(QUOTE, name=quote.fragment, bron=quote.bron)
        read = quote.tekst if may(g.roles, Task.CODING) else ""
        return EvidenceView(text, FRAGMENT, words, quote=read)

    def _source(self, text: str, address: Address) -> EvidenceView | None:
        source = self._sources.get(address.parts[0])
        if source is None:
            return None
        kind = translate(SOURCE_KINDS.get(source.soort, source.soort))
        return EvidenceView(text, SOURCE, translate(SOURCE_NAMED, name=source.bron, kind=kind))

    @cached_property
    def _quotes(self) -> dict[str, Any]:
        return {one.fragment: one for one in self.data.fragments}

    @cached_property
    def _sources(self) -> dict[str, Any]:
        return {one.bron: one for one in self.data.sources}
