"""Two entries side by side: every difference is decided by somebody, and agreement is counted."""

from __future__ import annotations

import pytest

from instruments.loader import library_path, load_instrument
from survey_app.domain.paper import agreement, differences, fields_of, settled

FIELDS = fields_of(load_instrument(library_path("ouder")).value)
FIRST = {"@meedoen": "ja", "toegang": "swt", "klik_swt.gebeurd": "ja"}
SECOND = {"@meedoen": "ja", "toegang": "huisarts", "klik_swt.gewenst": "nee"}
DIFFERENT = ["toegang", "klik_swt.gebeurd", "klik_swt.gewenst"]


def decided(**choices):
    return settled(FIELDS, FIRST, SECOND, {name.replace("__", "."): code for name, code in choices.items()})


def test_what_differs_stands_in_the_order_of_the_form_with_what_was_left_empty():
    found = differences(FIELDS, FIRST, SECOND)

    assert [one.field.name for one in found] == DIFFERENT
    assert [(one.first, one.second) for one in found] == [("swt", "huisarts"), ("ja", ""), ("", "nee")]


def test_nothing_is_decided_by_itself():
    found = decided(toegang="eerste")

    assert [mistake.variable for mistake in found.mistakes] == DIFFERENT[1:]


def test_a_decision_takes_the_first_the_second_or_what_stands_on_paper():
    found = settled(
        FIELDS,
        FIRST,
        SECOND,
        {
            "toegang": "anders",
            "anders:toegang": "x",
            "klik_swt.gebeurd": "eerste",
            "klik_swt.gewenst": "eerste",
        },
    )

    assert found.mistakes == ()
    assert found.values == {"@meedoen": "ja", "toegang": "meer_dan_een", "klik_swt.gebeurd": "ja"}


def test_what_is_typed_in_the_third_look_is_checked_too():
    found = settled(
        FIELDS,
        FIRST,
        {**FIRST, "toegang": "huisarts"},
        {"toegang": "anders", "anders:toegang": "88"},
    )

    assert [mistake.variable for mistake in found.mistakes] == ["toegang"]


@pytest.mark.parametrize("choice", ["", "derde", "eerste ", "\x00"])
def test_a_choice_that_is_none_decides_nothing(choice):
    assert "toegang" in [mistake.variable for mistake in decided(toegang=choice).mistakes]


def test_agreement_counts_per_field_the_forms_that_were_typed_the_same():
    found = {
        one.field.name: (one.same, one.forms) for one in agreement(FIELDS, [["toegang"], [], ["toegang"]])
    }

    assert found["toegang"] == (1, 3)
    assert found["@meedoen"] == (3, 3)
