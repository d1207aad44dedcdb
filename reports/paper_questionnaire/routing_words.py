"""Routing in plain words: for whom a question is, and where someone goes on after an answer.

On paper nobody computes the route. Before a question that is not for all stands for whom it is; after an
answer that makes the next questions fall away stands where to go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, product

from instruments.model import (
    AllOf,
    AnswerIs,
    AnyOf,
    Instrument,
    NotRule,
    Option,
    Page,
    Question,
    QuestionKind,
    Rule,
)
from instruments.numbering import part_numbers, question_numbers
from reports.paper_questionnaire import words

MOST_CLAUSES = 4  # a rule with more is not said in words: nobody would follow it
Literal = tuple[AnswerIs, bool]  # an answer, and whether it must be so or must not be so
Clauses = tuple[tuple[Literal, ...], ...]  # any of these, of which each wants all of its own


@dataclass(frozen=True)
class RoutingWords:
    """The routing of one questionnaire in one language."""

    instrument: Instrument
    language: str

    def of_page(self, page: Page) -> str:
        """For whom the page is, and where the others go on; '' when it is for everyone."""
        if page.show_when is None or not page.questions:
            return ""
        numbers = question_numbers(self.instrument)
        first, last = numbers[page.questions[0].id], numbers[page.questions[-1].id]
        said = self._condition(page.show_when)
        if last > first:
            text = words.THE_QUESTIONS if last > first + 1 else words.TWO_QUESTIONS
            named = text.say(self.language).format(first=first, last=last)
            said = f"{named} {said[:1].lower()}{said[1:]}"
        return f"{said} {self._otherwise(last + 1)}"

    def of_question(self, question: Question) -> str:
        """For whom the question is; '' when it is for everyone who gets its page."""
        if question.show_when is None:
            return ""
        number = question_numbers(self.instrument)[question.id]
        return f"{self._condition(question.show_when)} {self._otherwise(number + 1)}"

    def after(self, question: Question) -> tuple[str, ...]:
        """A sentence per place that some of the answers send someone on to; () where there is none."""
        if question.kind in (QuestionKind.MULTIPLE, QuestionKind.OPEN):
            return ()
        options = question.parts[0].options
        targets = [(self._next(question, option), option) for option in options]
        usual = question_numbers(self.instrument)[question.id] + 1
        moved = sorted((one for one in targets if one[0] != usual), key=lambda one: one[0])
        return tuple(
            self._go_on(number, [option for _, option in group])
            for number, group in groupby(moved, key=lambda one: one[0])
        )

    def quoted(self, options: Sequence[Option]) -> str:
        """The answers between quotes: "Ja" of "Deels"."""
        labels = [f"\u2018{option.label.say(self.language)}\u2019" for option in options]
        return self._listed(labels, words.OR.say(self.language))

    # ---- sentences ---------------------------------------------------------------------------------------

    def _go_on(self, number: int, options: Sequence[Option]) -> str:
        ends = number > len(question_numbers(self.instrument))
        text = words.GO_TO_END if ends else words.GO_ON
        return text.say(self.language).format(answers=self.quoted(options), number=number)

    def _otherwise(self, number: int) -> str:
        ends = number > len(question_numbers(self.instrument))
        text = words.ELSE_END if ends else words.ELSE_TO
        return text.say(self.language).format(number=number)

    def _condition(self, rule: Rule) -> str:
        clauses = clauses_of(rule)
        if not clauses or sum(map(len, clauses)) > MOST_CLAUSES:
            return words.NOT_FOR_ALL.say(self.language)
        both, either = f" {words.AND.say(self.language)} ", f", {words.OR.say(self.language)} "
        said = either.join(both.join(map(self._literal, clause)) for clause in clauses)
        return words.ONLY_IF.say(self.language).format(condition=said)

    def _literal(self, literal: Literal) -> str:
        answer, must_be = literal
        known = {part.variable: part for part in self.instrument.parts()}
        options = known[answer.variable].options if answer.variable in known else ()
        named = self.quoted([option for option in options if option.code in answer.values])
        number = part_numbers(self.instrument).get(answer.variable, "?")
        text = words.IF_ANSWERED if must_be else words.IF_NOT_ANSWERED
        return text.say(self.language).format(number=number, answers=named)

    @staticmethod
    def _listed(labels: Sequence[str], word: str) -> str:
        """a, b of c."""
        if len(labels) < 2:
            return "".join(labels)
        return f"{', '.join(labels[:-1])} {word} {labels[-1]}"

    # ---- where to go on ----------------------------------------------------------------------------------

    def _next(self, question: Question, option: Option) -> int:
        """The number of the first later question that this answer leaves open; past the last: the end."""
        given = {question.parts[0].variable: option.code}
        numbers = question_numbers(self.instrument)
        later = (
            (page, one) for page, one in _questions(self.instrument) if numbers[one.id] > numbers[question.id]
        )
        for page, one in later:
            if may_hold(page.show_when, given) and may_hold(one.show_when, given):
                return numbers[one.id]
        return len(numbers) + 1


def _questions(instrument: Instrument) -> Iterator[tuple[Page, Question]]:
    return ((page, question) for page in instrument.pages for question in page.questions)


def may_hold(rule: Rule | None, given: Mapping[str, str]) -> bool:
    """Whether the rule can still be true when only these answers are known."""
    return rule is None or _truth(rule, given) is not False


def _truth(rule: Rule, given: Mapping[str, str]) -> bool | None:
    """True, False, or None where it depends on answers that are not known."""
    match rule:
        case AnswerIs(variable, values):
            return given[variable] in values if variable in given else None
        case NotRule(inner):
            found = _truth(inner, given)
            return None if found is None else not found
        case AllOf(rules):
            return _settled([_truth(inner, given) for inner in rules], decisive=False)
        case AnyOf(rules):
            return _settled([_truth(inner, given) for inner in rules], decisive=True)


def _settled(found: Sequence[bool | None], decisive: bool) -> bool | None:
    if decisive in found:
        return decisive
    return None if None in found else not decisive


def clauses_of(rule: Rule, must_be: bool = True) -> Clauses:
    """The rule as 'any of these, each of which wants all of its own'; () when that would be too long."""
    match rule:
        case AnswerIs():
            return (((rule, must_be),),)
        case NotRule(inner):
            return clauses_of(inner, not must_be)
        case AllOf(rules) | AnyOf(rules):
            parts = [clauses_of(inner, must_be) for inner in rules]
            if not all(parts) or sum(map(len, parts)) > MOST_CLAUSES:
                return ()
            together = isinstance(rule, AllOf) == must_be
            return _both(parts) if together else tuple(one for part in parts for one in part)


def _both(parts: Sequence[Clauses]) -> Clauses:
    return tuple(tuple(one for clause in chosen for one in clause) for chosen in product(*parts))
