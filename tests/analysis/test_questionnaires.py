"""What each response was asked, by the same rules as when it was filled in; and counts that lose nobody."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.frames import Frames
from analysis.questions import questionnaires
from analysis.questions.closed_counts import items, silence, tally
from analysis.questions.questionnaires import filled_in
from analysis.study import Answer, StudyData
from instruments.loader import library_path, load_instrument
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
from instruments.routing import asked_questions, holds, is_asked
from instruments.texts import NO_TEXTS

CODES = ("ja", "nee", "weet_niet")
OPTIONS = tuple(Option(code, place, NO_TEXTS, code == "weet_niet") for place, code in enumerate(CODES))
VARIABLES = tuple("abcdef")
VALUE = st.sampled_from([*CODES, "ja nee", "nee weet_niet"])
RULE = st.recursive(
    st.builds(AnswerIs, st.sampled_from([*VARIABLES, "onbekend"]), st.sampled_from([("ja",), ("nee", "ja")])),
    lambda inner: (
        st.builds(NotRule, inner)
        | st.builds(AllOf, st.lists(inner, max_size=2).map(tuple))
        | st.builds(AnyOf, st.lists(inner, max_size=2).map(tuple))
    ),
    max_leaves=4,
)


def question(id, rule, after):
    parts = (Part(id, NO_TEXTS, OPTIONS), Part(f"{id}.na", NO_TEXTS, OPTIONS, after))
    return Question(id, QuestionKind.MULTIPLE, NO_TEXTS, parts, show_when=rule)


def instrument(rules, page_rules, after):
    asked = [question(id, rule, after) for id, rule in zip(VARIABLES, rules, strict=True)]
    pages = tuple(
        Page(str(number), "stap", NO_TEXTS, tuple(asked[number * 2 : number * 2 + 2]), show_when=rule)
        for number, rule in enumerate(page_rules)
    )
    return Instrument("lijst", "1", "ouder", ("nl",), NO_TEXTS, NO_TEXTS, NO_TEXTS, 5, pages)


INSTRUMENT = st.builds(
    instrument,
    st.tuples(*[st.none() | RULE] * 6),
    st.tuples(*[st.none() | RULE] * 3),
    st.sampled_from([(), ("ja",), ("ja", "nee")]),
)
NAMES = st.sampled_from([*VARIABLES, *(f"{id}.na" for id in VARIABLES), "elders"])
RESPONSES = st.lists(st.dictionaries(NAMES, VALUE, min_size=1), min_size=1, max_size=5)


def asked_one_by_one(instrument, answers):
    """The variables one person is asked, by the rules of the app."""
    asked, seen = set(), {}
    for page in instrument.pages:
        if holds(page.show_when, seen):
            new = {
                part.variable
                for one in asked_questions(page, seen)
                for part in one.parts
                if is_asked(part, one, answers)
            }
            asked |= new
            seen = seen | {variable: answers[variable] for variable in new & set(answers)}
    return asked


def filled(build, instrument, responses):
    rows = tuple(
        Answer(f"r{number}", "1", "ouder", instrument.id, "1", variable, value)
        for number, answers in enumerate(responses)
        for variable, value in answers.items()
    )
    study = build.study(instruments={"ouder": instrument.id})
    return filled_in(Frames(StudyData(study, answers=rows, instruments={instrument.id: instrument})), "ouder")


@settings(max_examples=20)
@given(instrument=INSTRUMENT, responses=RESPONSES)
def test_what_was_asked_is_what_the_app_asked(build, instrument, responses):
    asked = filled(build, instrument, responses).asked

    for number, answers in enumerate(responses):
        assert {name for name, flags in asked.items() if flags[number]} == asked_one_by_one(
            instrument, answers
        )


@pytest.mark.parametrize("name", ["ouder", "swt", "ggsr_netwerkpartner"])
@settings(max_examples=12)
@given(data=st.data())
def test_the_questionnaires_of_the_library_are_followed_too(build, name, data):
    found = load_instrument(library_path(name)).value
    parts = [part for part in found.parts() if part.options]
    drawn = data.draw(
        st.lists(
            st.fixed_dictionaries(
                {parts[0].variable: st.sampled_from([o.code for o in parts[0].options])},
                optional={p.variable: st.sampled_from([o.code for o in p.options]) for p in parts[1:]},
            ),
            min_size=1,
            max_size=4,
        )
    )
    asked = filled(build, found, drawn).asked

    for number, answers in enumerate(drawn):
        assert {name for name, flags in asked.items() if flags[number]} == asked_one_by_one(found, answers)


@settings(max_examples=20)
@given(instrument=INSTRUMENT, responses=RESPONSES, rows=st.integers(1, 7))
def test_every_response_is_in_exactly_one_count_of_every_question(build, instrument, responses, rows):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(questionnaires, "SLICE", rows)
        found = filled(build, instrument, responses)

    for item in items(instrument):
        counted, silent = tally(found, item), silence(found, item)
        given_answers = [one[item.part.variable] for one in responses if item.part.variable in one]
        chosen = Counter(code for value in given_answers for code in value.split(" "))
        assert dict(counted.chosen) == dict(chosen)
        assert counted.valid == sum(bool({"ja", "nee"} & set(value.split(" "))) for value in given_answers)
        everyone = counted.valid + sum(counted.missing.values()) + silent.skipped + silent.not_asked
        assert everyone == len(responses)


def test_the_order_of_the_responses_changes_no_count(build):
    made = instrument((None,) * 6, (None,) * 3, ("ja",))
    responses = [{"a": "ja"}, {"a": "nee", "b": "ja"}, {"b": "weet_niet"}]
    first, second = filled(build, made, responses), filled(build, made, responses[::-1])

    assert all(tally(first, item) == tally(second, item) for item in items(made))
    assert all(silence(first, item) == silence(second, item) for item in items(made))
