"""Frequencies of categories: respondents, not mentions, and the total that is mentions."""

from __future__ import annotations

import pytest

from analysis.study import Answer, OpenCoding
from analysis.tables import Tables
from codebooks.model import Category, OpenQuestion, OpenScheme
from instruments.model import Instrument, Page, Part, Question, QuestionKind
from instruments.texts import NO_TEXTS


@pytest.fixture
def tables(build):
    categories = tuple(Category(id, build.nl(id.upper())) for id in ("zelden", "altijd"))
    question = OpenQuestion("goed", build.nl("Wat ging goed?"), categories)
    scheme = OpenScheme("open", "1", build.nl("Open vragen"), (question,))
    part = Part("tekst", NO_TEXTS)
    asked = Question("tekst", QuestionKind.OPEN, NO_TEXTS, (part,), judges="open.goed")
    page = Page("p", "stap", NO_TEXTS, (asked,))
    lijst = Instrument("lijst", "1", "ouder", ("nl",), NO_TEXTS, NO_TEXTS, NO_TEXTS, 5, (page,))

    def make(*pairs, answered=()):
        codings = tuple(OpenCoding(response, "open.goed", category) for response, category in pairs)
        answers = tuple(Answer(r, "1", "ouder", "lijst", "1", "tekst", "...") for r in answered)
        return Tables(
            build.data(books=(scheme,), open_codings=codings, answers=answers, instruments={"lijst": lijst})
        )

    return make


def test_categories_stand_in_printed_order_with_mentions_last(tables):
    table = tables(("r1", "altijd"), ("r1", "zelden"), ("r2", "altijd")).table("open_goed")

    assert [(row.key, row.cells) for row in table.rows] == [
        ("zelden", (1, 2)),
        ("altijd", (2, 2)),
        ("totaal", (3, 2)),
    ]


def test_a_category_given_twice_to_one_response_counts_once(tables):
    table = tables(("r1", "altijd"), ("r1", "altijd")).table("open_goed")

    assert table.cell("altijd", "aantal") == 1
    assert table.cell("totaal", "aantal") == 1


def test_who_answered_without_fitting_a_category_counts_in_van(tables):
    table = tables(("r1", "altijd"), answered=("r1", "r2", "r3")).table("open_goed")

    assert table.cell("altijd", "van") == 3


def test_a_question_nobody_was_coded_for_has_no_table(tables):
    assert "open_goed" not in tables(answered=("r1",)).names
