"""On paper the route is words: for whom a question is, and where someone goes on."""

from __future__ import annotations

import pytest

from instruments.model import AllOf, AnswerIs, AnyOf, NotRule
from reports.paper_questionnaire.routing_words import RoutingWords, clauses_of, may_hold

A, B, C = (AnswerIs(name, ("ja",)) for name in "abc")


def questions(instrument):
    return {question.id: question for question in instrument.questions()}


def test_an_answer_that_ends_a_branch_says_where_to_go_on(routed):
    words = RoutingWords(routed, "nl")

    assert words.after(questions(routed)["hulp"]) == (
        "Hebt u ‘Nee’ of ‘Dat weet ik niet’ ingevuld? Ga dan door naar vraag 4.",
    )
    assert RoutingWords(routed, "en").after(questions(routed)["hulp"]) == (
        "Did you answer ‘No’ or ‘I do not know’? Then go on to question 4.",
    )


def test_a_page_and_a_question_say_for_whom_they_are(routed):
    words = RoutingWords(routed, "nl")

    assert words.of_page(routed.pages[1]) == (
        "Vraag 2 en 3: alleen als u bij vraag 1 ‘Ja’ hebt ingevuld. Anders gaat u door naar vraag 4."
    )
    assert words.of_question(questions(routed)["arts"]) == (
        "Alleen als u bij vraag 2 ‘Arts’ hebt ingevuld en als u bij vraag 3 niet ‘1’ of ‘2’ hebt ingevuld. "
        "Anders gaat u door naar vraag 5."
    )
    assert words.of_page(routed.pages[0]) == words.of_question(questions(routed)["slot"]) == ""


@pytest.mark.parametrize(
    ("rule", "clauses"),
    [
        (A, (((A, True),),)),
        (NotRule(AllOf((A, B))), (((A, False),), ((B, False),))),
        (NotRule(AnyOf((A, B))), (((A, False), (B, False)),)),
        (AllOf((AnyOf((A, B)), C)), (((A, True), (C, True)), ((B, True), (C, True)))),
        (AllOf((AnyOf((A, B, C)), AnyOf((A, B, C)))), ()),
    ],
)
def test_a_rule_becomes_a_choice_of_conditions_or_is_too_long_to_say(rule, clauses):
    assert clauses_of(rule) == clauses


def test_what_is_not_known_rules_nothing_out():
    assert may_hold(AllOf((A, B)), {"a": "ja"})
    assert not may_hold(AllOf((A, B)), {"a": "nee"})
    assert may_hold(AnyOf((A, B)), {"a": "nee"})
    assert not may_hold(NotRule(AnyOf((A, B))), {"a": "ja"})
    assert may_hold(None, {})
