"""Agreement against R, published tables and other packages. All are closed-form: 1e-8, or as printed."""

from __future__ import annotations

from pathlib import Path

import krippendorff
import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.inter_rater import aggregate_raters
from statsmodels.stats.inter_rater import fleiss_kappa as statsmodels_fleiss

from analysis.agreement import (
    block_weights,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac,
    krippendorff_alpha,
    percent_agreement,
)

EXACT = 1e-8
NONE = np.nan
TWO = pd.read_csv(Path(__file__).parents[1] / "reference" / "agreement_two_coders.csv")

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, part C: four observers, twelve units. The
# same ratings are cac.raw4raters in Gwet's R package irrCAC (1.0).
FOUR = pd.DataFrame(
    {
        "a": [1, 2, 3, 3, 2, 1, 4, 1, 2, NONE, NONE, NONE],
        "b": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NONE, 3],
        "c": [NONE, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NONE],
        "d": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NONE],
    }
)

# Fleiss (1971), table 1: how many of six psychiatrists gave each of five diagnoses, for 30 patients.
FLEISS = (
    "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 "
    "00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006"
)

# cont3x3abstractors in irrCAC: two abstractors on 100 patients.
ABSTRACTORS = {(1, 1): 13, (2, 2): 20, (2, 3): 7, (3, 2): 4, (3, 3): 56}


def pairs(counts):
    return pd.DataFrame([pair for pair, times in counts.items() for _ in range(times)], columns=["a", "b"])


def diagnoses():
    return pd.DataFrame(
        [[k for k, n in enumerate(map(int, row)) for _ in range(n)] for row in FLEISS.split()]
    )


@pytest.mark.parametrize(
    ("weights", "command"),
    [
        (None, "as.numeric(psych::cohen.kappa(full)$kappa)"),
        (None, 'as.numeric(vcd::Kappa(full)$Unweighted["value"])'),
        ("quadratic", "as.numeric(psych::cohen.kappa(full)$weighted.kappa)"),
        ("quadratic", 'as.numeric(vcd::Kappa(full, weights = "Fleiss-Cohen")$Weighted["value"])'),
        ("linear", "as.numeric(psych::cohen.kappa(full, w = linear)$weighted.kappa)"),
        ("linear", 'as.numeric(vcd::Kappa(full)$Weighted["value"])'),
    ],
)
def test_cohens_kappa_is_that_of_r(r, weights, command):
    found = cohen_kappa(TWO["an"], TWO["bo"], weights, order=[1, 2, 3, 4, 5])

    assert found.estimate == pytest.approx(r("agreement", command), abs=EXACT)


def test_kappa_with_a_value_apart_from_the_order_is_that_of_r(r):
    colours = TWO[(TWO < 5).all(axis=1)]
    command = "as.numeric(psych::cohen.kappa(colours, w = blocks)$weighted.kappa)"

    found = cohen_kappa(colours["an"], colours["bo"], block_weights([1, 2, 3], 4))

    assert found.estimate == pytest.approx(r("agreement", command), abs=EXACT)


def test_fleiss_kappa_is_that_of_fleiss_1971():
    assert fleiss_kappa(diagnoses()).estimate == pytest.approx(0.430, abs=0.0005)  # as printed


def test_fleiss_kappa_is_that_of_statsmodels():
    table, _ = aggregate_raters(diagnoses().to_numpy())

    assert fleiss_kappa(diagnoses()).estimate == pytest.approx(statsmodels_fleiss(table), abs=EXACT)


@pytest.mark.parametrize(
    ("level", "printed"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_is_that_of_krippendorff_2011(level, printed):
    assert krippendorff_alpha(FOUR, level).estimate == pytest.approx(printed, abs=0.0005)  # as printed


@pytest.mark.parametrize(
    ("found", "printed"),
    [
        # irrCAC, vignette "overview": gwet.ac1.raw, fleiss.kappa.raw, krippen.alpha.raw(cac.raw4raters).
        (gwet_ac(FOUR), 0.77544),
        (fleiss_kappa(FOUR), 0.76117),
        (krippendorff_alpha(FOUR), 0.74342),
        (percent_agreement(FOUR), 0.8181818),
        # The same with weights = "quadratic".
        (gwet_ac(FOUR, "quadratic"), 0.9140007),
        (krippendorff_alpha(FOUR, "interval"), 0.8491071),
        (percent_agreement(FOUR, "quadratic"), 0.9753788),
        # kappa2.table, gwet.ac1.table, krippen2.table(cont3x3abstractors).
        (cohen_kappa(*pairs(ABSTRACTORS).to_numpy().T), 0.7964094),
        (gwet_ac(pairs(ABSTRACTORS)), 0.8493305),
        (krippendorff_alpha(pairs(ABSTRACTORS)), 0.7972585),
        (fleiss_kappa(pairs(ABSTRACTORS)), 0.7962397),  # Scott's pi
    ],
)
def test_coefficients_are_those_of_gwets_irrcac(found, printed):
    assert found.estimate == pytest.approx(printed, abs=5e-6)  # printed in five to seven digits


def test_one_prevailing_value_lowers_alpha_and_kappa_but_not_ac2():
    # 18 of 20 groen-groen and two single slips.
    slips = pairs({("groen", "groen"): 18, ("groen", "oranje"): 1, ("oranje", "groen"): 1})
    colours = ["rood", "oranje", "groen"]

    assert percent_agreement(slips).estimate == pytest.approx(0.90)
    assert cohen_kappa(slips["a"], slips["b"]).estimate == pytest.approx(-0.05, abs=0.005)
    assert krippendorff_alpha(slips).estimate == pytest.approx(-0.03, abs=0.005)
    assert gwet_ac(slips, "linear", colours).estimate == pytest.approx(0.95, abs=0.005)


def test_block_weights_give_the_same_ac2_as_gwets_formula_by_hand():
    # pa = 18/20 + 2 x 0.5/20; shares 38/40 and 2/40; q = 4; T = 4 + 4 x 0.5 = 6.
    slips = pairs({("groen", "groen"): 18, ("groen", "oranje"): 1, ("oranje", "groen"): 1})
    chance = 6 / 12 * 2 * (38 / 40) * (2 / 40)

    found = gwet_ac(slips, block_weights(["rood", "oranje", "groen"], "grijs"))

    assert found.estimate == pytest.approx((0.95 - chance) / (1 - chance), abs=EXACT)


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
@pytest.mark.parametrize("seed", range(5))
def test_alpha_is_that_of_the_krippendorff_package(level, seed):
    random = np.random.default_rng(seed)
    ratings = random.integers(1, 6, (60, 4)).astype(float)
    ratings[random.random(ratings.shape) < 0.3] = np.nan
    expected = krippendorff.alpha(ratings.T, level_of_measurement=level)

    assert krippendorff_alpha(pd.DataFrame(ratings), level).estimate == pytest.approx(expected, abs=EXACT)


def test_ordinal_alpha_of_texts_follows_the_order_that_was_given():
    words = ["zeer laag", "laag", "midden", "hoog", "zeer hoog"]
    texts = FOUR.map(lambda place: words[int(place) - 1], na_action="ignore")

    assert krippendorff_alpha(texts, "ordinal", words).estimate == pytest.approx(
        krippendorff_alpha(FOUR, "ordinal").estimate, abs=EXACT
    )
