"""Tables of scales and report grades, and answers made ready for a scale."""

from __future__ import annotations

import json
import math

import pandas as pd
import pytest

from analysis.scales import cronbach_alpha, item_total, mcdonald_omega
from analysis.scales.grades import grades
from analysis.scales.scores import scale_scores, turn_round
from analysis.scales.tables import grades_table, scale_table
from reports.tables import to_document_table, to_json

ITEMS = pd.DataFrame(
    {"a": [1, 2, 4, 5, 3, 4, None], "b": [2, 2, 3, 5, 3, 5, 1], "c": [1, 3, 4, 4, 2, 5, 1]},
    index=list("pqrstuv"),
)


def table(items=ITEMS, **arguments):
    return scale_table("schaal_x", "Schaal", items, **{"threshold": 3, **arguments})


def test_every_number_of_a_scale_has_its_address():
    made, alpha, omega, items = table(), cronbach_alpha(ITEMS), mcdonald_omega(ITEMS), item_total(ITEMS)

    assert made.cell("alfa", "schatting") == alpha.estimate
    assert (made.cell("alfa", "onder"), made.cell("alfa", "boven")) == (alpha.ci_low, alpha.ci_high)
    assert made.cell("omega", "schatting") == omega.estimate
    assert made.cell("b", "item_rest") == items.items[1].item_rest
    assert made.cell("b", "alfa_zonder") == items.items[1].alpha_without
    assert made.cell("schaal", "gemiddelde") == pytest.approx(ITEMS.dropna().mean(axis=1).mean())


def test_a_scale_says_how_many_answered_everything():
    assert table().notes[0] == "6 van 7 mensen beantwoordden alle 3 vragen; zij tellen mee."
    assert table().cell("alfa", "n") == 6


def test_items_have_their_labels_and_keep_their_names():
    row = table(labels={"a": "Serieus genomen"}).rows[0]

    assert (row.key, row.label) == ("a", "Serieus genomen")


def test_what_is_odd_about_a_scale_is_a_warning():
    made = table(ITEMS.assign(b=6 - ITEMS["b"]))

    assert "Tegengesteld aan de rest: b. Is omgekeerd scoren vergeten?" in made.warnings


@pytest.mark.parametrize("items", [ITEMS.iloc[:1], ITEMS[["a"]], ITEMS.iloc[:0], pd.DataFrame(), ITEMS * 0])
def test_a_scale_that_cannot_be_computed_is_a_table_with_a_warning(items):
    made = table(items)

    assert made.cell("alfa", "schatting") is None
    assert any(warning.startswith("Alfa: ") for warning in made.warnings)
    assert "NaN" not in to_json(made)


def test_an_item_cannot_have_the_name_of_a_row_below():
    with pytest.raises(ValueError, match="items must be columns other than .*'alfa'"):
        table(ITEMS.rename(columns={"a": "alfa"}))


def test_a_scale_is_read_with_two_decimals():
    read = {row.key: [cell.text for cell in row.cells] for row in to_document_table(table()).rows}

    assert read["alfa"] == ["6", "", "", "", "", "0,93", "0,70", "0,99"]


def test_grades_stand_with_their_n_and_the_share_onvoldoende():
    found = grades([8, 7, 5, None, 9])
    made = grades_table("cijfers", "Cijfers", [("hulp", "De hulp", found)], threshold=4)

    assert made.cell("hulp", "gemiddelde") == 7.25
    assert (made.cell("hulp", "n"), made.cell("hulp", "ontbreekt")) == (4, 1)
    assert to_document_table(made).rows[0].cells[-1].text == "1 van 4"
    assert made.notes[-1] == "Onvoldoende: een cijfer lager dan 5,5."


def test_below_the_threshold_there_is_no_mean_and_a_note_says_so():
    scale = table(threshold=7)
    found = grades_table("cijfers", "Cijfers", [("hulp", "De hulp", grades([8, 7, 5]))])

    assert (scale.cell("a", "gemiddelde"), scale.cell("schaal", "spreiding")) == (None, None)
    assert scale.cell("alfa", "schatting") is not None
    assert found.rows[0].cells[2:-1] == (None,) * 9
    assert found.notes[-1] == "Bij minder dan 10 antwoorden staat er geen gemiddelde of spreiding."


def test_grades_without_an_interval_say_why():
    made = grades_table("cijfers", "Cijfers", [("hulp", "De hulp", grades([8]))])

    assert made.cell("hulp", "onder") is None
    assert made.warnings == ("De hulp: Uit één cijfer volgt geen interval.",)
    assert json.loads(to_json(made))["rows"][0]["cells"][0] == 1


def test_a_score_is_the_mean_of_a_complete_row_and_keeps_its_index():
    scores = scale_scores(ITEMS)

    assert list(scores.index) == list(ITEMS.index)
    assert scores["q"] == pytest.approx(7 / 3)
    assert math.isnan(scores["v"])


def test_an_item_is_turned_round_on_the_scale_of_its_question():
    turned = turn_round(ITEMS, {"a": (1, 5)})

    assert list(turned["a"])[:3] == [5, 4, 2]
    assert math.isnan(turned["a"]["v"])
    assert list(turned["b"]) == list(ITEMS["b"])
    assert ITEMS["a"].iloc[0] == 1


def test_turning_round_twice_gives_the_answers_back():
    twice = turn_round(turn_round(ITEMS, {"a": (1, 5)}), {"a": (1, 5)})

    pd.testing.assert_frame_equal(twice, ITEMS, check_dtype=False)


@pytest.mark.parametrize(
    ("ranges", "named"),
    [
        ({"z": (1, 5)}, "ranges must be columns of items"),
        ({"a": (1, 4)}, "answers from 1 to 4, not 5.0"),
        ({"a": ("een", 5)}, "ranges"),
    ],
)
def test_what_cannot_be_turned_round_is_refused(ranges, named):
    with pytest.raises(ValueError, match=named):
        turn_round(ITEMS, ranges)


def test_no_items_have_no_score():
    with pytest.raises(ValueError, match="at least 1 item"):
        scale_scores(pd.DataFrame(index=[1, 2]))
