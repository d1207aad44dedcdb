"""The coefficients against their definitions, written out pair by pair: slow, and nothing left to chance."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pandas as pd
import pytest

from analysis.agreement import (
    block_weights,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac,
    krippendorff_alpha,
    percent_agreement,
)

EXACT = 1e-8  # closed-form on both sides
ORDER = ["rood", "oranje", "groen", "grijs"]
BLOCKS = block_weights(ORDER[:3], "grijs")
LINEAR = {1: 1 - 1 / 3, 2: 1 - 2 / 3, 3: 0.0, 0: 1.0}
QUADRATIC = {1: 1 - 1 / 9, 2: 1 - 4 / 9, 3: 0.0, 0: 1.0}
GWET_ORDINAL = {1: 1 - 1 / 6, 2: 1 - 3 / 6, 3: 0.0, 0: 1.0}  # pairs among 2, 3, 4 categories: 1, 3, 6


def weight_functions():
    def by_step(table):
        return lambda a, b: table[abs(ORDER.index(a) - ORDER.index(b))]

    return {
        "none": (None, lambda a, b: float(a == b)),
        "linear": ("linear", by_step(LINEAR)),
        "quadratic": ("quadratic", by_step(QUADRATIC)),
        "ordinal": ("ordinal", by_step(GWET_ORDINAL)),
        "blocks": (BLOCKS, lambda a, b: BLOCKS.loc[a, b]),
    }


WEIGHTINGS = weight_functions()


def random_ratings(seed, coders=3, units=25):
    random = np.random.default_rng(seed)
    truth = random.choice(ORDER, units, p=[0.2, 0.2, 0.5, 0.1])
    noise = random.choice(ORDER, (units, coders))
    ratings = np.where(random.random((units, coders)) < 0.6, truth[:, None], noise).astype(object)
    ratings[random.random((units, coders)) < 0.2] = None
    return pd.DataFrame(ratings, columns=list("abcde")[:coders], dtype="object")  # else None turns NaN


def units_of(ratings):
    return [[value for value in row if value is not None] for row in ratings.to_numpy()]


def observed_by_hand(ratings, weight):
    shares = []
    for unit in units_of(ratings):
        found = [weight(a, b) for a, b in permutations(unit, 2)]
        shares += [sum(found) / len(found)] if found else []
    return sum(shares) / len(shares)


def shares_by_hand(ratings):
    rated = [unit for unit in units_of(ratings) if unit]
    return {k: sum(unit.count(k) / len(unit) for unit in rated) / len(rated) for k in ORDER}


def gwet_by_hand(ratings, weight):
    shares, total = shares_by_hand(ratings), sum(weight(a, b) for a in ORDER for b in ORDER)
    chance = total / (len(ORDER) * (len(ORDER) - 1)) * sum(p * (1 - p) for p in shares.values())
    return (observed_by_hand(ratings, weight) - chance) / (1 - chance)


def fleiss_by_hand(ratings):
    chance = sum(p**2 for p in shares_by_hand(ratings).values())
    return (observed_by_hand(ratings, lambda a, b: a == b) - chance) / (1 - chance)


def alpha_by_hand(ratings, distance):
    units = [unit for unit in units_of(ratings) if len(unit) > 1]
    values = [value for unit in units for value in unit]
    n = len(values)
    observed = (
        sum(sum(distance(a, b) for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in units) / n
    )
    expected = sum(distance(a, b) for a, b in permutations(values, 2)) / (n * (n - 1))
    return 1 - observed / expected


def cohen_by_hand(a, b, weight):
    both = [(x, y) for x, y in zip(a, b, strict=True) if x is not None and y is not None]
    observed = sum(weight(x, y) for x, y in both) / len(both)
    chance = sum(weight(x, y) for x, _ in both for _, y in both) / len(both) ** 2
    return (observed - chance) / (1 - chance)


def ordinal_distance(ratings):
    """Krippendorff's: all values from the one to the other, less half of those on either end; squared."""
    values = [value for unit in units_of(ratings) if len(unit) > 1 for value in unit]

    def distance(a, b):
        low, high = sorted((ORDER.index(a), ORDER.index(b)))
        between = sum(values.count(k) for k in ORDER[low : high + 1])
        return (between - (values.count(a) + values.count(b)) / 2) ** 2

    return distance


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", WEIGHTINGS)
def test_ac_is_gwets_definition(name, seed):
    ratings, (weights, weight) = random_ratings(seed), WEIGHTINGS[name]

    assert gwet_ac(ratings, weights, ORDER).estimate == pytest.approx(
        gwet_by_hand(ratings, weight), abs=EXACT
    )


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", WEIGHTINGS)
def test_percent_agreement_is_the_mean_over_units_of_the_pairs_that_agree(name, seed):
    ratings, (weights, weight) = random_ratings(seed), WEIGHTINGS[name]
    expected = observed_by_hand(ratings, weight)

    assert percent_agreement(ratings, weights, ORDER).estimate == pytest.approx(expected, abs=EXACT)


@pytest.mark.parametrize("seed", range(4))
def test_alpha_with_a_table_is_krippendorffs_definition_with_one_minus_the_weight(seed):
    ratings = random_ratings(seed)
    expected = alpha_by_hand(ratings, lambda a, b: 1 - BLOCKS.loc[a, b])

    assert krippendorff_alpha(ratings, BLOCKS).estimate == pytest.approx(expected, abs=EXACT)


@pytest.mark.parametrize("seed", range(4))
def test_ordinal_alpha_is_krippendorffs_definition(seed):
    ratings = random_ratings(seed)
    expected = alpha_by_hand(ratings, ordinal_distance(ratings))

    assert krippendorff_alpha(ratings, "ordinal", ORDER).estimate == pytest.approx(expected, abs=EXACT)


@pytest.mark.parametrize("seed", range(4))
def test_fleiss_kappa_with_missing_ratings_is_gwets_definition(seed):
    ratings = random_ratings(seed)

    assert fleiss_kappa(ratings).estimate == pytest.approx(fleiss_by_hand(ratings), abs=EXACT)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", WEIGHTINGS)
def test_cohens_kappa_is_its_definition_on_the_units_that_both_rated(name, seed):
    ratings, (weights, weight) = random_ratings(seed, coders=2), WEIGHTINGS[name]
    expected = cohen_by_hand(ratings["a"], ratings["b"], weight)

    found = cohen_kappa(ratings["a"], ratings["b"], weights, ORDER)

    assert found.estimate == pytest.approx(expected, abs=EXACT)


def test_ordinal_is_one_thing_to_krippendorff_and_another_to_gwet():
    ratings = random_ratings(1)
    gwets = pd.DataFrame([[GWET_ORDINAL[abs(i - j)] for j in range(4)] for i in range(4)], ORDER, ORDER)

    own = krippendorff_alpha(ratings, "ordinal", ORDER)
    other = krippendorff_alpha(ratings, gwets)

    assert own.estimate != pytest.approx(other.estimate, abs=0.001)
    assert "niet die van Gwet" in own.method
    assert "niet die van Krippendorff" in gwet_ac(ratings, "ordinal", ORDER).method


def test_numbers_without_an_order_are_as_far_apart_as_they_are():
    a, b = [1, 2, 10, 10, 1, 2], [2, 2, 10, 1, 1, 1]
    by_value = cohen_kappa(a, b, "linear").estimate
    expected = cohen_by_hand(a, b, lambda x, y: 1 - abs(x - y) / 9)

    assert by_value == pytest.approx(expected, abs=EXACT)
    assert cohen_kappa(a, b, "linear", order=[1, 2, 10]).estimate != pytest.approx(by_value, abs=0.001)


def test_a_category_that_nobody_used_counts_for_ac_and_not_for_alpha():
    ratings = random_ratings(2).replace("grijs", None)

    assert gwet_ac(ratings, None, ORDER).estimate > gwet_ac(ratings, None, ORDER[:3]).estimate
    assert krippendorff_alpha(ratings, "nominal", ORDER).estimate == pytest.approx(
        krippendorff_alpha(ratings, "nominal", ORDER[:3]).estimate, abs=EXACT
    )
