"""What always holds of agreement, whatever the ratings."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.agreement import (
    block_weights,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac,
    krippendorff_alpha,
    percent_agreement,
)

NOISE = 1e-9  # sums of the same numbers in another order
ORDER = ["rood", "oranje", "groen", "grijs"]
BLOCKS = block_weights(ORDER[:3], "grijs")
DRAWS = 60  # enough to have an interval

COEFFICIENTS = {
    "percent": lambda d, **more: percent_agreement(d, draws=DRAWS, **more),
    "fleiss": lambda d, **more: fleiss_kappa(d, draws=DRAWS, **more),
    "alpha": lambda d, **more: krippendorff_alpha(d, "nominal", draws=DRAWS, **more),
    "ordinal": lambda d, **more: krippendorff_alpha(d, "ordinal", ORDER, draws=DRAWS, **more),
    "blocks": lambda d, **more: krippendorff_alpha(d, BLOCKS, draws=DRAWS, **more),
    "ac1": lambda d, **more: gwet_ac(d, None, ORDER, draws=DRAWS, **more),
    "ac2": lambda d, **more: gwet_ac(d, BLOCKS, draws=DRAWS, **more),
}
every_coefficient = pytest.mark.parametrize("name", COEFFICIENTS)

rating = st.sampled_from([*ORDER, None])
small = st.integers(2, 4).flatmap(lambda coders: st.lists(st.lists(rating, min_size=coders, max_size=coders)))
large = st.lists(st.tuples(rating, rating), min_size=31, max_size=60)
tables = st.one_of(small, large).map(lambda rows: pd.DataFrame(rows, dtype="object"))


def same(first, second):
    return first == pytest.approx(second, abs=NOISE, nan_ok=True)


def numbers(found):
    return (found.estimate, found.ci_low, found.ci_high)


def test_fleiss_kappa_can_fall_below_minus_1_where_one_coder_rated_alone():
    """pa = 0, shares 2/3 and 1/3, pe = 5/9: (0 - 5/9) / (4/9)."""
    ratings = pd.DataFrame([["rood", "oranje"], ["rood", "oranje"], ["rood", None]], dtype="object")

    assert fleiss_kappa(ratings).estimate == pytest.approx(-5 / 4, abs=NOISE)


@every_coefficient
@given(ratings=tables)
@settings(max_examples=20)
def test_an_estimate_is_at_most_1_and_lies_in_its_interval(name, ratings):
    found = COEFFICIENTS[name](ratings)

    if found.known:
        lowest = -math.inf if name == "fleiss" and ratings.isna().any(axis=None) else -1 - NOISE
        assert lowest <= found.estimate <= 1 + NOISE
        assert found.reason == ""
        assert math.isnan(found.ci_low) or found.ci_low <= found.estimate <= found.ci_high
    else:
        assert found.reason
        assert math.isnan(found.ci_low)
        assert math.isnan(found.ci_high)


@every_coefficient
@given(ratings=tables, random=st.randoms(use_true_random=False))
@settings(max_examples=12)
def test_the_order_of_rows_and_coders_changes_nothing(name, ratings, random):
    rows, columns = list(range(len(ratings))), list(range(ratings.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)

    shuffled = COEFFICIENTS[name](ratings.iloc[rows, columns])

    assert same(numbers(COEFFICIENTS[name](ratings)), numbers(shuffled))


@every_coefficient
@given(ratings=tables, random=st.randoms(use_true_random=False))
@settings(max_examples=12)
def test_the_order_of_rows_changes_no_interval_over_clusters(name, ratings, random):
    clusters = pd.Series([f"casus {place % 35}" for place in range(len(ratings))], index=ratings.index)
    rows = list(range(len(ratings)))
    random.shuffle(rows)

    shuffled = COEFFICIENTS[name](ratings.iloc[rows], clusters=clusters.iloc[rows])

    assert same(numbers(COEFFICIENTS[name](ratings, clusters=clusters)), numbers(shuffled))


@given(ratings=st.lists(st.tuples(rating, rating), min_size=1, max_size=29))
@settings(max_examples=30)
def test_kappa_is_symmetric_in_its_coders(ratings):
    a, b = zip(*ratings, strict=True)

    assert same(numbers(cohen_kappa(a, b, "linear", ORDER)), numbers(cohen_kappa(b, a, "linear", ORDER)))


@pytest.mark.parametrize("name", [name for name in COEFFICIENTS if name != "percent"])
@given(coder=st.lists(rating, min_size=2, max_size=40))
@settings(max_examples=20)
def test_a_duplicated_coder_agrees_perfectly_unless_nothing_varies(name, coder):
    found = COEFFICIENTS[name](pd.DataFrame({"a": coder, "b": coder}, dtype="object"))

    if len({value for value in coder if value}) > 1:
        assert found.estimate == pytest.approx(1.0, abs=NOISE)
    else:
        assert math.isnan(found.estimate)


@given(ratings=tables)
@settings(max_examples=30)
def test_percent_agreement_is_a_share(ratings):
    found = percent_agreement(ratings)

    assert not found.known or 0 <= found.ci_low <= found.estimate <= found.ci_high <= 1


@given(ratings=tables)
@settings(max_examples=30)
def test_units_that_nobody_or_one_rated_change_no_alpha(ratings):
    nobody, one = [None] * ratings.shape[1], ["rood", *[None] * ratings.shape[1]][: ratings.shape[1]]
    more = pd.DataFrame([*ratings.to_numpy().tolist(), nobody, one], dtype="object")

    first, second = krippendorff_alpha(ratings, draws=DRAWS), krippendorff_alpha(more, draws=DRAWS)

    assert same(numbers(first), numbers(second))
    assert (second.n_units, second.n_pairable) == (first.n_units + 2, first.n_pairable)


@given(ratings=tables)
@settings(max_examples=20)
def test_identity_weights_are_no_weights(ratings):
    table = pd.DataFrame(np.eye(4), ORDER, ORDER)

    assert same(gwet_ac(ratings, table).estimate, gwet_ac(ratings, None, ORDER).estimate)
    assert same(krippendorff_alpha(ratings, table).estimate, krippendorff_alpha(ratings).estimate)


@given(
    ratings=st.lists(st.tuples(*[st.integers(0, 9)] * 2), min_size=2, max_size=30), scale=st.floats(1e-6, 1e6)
)
@settings(max_examples=30)
def test_interval_alpha_does_not_depend_on_unit_or_zero(ratings, scale):
    frame = pd.DataFrame(ratings)
    moved = frame.astype(float) * scale + 5

    first, second = krippendorff_alpha(frame, "interval"), krippendorff_alpha(moved, "interval")

    assert first.estimate == pytest.approx(second.estimate, abs=1e-5, nan_ok=True)  # 5 + 1e-6 keeps 10 digits


@given(size=st.integers(1, 9), apart=st.integers(0, 4))
def test_block_weights_are_symmetric_with_1_on_the_diagonal_and_nothing_for_what_stands_apart(size, apart):
    table = block_weights(range(size), [f"los {i}" for i in range(apart)])

    assert np.array_equal(table, table.T)
    assert (np.diag(table) == 1).all()
    assert (table.iloc[:size, size:] == 0).all(axis=None)
    assert table.to_numpy().min() >= 0
