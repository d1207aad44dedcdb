"""What others may know of someone who answered: the strata of the casus, background questions, language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.reidentification.groups import Codes
from analysis.study import StudyData
from instruments.model import Instrument, Question, QuestionKind

TAAL = "taal van de vragenlijst"  # no variable of a questionnaire has a name with spaces
CLOSED = frozenset({QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.GRADE})


@dataclass(frozen=True)
class Person:
    """One response with its answers; `taal` is the language it was sent in, '' when that is not known."""

    response: str
    casus: str
    perspectief: str
    instrument: str
    version: str
    answers: dict[str, str]
    taal: str = ""


def people_of(data: StudyData) -> tuple[Person, ...]:
    """Everyone who answered, in the order of the file."""
    found: dict[str, Person] = {}
    taal = {row.response: row.taal for row in data.responses}
    for row in data.answers:
        person = found.get(row.response)
        if person is None:
            about = (row.response, row.casus, row.perspectief, row.instrument, row.version)
            person = Person(*about, {}, taal.get(row.response, ""))
            found[row.response] = person
        person.answers[row.question] = row.value
    return tuple(found.values())


def known_variables(data: StudyData, people: Sequence[Person]) -> tuple[tuple[str, ...], list[Codes]]:
    """The variables of people of one perspectief, and a column of codes for each that differs at all."""
    cases = {case.casus: case.attributes for case in data.cases}
    columns: dict[str, list[str]] = {
        f"stratum {stratum.id}": [cases.get(one.casus, {}).get(stratum.id, "") for one in people]
        for stratum in data.study.strata
    }
    columns[TAAL] = [one.taal for one in people]
    asked = dict.fromkeys(one.instrument for one in people)
    for name in (name for id in asked if id in data.instruments for name in background(data.instruments[id])):
        columns.setdefault(name, [one.answers.get(name, "") for one in people])
    telling = {name: texts for name, texts in columns.items() if len(set(texts)) > 1}
    return tuple(telling), [_codes(texts) for texts in telling.values()]


def background(instrument: Instrument) -> tuple[str, ...]:
    """The variables that others may know: those marked, else each closed question that judges nothing."""
    closed = [question for question in instrument.questions() if question.kind in CLOSED]
    marked = [question for question in closed if question.background]
    chosen = marked or [question for question in closed if _may_be_known(question)]
    return tuple(part.variable for question in chosen for part in question.parts)


def _may_be_known(question: Question) -> bool:
    return question.kind is QuestionKind.SINGLE and not question.judges


def _codes(texts: Sequence[str]) -> Codes:
    known: dict[str, int] = {}
    return np.array([known.setdefault(text, len(known)) for text in texts], dtype=np.int64)
