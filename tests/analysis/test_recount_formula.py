"""Formulas: what they give, that nothing but their own error comes out, and that writing keeps them."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.recount.formula import FUNCTIONS, FormulaError, evaluate, parse, references, written
from analysis.recount.interval import LARGEST, Interval, exactly

VALUES = {"A1": 6, "B2": 3, "C3": 2, "fig_1": 5}
GIVEN = [
    ("sum(A1, B2, C3)", 11),
    ("product(28, 95)", 2660),
    ("mean(A1, B2)", Fraction(9, 2)),
    ("count(A1, B2, 7)", 3),
    ("ratio(A1, B2)", 2),
    ("percentage(B2, A1)", 50),
    ("percent_of(50, A1)", 3),
    ("growth(B2, A1)", 100),
    ("difference(A1, B2)", 3),
    ("A1 - B2 - C3", 1),
    ("A1 - (B2 - C3)", 5),
    ("A1 + B2 * C3", 12),
    ("A1 / B2 / C3", 1),
    ("(A1 + B2) * 1.5", Fraction(27, 2)),
    ("sum(fig_1, mean(A1, B2) * 2)", 14),
]


@pytest.mark.parametrize(("text", "expected"), GIVEN)
def test_a_formula_gives(text, expected):
    found = evaluate(parse(text), lambda id: exactly(VALUES[id]))
    assert found == exactly(Fraction(expected))


BROKEN = [
    "", "   ", "sum()", "sum(A1", "sum A1)", "A1 +", "+ A1", "A1 B2", "A1 ** B2", "ratio(A1)",
    "growth(1, 2, 3)",
    "max(A1)", "A1; B2", "6,7 * A1", "__import__('os')", "A1.real", "1e3", "28h", "lambda: 1", "sum(A1,,B2)",
    "(" * 60 + "A1" + ")" * 60, "+".join(["A1"] * 60), "A1" * 1001,
]  # fmt: skip


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_formula_is_refused(text):
    with pytest.raises(FormulaError):
        parse(text)


PIECES = st.sampled_from([*FUNCTIONS, "A1", "B2", "6.7", "12", *"()+-*/,", " ", "é", "'", "."])
TEXTS = st.text() | st.lists(PIECES, max_size=60).map("".join)


@given(TEXTS)
def test_reading_any_text_raises_nothing_but_its_own_error(text):
    try:
        formula = parse(text)
    except FormulaError:
        return
    assert parse(written(formula)) == formula


FORMULAS = st.recursive(
    st.sampled_from(["A1", "B2", "C3", "2", "0.5"]),
    lambda part: st.one_of(
        st.tuples(part, st.sampled_from("+-*/"), part).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        st.lists(part, min_size=1, max_size=3).map(lambda parts: f"sum({', '.join(parts)})"),
        st.tuples(part, part).map(lambda t: f"growth({t[0]}, {t[1]})"),
    ),
    max_leaves=10,
)


@given(FORMULAS)
def test_a_formula_written_and_read_again_is_the_same(text):
    formula = parse(text)
    assert parse(written(formula)) == formula
    assert set(references(formula)) == {id for id in VALUES if id in text}


@settings(max_examples=30)
@given(FORMULAS, st.fractions(0, 1), st.fractions(0, 1), st.fractions(0, 1))
def test_the_interval_of_a_formula_holds_what_values_within_the_parts_give(text, a, b, c):
    """Moore's inclusion: whatever the parts are within their bounds, the outcome is within its own."""
    formula = parse(text)
    within = {"A1": 2 + a, "B2": -1 + b, "C3": c}
    bounds = {"A1": Interval(Fraction(2), Fraction(3)), "B2": Interval(Fraction(-1), Fraction(0))}
    bounds["C3"] = Interval(Fraction(0), Fraction(1))
    try:
        exact = evaluate(formula, lambda id: exactly(within[id]))
        around = evaluate(formula, bounds.__getitem__)
    except ZeroDivisionError:
        return
    assert around.holds(exact.low)


def test_without_bounds_on_one_side_there_are_none_after():
    found = evaluate(parse("A1 * 2 + 1"), lambda _: Interval(Fraction(90), math.inf))
    assert found == Interval(Fraction(181), math.inf)


def test_nothing_times_no_bound_is_nothing():
    assert Interval(Fraction(0), math.inf) * exactly(0) == exactly(0)


def test_a_divisor_that_may_be_zero_leaves_no_bounds_and_zero_itself_is_refused():
    assert not (exactly(1) / Interval(Fraction(-1), Fraction(1))).bounded
    with pytest.raises(ZeroDivisionError):
        exactly(1) / exactly(0)


def test_numbers_beyond_any_report_lose_their_bound_instead_of_growing():
    formula = parse("product(" + ", ".join(["999999999999999999"] * 50) + ")")
    found = evaluate(formula, lambda _: exactly(0))
    assert found == Interval(LARGEST, math.inf)
