"""Agreement on data that say nothing, and on arguments that are wrong."""

from __future__ import annotations

import math

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

GOOD = pd.DataFrame({"a": ["rood", "groen", "groen"], "b": ["rood", "groen", "rood"]})
NUMBERS = pd.DataFrame({"a": [1, 2, 3], "b": [1, 2, 2]})
ORDER = ["rood", "oranje", "groen"]


def cohen(ratings):
    frame = ratings if ratings.shape[1] == 2 else ratings.reindex(columns=["a", "b"])
    return cohen_kappa(frame["a"], frame["b"])


CORRECTED = {
    "kappa": cohen,
    "fleiss": fleiss_kappa,
    "alpha": krippendorff_alpha,
    "ordinal alpha": lambda ratings: krippendorff_alpha(ratings, "ordinal", ORDER),
    "AC1": gwet_ac,
    "AC2": lambda ratings: gwet_ac(ratings, "linear", ORDER),
}
NO_UNIT = pd.DataFrame({"a": ["rood", None], "b": [None, "groen"]}, dtype="object")
SAYS_NOTHING = {
    "empty": (pd.DataFrame(), "Er zijn geen oordelen."),
    "no rows": (pd.DataFrame({"a": [], "b": []}, dtype="object"), "Er zijn geen oordelen."),
    "all missing": (pd.DataFrame({"a": [None] * 3, "b": [np.nan] * 3}), "Er zijn geen oordelen."),
    "one coder": (pd.DataFrame({"a": ["rood", "groen"]}), "Er is maar één codeur"),
    "other coder missing": (pd.DataFrame({"a": ["rood"] * 2, "b": [None] * 2}), "Er is maar één codeur"),
    "no unit twice": (NO_UNIT, "Geen enkele eenheid"),
    "one unit": (GOOD.iloc[:1], "Maar één eenheid"),
}
ONE_CATEGORY = pd.DataFrame({"a": ["groen"] * 20, "b": ["groen"] * 20})


@pytest.mark.parametrize("kind", SAYS_NOTHING)
@pytest.mark.parametrize("name", ["percent", *CORRECTED])
def test_data_that_say_nothing_give_nan_and_the_reason(name, kind):
    ratings, reason = SAYS_NOTHING[kind]

    found = {**CORRECTED, "percent": percent_agreement}[name](ratings)

    assert math.isnan(found.estimate)
    assert math.isnan(found.ci_low)
    assert math.isnan(found.ci_high)
    assert found.reason.startswith(reason)
    assert found.to_dict()["estimate"] is None


@pytest.mark.parametrize("name", CORRECTED)
def test_without_variation_there_is_no_agreement_beyond_chance(name):
    found = CORRECTED[name](ONE_CATEGORY)

    assert math.isnan(found.estimate)
    assert found.reason.startswith("Alle oordelen zijn hetzelfde")
    assert (found.n_units, found.n_coders, found.n_pairable) == (20, 2, 20)


def test_without_variation_coders_still_give_the_same_rating():
    assert percent_agreement(ONE_CATEGORY).estimate == 1.0


def test_weights_that_see_no_difference_give_nan_and_the_reason():
    blind = pd.DataFrame(1.0, index=["rood", "groen"], columns=["rood", "groen"])

    assert krippendorff_alpha(GOOD, blind).reason.startswith("De gewichten maken geen verschil")
    assert gwet_ac(GOOD, blind).reason.startswith("De gewichten maken geen verschil")


def test_every_kind_of_missing_is_missing():
    kinds = pd.DataFrame(
        {"a": ["rood", "groen", "rood", "groen", "rood"], "b": ["rood", None, np.nan, pd.NA, "groen"]}
    )

    assert krippendorff_alpha(kinds).n_pairable == 2


def test_typed_columns_count_as_what_they_hold():
    typed = NUMBERS.astype({"a": "Int64", "b": "float64"})
    words = GOOD.astype(pd.CategoricalDtype(["groen", "rood"]))

    assert krippendorff_alpha(typed, "interval") == krippendorff_alpha(NUMBERS, "interval")
    assert krippendorff_alpha(words) == krippendorff_alpha(GOOD)


def test_more_coders_than_a_whole_number_can_hold_are_no_problem():
    random = np.random.default_rng(1)
    many = pd.DataFrame(random.integers(0, 9, (12, 40)))

    assert krippendorff_alpha(many).known


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: krippendorff_alpha([[1, 2]]), r"ratings must be a DataFrame"),
        (lambda: krippendorff_alpha(GOOD, "ordinal"), "order must be the categories from low to high"),
        (lambda: gwet_ac(GOOD, "linear"), "order must be the categories from low to high"),
        (lambda: cohen_kappa(GOOD["a"], GOOD["b"], "quadratic"), "order must be the categories"),
        (lambda: percent_agreement(GOOD, order=["rood"]), "ratings must be one of 'rood', not 'groen'"),
        (lambda: krippendorff_alpha(GOOD, order="rood"), "order must be a list"),
        (lambda: krippendorff_alpha(GOOD, order=[]), "order must be a list of at least one"),
        (lambda: krippendorff_alpha(GOOD, order=["rood", None]), "none missing"),
        (lambda: krippendorff_alpha(GOOD, order=["rood", "groen", "rood"]), "all different"),
        (lambda: krippendorff_alpha(GOOD, order=[["rood"], ["groen"]]), "order must be a list of texts"),
        (lambda: krippendorff_alpha(GOOD.replace("rood", "")), "None where missing, not ''"),
        (lambda: krippendorff_alpha(NUMBERS.astype(object).replace(1, 10**400)), "ratings must be texts or"),
        (lambda: krippendorff_alpha(GOOD, clusters=5), "clusters must be a Series .*not 5"),
        (lambda: krippendorff_alpha(GOOD, clusters="123"), "clusters must be a Series .*not '123'"),
        (lambda: krippendorff_alpha(GOOD, clusters=[["1"], ["2"], ["3"]]), "clusters must be texts or"),
        (lambda: krippendorff_alpha(GOOD, "interval"), "ratings must be numbers for level 'interval'"),
        (lambda: krippendorff_alpha(GOOD, "ratio"), "ratings must be numbers for level 'ratio'"),
        (lambda: krippendorff_alpha(NUMBERS - 5, "ratio"), "numbers from 0 up for level 'ratio', not -4"),
        (lambda: krippendorff_alpha(GOOD, "ordinaal"), "level must be one of .*not 'ordinaal'"),
        (lambda: krippendorff_alpha(GOOD, None), "level must be one of .*not None"),
        (lambda: gwet_ac(NUMBERS, "kwadraat"), "weights must be None, one of .*not 'kwadraat'"),
        (
            lambda: fleiss_kappa(NUMBERS.replace(1, math.inf)),
            "texts or finite numbers, None where missing, not inf",
        ),
        (lambda: fleiss_kappa(NUMBERS.astype(object).replace(1, "een")), "all texts or all numbers"),
        (lambda: fleiss_kappa(pd.DataFrame({"a": [[1], [2]], "b": [[1], [2]]})), "texts or finite numbers"),
        (lambda: fleiss_kappa(pd.DataFrame({"a": [1 + 2j], "b": [1]})), "texts or finite numbers"),
        (lambda: cohen_kappa(["rood"], ["rood", "groen"]), r"b must have as many items as a \(1\), not 2"),
        (lambda: cohen_kappa("rood", ["rood"]), "a must be a list or Series"),
        (lambda: cohen_kappa(GOOD["a"], GOOD["b"].rename({0: 9})), "b must be a Series with the index of a"),
        (lambda: krippendorff_alpha(GOOD, clusters=["1", "2"]), "clusters must be as long as ratings"),
        (lambda: krippendorff_alpha(GOOD, clusters=["1", None, "2"]), "clusters must be filled in"),
        (lambda: krippendorff_alpha(GOOD, clusters=GOOD["a"].rename({0: 9})), "the index of ratings"),
        (lambda: krippendorff_alpha(GOOD, confidence=95), "confidence must be a number between 0"),
        (lambda: krippendorff_alpha(GOOD, draws=0), "draws must be a whole number from 1 to 1000000, not 0"),
        (lambda: krippendorff_alpha(GOOD, seed=-1), "seed must be a whole number from 0 up, not -1"),
    ],
)
def test_a_wrong_argument_is_named_with_its_value(call, message):
    with pytest.raises(ValueError, match=message):
        call()


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        (pd.DataFrame(np.eye(3), ORDER, ORDER).iloc[:2], "same categories on both sides"),
        (pd.DataFrame(np.eye(2), ORDER[:2], ORDER[:2]), r"a table with \['rood', 'groen'\] on both sides"),
        (np.eye(3), "a table of 2 by 2"),
        ([[1, 0.5], [0.4, 1]], "symmetric, with 1 on the diagonal"),
        ([[0.9, 0], [0, 1]], "symmetric, with 1 on the diagonal"),
        ([[1, -0.5], [-0.5, 1]], "numbers from 0 to 1"),
        ([[1, math.nan], [math.nan, 1]], "numbers from 0 to 1"),
        ([[1, "half"], ["half", 1]], "a square table of numbers"),
        ([[1, 0], [0]], "a square table of numbers"),
        (7, "a table of 2 by 2"),
    ],
)
def test_a_table_of_weights_that_is_none_is_refused(weights, message):
    with pytest.raises(ValueError, match=message):
        gwet_ac(GOOD, weights, ["rood", "groen"])


def test_a_table_without_names_needs_an_order_for_texts():
    with pytest.raises(ValueError, match="order must be the categories from low to high"):
        krippendorff_alpha(GOOD, np.eye(2))


def test_a_table_may_name_its_categories_in_another_order():
    table = block_weights(ORDER)
    turned = table.loc[["groen", "rood", "oranje"], ["oranje", "groen", "rood"]]

    assert gwet_ac(GOOD, turned, ORDER).estimate == pytest.approx(gwet_ac(GOOD, table).estimate, abs=1e-12)


def test_block_weights_refuse_a_value_that_occurs_twice():
    with pytest.raises(ValueError, match="all different"):
        block_weights(ORDER, "groen")


def test_a_thing_that_is_too_large_is_refused_before_memory_runs_out():
    wide = pd.DataFrame({"a": np.arange(2500.0), "b": np.arange(2500.0)})

    with pytest.raises(ValueError, match="at most 2000 different values, not 2500"):
        krippendorff_alpha(wide, "interval")
