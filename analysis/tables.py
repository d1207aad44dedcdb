"""Every table of a study by its name, and every number by its address.

`succesfactoren/klik_swt/aantal` is one number: table, row, column. A study has the tables it has data for;
their order is fixed. `Tables` makes each table once and keeps it: use it wherever more than one number is
wanted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial

from analysis import (
    colours,
    ggsr,
    instrument_changes,
    interviews,
    plan_tables,
    planned_scales,
    response,
    source_counts,
    strata,
)
from analysis.agreement import tables as agreement_tables
from analysis.colours import Makers, single_scheme
from analysis.costs import tables as cost_tables
from analysis.findings import tables as finding_tables
from analysis.frames import Frames
from analysis.implications import breaches_table
from analysis.norms import tables as norm_tables
from analysis.norms import tipping_tables
from analysis.perspectives import joint_display_tables, side_tables
from analysis.perspectives import sign_test_tables as perspective_test_tables
from analysis.perspectives import tables as perspective_tables
from analysis.questions import closed_questions, open_answers
from analysis.recount.figure_names import figures_named
from analysis.recount.published import Status, compare_published, tally
from analysis.results import CellValue, Column, ResultTable, Row
from analysis.routes import tables as route_tables
from analysis.study import StudyData

Chapters = tuple[Callable[[Frames], Makers], ...]
CHAPTERS: Chapters = (
    colours.named,
    strata.named,
    open_answers.named,
    perspective_tables.named,
    side_tables.named,
    perspective_test_tables.named,
    joint_display_tables.named,
    norm_tables.named,
    tipping_tables.named,
    ggsr.named,
    interviews.named,
    source_counts.named,
    response.named,
    instrument_changes.named,
    closed_questions.named,
    route_tables.named,
    agreement_tables.named,
    cost_tables.named,
    planned_scales.named,
    plan_tables.named,
    finding_tables.named,
)

STATUS_WORDS = tuple((str(status), str(status).replace("_", " ")) for status in Status)


class Tables:
    """The tables of one study, each made when first asked for; a StudyData never changes, so nor do they."""

    def __init__(self, data: StudyData, chapters: Chapters = CHAPTERS) -> None:
        self.data = data
        self._chapters = chapters
        self.frames = Frames(data)
        self._made: dict[str, ResultTable] = {}

    @cached_property
    def _makers(self) -> Makers:
        makers: Makers = {}
        for chapter in self._chapters:
            makers.update(chapter(self.frames))
        book = single_scheme(self.frames)
        if book is not None and book.implications and self.data.codings:
            makers["drietrap"] = partial(breaches_table, self.data, book, self.frames.decided)
        if self.data.published:
            makers["gepubliceerd"] = partial(published_table, self)
        return makers

    @property
    def names(self) -> tuple[str, ...]:
        """The tables this study has data for, in their fixed order."""
        return tuple(self._makers)

    def table(self, name: str) -> ResultTable:
        """The table with this name; KeyError when the study has none."""
        if name not in self._made:
            made = self._makers[name]()
            self._made[name] = replace(made, notes=(*made.notes, *self._printed_otherwise(name)))
        return self._made[name]

    def _printed_otherwise(self, name: str) -> tuple[str, ...]:
        """A note per number in the table for which the source prints another one."""
        known = {figure.id: figure for figure in self.data.published}
        return tuple(
            f"Anders gedrukt: {figure.subject} ({figure.place}): {figure.printed}. "
            f"{figures_named(figure.conflict, known)}"
            for figure in self.data.published
            if figure.conflict and figure.figure.startswith(f"{name}/")
        )

    def look_up(self, address: str) -> CellValue:
        """The number at `table/row/column`; KeyError, naming the address, when there is no such place.

        None is an answer: the place exists and holds no number.
        """
        name, _, place = address.partition("/")
        row, _, column = place.partition("/")
        try:
            return self.table(name).cell(row, column)
        except KeyError:
            raise KeyError(address) from None


def without_judgements(data: StudyData) -> Tables:
    """The tables that judgements can rest on: those that do not follow from judgements themselves."""
    judged = (norm_tables.named, tipping_tables.named)
    chapters = tuple(chapter for chapter in CHAPTERS if chapter not in judged)
    return Tables(replace(data, published=()), chapters)


def published_table(tables: Tables) -> ResultTable:
    """`gepubliceerd`: every printed figure beside the number these tables give, with its status and why."""
    found = compare_published(tables.data.published, tables.look_up)
    subjects = {figure.id: (figure.subject, figure.place) for figure in tables.data.published}
    rows = tuple(
        Row(
            item.id,
            subjects[item.id][0],
            (item.printed, item.computed, str(item.status), item.explanation),
            subjects[item.id][1],
        )
        for item in found
    )
    columns = (
        Column("afgedrukt", "Afgedrukt", "text"),
        Column("berekend", "Berekend", "text"),
        Column("status", "Status", "code", STATUS_WORDS),
        Column("toelichting", "Toelichting", "text"),
    )
    notes = tuple(f"{dict(STATUS_WORDS)[status]}: {number}" for status, number in tally(found).items())
    return ResultTable("gepubliceerd", "Gepubliceerde cijfers nagerekend", columns, rows, "Cijfer", notes)


def table_names(data: StudyData) -> tuple[str, ...]:
    """The names of the tables this study has data for, in their fixed order."""
    return Tables(data).names


def make_table(data: StudyData, name: str) -> ResultTable:
    """One table. KeyError when the study has no table of that name."""
    return Tables(data).table(name)


def look_up(data: StudyData, address: str) -> CellValue:
    """One number, unrounded; for more than one, keep a `Tables` and ask that."""
    return Tables(data).look_up(address)
