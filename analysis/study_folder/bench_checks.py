"""Checks on the rows about the work of coding: one class per file."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from datetime import datetime

from analysis.bench_rows import DECIDED_BY, Adjudication, Assignment, OpenCategory, Seal, TrailRow
from analysis.seal_hash import OwnSheet, hash_of
from analysis.study_folder import bench_texts as _texts  # noqa: F401  # its import fills the catalogue
from analysis.study_folder.known_names import KnownNames
from analysis.study_folder.problem_list import ProblemList
from analysis.study_folder.row_checks import check_choice, check_filled, check_id, check_known
from analysis.study_folder.row_kinds import Fields
from instruments.days import is_day

TIME = "%Y-%m-%dT%H:%M:%S"
OPEN_STATUSES = ("voorgesteld", "aanvaard", "samengevoegd")
CHANGES = (
    "waarde",
    "reden",
    "toelichting",
    "memo",
    "fragment",
    "toewijzing",
    "verzegeling",
    "voorstel",
    "besluit",
    "hercodering",
    "bron",
)
_HASH = re.compile(r"[0-9a-f]{64}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}")


class First:
    """On which line something stood first; None the first time."""

    def __init__(self) -> None:
        self._lines: dict[Hashable, int] = {}

    def __call__(self, key: Hashable, line: int) -> int | None:
        first = self._lines.setdefault(key, line)
        return None if first == line else first


def _check_sheet(known: KnownNames, problems: ProblemList, line: int, casus: str, perspectief: str) -> None:
    check_known(problems, line, "casus-unknown", casus, known.casussen)
    check_known(problems, line, "perspectief-unknown", perspectief, known.perspectieven)


def check_day(problems: ProblemList, line: int, key: str, value: str) -> None:
    """An ISO day that exists."""
    if not is_day(value):
        problems.report(line, "day-unreadable", key=key, value=value)


def _exists(make: Callable[[], object]) -> bool:
    try:
        make()
    except ValueError:
        return False
    return True


class AssignmentCheck:
    """A codeur has a sheet once."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._known, self._problems, self._first = known, problems, First()

    def __call__(self, line: int, row: Assignment, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        _check_sheet(self._known, self._problems, line, row.casus, row.perspectief)
        check_id(self._problems, line, "codeur", row.codeur)
        if row.codeur == DECIDED_BY:
            self._problems.report(line, "assignment-reserved", value=row.codeur)
        sheet = {"casus": row.casus, "perspectief": row.perspectief, "codeur": row.codeur}
        first = self._first(tuple(sheet.values()), line)
        if first:
            self._problems.report(line, "assignment-twice", first=first, **sheet)


class SealCheck:
    """A codeur seals an assigned sheet, once."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._known, self._problems, self._first = known, problems, First()

    def __call__(self, line: int, row: Seal, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        sheet = {"casus": row.casus, "perspectief": row.perspectief, "codeur": row.codeur}
        unassigned = self._known.assigned is not None and tuple(sheet.values()) not in self._known.assigned
        if unassigned:
            self._problems.report(line, "seal-unassigned", **sheet)
        first = self._first(tuple(sheet.values()), line)
        if first:
            self._problems.report(line, "seal-twice", first=first, **sheet)
        check_day(self._problems, line, "verzegeld_op", row.verzegeld_op)
        if not _HASH.fullmatch(row.hash):
            self._problems.report(line, "hash-invalid", value=row.hash)
        elif not unassigned and self._is_broken(row):
            self._problems.report(line, "seal-broken", **sheet)

    def _is_broken(self, row: Seal) -> bool:
        """Whether the sheet is another than was sealed, and the trail does not say why."""
        place, sheets = (row.casus, row.perspectief, row.codeur), self._known.own_sheets
        if sheets is None or place in self._known.changed_since:
            return False
        return hash_of(sheets.get(place, OwnSheet()), row.codeboeken) != row.hash


class AdjudicationCheck:
    """A cell is decided once, and the decision is also a coding that counts."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._known, self._problems, self._first = known, problems, First()

    def __call__(self, line: int, row: Adjudication, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        cell = {"casus": row.casus, "perspectief": row.perspectief, "aspect": row.aspect}
        first = self._first(tuple(cell.values()), line)
        if first:
            self._problems.report(line, "decision-twice", first=first, **cell)
        decided = self._known.decided
        if decided is not None and (*cell.values(), row.waarde) not in decided:
            self._problems.report(line, "decision-not-coded", value=row.waarde)
        for key in ("grond", "door"):
            check_filled(self._problems, line, key, getattr(row, key))
        check_day(self._problems, line, "besloten_op", row.besloten_op)


class TrailCheck:
    """A change is of a sheet that exists, at a moment, of a known kind."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._known, self._problems = known, problems

    def __call__(self, line: int, row: TrailRow, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        _check_sheet(self._known, self._problems, line, row.casus, row.perspectief)
        check_filled(self._problems, line, "door", row.door)
        check_choice(self._problems, line, "wat", row.wat, CHANGES)
        if not (_TIME.fullmatch(row.op) and _exists(lambda: datetime.strptime(row.op, TIME))):
            self._problems.report(line, "time-invalid", key="op", value=row.op)


class OpenCategoryCheck:
    """A proposed category is new to its question; a merged one names the category it went into."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._known, self._problems = known, problems
        self._names: dict[str, set[str]] = {}
        self._merged: list[tuple[int, OpenCategory]] = []

    def __call__(self, line: int, row: OpenCategory, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        check_id(self._problems, line, "category", row.category)
        check_filled(self._problems, line, "label", row.label)
        check_choice(self._problems, line, "status", row.status, OPEN_STATUSES)
        if bool(row.samengevoegd_met) != (row.status == "samengevoegd"):
            self._problems.report(line, "merged-without")
        if self._known.may_be_broken(row.question):
            return
        questions = self._known.open_questions
        if check_known(self._problems, line, "open-question-unknown", row.question, questions):
            self._check_new(line, row)

    def _check_new(self, line: int, row: OpenCategory) -> None:
        names = self._names.setdefault(row.question, set(self._known.open_questions[row.question]))
        if row.category in names:
            details = {"value": row.category, "question": row.question}
            self._problems.report(line, "open-category-twice", **details)
        elif row.samengevoegd_met:
            self._merged.append((line, row))
        else:
            names.add(row.category)

    def finish(self) -> None:
        """Whether every merged category went into one that is there."""
        for line, row in self._merged:
            names = self._names[row.question]
            if row.samengevoegd_met not in names:
                details = {"value": row.samengevoegd_met, "question": row.question}
                self._problems.report(line, "merged-into-unknown", names, **details)
