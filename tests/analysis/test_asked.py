"""Counting over versions of a questionnaire: nothing is lost, and a table says what changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.asked import changed_question_notes, ever_asked, versions
from analysis.frames import Frames
from analysis.questions.closed_questions import answers_table, missing_table
from analysis.questions.questionnaires import filled_in
from analysis.study import Answer
from analysis.study_folder import read_study_folder
from analysis.tables import Tables

KLEIN = Path(__file__).parent / "study_folder" / "folders" / "klein"


@pytest.fixture(scope="module")
def klein():
    data = read_study_folder(KLEIN).value
    assert data is not None
    return data


def test_versions_come_from_old_to_new_and_together_hold_every_answer(klein):
    assert [one.version for one in versions(klein, "korte_ouder")] == ["0", "1"]
    part = {one.variable: one for one in ever_asked(klein, "korte_ouder").parts()}["situatie"]
    assert [(one.code, one.label.say()) for one in part.options] == [
        ("stabiel", "Stabiel"),
        ("instabiel", "Onrustig"),  # as it is called now
        ("wisselend", "Wisselend"),  # no longer offered, and still counted under its own code
    ]


def test_an_answer_that_is_no_longer_offered_keeps_its_row(klein):
    frames = Frames(klein)
    table = answers_table(frames, filled_in(frames, "ouder"))

    assert table.cell("situatie.wisselend", "aantal") == 1
    assert table.cell("situatie.stabiel", "van") == 2
    assert any("gewijzigd op 2026-03-02 (situatie)" in note for note in table.notes)


def test_a_question_of_an_earlier_version_only_was_not_asked_of_the_others(klein):
    old = klein.earlier[("korte_ouder", "0")]
    page = old.pages[0]
    part = replace(page.questions[1].parts[0], variable="vroeger")
    extra = replace(page.questions[1], id="vroeger", parts=(part,))
    earlier = replace(old, pages=(replace(page, questions=(*page.questions, extra)),))
    answer = Answer("oud1", "2", "ouder", "korte_ouder", "0", "vroeger", "stabiel")
    data = replace(klein, earlier={("korte_ouder", "0"): earlier}, answers=(*klein.answers, answer))
    frames = Frames(data)
    table = missing_table(frames, filled_in(frames, "ouder"))

    assert table.cell("vroeger", "geldig") == 1
    assert table.cell("vroeger", "niet_gevraagd") == 1  # r1 answered version 1, which does not ask it
    assert table.cell("wie", "niet_gevraagd") == 0


def test_a_change_of_words_gets_no_note_and_neither_does_one_that_nobody_answered(klein):
    assert changed_question_notes(klein, "korte_ouder", ["wie"]) == ()
    unanswered = tuple(replace(row, answers_then=0) for row in klein.instrument_changes)
    changed = replace(klein, instrument_changes=unanswered)
    assert changed_question_notes(changed, "korte_ouder", ["situatie"]) == ()


def test_the_ledger_is_a_table_with_the_effect_of_each_change(klein):
    table = Tables(klein).table("vragenlijst_wijzigingen")

    assert [row.key for row in table.rows] == ["w1", "w2", "w3"]
    assert table.cell("w1", "antwoorden") == 1
    assert "onder dezelfde naam" in table.cell("w1", "gevolg")
    assert table.cell("w3", "soort") == "stated_text"
    assert table.rows[2].group == "Enkele vragen: van versie 0 naar 1"
    assert table.rows[2].label == "Wie hielp u? (wie)"


def test_a_study_without_changes_has_no_such_table(klein):
    assert "vragenlijst_wijzigingen" not in Tables(replace(klein, instrument_changes=())).names
