"""Checks on the rows of cases, sources, fragments, scores and interviewees: one class per file.

A check is made for one reading of one file, remembers what it has seen and reports to the file's ProblemList.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, Protocol, TypeVar, runtime_checkable

from analysis.study import Case, Fragment, Interviewee, Score, Source, Stratum
from analysis.study_folder.known_names import KnownNames
from analysis.study_folder.problem_list import ProblemList
from analysis.study_folder.row_kinds import NO_NUMBER, Fields

R_contra = TypeVar("R_contra", contravariant=True)
SOURCE_KINDS = ("verslag", "document", "groepsgesprek")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")


class RowCheck(Protocol[R_contra]):
    """Looks at one row; `fields` are its texts, for what the value lost (a number that is none)."""

    def __call__(self, line: int, row: R_contra, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""


@runtime_checkable
class ClosingCheck(Protocol):
    """A check that also has something to say once all rows have been seen."""

    def finish(self) -> None:
        """Reports what is wrong with the rows together."""


def is_id(value: str) -> bool:
    """Whether the text can name a thing in an address or a file name."""
    return bool(_ID.fullmatch(value))


def check_id(problems: ProblemList, line: int, key: str, value: str) -> None:
    """A name that serves in addresses and file names; one with a path in it is refused as such."""
    if is_id(value):
        return
    code = "path-outside" if {"/", "\\"} & set(value) else "id-invalid"
    problems.report(line, code, key=key, value=value)


def check_known(
    problems: ProblemList, line: int, code: str, value: str, known: Collection[str] | None
) -> bool:
    """Whether the value is known; a Problem when it is not. What is not known (None) passes."""
    if known is None or value in known:
        return True
    problems.report(line, code, known, value=value)
    return False


def check_choice(problems: ProblemList, line: int, key: str, value: str, allowed: Collection[str]) -> None:
    """One of a fixed few."""
    if value not in allowed:
        problems.report(line, "value-unknown", [one for one in allowed if one], key=key, value=value)


def check_filled(problems: ProblemList, line: int, key: str, value: str) -> None:
    """Not empty and not only spaces."""
    if not value.strip():
        problems.report(line, "cell-blank", key=key)


def check_number(problems: ProblemList, line: int, key: str, number: int, text: str) -> bool:
    """Whether the text was a whole number."""
    if number == NO_NUMBER:
        problems.report(line, "not-a-number", key=key, value=text)
    return number != NO_NUMBER


class Once:
    """Reports an id that comes a second time."""

    def __init__(self, problems: ProblemList, key: str) -> None:
        self._problems, self._key = problems, key
        self._seen: set[str] = set()

    def __call__(self, line: int, value: str) -> None:
        check_id(self._problems, line, self._key, value)
        if value in self._seen:
            self._problems.report(line, "id-twice", key=self._key, value=value)
        self._seen.add(value)


class CaseCheck:
    """A casus occurs once and has a known value for every stratum."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._problems, self._once = problems, Once(problems, "casus")
        strata = known.study.strata if known.study else ()
        self._values = {stratum.id: _codes(stratum) for stratum in strata}

    def __call__(self, line: int, row: Case, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        self._once(line, row.casus)
        for key, value in row.attributes.items():
            allowed = self._values[key]
            if value not in allowed:
                self._problems.report(line, "stratum-value-unknown", allowed, key=key, value=value)


def _codes(stratum: Stratum) -> tuple[str, ...]:
    return tuple(value.code for value in stratum.values)


class SourceCheck:
    """A source occurs once; its casus and perspectief are known, or empty: about the whole study."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._known, self._problems, self._once = known, problems, Once(problems, "bron")

    def __call__(self, line: int, row: Source, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        self._once(line, row.bron)
        check_choice(self._problems, line, "soort", row.soort, SOURCE_KINDS)
        if row.casus:
            check_known(self._problems, line, "casus-unknown", row.casus, self._known.casussen)
        if row.perspectief:
            known = self._known.perspectieven
            check_known(self._problems, line, "perspectief-unknown", row.perspectief, known)


class FragmentCheck:
    """A fragment's text is exactly what its source says at that place."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._sources, self._problems = known.sources, problems
        self._once = Once(problems, "fragment")

    def __call__(self, line: int, row: Fragment, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        self._once(line, row.fragment)
        check_filled(self._problems, line, "tekst", row.tekst)
        start = check_number(self._problems, line, "start", row.start, fields[2])
        eind = check_number(self._problems, line, "eind", row.eind, fields[3])
        if not check_known(self._problems, line, "bron-unknown", row.bron, self._sources):
            return
        text = self._sources[row.bron].text if self._sources else ""
        if start and eind and text and text[row.start : row.eind] != row.tekst:
            self._report_place(line, row, text)

    def _report_place(self, line: int, row: Fragment, text: str) -> None:
        found = text.find(row.tekst)
        if found < 0:
            self._problems.report(line, "fragment-not-found", value=row.fragment, bron=row.bron)
            return
        place: dict[str, Any] = {
            "start": row.start,
            "eind": row.eind,
            "found": f"{found}-{found + len(row.tekst)}",
        }
        self._problems.report(line, "fragment-elsewhere", value=row.fragment, bron=row.bron, **place)


class ScoreCheck:
    """A score belongs to a row of a score frame, in one of its years, once."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._known, self._problems = known, problems
        self._first: dict[tuple[str, str], int] = {}

    def __call__(self, line: int, row: Score, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        first = self._first.setdefault((row.rij, row.jaar), line)
        if first != line:
            self._problems.report(line, "score-twice", rij=row.rij, jaar=row.jaar, first=first)
        if self._known.study is None or self._known.broken:  # any broken codebook may be the frame
            return
        if not check_known(self._problems, line, "score-row-unknown", row.rij, self._known.score_rows):
            return
        frame, _ = self._known.score_rows[row.rij]
        if row.jaar not in frame.years:
            self._problems.report(line, "score-year-unknown", frame.years, rij=row.rij, value=row.jaar)
        check_known(self._problems, line, "score-unknown", row.score, tuple(frame.scores))


class IntervieweeCheck:
    """A function occurs once, in a group, with a whole number of people."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._problems, self._once = problems, Once(problems, "id")

    def __call__(self, line: int, row: Interviewee, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        self._once(line, row.id)
        check_id(self._problems, line, "groep", row.groep)
        check_filled(self._problems, line, "functie", row.functie)
        check_number(self._problems, line, "aantal", row.aantal, fields[3])
