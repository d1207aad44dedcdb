"""The sign test agrees with R, and tallies of pairs add up however they are ordered."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.perspectives import compare
from analysis.perspectives.sign_tests import sign_test, tally_pairs
from codebooks.values import KEYS

ORDER = ("swt", "hulpverlener", "ouder")
CLOSED_FORM = 1e-8  # both sides add the same binomial probabilities
STATEMENTS = st.lists(
    st.tuples(
        st.sampled_from(["s1", "s2"]),
        st.sampled_from(["1", "2", "3", "4"]),
        st.dictionaries(st.sampled_from(ORDER), st.sampled_from([str(value) for value in KEYS])),
    ),
    max_size=8,
    unique_by=lambda row: row[:2],
)


def comparisons(rows, order=ORDER):
    return [compare(statement, casus, values, order) for statement, casus, values in rows]


def only(tallies, about, first="swt", second="ouder", key=""):
    (found,) = [t for t in tallies if (t.about, t.key, t.first, t.second) == (about, key, first, second)]
    return found


@pytest.mark.parametrize(
    ("counts", "command"),
    [
        ((8, 1), "binom.test(1, 9)$p.value"),
        ((4, 7), "binom.test(4, 11)$p.value"),
        ((5, 5), "binom.test(5, 10)$p.value"),
        ((0, 6), "binom.test(0, 6)$p.value"),
    ],
)
def test_the_sign_test_is_the_one_of_r(r, counts, command):
    assert sign_test(*counts).p == pytest.approx(r("proportions", command), abs=CLOSED_FORM)


@given(lower=st.integers(0, 50), higher=st.integers(0, 50), ties=st.integers(0, 9), grijs=st.integers(0, 9))
def test_the_sign_test_is_a_probability_that_turning_the_pair_or_adding_ties_leaves_alone(
    lower, higher, ties, grijs
):
    found, turned = sign_test(lower, higher, ties, grijs), sign_test(higher, lower)

    assert found.p == pytest.approx(turned.p, nan_ok=True)
    assert math.isnan(found.p) == (lower + higher == 0)
    assert math.isnan(found.p) or 0 < found.p <= 1


def test_five_pairs_can_never_be_significant():
    assert sign_test(5, 0).p > 0.05 > sign_test(6, 0).p


def test_without_direction_there_is_no_p_and_the_reason_is_said():
    found = sign_test(0, 0, ties=4, not_comparable=1)

    assert math.isnan(found.p)
    assert found.reason
    assert (found.ties, found.not_comparable) == (4, 1)


@pytest.mark.parametrize(
    "wrong", [{"lower": -1}, {"higher": 0.5}, {"ties": "1"}, {"not_comparable": math.nan}]
)
def test_a_wrong_count_is_named(wrong):
    with pytest.raises(ValueError, match=f"{next(iter(wrong))} must be a whole number"):
        sign_test(**{"lower": 1, "higher": 1, **wrong})


def test_a_statement_is_tallied_over_casussen_and_a_casus_over_statements():
    rows = [
        ("s1", "1", {"ouder": "rood", "swt": "groen"}),
        ("s1", "2", {"ouder": "oranje", "swt": "groen"}),
        ("s1", "3", {"ouder": "grijs", "swt": "groen"}),
        ("s2", "1", {"ouder": "groen", "swt": "groen"}),
    ]
    tallies = tally_pairs(comparisons(rows), ORDER)
    statement, casus = only(tallies, "stelling", key="s1"), only(tallies, "casus", key="1")

    assert (statement.pairs, statement.equal, statement.lower, statement.higher) == (3, 0, 0, 2)
    assert (statement.not_comparable, statement.one_step, statement.two_steps) == (1, 1, 1)
    assert (casus.pairs, casus.equal, casus.higher) == (2, 1, 1)
    assert (casus.agreement.k, casus.agreement.n) == (1, 2)


def test_in_the_test_over_casussen_a_talkative_casus_counts_once():
    rows = [(f"s{i}", "1", {"ouder": "rood", "swt": "groen"}) for i in range(6)]
    rows += [("s0", casus, {"ouder": "groen", "swt": "rood"}) for casus in "234"]
    rows += [("s0", "5", {"ouder": "groen", "swt": "groen"}), ("s0", "6", {"ouder": "grijs", "swt": "groen"})]
    voices = only(tally_pairs(comparisons(rows), ORDER), "alles").per_casus

    assert (voices.lower, voices.higher, voices.ties, voices.not_comparable) == (3, 1, 1, 1)


def test_a_casus_that_goes_both_ways_as_often_is_a_tie():
    rows = [
        ("s1", "1", {"ouder": "rood", "swt": "groen"}),
        ("s2", "1", {"ouder": "groen", "swt": "oranje"}),
    ]
    voices = only(tally_pairs(comparisons(rows), ORDER), "alles").per_casus

    assert (voices.lower, voices.higher, voices.ties) == (0, 0, 1)


@settings(max_examples=30)
@given(rows=STATEMENTS)
def test_every_tally_adds_up_and_statements_together_are_everything(rows):
    tallies = tally_pairs(comparisons(rows), ORDER)

    for t in tallies:
        assert t.pairs == t.equal + t.lower + t.higher + t.not_comparable
        assert t.lower + t.higher == t.one_step + t.two_steps
        assert (t.test.lower, t.test.higher, t.test.ties) == (t.lower, t.higher, t.equal)
    for about in ("stelling", "casus"):
        assert sum(t.pairs for t in tallies if t.about == about) == sum(
            t.pairs for t in tallies if t.about == "alles"
        )


@settings(max_examples=20)
@given(rows=STATEMENTS, data=st.data())
def test_the_order_of_casussen_changes_no_tally_and_that_of_perspectieven_turns_it(rows, data):
    found = only(tally_pairs(comparisons(rows), ORDER), "alles")
    shuffled = data.draw(st.permutations(rows))
    turned_order = tuple(reversed(ORDER))
    turned = only(
        tally_pairs(comparisons(shuffled, turned_order), turned_order), "alles", first="ouder", second="swt"
    )

    assert (found.pairs, found.equal, found.lower, found.higher) == (
        turned.pairs,
        turned.equal,
        turned.higher,
        turned.lower,
    )


def test_without_any_comparison_the_share_is_unknown_with_its_reason():
    (found, *_) = tally_pairs([], ORDER)

    assert (found.about, found.pairs) == ("alles", 0)
    assert math.isnan(found.agreement.estimate)
    assert found.agreement.reason
