"""Reachability against the plainest method there is: trying every combination of answers."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from instruments.model import (
    AllOf,
    AnswerIs,
    AnyOf,
    Instrument,
    NotRule,
    Option,
    Page,
    Part,
    Question,
    QuestionKind,
)
from instruments.reachability import can_be_true, variables
from instruments.texts import NO_TEXTS

NAMES = ("q0", "q1", "q2", "q3")
CODES = ("a", "b", "c")


def rules_about(names):
    answers = st.builds(
        AnswerIs, st.sampled_from(names), st.lists(st.sampled_from(CODES), min_size=1, max_size=2).map(tuple)
    )
    several = lambda inner: st.lists(inner, min_size=1, max_size=3).map(tuple)  # noqa: E731
    return st.recursive(
        answers,
        lambda inner: several(inner).map(AllOf) | several(inner).map(AnyOf) | inner.map(NotRule),
        max_leaves=5,
    )


@st.composite
def instruments(draw) -> Instrument:
    """Four questions, a page each; every one but the first may depend on those before it."""
    pages = []
    options = tuple(Option(code, n, NO_TEXTS) for n, code in enumerate(CODES))
    for n, name in enumerate(NAMES):
        rule = draw(st.none() | rules_about(NAMES[:n])) if n else None
        question = Question(
            name, QuestionKind.SINGLE, NO_TEXTS, (Part(name, NO_TEXTS, options),), show_when=rule
        )
        pages.append(Page(name, name, NO_TEXTS, (question,)))
    return Instrument("x", "1", "ouder", ("nl",), NO_TEXTS, NO_TEXTS, NO_TEXTS, 5, tuple(pages))


def holds(rule, answers) -> bool:
    match rule:
        case AnswerIs(variable, values):
            return answers.get(variable) in values
        case NotRule(inner):
            return not holds(inner, answers)
        case AllOf(rules):
            return all(holds(each, answers) for each in rules)
        case AnyOf(rules):
            return any(holds(each, answers) for each in rules)
    raise TypeError(rule)


def on_route(instrument: Instrument, given_answers) -> dict[str, str]:
    """Only the answers to questions that are shown."""
    kept: dict[str, str] = {}
    for question in instrument.questions():
        if question.show_when is None or holds(question.show_when, kept):
            kept[question.id] = given_answers[question.id]
    return kept


@settings(max_examples=20)
@given(instruments(), rules_about(NAMES))
def test_the_search_agrees_with_trying_everything(instrument, rule):
    every = (dict(zip(NAMES, answers, strict=True)) for answers in product((*CODES, None), repeat=len(NAMES)))
    expected = any(holds(rule, on_route(instrument, answers)) for answers in every)

    assert can_be_true(rule, variables(instrument)) == expected
