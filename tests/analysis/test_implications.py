"""The drietrap: a breach is reported, never repaired; what is missing breaks nothing."""

from __future__ import annotations

import pytest

from analysis.implications import breaches_of
from analysis.tables import Tables


@pytest.mark.parametrize("found", ["oranje", "rood", "grijs"])
def test_another_value_than_implied_is_a_breach(build, found):
    breach = breaches_of(build.colours_book(), "1", {"zon": "groen", "aap": found})[0]

    assert (breach.aspect, breach.found, breach.expected) == ("aap", found, "groen")


@pytest.mark.parametrize(
    "values",
    [
        {"zon": "groen", "aap": "groen"},
        {"zon": "oranje", "aap": "rood"},
        {"zon": "groen", "aap": "geen_informatie"},
        {"zon": "groen", "aap": ""},
        {"zon": "groen"},
        {},
    ],
)
def test_nothing_is_breached_without_the_condition_or_the_knowledge(build, values):
    assert breaches_of(build.colours_book(), "1", values) == ()


def test_the_table_names_the_casus_and_says_what_was_expected(build):
    lines = ("2 ouder kleuren.zon groen", "2 ouder kleuren.aap rood", "1 ouder kleuren.zon groen")
    made = Tables(build.data(*lines)).table("drietrap")

    assert [row.key for row in made.rows] == ["2"]
    assert made.cell("2", "melding") == "'Aap' is rood; verwacht: groen. Zon brengt aap."


def test_no_breach_gives_an_empty_table(build):
    assert Tables(build.data("1 ouder kleuren.zon rood")).table("drietrap").rows == ()
