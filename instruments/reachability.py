"""Can a rule ever be true? Tried out over the few answers it looks at.

Answers are given in the order they are asked. A question that is not shown has no answer, so a rule that
needs an answer to a question that never comes is never true either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from instruments.model import (
    AllOf,
    AnswerIs,
    AnyOf,
    Instrument,
    NotRule,
    Part,
    Question,
    QuestionKind,
    Rule,
)

MOST_STEPS = 5_000  # answers tried before a rule counts as too large to check
Chosen = frozenset[str]  # the codes chosen; empty where nothing was answered


@dataclass(frozen=True)
class Variable:
    """A part, with everything that must hold before it is asked."""

    part: Part
    kind: QuestionKind
    guard: Rule
    place: int  # which page it is on, counted from 0


class TooLarge(Exception):
    """The rule looks at too many answers to try them all."""


@dataclass
class _Search:
    order: tuple[Variable, ...]
    mentioned: Mapping[str, tuple[str, ...]]
    target: Rule
    steps: int = 0
    chosen: dict[str, Chosen] = field(default_factory=dict)


def variables(instrument: Instrument) -> dict[str, Variable]:
    """Every variable by name, in the order it is asked; of a name used twice, the first."""
    found: dict[str, Variable] = {}
    for place, page in enumerate(instrument.pages):
        for question in page.questions:
            for part in question.parts:
                guard = both(page.show_when, question.show_when, _after(question, part))
                found.setdefault(part.variable, Variable(part, question.kind, guard, place))
    return found


def both(*rules: Rule | None) -> Rule:
    """True when every one of these rules is; None counts as true."""
    return AllOf(tuple(rule for rule in rules if rule is not None))


def _after(question: Question, part: Part) -> Rule | None:
    return AnswerIs(question.parts[0].variable, part.after) if part.after else None


def answers_in(rule: Rule | None) -> Iterator[AnswerIs]:
    """Every answer that the rule looks at."""
    if isinstance(rule, AnswerIs):
        yield rule
    elif isinstance(rule, NotRule):
        yield from answers_in(rule.rule)
    elif rule is not None:
        for part in rule.rules:
            yield from answers_in(part)


def can_be_true(rule: Rule, known: Mapping[str, Variable]) -> bool:
    """Whether any answers make the rule true. All its variables must be known and must not look forward.

    :raises TooLarge: when more than MOST_STEPS answers would have to be tried.
    """
    relevant = _relevant(rule, known)
    mentioned: dict[str, tuple[str, ...]] = {}
    for looked_at in (rule, *(variable.guard for variable in relevant)):
        for answer in answers_in(looked_at):
            mentioned[answer.variable] = (*mentioned.get(answer.variable, ()), *answer.values)
    return _search(_Search(relevant, mentioned, rule), 0)


def _relevant(rule: Rule, known: Mapping[str, Variable]) -> tuple[Variable, ...]:
    """The variables that the rule looks at, directly or through what must hold before they are asked."""
    names: set[str] = set()
    waiting = [answer.variable for answer in answers_in(rule)]
    while waiting:
        name = waiting.pop()
        if name not in names:
            names.add(name)
            waiting += [answer.variable for answer in answers_in(known[name].guard)]
    return tuple(variable for name, variable in known.items() if name in names)


def _search(search: _Search, index: int) -> bool:
    search.steps += 1
    if search.steps > MOST_STEPS:
        raise TooLarge
    verdict = _truth(search.target, search.chosen)
    if verdict is not None or index == len(search.order):
        return bool(verdict)
    variable = search.order[index]
    for answer in _possible(search, variable):
        search.chosen[variable.part.variable] = answer
        if _search(search, index + 1):
            return True
    search.chosen.pop(variable.part.variable, None)
    return False


def _possible(search: _Search, variable: Variable) -> Iterator[Chosen]:
    if _truth(variable.guard, search.chosen):
        codes = {option.code for option in variable.part.options}
        looked_at = sorted(codes.intersection(search.mentioned[variable.part.variable]))
        most = len(looked_at) if variable.kind is QuestionKind.MULTIPLE else 1
        for size in range(most, 0, -1):
            yield from map(frozenset, combinations(looked_at, size))
    yield frozenset()  # skipped, or an answer that no rule looks at


def _truth(rule: Rule, chosen: Mapping[str, Chosen]) -> bool | None:
    """True or false, or None as long as the answers chosen so far do not decide."""
    if isinstance(rule, AnswerIs):
        answer = chosen.get(rule.variable)
        return None if answer is None else not answer.isdisjoint(rule.values)
    if isinstance(rule, NotRule):
        inner = _truth(rule.rule, chosen)
        return None if inner is None else not inner
    verdicts = [_truth(part, chosen) for part in rule.rules]
    deciding = isinstance(rule, AnyOf)  # one true decides `any`, one false decides `all`
    if deciding in verdicts:
        return deciding
    return None if None in verdicts else not deciding
