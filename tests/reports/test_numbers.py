"""How numbers are written in Dutch."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.numbers import (
    SIGNALS_BELOW,
    bound_text,
    count_text,
    euro_text,
    limit_text,
    number_text,
    p_text,
    percent_text,
    share_text,
)


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (15, "15"), (1234567, "1.234.567"), (2.5, "2,5"), (3.0, "3"), (-1, "-1"), (1234.5, "1.234,5")],
)
def test_a_count_has_dots_between_thousands_and_a_decimal_comma(value, written):
    assert count_text(value) == written


@pytest.mark.parametrize(("share", "written"), [(0.5, "50%"), (0.125, "13%"), (0.005, "1%"), (1.0, "100%")])
def test_a_share_is_a_whole_percentage_and_halves_go_up(share, written):
    assert percent_text(share) == written


def test_a_share_that_is_not_all_or_nothing_never_rounds_to_all_or_nothing():
    assert percent_text(0.999) == "meer dan 99%"
    assert percent_text(0.001) == "minder dan 1%"


def test_a_share_of_few_has_no_percentage():
    assert share_text(0.75, 4) == "3 van 4"
    assert share_text(0.75, 12) == "9 van 12"
    assert share_text(0.75, 20) == "75% (15 van 20)"
    assert share_text(0.75, 20, threshold=40) == "15 van 20"


def test_a_share_without_n_is_not_printed():
    assert share_text(0.75, None) == ""
    assert share_text(0.75, 0) == ""


def test_a_partial_credit_keeps_its_half():
    assert share_text(0.625, 4) == "2,5 van 4"


def test_a_bound_of_a_scale_is_a_rule_without_n():
    assert bound_text(0.75) == "75%"


@given(st.integers(1, 500), st.data(), st.integers(1, 100))
def test_a_share_always_travels_with_its_n(n, data, threshold):
    hits = data.draw(st.integers(0, n))

    written = share_text(hits / n, n, threshold)

    assert f"{count_text(hits)} van {count_text(n)}" in written
    assert ("%" in written) == (n >= max(threshold, SIGNALS_BELOW))


@given(st.floats(0, 1))
def test_a_percentage_has_no_decimals(share):
    assert re.fullmatch(r"(minder dan |meer dan )?\d{1,3}%", percent_text(share))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.685, "0,69"),
        (1050, "1.050"),
        (-0.05, "-0,05"),
        (-0.001, "0,00"),
        (1234.5, "1.234,50"),
        (math.nan, ""),
        (math.inf, ""),
    ],
)
def test_a_statistic_has_a_decimal_comma_and_two_decimals(value, text):
    assert number_text(value) == text


@pytest.mark.parametrize(("value", "text"), [(0.0004, "< 0,001"), (0.0005, "0,001"), (1.0, "1,000")])
def test_a_small_p_value_never_reads_as_zero(value, text):
    assert p_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(53834.1, "€ 53.834"), (-12.5, "-€ 13"), (-0.2, "€ 0"), (math.nan, "")]
)
def test_an_amount_is_in_whole_euros(value, text):
    assert euro_text(value) == text


def test_a_limit_is_a_percentage_without_n():
    assert (limit_text(0.123), limit_text(math.nan)) == ("12%", "")
