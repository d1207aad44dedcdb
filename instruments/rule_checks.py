"""Checks of the rules for showing pages and questions: do they name what exists, look back, and ever hold?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from instruments.model import AnswerIs, Instrument, Page, Question, Rule
from instruments.problems import Problem, did_you_mean, problem
from instruments.reachability import TooLarge, Variable, answers_in, both, can_be_true, variables


@dataclass(frozen=True)
class _Place:
    """A rule and where it stands: on a page, or on a question of that page."""

    rule: Rule
    page: Page
    index: int
    question: Question | None = None

    @property
    def line(self) -> int:
        return self.question.line if self.question else self.page.line

    @property
    def id(self) -> str:
        return self.question.id if self.question else self.page.id

    def route(self) -> Rule:
        """Everything that must hold for the page or question to be shown."""
        return both(self.page.show_when, self.question.show_when if self.question else None)


def rule_variables(instrument: Instrument) -> Iterator[Problem]:
    """A rule may only look at a variable that exists."""
    known = variables(instrument)
    for place in _places(instrument):
        for answer in answers_in(place.rule):
            if answer.variable not in known:
                hint = did_you_mean(answer.variable, known)
                details = {"variable": answer.variable, "hint": hint}
                yield problem("rule-variable-unknown", instrument.file, answer.line or place.line, **details)


def rule_options(instrument: Instrument) -> Iterator[Problem]:
    """A rule may only look for an answer that can be given."""
    known = variables(instrument)
    for place in _places(instrument):
        for answer in answers_in(place.rule):
            for option in _strange_options(answer, known):
                details = _option_details(answer, option, known)
                yield problem("rule-option-unknown", instrument.file, answer.line or place.line, **details)


def rule_direction(instrument: Instrument) -> Iterator[Problem]:
    """A rule may only look back: its answers must be given before the page is made."""
    known = variables(instrument)
    for place in _places(instrument):
        for answer in answers_in(place.rule):
            if answer.variable in known and known[answer.variable].place >= place.index:
                line = answer.line or place.line
                yield problem("rule-looks-forward", instrument.file, line, variable=answer.variable)


def rule_reach(instrument: Instrument) -> Iterator[Problem]:
    """Every page and question must come into view for some answers."""
    known = variables(instrument)
    if any(any(check(instrument)) for check in (rule_variables, rule_options, rule_direction)):
        return  # those Problems come first; trying out such rules says nothing
    unreachable_pages: set[int] = set()
    for place in _places(instrument):
        if place.index in unreachable_pages:
            continue
        found = _reach(place, known)
        if found and not place.question:
            unreachable_pages.add(place.index)
        if found:
            yield problem(found, instrument.file, place.line, id=place.id)
        if found == "rule-too-large":
            return  # one is enough; a file full of them would keep its author waiting


def _reach(place: _Place, known: Mapping[str, Variable]) -> str:
    kind = "question" if place.question else "page"
    try:
        return "" if can_be_true(place.route(), known) else f"{kind}-unreachable"
    except TooLarge:
        return "rule-too-large"


def _places(instrument: Instrument) -> Iterator[_Place]:
    for index, page in enumerate(instrument.pages):
        if page.show_when:
            yield _Place(page.show_when, page, index)
        for question in page.questions:
            if question.show_when:
                yield _Place(question.show_when, page, index, question)


def _strange_options(answer: AnswerIs, known: Mapping[str, Variable]) -> list[str]:
    if answer.variable not in known:
        return []
    codes = {option.code for option in known[answer.variable].part.options}
    return [value for value in answer.values if value not in codes]


def _option_details(answer: AnswerIs, option: str, known: Mapping[str, Variable]) -> dict[str, str]:
    codes = [option.code for option in known[answer.variable].part.options]
    allowed = (
        f"Kies uit: {', '.join(codes)}." if codes else "Naar een open antwoord kan een regel niet kijken."
    )
    return {
        "option": option,
        "variable": answer.variable,
        "allowed": allowed,
        "hint": did_you_mean(option, codes),
    }
