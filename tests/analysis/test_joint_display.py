"""The joint display: survey, codings, pattern and quotes of one aspect, each counted as it is elsewhere."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.frames import Frames
from analysis.perspectives.joint_display import joint_display
from analysis.study_folder import read_study_folder
from analysis.tables import Tables

ZWOLLE = Path(__file__).parents[2] / "examples" / "zwolle"


@pytest.fixture(scope="module")
def zwolle():
    return read_study_folder(ZWOLLE).value


@pytest.fixture(scope="module")
def rows(zwolle):
    return {row.aspect: row for row in joint_display(Frames(zwolle))}


def test_every_coloured_aspect_has_its_row(zwolle, rows):
    assert len(rows) == sum(len(book.coloured()) for book in zwolle.coding_schemes()) == 28 + 14


def test_the_survey_of_the_parents_gives_the_counts_of_the_codings(zwolle, rows):
    """In the example the codings were made from the questionnaires, so both must say the same."""
    for aspect, row in rows.items():
        if aspect.startswith("casusonderzoek."):
            (survey,) = row.survey
            (coded,) = row.coded
            answered = sum(survey.values.values())
            assert {v: n for v, n in survey.values.items() if v != "geen_informatie"} == {
                v: n for v, n in coded.values.items() if v != "geen_informatie"
            }, aspect
            assert answered <= 15


def test_a_statement_is_fed_by_professionals_and_by_what_it_is_linked_to(rows):
    survey = rows["perspectieven.snel_opgepakt"].survey

    assert [(s.perspectief, s.question) for s in survey] == [
        ("swt", "swt.snel_opgepakt"),
        ("hulpverlener", "hulpverlener.snel_opgepakt"),
        ("ouder", "ouder.signalering_tijdig"),
    ]
    assert [(s.share.k, s.share.n) for s in survey] == [(2, 5), (2, 4), (7, 13)]


def test_the_patterns_are_those_of_the_perspectives_table(zwolle, rows):
    table = Tables(zwolle).table("perspectieven_stellingen")
    for row in table.rows:
        patterns = rows[f"perspectieven.{row.key}"].patterns
        assert patterns == {pattern: table.cell(row.key, pattern) for pattern in patterns}


def test_an_aspect_of_one_perspectief_has_no_pattern(rows):
    assert rows["casusonderzoek.klik_swt"].patterns == {}


def test_every_quote_stands_once_with_its_text_and_the_value_of_its_cell(zwolle, rows):
    quotes = [(aspect, quote) for aspect, row in rows.items() for quote in row.quotes]
    written = {(c.aspect, c.casus, c.perspectief, id) for c in zwolle.codings for id in c.fragmenten}

    assert Counter((a, q.casus, q.perspectief, q.fragment) for a, q in quotes) == Counter(
        key for key in written if key[0] in rows
    )
    assert all(quote.tekst and quote.waarde for _, quote in quotes)


def test_a_fragment_that_two_codeurs_quote_is_shown_once(build):
    first, second = build.codings("1 ouder kijk.s1 groen an", "1 ouder kijk.s1 rood bo")
    data = build.data(codings=(replace(first, fragmenten=("f1",)), replace(second, fragmenten=("f1",))))
    row = {row.aspect: row for row in joint_display(Frames(data))}["kijk.s1"]

    assert [(q.fragment, q.waarde, q.tekst) for q in row.quotes] == [("f1", "", "")]
    assert [count.undecided for count in row.coded if count.perspectief == "ouder"] == [1]


def test_a_quote_under_a_cell_without_a_value_yet_breaks_nothing(build):
    """A codeur may mark quotes first and choose the value later."""
    data = build.data("1 ouder kleuren.zon groen")
    waiting = replace(data.codings[0], casus="2", waarde="", fragmenten=("f9",))
    rows = joint_display(Frames(replace(data, codings=(*data.codings, waiting))))

    (quote,) = next(row.quotes for row in rows if row.aspect == "kleuren.zon")
    assert (quote.fragment, quote.waarde) == ("f9", "")


def test_a_row_is_plain_data_on_request(rows):
    assert (
        json.loads(json.dumps(rows["perspectieven.snel_opgepakt"].to_dict()))["patterns"]["tegenspraak"] == 4
    )


def test_the_table_reads_as_words_and_holds_no_text_of_people(zwolle):
    table = Tables(zwolle).table("joint_display")
    quoted = {fragment.tekst for fragment in zwolle.fragments}

    assert table.cell("perspectieven.snel_opgepakt", "enquete_ouder") == "7 van 13"
    assert table.cell("perspectieven.snel_opgepakt", "gecodeerd_ouder") == "G 1, R 6, - 1"
    assert table.cell("perspectieven.snel_opgepakt", "patroon") == "eens 4, tegenspraak 4"
    assert not any(cell in quoted for row in table.rows for cell in row.cells)


def test_every_number_has_its_address(zwolle):
    table = Tables(zwolle).table("joint_display_aantallen")

    assert table.cell("perspectieven.snel_opgepakt__ouder", "aandeel") == 7 / 13
    assert table.cell("perspectieven.snel_opgepakt__ouder", "rood") == 6
    assert table.cell("perspectieven.netwerk_nagegaan__ouder", "aandeel") is None


def test_both_tables_warn_of_invented_answers_and_reconstructed_cells(zwolle):
    for name in ("joint_display", "joint_display_aantallen"):
        warnings = Tables(zwolle).table(name).warnings
        assert any("verzonnen" in text for text in warnings)
        assert any("reconstructie" in text for text in warnings)


def test_a_study_without_perspectives_has_no_joint_display(build):
    assert "joint_display" not in Tables(build.data("1 ouder kleuren.zon groen")).names
