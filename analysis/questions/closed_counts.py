"""Closed questions counted: per variable the responses with each answer, and with each way of having none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.questions.questionnaires import Flags, Questionnaires
from instruments.model import Instrument, Option, Part, Question, QuestionKind
from instruments.standard_answers import ON_PAPER


@dataclass(frozen=True)
class Item:
    """One variable of a closed question: one set of answers to choose from."""

    question: Question
    part: Part

    @property
    def heading(self) -> str:
        """The question as it stands above its answers; a follow-up after the question it belongs to."""
        first, own = self.question.text.say(), self.part.text.say()
        return first if own == first else f"{first} {own}"

    @property
    def measuring(self) -> tuple[Option, ...]:
        """The answers that measure something, in the order they are offered."""
        return tuple(option for option in self.part.options if not option.missing)

    def codes(self, answer: str) -> list[str]:
        """The options in an answer: several of a `multiple` question, else one."""
        return answer.split(" ") if self.question.kind is QuestionKind.MULTIPLE else [answer]


def items(instrument: Instrument) -> Iterator[Item]:
    """Every variable of every closed question, in the order it is asked."""
    for question in instrument.questions():
        if question.kind is not QuestionKind.OPEN:
            yield from (Item(question, part) for part in question.parts)


@dataclass(frozen=True)
class Tally:
    """The answers to one variable. Each response is in exactly one of valid, missing and strange."""

    chosen: Mapping[str, int]  # option -> responses that chose it
    valid: int  # responses that chose an option which measures something
    missing: Mapping[str, int]  # option -> responses that chose it and nothing that measures
    strange: int  # responses with an answer that the questionnaire does not offer (any more)


def tally(filled: Questionnaires, item: Item, among: Flags | None = None) -> Tally:
    """Counts the answers to one variable, of all responses or `among` some."""
    chosen: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    valid = strange = 0
    offered = {option.code: option.missing for option in item.part.options}
    known = {**dict.fromkeys(ON_PAPER, True), **offered}
    for answer, times in filled.counts(item.part.variable, among).items():
        codes = [code for code in dict.fromkeys(item.codes(answer)) if code in known]
        chosen.update(dict.fromkeys(codes, times))
        if not codes:
            strange += times
        elif all(known[code] for code in codes):
            missing[codes[0]] += times
        else:
            valid += times
    return Tally(chosen, valid, missing, strange)


@dataclass(frozen=True)
class Silence:
    """The responses without an answer to one variable."""

    skipped: int  # asked, and passed over
    not_asked: int  # the route through the questionnaire went past it


def silence(filled: Questionnaires, item: Item) -> Silence:
    """Why responses have no answer to it."""
    silent = ~filled.has_answer(item.part.variable)
    asked = filled.asked[item.part.variable]
    return Silence(int((silent & asked).sum()), int((silent & ~asked).sum()))
