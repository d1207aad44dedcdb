"""Which pages a person gets, whatever was answered before, on or off the route."""

import pytest
from hypothesis import given
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
from instruments.routing import (
    answers_on_route,
    holds,
    page_after,
    page_before,
    resume_at,
    route,
)
from instruments.texts import Texts

JA_NEE = (Option("ja", 1, Texts.of(nl="Ja")), Option("nee", 2, Texts.of(nl="Nee")))


def page(id, *questions, show_when=None):
    return Page(id, "stap", Texts.of(nl=id), tuple(questions), show_when=show_when)


def question(id, kind=QuestionKind.SINGLE, show_when=None):
    return Question(id, kind, Texts.of(nl=id), (Part(id, Texts.of(nl=id), JA_NEE),), show_when=show_when)


def aanwezig(id):
    parts = (
        Part(f"{id}.gebeurd", Texts.of(nl="?"), JA_NEE),
        Part(f"{id}.tevreden", Texts.of(nl="?"), JA_NEE, after=("ja",)),
        Part(f"{id}.gewenst", Texts.of(nl="?"), JA_NEE, after=("nee",)),
    )
    return Question(id, QuestionKind.AANWEZIG, Texts.of(nl=id), parts)


def instrument(*pages):
    text = Texts.of(nl="x")
    return Instrument("proef", "1", "ouder", ("nl",), text, text, text, 1, tuple(pages))


BRANCHING = instrument(
    page("eerst", question("hulp")),
    page("tak", question("aanbieder"), show_when=AnswerIs("hulp", ("ja",))),
    page("diep", question("klacht"), show_when=AnswerIs("aanbieder", ("nee",))),
    page("slot", question("einde")),
)


def names(pages):
    return [one.id for one in pages]


@pytest.mark.parametrize(
    ("rule", "answers", "expected"),
    [
        (None, {}, True),
        (AnswerIs("hulp", ("ja",)), {"hulp": "ja"}, True),
        (AnswerIs("hulp", ("ja",)), {"hulp": "nee"}, False),
        (AnswerIs("hulp", ("ja",)), {}, False),
        (AnswerIs("taken", ("advies",)), {"taken": "toegang advies"}, True),
        (NotRule(AnswerIs("hulp", ("ja",))), {}, True),
        (AllOf((AnswerIs("a", ("ja",)), AnswerIs("b", ("ja",)))), {"a": "ja", "b": "nee"}, False),
        (AnyOf((AnswerIs("a", ("ja",)), AnswerIs("b", ("ja",)))), {"a": "nee", "b": "ja"}, True),
    ],
)
def test_a_rule_is_true_of_the_answers_it_names(rule, answers, expected):
    assert holds(rule, answers) is expected


def test_a_branch_is_asked_only_after_the_answer_that_leads_to_it():
    assert names(route(BRANCHING, {"hulp": "nee"})) == ["eerst", "slot"]
    assert names(route(BRANCHING, {"hulp": "ja"})) == ["eerst", "tak", "slot"]


def test_a_stale_answer_on_a_left_branch_opens_no_further_page():
    answers = {"hulp": "nee", "aanbieder": "nee", "klacht": "ja"}

    assert names(route(BRANCHING, answers)) == ["eerst", "slot"]
    assert answers_on_route(BRANCHING, answers) == {"hulp": "nee"}


def test_a_left_branch_comes_back_with_its_answers():
    answers = {"hulp": "ja", "aanbieder": "nee", "klacht": "ja"}

    assert answers_on_route(BRANCHING, answers) == answers


def test_a_follow_up_that_does_not_fit_the_answer_is_not_kept():
    form = instrument(page("een", aanwezig("school")))
    answers = {"school.gebeurd": "ja", "school.tevreden": "nee", "school.gewenst": "ja"}

    assert answers_on_route(form, answers) == {"school.gebeurd": "ja", "school.tevreden": "nee"}


def test_a_follow_up_without_its_first_answer_is_not_kept():
    form = instrument(page("een", aanwezig("school")))

    assert answers_on_route(form, {"school.tevreden": "ja"}) == {}


def test_resuming_goes_to_the_first_page_that_was_not_saved():
    pages = route(BRANCHING, {"hulp": "ja"})

    assert resume_at(pages, frozenset({"eerst", "slot"})).id == "tak"
    assert resume_at(pages, frozenset(names(pages))) is None


def test_next_and_previous_follow_the_route_and_not_the_instrument():
    pages = route(BRANCHING, {"hulp": "nee"})

    assert page_after(pages, "eerst").id == "slot"
    assert page_before(pages, "slot").id == "eerst"
    assert page_after(pages, "slot") is None
    assert page_before(pages, "eerst") is None
    assert page_after(pages, "tak") is None


@given(
    st.dictionaries(
        st.sampled_from(["hulp", "aanbieder", "klacht", "einde", "x"]), st.sampled_from(["ja", "nee", ""])
    )
)
def test_answers_on_the_route_lead_to_the_same_route(answers):
    kept = answers_on_route(BRANCHING, answers)

    assert route(BRANCHING, kept) == route(BRANCHING, answers)
    assert answers_on_route(BRANCHING, kept) == kept
