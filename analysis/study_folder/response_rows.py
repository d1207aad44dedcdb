"""responses.csv: by which door each questionnaire came in, in which language, and whether it may be quoted.

The file is there when some questionnaire says something else than the usual: sent in on the web, and no more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple

from analysis.study import AFNAMES, CITEREN, Response, StudyData
from analysis.study_folder.known_names import KnownNames
from analysis.study_folder.problem_list import ProblemList
from analysis.study_folder.row_checks import check_choice, check_known
from analysis.study_folder.row_kinds import Fields, RowKind


def _rows(data: StudyData) -> Sequence[Response]:
    return data.responses if any(row.tells for row in data.responses) else ()


RESPONSES: RowKind[Response] = RowKind(
    "responses.csv",
    ("response", "afname", "taal", "citeren"),
    lambda fields: Response(*fields),
    astuple,
    _rows,
)


def telling(rows: Iterable[Sequence[str]]) -> list[Sequence[str]]:
    """The rows that say something, by response: a file may leave others out, and have any order."""
    return sorted((row for row in rows if Response(*row).tells), key=tuple)


class ResponseCheck:
    """A response that has answers, once, with a known door, language and permission."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._known, self._problems = known, problems
        self._languages = _languages(known)
        self._first: dict[str, int] = {}

    def __call__(self, line: int, row: Response, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        first = self._first.setdefault(row.response, line)
        if first != line:
            self._problems.report(line, "response-twice", value=row.response, first=first)
        check_known(self._problems, line, "response-unknown", row.response, self._known.responses)
        check_choice(self._problems, line, "afname", row.afname, AFNAMES)
        check_choice(self._problems, line, "citeren", row.citeren, CITEREN)
        if self._languages is not None:
            check_choice(self._problems, line, "taal", row.taal, self._languages)


def _languages(known: KnownNames) -> Collection[str] | None:
    """'' and every language of the study and its questionnaires; None when one of these is unreadable."""
    if known.study is None or known.broken:
        return None
    spoken = (language for one in known.instruments.values() for language in one.languages)
    return tuple(dict.fromkeys(("", *known.study.languages, *spoken)))
