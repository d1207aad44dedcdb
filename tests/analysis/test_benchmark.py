"""A municipality against others: difference, rank and rule, held against R and against what always holds."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.benchmark import at_least_comparable, compare_with, ranking
from analysis.proportions import difference
from analysis.results import OUTCOME_WORDS

OTHERS = pd.DataFrame(
    {"municipality": ["Aalde", "Beek", "Dorp", "Esch"], "k": [50, 80, 60, 31], "n": [500, 1000, 400, 310]}
)
WHY = "een kleiner verschil merkt een ouder niet"


@pytest.fixture(scope="module")
def found():
    return compare_with(90, 600, OTHERS, municipality="Zand")


# ---- against R: everything is closed-form, so 1e-8


def test_the_difference_is_own_minus_all_others_together(found, r):
    command = (
        "c(d - sqrt((90 / 600 - a[1])^2 + (b[2] - 221 / 2210)^2), "
        "d + sqrt((a[2] - 90 / 600)^2 + (221 / 2210 - b[1])^2))"
    )

    assert (found.pooled_k, found.pooled_n) == (221, 2210)
    assert found.difference.estimate == pytest.approx(90 / 600 - 221 / 2210, abs=1e-12)
    assert [found.difference.ci_low, found.difference.ci_high] == pytest.approx(
        r("benchmark", command), abs=1e-8
    )


def test_the_median_counts_every_municipality_once(found):
    assert found.median == pytest.approx(0.1)  # of 0.1, 0.08, 0.15 and 0.1
    assert found.difference_from_median == pytest.approx(0.05)
    assert (found.lowest, found.highest) == (0.08, 0.15)


@pytest.mark.parametrize(("name", "k", "n"), [("Zand", 90, 600), *OTHERS.itertuples(index=False)])
def test_the_intervals_behind_the_ranks_are_exact_and_hold_together(found, r, name, k, n):
    one = found.ranking.of(name)
    wanted = r("benchmark", f"c(binom.test({k}, {n}, conf.level = 0.95^(1 / 5))$conf.int)")

    assert [one.ci_low, one.ci_high] == pytest.approx(wanted, abs=1e-8)


def test_equal_shares_have_equal_ranks_and_the_open_ranks_follow_from_the_intervals(found):
    ranks = {one.municipality: (one.rank, one.lowest_rank, one.highest_rank) for one in found.ranking.ranked}

    # Only Zand (from 0.1146) and Dorp (from 0.1073) lie wholly above another: above Beek (up to 0.1046).
    assert ranks == {
        "Zand": (1, 1, 4),
        "Dorp": (1, 1, 4),
        "Aalde": (3, 1, 5),
        "Esch": (3, 1, 5),
        "Beek": (5, 3, 5),
    }


def test_the_lowest_share_can_come_first():
    last = compare_with(90, 600, OTHERS, municipality="Zand", highest_first=False).ranking

    assert last.ranked[0].municipality == "Beek"
    assert (last.of("Zand").rank, last.of("Zand").highest_rank) == (4, 5)


# ---- the rule


@pytest.mark.parametrize(
    ("low", "high", "better", "outcome"),
    [
        (-0.04, 0.10, True, "ten_minste_vergelijkbaar"),
        (-0.05, 0.10, True, "niet_vast_te_stellen"),  # on the margin is not above it
        (-0.20, -0.04, True, "niet_vast_te_stellen"),
        (-0.20, -0.05, True, "niet_vast_te_stellen"),
        (-0.20, -0.06, True, "lager"),
        (-0.30, 0.04, False, "ten_minste_vergelijkbaar"),
        (-0.30, 0.05, False, "niet_vast_te_stellen"),
        (0.06, 0.20, False, "hoger"),
        (math.nan, math.nan, True, "niet_vast_te_stellen"),
    ],
)
def test_the_outcome_follows_from_the_interval_and_the_margin(low, high, better, outcome):
    gap = replace(difference(1, 2, 1, 2), ci_low=low, ci_high=high)
    found = at_least_comparable(gap, 0.05, WHY, higher_is_better=better)

    assert found.outcome == outcome
    assert outcome in OUTCOME_WORDS


def test_the_margin_and_its_reason_stay_with_the_verdict(found):
    verdict = at_least_comparable(found.difference, 0.02, f" {WHY} ")

    assert (verdict.margin, verdict.margin_reason) == (0.02, WHY)
    assert "97,5%" in verdict.method


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"difference": 0.05}, "difference"),
        ({"difference": difference(1, 2, 1, 2, level=0.9)}, "difference"),
        ({"margin": 0}, "margin"),
        ({"margin": 1}, "margin"),
        ({"margin": math.nan}, "margin"),
        ({"reason": "  "}, "reason"),
        ({"reason": None}, "reason"),
        ({"higher_is_better": "ja"}, "higher_is_better"),
    ],
)
def test_a_rule_without_margin_or_reason_is_refused(changes, named):
    with pytest.raises(ValueError, match=f"^{named} must be"):
        at_least_comparable(
            **{"difference": difference(1, 2, 1, 2), "margin": 0.05, "reason": WHY, **changes}
        )


# ---- wrong arguments


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"k": 601}, "k of Zand"),
        ({"k": -1}, "k of Zand"),
        ({"k": 1.5}, "k of Zand"),
        ({"k": math.nan}, "k of Zand"),
        ({"n": 0}, "n of Zand"),
        ({"n": "600"}, "n of Zand"),
        ({"others": OTHERS.iloc[:0]}, "others"),
        ({"others": OTHERS[["k", "n"]]}, "others"),
        ({"others": [1]}, "others"),
        ({"others": OTHERS.assign(k=[50, math.inf, 60, 31])}, "k of Beek"),
        ({"others": OTHERS.assign(k=[50, None, 60, 31])}, "k of Beek"),
        ({"others": OTHERS.assign(n=[500, 1000, 59, 310])}, "k of Dorp"),
        ({"municipality": "Beek"}, "municipalities"),
        ({"level": 1}, "level"),
    ],
)
def test_a_wrong_argument_is_refused_by_name(changes, named):
    with pytest.raises(ValueError, match=f"^{named} must be"):
        compare_with(**{"k": 90, "n": 600, "others": OTHERS, "municipality": "Zand", **changes})


# ---- what always holds

COUNTS = st.lists(
    st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1, max_size=8
)


def ranked(rows, **options):
    names = [f"g{i}" for i in range(len(rows))]
    return ranking(names, [k for k, _ in rows], [n for _, n in rows], **options)


@settings(max_examples=30)
@given(COUNTS)
def test_the_open_ranks_hold_the_rank(rows):
    for one in ranked(rows).ranked:
        assert 1 <= one.lowest_rank <= one.rank <= one.highest_rank <= len(rows)


@settings(max_examples=30)
@given(COUNTS)
def test_turning_the_order_round_turns_the_open_ranks_round(rows):
    up, down = ranked(rows), ranked(rows, highest_first=False)

    for one in up.ranked:
        other = down.of(one.municipality)
        assert other.lowest_rank == len(rows) + 1 - one.highest_rank
        assert other.highest_rank == len(rows) + 1 - one.lowest_rank


@settings(max_examples=30)
@given(COUNTS)
def test_a_surer_ranking_leaves_more_ranks_open(rows):
    sure, less = ranked(rows, level=0.99), ranked(rows, level=0.8)

    for one in sure.ranked:
        other = less.of(one.municipality)
        assert one.lowest_rank <= other.lowest_rank
        assert one.highest_rank >= other.highest_rank


@settings(max_examples=15)
@given(COUNTS.filter(lambda rows: len(rows) > 1))
def test_the_order_of_the_others_is_nothing_to_the_comparison(rows):
    frame = pd.DataFrame(
        [(f"g{i}", k, n) for i, (k, n) in enumerate(rows)], columns=["municipality", "k", "n"]
    )
    one, other = compare_with(3, 9, frame), compare_with(3, 9, frame.iloc[::-1])

    assert one.difference == other.difference
    assert one.ranking.of(one.municipality) == other.ranking.of(other.municipality)
    assert one.funnel.target == other.funnel.target
    assert one.difference.ci_low <= one.difference.estimate <= one.difference.ci_high
