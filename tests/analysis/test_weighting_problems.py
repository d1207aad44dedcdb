"""Margins that do not fit: each mistake is its own Problem, all at once; a wrong argument is a ValueError."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis.weighting import rake, weighted_share
from analysis.weighting.problems import WEIGHTING_TEXTS

SAMPLE = pd.DataFrame(
    {"kind": ["meisje", "meisje", "jongen"], "wijk": ["noord", "zuid", None], "nr": [1, 2, 3]}
)
GOOD = {"kind": {"meisje": 2, "jongen": 1}}

SPOILED = {
    "margin-column-unknown": {**GOOD, "kint": {"a": 3}},
    "margin-value-missing": {**GOOD, "wijk": {"noord": 1, "zuid": 2}},
    "margin-cell-empty": {"kind": {"meisje": 1, "jongen": 1, "anders": 1}},
    "margin-category-missing": {"kind": {"meisje": 3}},
    "margin-not-positive": {"kind": {"meisje": 3, "jongen": 0}},
    "margin-totals-differ": {**GOOD, "nr": {1: 1, 2: 1, 3: 2}},
    "margin-shares-total": {"kind": {"meisje": 0.6, "jongen": 0.3}},
}


@pytest.mark.parametrize("code", SPOILED)
def test_a_spoiled_margin_gives_its_problem_and_no_weights(code):
    found = rake(SAMPLE, SPOILED[code], file="plan.yaml", line=7)

    assert [(p.file, p.line, p.code) for p in found.problems] == [("plan.yaml", 7, code)]
    assert found.weights == ()
    assert found.reason


def test_every_code_is_spoiled_here():
    assert set(SPOILED) == set(WEIGHTING_TEXTS)


def test_all_problems_are_found_at_once():
    margins = {"kind": {"meisje": 50, "jonge": 50}, "wijk": {"noord": 30, "zuid": 0}}
    found = [problem.code for problem in rake(SAMPLE, margins).problems]

    assert found == [
        "margin-totals-differ",
        "margin-cell-empty",
        "margin-category-missing",
        "margin-not-positive",
        "margin-value-missing",
    ]


def test_a_misspelled_category_is_offered_its_name():
    found = rake(SAMPLE, {"kind": {"meisje": 50, "jonge": 50}}).problems

    assert all("Bedoelt u" in problem.advice for problem in found)


def test_an_empty_cell_is_named_with_its_margin():
    found = rake(SAMPLE, SPOILED["margin-cell-empty"]).problems[0]

    assert "'kind'" in found.what
    assert "'anders'" in found.what


def test_shares_beside_counts_do_not_add_up_to_the_same():
    found = rake(SAMPLE, {"kind": {"meisje": 0.5, "jongen": 0.5}, "nr": {1: 1, 2: 1, 3: 1}}).problems

    assert [problem.code for problem in found] == ["margin-totals-differ"]


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"sample": SAMPLE.iloc[:0]}, "sample"),
        ({"sample": {"kind": ["a"]}}, "sample"),
        ({"margins": {}}, "margins"),
        ({"margins": {"kind": [1, 2]}}, r"margins\['kind'\]"),
        ({"margins": {"kind": {}}}, r"margins\['kind'\]"),
        ({"margins": {"nr": {1: 1, "1": 2}}}, r"margins\['nr'\]"),
        ({"margins": {"kind": {"meisje": math.nan}}}, r"margins\['kind'\]\['meisje'\]"),
        ({"margins": {"kind": {"meisje": math.inf}}}, r"margins\['kind'\]\['meisje'\]"),
        ({"margins": {"kind": {"meisje": "2"}}}, r"margins\['kind'\]\['meisje'\]"),
        ({"base_weights": [1, 2]}, "base_weights"),
        ({"base_weights": [1, 0, 1]}, r"base_weights\[1\] must be above 0, not 0\.0"),
        ({"base_weights": [1, 1, -2]}, r"base_weights\[2\]"),
        ({"base_weights": [1, math.nan, 1]}, "base_weights"),
        ({"base_weights": [1, 1e-300, 1]}, "base_weights"),
        ({"trim": 0.9}, "trim"),
        ({"trim": (1.1, 2)}, "trim"),
        ({"trim": (0.1, 2, 3)}, "trim"),
        ({"trim": "2"}, "trim"),
        ({"tolerance": 0}, "tolerance"),
        ({"max_rounds": 0}, "max_rounds"),
    ],
)
def test_a_wrong_argument_of_rake_is_refused_by_name(changes, named):
    with pytest.raises(ValueError, match=f"^{named}"):
        rake(**{"sample": SAMPLE, "margins": GOOD, **changes})


YES = ["ja", "nee", "ja"]


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"values": []}, "values"),
        ({"values": "ja"}, "values"),
        ({"weights": [1, 2]}, "weights"),
        ({"weights": [1, 0, 1]}, r"weights\[1\] must be above 0"),
        ({"weights": [1, math.inf, 1]}, "weights"),
        ({"weights": [1, 1e13, 1]}, "weights"),
        ({"weights": ["1", 1, 1]}, "weights"),
        ({"strata": ["a", "b"]}, "strata"),
        ({"strata": ["a", None, "a"]}, "strata"),
        ({"population": 2}, "population"),
        ({"population": {"a": 9}}, "population"),
        ({"population": 9, "strata": ["a", "a", "b"]}, "population"),
        ({"population": {"a": 9}, "strata": ["a", "a", "b"]}, "population"),
        ({"level": 1}, "level"),
        ({"raked_on": SAMPLE[["wijk"]]}, "raked_on"),
        ({"raked_on": SAMPLE[["kind"]].iloc[:2]}, "raked_on"),
    ],
)
def test_a_wrong_argument_of_weighted_share_is_refused_by_name(changes, named):
    with pytest.raises(ValueError, match=f"^{named}"):
        weighted_share(**{"values": YES, "weights": [1, 2, 1], "of": "ja", **changes})
