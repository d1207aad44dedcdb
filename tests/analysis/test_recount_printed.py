"""What a printed figure may stand for: digits, points, commas, words, and the override."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.recount.numerals import UnreadableError
from analysis.recount.printed import read_printed

BOUNDS = [  # printed, unit, low, high
    ("6,7", "cijfer", "6.65", "6.75"),
    ("6.7", "cijfer", "6.65", "6.75"),
    ("24%", "procent", "23.5", "24.5"),
    ("11,3 procent", "procent", "11.25", "11.35"),
    ("-5%", "procent", "-5.5", "-4.5"),
    ("15", "aantal", "15", "15"),
    ("11.300", "aantal", "11300", "11300"),
    ("446 maatregelen", "maatregelen", "446", "446"),
    ("3,5", "aantal", "3.45", "3.55"),
    ("3½ jaar", "jaar", "3.45", "3.55"),
    ("164 dagen", "dagen", "163.5", "164.5"),
    ("€ 2.352.830,00", "euro", "2352829.995", "2352830.005"),
    ("€ 95,-", "euro", "94.5", "95.5"),
    ("95 euro", "aantal", "94.5", "95.5"),
    ("€ -94.000", "euro", "-94000.5", "-93999.5"),
    ("2,352,830", "euro", "2352829.5", "2352830.5"),
    ("2,352,830.50", "euro", "2352830.495", "2352830.505"),
    ("2.352.83", "euro", "2352.825", "2352.835"),
    ("€32k", "euro", "31500", "32500"),
    ("€ 1.6 miljoen", "euro", "1550000", "1650000"),
    ("1,6", "miljoen euro", "1550000", "1650000"),
    ("0.125", "factor", "0.1245", "0.1255"),
    ("12 345", "euro", "12344.5", "12345.5"),
    ("7 (uit 15)", "aantal", "7", "7"),
    ("7 van de 15 (47%)", "aantal", "7", "7"),
    ("7 van de 15 (47%)", "procent", "46.5", "47.5"),
    ("20 gezinnen, € 400", "euro", "399.5", "400.5"),
    ("tussen de €1.6 miljoen en €2.2 miljoen", "euro", "1550000", "2250000"),
    ("1,6 tot 2,2 miljoen", "euro", "1550000", "2250000"),
    ("30-40", "casussen", "30", "40"),
    ("circa €94.000", "euro", "93500", "94500"),
    ("zo'n 15", "aantal", "12.5", "17.5"),
    ("ongeveer 100.000", "aantal", "50000", "150000"),
    ("ruim 90%", "procent", "90", "99"),
    ("bijna 600.000", "aantal", "540000", "600000"),
    ("minder dan 10", "aantal", "0", "10"),
    ("niet meer dan 10", "aantal", "0", "10"),
    ("een derde", "procent", "30", "37"),
    ("1/3", "factor", "0.30", "0.37"),
    ("ruim de helft", "procent", "50", "55"),
    ("meer dan de helft", "procent", "50", "100"),
    ("de meeste", "procent", "50", "100"),
    ("twaalf", "aantal", "12", "12"),
    ("een jaar", "jaar", "1", "1"),
]


@pytest.mark.parametrize(("printed", "unit", "low", "high"), BOUNDS)
def test_a_printed_figure_has_these_bounds(printed, unit, low, high):
    found = read_printed(printed, unit).interval
    assert (found.low, found.high) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    "printed", ["meer dan 90", "ten minste 90", "90 of meer", "> 90", "90+", "niet minder dan 90"]
)
def test_at_least_has_no_upper_bound(printed):
    found = read_printed(printed, "procent").interval
    assert (found.low, found.high) == (90, math.inf)


UNREADABLE = [
    "", "onbekend", "-", "n.v.t.", "1.600 miljoen", "1,5,25.3", "1" * 40, "x" * 301, "een groot deel van hen",
]  # fmt: skip


@pytest.mark.parametrize("printed", UNREADABLE)
def test_what_is_no_number_or_two_is_not_read(printed):
    with pytest.raises(UnreadableError):
        read_printed(printed, "euro")


OVERRIDES = [
    ("1600000", "1600000", "1600000"),
    ("0.25", "0.25", "0.25"),
    ("1550000 tot 1650000", "1550000", "1650000"),
    ("precies", "28", "28"),
]


@pytest.mark.parametrize(("reads", "low", "high"), OVERRIDES)
def test_the_override_decides(reads, low, high):
    found = read_printed("28", "uur", reads).interval
    assert (found.low, found.high) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize("reads", ["ongeveer", "1,5", "2 tot 1", "1 tot 2 tot 3", "1e9", "nan"])
def test_an_override_that_is_no_number_is_refused(reads):
    with pytest.raises(UnreadableError):
        read_printed("28", "uur", reads)


def test_a_range_has_no_point_and_a_number_has():
    assert read_printed("30-40", "casussen").point is None
    assert read_printed("ruim 90%", "procent").point == 90


WORDS = "miljoen ruim circa tot en tussen een derde van"
PIECES = st.sampled_from([*"0179.,-–€%k½/+()", *WORDS.split()])
TEXTS = st.lists(PIECES).map("".join) | st.lists(PIECES).map(" ".join) | st.text()


@given(TEXTS, st.sampled_from(["", "euro", "procent", "aantal", "miljoen euro", "factor"]), TEXTS)
def test_any_text_is_read_or_refused_and_the_point_lies_within_its_bounds(printed, unit, reads):
    try:
        found = read_printed(printed, unit, reads)
    except UnreadableError:
        return
    assert found.interval.low <= found.interval.high
    assert found.point is None or found.interval.holds(found.point)


@given(st.integers(-(10**9), 10**9), st.integers(0, 3))
def test_what_is_printed_in_dutch_is_read_back(digits, decimals):
    value = Fraction(digits, 10**decimals)
    printed = f"{float(value):,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    assert read_printed(printed, "euro").point == value
