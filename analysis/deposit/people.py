"""Who answered: each response with its questionnaire, its answers and the strata of its casus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.study import StudyData


@dataclass(frozen=True)
class Respondent:
    """A response; its name and casus are used to look up, and never leave."""

    instrument: str
    version: str
    answers: Mapping[str, str]
    strata: Mapping[str, str]


def respondents(data: StudyData) -> tuple[Respondent, ...]:
    """Everyone who answered anything, in the order of the file."""
    cases = {case.casus: case.attributes for case in data.cases}
    found: dict[str, Respondent] = {}
    given: dict[str, dict[str, str]] = {}
    for row in data.answers:
        if row.response not in found:
            given[row.response] = {}
            strata = cases.get(row.casus, {})
            found[row.response] = Respondent(row.instrument, row.version, given[row.response], strata)
        given[row.response][row.question] = row.value
    return tuple(found.values())
