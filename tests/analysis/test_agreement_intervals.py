"""Intervals of agreement: the jackknife against a plain loop, the bootstrap against rows drawn again."""

from __future__ import annotations

import math

import krippendorff
import numpy as np
import pandas as pd
import pytest

from analysis.agreement import cohen_kappa, gwet_ac, krippendorff_alpha, percent_agreement

EXACT = 1e-8  # the same sums in another order
ORDER = ["rood", "oranje", "groen"]


def coded(seed, clusters, each=6, coders=2):
    """Ratings in clusters that differ in how well the coders agree; some ratings missing."""
    random = np.random.default_rng(seed)
    casus = np.repeat(np.arange(clusters), each)
    truth = random.choice(ORDER, len(casus), p=[0.2, 0.2, 0.6])
    right = random.random((len(casus), coders)) < random.uniform(0.4, 1, clusters)[casus][:, None]
    values = np.where(right, truth[:, None], random.choice(ORDER, right.shape)).astype(object)
    values[random.random(right.shape) < 0.05] = None
    return pd.DataFrame(values), pd.Series(casus.astype(str), name="casus")


def jackknife(found, ratings, casus, point):
    """(low, high): leave each cluster out in turn; t on one degree of freedom less than clusters."""
    without = np.array([found(ratings[casus != one]).estimate for one in casus.unique()])
    n = len(without)
    half = point * math.sqrt((n - 1) / n * ((without - without.mean()) ** 2).sum())
    estimate = found(ratings).estimate
    return max(estimate - half, -1.0), min(estimate + half, 1.0)


COEFFICIENTS = {
    "nominal alpha": krippendorff_alpha,
    "ordinal alpha": lambda ratings, **more: krippendorff_alpha(ratings, "ordinal", ORDER, **more),
    "AC2": lambda ratings, **more: gwet_ac(ratings, "linear", ORDER, **more),
    "kappa": lambda ratings, **more: cohen_kappa(ratings[0], ratings[1], "quadratic", ORDER, **more),
}


@pytest.mark.parametrize("name", COEFFICIENTS)
def test_the_jackknife_is_a_loop_that_leaves_each_cluster_out(r, name):
    found, (ratings, casus) = COEFFICIENTS[name], coded(1, clusters=12)

    made = found(ratings, clusters=casus)

    assert (made.ci_low, made.ci_high) == pytest.approx(
        jackknife(found, ratings, casus, r("agreement", "qt(.975, 11)")), abs=EXACT
    )
    assert (made.n_clusters, made.n_replicates, made.seed) == (12, 12, None)
    assert made.interval == "jackknife over 12 clusters (casus), t-verdeling met 11 vrijheidsgraden."


def test_without_clusters_every_unit_is_its_own():
    ratings, _ = coded(2, clusters=4)
    own = pd.Series(range(len(ratings)), name="eenheden")

    plain = krippendorff_alpha(ratings)

    assert plain.ci_low == pytest.approx(krippendorff_alpha(ratings, clusters=own).ci_low, abs=EXACT)
    assert plain.n_clusters == plain.n_pairable


def test_from_thirty_clusters_up_it_is_a_bootstrap_that_says_its_seed():
    few, many = (krippendorff_alpha(coded(3, n)[0], clusters=coded(3, n)[1]) for n in (29, 30))

    assert few.interval.startswith("jackknife over 29")
    assert many.interval.startswith("bootstrap over 30 clusters (casus), 1000 trekkingen")
    assert (few.seed, many.seed, many.n_replicates) == (None, 20261127, 1000)


def test_the_same_seed_gives_the_same_interval_and_another_seed_another():
    ratings, casus = coded(4, clusters=40)
    first, again, other = (krippendorff_alpha(ratings, clusters=casus, seed=seed) for seed in (7, 7, 8))

    assert first == again
    assert (first.ci_low, first.ci_high) != (other.ci_low, other.ci_high)


@pytest.mark.parametrize("level", ["nominal", "ordinal"])
def test_the_bootstrap_is_that_of_rows_drawn_again(level):
    # The quantiles of 2,000 draws have a spread of about 0.006: 0.018 is three times that.
    random = np.random.default_rng(5)
    ratings, _ = coded(5, clusters=60)
    places = ratings.map(ORDER.index, na_action="ignore").to_numpy(dtype=float)
    drawn = [
        krippendorff.alpha(places[random.integers(0, len(places), len(places))].T, level_of_measurement=level)
        for _ in range(2000)
    ]

    made = krippendorff_alpha(ratings, level, ORDER, draws=4000)

    assert (made.ci_low, made.ci_high) == pytest.approx(np.quantile(drawn, [0.025, 0.975]), abs=0.018)


def test_the_bootstrap_draws_whole_clusters():
    # Clusters of one kind each: drawing cells instead would give an interval far too narrow.
    random = np.random.default_rng(6)
    ratings, casus = coded(6, clusters=40, each=12)
    places = ratings.map(ORDER.index, na_action="ignore").to_numpy(dtype=float)
    rows = [np.flatnonzero(casus == one) for one in casus.unique()]
    drawn = []
    for _ in range(2000):
        chosen = np.concatenate([rows[i] for i in random.integers(0, len(rows), len(rows))])
        drawn.append(krippendorff.alpha(places[chosen].T, level_of_measurement="nominal"))

    made = krippendorff_alpha(ratings, clusters=casus, draws=2000)

    assert (made.ci_low, made.ci_high) == pytest.approx(np.quantile(drawn, [0.025, 0.975]), abs=0.02)
    assert made.ci_high - made.ci_low > 1.2 * np.ptp(_interval(krippendorff_alpha(ratings, draws=2000)))


def _interval(found):
    return [found.ci_low, found.ci_high]


def test_a_higher_confidence_gives_a_wider_interval():
    ratings, casus = coded(7, clusters=10)
    narrow, wide = (krippendorff_alpha(ratings, clusters=casus, confidence=c) for c in (0.8, 0.99))

    assert wide.ci_low < narrow.ci_low < narrow.ci_high < wide.ci_high
    assert wide.confidence == 0.99


def test_replicates_without_variation_are_left_out_and_counted():
    # Without the one unit that differs nothing varies.
    ratings = pd.DataFrame({"a": ["groen"] * 9 + ["rood"], "b": ["groen"] * 10})

    found = krippendorff_alpha(ratings)

    assert (found.n_replicates, found.n_undefined) == (10, 1)
    assert "1 zonder variatie tellen niet mee" in found.interval


def test_a_bootstrap_counts_the_draws_without_variation():
    ratings = pd.DataFrame({"a": ["groen"] * 59 + ["rood"], "b": ["groen"] * 60})

    found = krippendorff_alpha(ratings)

    # The one unit is absent from (59/60)^60 = 36% of the draws; 1,000 draws give that within 5 points.
    assert found.n_undefined / found.n_replicates == pytest.approx((59 / 60) ** 60, abs=0.05)


def test_one_cluster_gives_an_estimate_and_says_why_there_is_no_interval():
    ratings, casus = coded(8, clusters=1, each=20)

    found = krippendorff_alpha(ratings, clusters=casus)

    assert found.known
    assert math.isnan(found.ci_low)
    assert found.interval == "Geen interval: er is maar één cluster (casus)."


def test_perfect_agreement_says_that_its_interval_tells_nothing():
    found = krippendorff_alpha(pd.DataFrame({"a": [1, 2, 1], "b": [1, 2, 1]}))

    assert (found.estimate, found.ci_low, found.ci_high) == (1.0, 1.0, 1.0)
    assert "elke herhaling geeft hetzelfde getal" in found.interval


def test_no_interval_leaves_the_bounds_of_its_coefficient():
    ratings = pd.DataFrame({"a": ["x", "y", "x"], "b": ["x", "y", "y"]})
    alpha, shares = krippendorff_alpha(ratings), percent_agreement(ratings)

    assert (alpha.ci_low, alpha.ci_high) == (-1.0, 1.0)
    assert (shares.ci_low, shares.ci_high) == (0.0, 1.0)
