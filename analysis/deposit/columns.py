"""The columns of a questionnaire in a data file: a number per answer, from the numbers of its options."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from analysis.asked import ever_asked, versions
from analysis.reidentification.variables import Person, background
from analysis.study import Stratum, StudyData
from instruments.model import Instrument, Option, Part, Question, QuestionKind
from instruments.routing import asked_questions, is_asked, route
from instruments.standard_answers import NOT_ASKED, ON_PAPER

NOT_ASKED_LABEL = "Niet gevraagd"
CHOSEN = ((0, "Niet gekozen"), (1, "Gekozen"))
Value = Callable[[Person], int | None]


@dataclass(frozen=True)
class Column:
    """A variable and how its number follows from what someone answered."""

    name: str
    label: str
    values: tuple[tuple[int, str], ...]
    missing: tuple[int, ...]
    value: Value
    known: bool = False  # others may know it of someone
    open: bool = False  # free text: it has no numbers, and never leaves
    ordered: bool = False


def columns_of(data: StudyData, instrument: str) -> tuple[Column, ...]:
    """The strata of the casus, then every variable that any version asked, in the order of asking."""
    asked = ever_asked(data, instrument)
    route_of = _Routes(data, instrument)
    known = set(background(asked))
    cases = {case.casus: case.attributes for case in data.cases}
    strata = tuple(_stratum(stratum, cases) for stratum in data.study.strata)
    return (*strata, *(one for question in asked.questions() for one in _columns(question, known, route_of)))


class _Routes:
    """Which variables each person was asked, in their own version."""

    def __init__(self, data: StudyData, instrument: str) -> None:
        self._versions = {one.version: one for one in versions(data, instrument)}
        self._now = data.instruments[instrument]
        self._asked: dict[int, frozenset[str]] = {}

    def asked(self, person: Person, variable: str) -> bool:
        found = self._asked.get(id(person))
        if found is None:
            found = frozenset(_asked(self._versions.get(person.version, self._now), person))
            self._asked[id(person)] = found
        return variable in found


def _asked(instrument: Instrument, person: Person) -> Iterator[str]:
    for page in route(instrument, person.answers):
        for question in asked_questions(page, person.answers):
            for part in question.parts:
                if is_asked(part, question, person.answers):
                    yield part.variable


def _stratum(stratum: Stratum, cases: Mapping[str, Mapping[str, str]]) -> Column:
    numbers = {value.code: place for place, value in enumerate(stratum.values, start=1)}
    values = tuple((numbers[value.code], value.label.say()) for value in stratum.values)
    return Column(
        f"stratum_{stratum.id}",
        stratum.label.say(),
        values,
        (),
        lambda person: numbers.get(cases.get(person.casus, {}).get(stratum.id, "")),
        known=True,
    )


def _columns(question: Question, known: set[str], routes: _Routes) -> Iterator[Column]:
    for part in question.parts:
        if question.kind is QuestionKind.MULTIPLE:
            yield from (replace(one, known=part.variable in known) for one in _choices(part, routes))
        else:
            column = _single(question, part, routes)
            yield replace(column, known=part.variable in known)


def _single(question: Question, part: Part, routes: _Routes) -> Column:
    options = (*part.options, *ON_PAPER.values()) if part.options else ()
    numbers = {option.code: option.number for option in options}
    values = tuple((option.number, option.label.say()) for option in options)
    missing = tuple(option.number for option in options if option.missing)

    def value(person: Person) -> int | None:
        given = numbers.get(person.answers.get(part.variable, ""))
        return NOT_ASKED if given is None and not routes.asked(person, part.variable) else given

    return Column(
        part.variable,
        _label(question, part),
        (*values, (NOT_ASKED, NOT_ASKED_LABEL)),
        (*missing, NOT_ASKED),
        value,
        open=question.kind is QuestionKind.OPEN,
        ordered=question.kind is QuestionKind.GRADE,
    )


def _choices(part: Part, routes: _Routes) -> Iterator[Column]:
    for option in part.options:
        label = f"{part.text.say()}: {option.label.say()}"
        values = (*CHOSEN, (NOT_ASKED, NOT_ASKED_LABEL))
        yield Column(
            f"{part.variable}.{option.code}", label, values, (NOT_ASKED,), _choice(part, option, routes)
        )


def _choice(part: Part, option: Option, routes: _Routes) -> Value:
    def value(person: Person) -> int | None:
        given = person.answers.get(part.variable)
        if given is None:
            return None if routes.asked(person, part.variable) else NOT_ASKED
        return int(option.code in given.split(" "))

    return value


def _label(question: Question, part: Part) -> str:
    own, asked = part.text.say(), question.text.say()
    return own if own == asked else f"{asked} {own}"
