"""Every kind of change has a Dutch sentence on what it does to answers, and none breaks on any number."""

from __future__ import annotations

import pytest

from instruments.changes import (
    Change,
    ChangeKind,
    Counts,
    advice,
    answers_to,
    effect,
    underway_effect,
    variables_at,
)
from instruments.loader import library_path, load_instrument

OUDER = load_instrument(library_path("ouder"), "ouder.yaml").value


@pytest.mark.parametrize("kind", ChangeKind)
@pytest.mark.parametrize("answers", [0, 1, 12])
def test_every_kind_says_in_dutch_what_becomes_of_the_answers(kind, answers):
    said = effect(kind, "text", answers)

    assert said.endswith(".")
    assert "{" not in said
    assert answers == 0 or kind is ChangeKind.LANGUAGE or str(answers) in said


def test_a_meaning_counts_together_with_a_note_and_what_went_counts_apart():
    assert "tellen samen met de nieuwe, onder dezelfde naam" in effect(ChangeKind.MEANING, "text", 12)
    assert "tellen apart" in effect(ChangeKind.REMOVED, "questions", 12)
    assert effect(ChangeKind.TEXT, "consent", 12) == "12 mensen stemden in met de oude tekst."


def test_advice_comes_only_where_there_are_answers_to_lose():
    assert "nieuwe naam" in advice(ChangeKind.MEANING, False, 3)
    assert advice(ChangeKind.MEANING, True, 0) == ""
    assert advice(ChangeKind.TEXT, True, 3) == ""


def test_who_was_halfway_goes_on_or_finishes():
    assert underway_effect(1, True) == "1 begonnen vragenlijst gaat verder in de nieuwe versie."
    assert underway_effect(3, False) == "3 begonnen vragenlijsten worden afgemaakt in de oude versie."


def test_answers_are_counted_at_the_variable_or_the_whole():
    page, question = OUDER.pages[0], OUDER.pages[0].questions[0]
    counts = Counts(9, {part.variable: place for place, part in enumerate(question.parts, 5)})

    def answers(kind, *place):
        return answers_to(Change(kind, "text", "", "", *place), [OUDER], counts)

    assert answers(ChangeKind.TEXT, page.id, question.id, question.parts[0].variable) == 5
    assert answers(ChangeKind.TEXT, page.id, question.id) == 4 + len(question.parts)
    assert answers(ChangeKind.TEXT) == answers(ChangeKind.TEXT, page.id) == 9
    assert answers(ChangeKind.ADDED, page.id, "nieuw") == 9  # they all sent without it


def test_a_place_leads_to_its_variables_and_an_unknown_one_to_none():
    page = OUDER.pages[0]

    assert variables_at("", [OUDER]) == {part.variable for part in OUDER.parts()}
    assert variables_at(page.id, [OUDER]) == {p.variable for q in page.questions for p in q.parts}
    assert variables_at("bestaat_niet", [OUDER]) == frozenset()
