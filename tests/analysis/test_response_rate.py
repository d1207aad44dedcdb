"""The response: every count adds up, and every rate is its formula."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.proportions import response_rate

PEOPLE = st.integers(0, 400)


def test_zwolle_printed_10_percent_where_all_invited_give_8():
    found = response_rate(invited=3000, complete=253)
    rate = found.rate("volledig_van_uitgenodigd")

    assert rate.estimate == 253 / 3000
    assert rate.formula == "volledig ingevuld / uitgenodigd"
    assert found.signals_only  # 8.4% is below one in five


def test_each_rate_has_its_own_division():
    found = response_rate(500, complete=120, partial=30, started=180, refused=40, undeliverable=50)

    assert {rate.name: (rate.numerator, rate.denominator) for rate in found.rates} == {
        "volledig_van_uitgenodigd": (120, 500),
        "bruikbaar_van_uitgenodigd": (150, 500),
        "volledig_van_bereikt": (120, 450),
        "bruikbaar_van_bereikt": (150, 450),
        "begonnen": (180, 450),
        "afgemaakt": (120, 180),
        "geweigerd": (40, 450),
    }
    assert (found.reached, found.broken_off, found.silent) == (450, 30, 230)
    assert (found.signals_only, found.caution) == (False, "")


@given(complete=PEOPLE, partial=PEOPLE, broken=PEOPLE, refused=PEOPLE, undeliverable=PEOPLE, silent=PEOPLE)
def test_the_counts_add_up_and_every_rate_is_a_share(
    complete, partial, broken, refused, undeliverable, silent
):
    started = complete + partial + broken
    invited = started + refused + undeliverable + silent
    found = response_rate(invited, complete, partial, started, refused, undeliverable)

    assert (found.broken_off, found.silent) == (broken, silent)
    assert found.invited == found.undeliverable + found.refused + found.silent + found.started
    assert all(math.isnan(rate.estimate) or 0 <= rate.estimate <= 1 for rate in found.rates)


def test_nobody_invited_gives_no_rate_and_says_why():
    rate = response_rate(0, 0).rates[0]

    assert math.isnan(rate.estimate)
    assert rate.reason


@pytest.mark.parametrize(("invited", "complete"), [(150, 99), (1000, 199)])
def test_few_answers_or_a_low_response_are_signals_only(invited, complete):
    found = response_rate(invited, complete)

    assert found.signals_only
    assert "signalen" in found.caution


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"invited": 10, "complete": 11}, "started must be at most the 10"),
        ({"invited": 10, "complete": 5, "undeliverable": 6}, "started must be at most the 4"),
        ({"invited": 10, "complete": 5, "started": 4}, "complete \\+ partial must be at most the 4"),
        ({"invited": 10, "complete": 5, "refused": 6}, "refused must be at most the 5"),
        ({"invited": 10, "complete": 5, "undeliverable": 11}, "undeliverable must be"),
        ({"invited": 10, "complete": -1}, "complete must be"),
        ({"invited": "10", "complete": 1}, "invited must be"),
        ({"invited": math.nan, "complete": 1}, "invited must be"),
    ],
)
def test_a_wrong_count_is_named_with_its_value(arguments, said):
    with pytest.raises(ValueError, match=said):
        response_rate(**arguments)
