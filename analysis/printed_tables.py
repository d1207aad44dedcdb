"""The tables of a study as its own nota may print them (ADR 0013): small counts of answers are hidden.

What was coded from casussen is the subject of the study and is printed as it is. What people answered is
not: those counts are protected together, at the threshold of the study. A table whose small counts were all
printed before (published.yaml) is no secret any more: hiding it would be in vain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from analysis import plan_tables, planned_scales, strata
from analysis.questions import closed_questions, open_answers
from analysis.results import ResultTable
from analysis.tables import Tables

LEAST_ANSWERS = 20  # questionnaires, below which answers to closed questions are not printed one by one
SURVEY_BESIDE = ("enquete_groen", "van", "aandeel")  # columns of answers in a table of coded cells
BESIDE, IN_WORDS = "joint_display_aantallen", "joint_display"
RESPONSE = "respons_verantwoord"
BENCHMARKS = ("benchmark_", "vergelijkbaar_")
EVIDENCE = "bewijs"


class PrintedTables(Mapping[str, ResultTable]):
    """Name -> table; each is made when it is first asked for. Tables that stay inside are not there.

    A hidden count is None; `is_hidden` tells it from a cell that holds no number.
    """

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def __getitem__(self, name: str) -> ResultTable:
        if name not in self._names:
            raise KeyError(name)
        if name in self._answers:
            return self._protected[name]
        table = self._tables.table(name)
        if name == BESIDE:
            return _without_answers(table)
        return self._evidence if name == EVIDENCE else table

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def is_hidden(self, name: str, row: str, column: str) -> bool:
        """Whether there is a number at this place that may not be printed."""
        if name != EVIDENCE and name not in self._answers:
            return False
        try:
            made, printed = self._tables.table(name), self[name]
            return made.cell(row, column) is not None and printed.cell(row, column) is None
        except KeyError:
            return False

    @cached_property
    def _names(self) -> dict[str, None]:
        """The tables of the nota, in the fixed order of all tables."""
        inside = self._inside
        return dict.fromkeys(name for name in self._tables.names if name not in inside)

    @cached_property
    def _answers(self) -> frozenset[str]:
        """The tables that count what people answered, or who they are where nothing else was studied."""
        frames = self._tables.frames
        people = set(strata.named(frames)) if frames.data.answers and not frames.data.codings else set()
        found = {*open_answers.named(frames), *self._enough, *people}
        return frozenset(name for name in found if not self._is_public(name))

    def _is_public(self, name: str) -> bool:
        """Whether every count below the threshold was printed by an earlier report."""
        table, threshold = self._tables.table(name), self._tables.data.study.threshold
        printed = {figure.figure for figure in self._tables.data.published}
        return all(
            f"{name}/{row.key}/{column.key}" in printed
            for row in table.rows
            for column, cell in zip(table.columns, row.cells, strict=True)
            if isinstance(cell, int) and 0 < cell < threshold
        )

    @cached_property
    def _enough(self) -> frozenset[str]:
        """`vragen_<perspectief>` of who answered often enough."""
        closed = closed_questions.named(self._tables.frames)
        filled = self._tables.table("respons") if closed else None
        counts = {f"vragen_{row.key}": row.cells[0] for row in filled.rows} if filled else {}
        return frozenset(
            name for name in closed if isinstance(n := counts.get(name), int) and n >= LEAST_ANSWERS
        )

    @cached_property
    def _inside(self) -> frozenset[str]:
        """Means, weights and tests of answers: from these a small count can be worked out."""
        frames = self._tables.frames
        closed = set(closed_questions.named(frames)) - self._enough
        planned = {
            name for name in plan_tables.named(frames) if name != RESPONSE and not name.startswith(BENCHMARKS)
        }
        return frozenset({*closed, *planned, *planned_scales.named(frames), IN_WORDS})

    @cached_property
    def _protected(self) -> Mapping[str, ResultTable]:
        from analysis.disclosure.reports import protect_result_tables

        threshold = self._tables.data.study.threshold
        made = [self._tables.table(name) for name in self._tables.names if name in self._answers]
        safe = protect_result_tables(made, {table.name: threshold for table in made})
        return {table.name: table for table in safe}

    @cached_property
    def _evidence(self) -> ResultTable:
        return _without_small_shares(self._tables)


def _without_answers(table: ResultTable) -> ResultTable:
    """The table without its columns of answers."""
    kept = [i for i, column in enumerate(table.columns) if column.key not in SURVEY_BESIDE]
    rows = tuple(replace(row, cells=tuple(row.cells[i] for i in kept)) for row in table.rows)
    return replace(table, columns=tuple(table.columns[i] for i in kept), rows=rows)


def _without_small_shares(tables: Tables) -> ResultTable:
    """The evidence without the share and n of answers of which a part is smaller than the threshold."""
    table, threshold = tables.table(EVIDENCE), tables.data.study.threshold
    asked = {
        f"{norm.id}__{link.id}"
        for kader in tables.data.normenkaders()
        for norm in kader.norms
        for link in norm.evidence
        if link.kind == "vraag"
    }
    keys = [column.key for column in table.columns]
    share, n = keys.index("aandeel"), keys.index("n")
    rows = tuple(
        replace(row, cells=tuple(None if i in (share, n) else cell for i, cell in enumerate(row.cells)))
        if row.key in asked and _is_small(row.cells[share], row.cells[n], threshold)
        else row
        for row in table.rows
    )
    return replace(table, rows=rows)


def _is_small(share: object, n: object, threshold: int) -> bool:
    """Whether those who met it, or those who did not, are fewer than the threshold but not nobody."""
    if not isinstance(share, int | float) or not isinstance(n, int | float):
        return False
    met = share * n
    return any(1e-9 < part < threshold - 1e-9 for part in (met, n - met))
