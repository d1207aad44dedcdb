"""Groups compared: every number as R gives it, the choice of the test, and what is refused."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd
import pytest

from analysis.groups import adjust_p, compare_groups

EXACT = 1e-8  # closed formulas and complete enumerations
NONCENTRAL = 1e-7  # both sides search the noncentral t; R's own pt() is good for about 1e-10 there
FIRST, SECOND = [1, 2, 2, 3, 5], [2, 3, 4, 4, 5, 5, 5]


@pytest.fixture(scope="module")
def wijken() -> pd.DataFrame:
    return pd.read_csv(Path(__file__).parents[1] / "reference" / "group_grades.csv")


@pytest.fixture(scope="module")
def two(wijken) -> pd.DataFrame:
    return wijken[wijken["wijk"] != "zuid"]


def compare(first, second, **arguments):
    return compare_groups([*first, *second], ["a"] * len(first) + ["b"] * len(second), **arguments)


def grades_of(frame, **arguments):
    return compare_groups(frame["cijfer"], frame["wijk"], level_of_measurement="interval", **arguments)


def test_welchs_t_is_rs(two, r):
    found = grades_of(two)

    printed = r("groups", "as.numeric(c(w$statistic, w$parameter, w$p.value))")
    assert [found.statistic, found.df, found.p] == pytest.approx(printed, abs=EXACT)
    difference = [found.difference, found.difference_low, found.difference_high]
    assert difference == pytest.approx(r("groups", "c(mean(noord) - mean(oost), w$conf.int)"), abs=EXACT)


@pytest.mark.parametrize(
    ("level", "command"), [(0.95, "hedges(noord, oost)"), (0.9, "hedges(noord, oost, 0.9)")]
)
def test_hedges_g_has_its_noncentral_interval(two, r, level, command):
    effect = grades_of(two, level=level).effect

    assert effect.name == "Hedges' g"
    found = [effect.estimate, effect.ci_low, effect.ci_high]
    assert found == pytest.approx(r("groups", command), abs=NONCENTRAL)


def test_welchs_analysis_of_variance_is_rs(wijken, r):
    found = grades_of(wijken)

    printed = r("groups", "as.numeric(c(ow$statistic, ow$parameter, ow$p.value))")
    assert [found.statistic, found.df, found.df_within, found.p] == pytest.approx(printed, abs=EXACT)


def test_omega_squared_below_0_is_0(wijken, r):
    assert r("groups", "c(2 * (F - 1) / (2 * (F - 1) + nrow(d)))") < 0
    assert grades_of(wijken).effect.estimate == 0


def test_omega_squared_follows_from_f():
    values = [*range(1, 16), *range(3, 18), *range(8, 23)]
    found = compare_groups(values, [g for g in "abc" for _ in range(15)], level_of_measurement="interval")

    expected = 2 * (found.statistic - 1) / (2 * (found.statistic - 1) + 45)
    assert found.effect.name == "omega-kwadraat"
    assert found.effect.estimate == pytest.approx(expected, abs=EXACT)


@pytest.mark.parametrize(
    ("first", "second", "command"),
    [
        (FIRST, SECOND, 'mw(a, b, "exact")'),
        (FIRST, SECOND, "c(wilcox.exact(a, b)$p.value)"),
        ([3, 4, 4, 8], [1, 2, 3, 3, 4, 5], 'mw(c(3, 4, 4, 8), c(1, 2, 3, 3, 4, 5), "exact")'),
        (
            [1.1, 2.2, 3.3],
            [2.5, 4.5, 5.5, 6.5],
            "c(wilcox.test(c(1.1, 2.2, 3.3), c(2.5, 4.5, 5.5, 6.5))$p.value)",
        ),
    ],
)
def test_mann_whitney_is_exact_with_and_without_ties(r, first, second, command):
    found = compare(first, second)

    assert (found.test, found.exact) == ("mann_whitney", True)
    assert found.p == pytest.approx(r("groups", command), abs=EXACT)


def test_mann_whitney_of_39_people_is_still_exact(two, r):
    found = compare_groups(two["cijfer"], two["wijk"])

    assert found.p == pytest.approx(r("groups", 'mw(noord, oost, "exact")'), abs=EXACT)
    statistic = r("groups", "as.numeric(suppressWarnings(wilcox.test(noord, oost))$statistic)")
    assert found.statistic == statistic


def test_mann_whitney_of_many_people_is_the_tie_corrected_normal(wijken, r):
    parts = {wijk: list(part) for wijk, part in wijken.groupby("wijk")["cijfer"]}
    found = compare(parts["noord"] * 3, (parts["oost"] * 2 + parts["zuid"])[:56])

    assert not found.exact
    assert "zonder continuïteitscorrectie" in found.method
    assert found.p == pytest.approx(r("groups", 'mw(long1, long2, "asymptotic")'), abs=EXACT)
    command = "c(wilcox.test(long1, long2, exact = FALSE, correct = FALSE)$p.value)"
    assert found.p == pytest.approx(r("groups", command), abs=EXACT)


@pytest.mark.parametrize(
    ("first", "second", "level", "command"),
    [
        (FIRST, SECOND, 0.9, "cliff(a, b, qt(0.95, 10))"),
        (
            [10, 10, 20, 20, 20, 30, 30, 30, 40, 50],
            [10, 20, 30, 40, 40, 50],
            0.95,
            "cliff(treatment, control, qt(0.975, 14))",
        ),
    ],
)
def test_cliffs_delta_has_feng_and_cliffs_interval(r, first, second, level, command):
    effect = compare(first, second, level=level).effect

    assert effect.name == "Cliffs delta"
    found = [effect.estimate, effect.ci_low, effect.ci_high]
    assert found == pytest.approx(r("groups", command), abs=EXACT)


def test_groups_that_do_not_overlap_have_a_binomial_bound(r):
    effect = compare([5, 6, 7, 8], [1, 2, 3, 4, 4]).effect

    assert (effect.estimate, effect.ci_high) == (1, 1)
    assert effect.ci_low == pytest.approx(r("groups", "c(2 * binom.test(4, 4)$conf.int[1] - 1)"), abs=EXACT)


def test_kruskal_wallis_is_rs_and_says_that_it_approximates(wijken, r):
    found = compare_groups(wijken["cijfer"], wijken["wijk"])

    assert (found.test, found.exact) == ("kruskal_wallis", False)
    printed = r("groups", "as.numeric(c(k$statistic, k$parameter, k$p.value))")
    assert [found.statistic, found.df, found.p] == pytest.approx(printed, abs=EXACT)
    squared = r("groups", "as.numeric(k$statistic) / (nrow(d) - 1)")
    assert found.effect.estimate == pytest.approx(squared, abs=EXACT)


def test_kruskal_wallis_of_few_people_counts_every_allocation(r):
    found = compare_groups([1, 2, 2, 4, 4, 5, 3, 5], list("aaabbbcc"))

    assert found.exact
    assert found.p == pytest.approx(r("groups", "mean(every >= h(r, 1:3, 4:6) - 1e-9)"), abs=EXACT)


@pytest.mark.parametrize(
    ("method", "command"), [("holm", 'p.adjust(p, "holm")'), ("bh", 'p.adjust(p, "BH")')]
)
def test_adjusted_p_values_are_rs_and_nan_is_no_test(r, method, command):
    found = adjust_p([0.01, 0.04, math.nan, 0.03, 0.005, 0.6], method)

    assert found.n_tests == 5
    assert list(found.adjusted) == pytest.approx(r("groups", command), abs=EXACT, nan_ok=True)


def test_no_tests_at_all_leave_nothing_to_adjust():
    assert (adjust_p([]).adjusted, adjust_p([]).n_tests) == ((), 0)
    assert adjust_p([None]).n_tests == 0


def test_ordinal_values_are_compared_by_rank_however_many_there_are(wijken):
    found = compare_groups(wijken["cijfer"], wijken["wijk"])

    assert "ordinaal" in found.why


def test_small_groups_are_compared_by_rank_and_named():
    found = compare(range(1, 16), range(1, 15), level_of_measurement="interval")

    assert found.test == "mann_whitney"
    assert found.why.endswith("bij: b.")


def test_a_group_without_variation_is_compared_by_rank():
    found = compare(range(15), [7] * 15, level_of_measurement="interval")

    assert found.test == "mann_whitney"
    assert "gelijk zijn bij: b" in found.why


def test_groups_stand_in_order_of_appearance_never_of_the_alphabet(wijken):
    turned = wijken.iloc[::-1]

    assert [g.group for g in compare_groups(turned["cijfer"], turned["wijk"]).groups] == [
        "zuid",
        "oost",
        "noord",
    ]


def test_unordered_categories_do_not_bring_the_alphabet_back():
    groups = pd.Series(["z", "a", "z", "a"], dtype="category")

    assert [g.group for g in compare_groups([1, 2, 3, 4], groups).groups] == ["z", "a"]


def test_ordered_categories_stand_as_declared_and_an_empty_one_is_named():
    groups = pd.Series(pd.Categorical(["b", "a", "b"], categories=["b", "c", "a"], ordered=True))

    found = compare_groups([1, 2, 3], groups)

    assert [(g.group, g.spread.n) for g in found.groups] == [("b", 2), ("c", 0), ("a", 1)]
    assert found.notes == ("Zonder waarden, dus niet vergeleken: c.",)


def test_missing_values_and_missing_groups_are_counted_apart():
    found = compare_groups([1, None, 3, 4, None], ["a", "a", "b", None, None])

    assert (found.n, found.n_missing, found.n_without_group) == (2, 1, 2)
    assert [g.n_missing for g in found.groups] == [1, 0]


@pytest.mark.parametrize(
    ("values", "groups", "says"),
    [
        ([], [], "minstens 2 groepen met waarden nodig; het zijn er 0"),
        ([1, 2], ["a", "a"], "het zijn er 1"),
        ([1, None], ["a", "b"], "het zijn er 1"),
        ([3, 3, 3], ["a", "b", "b"], "Alle waarden zijn gelijk"),
    ],
)
def test_what_cannot_be_compared_says_why(values, groups, says):
    found = compare_groups(values, groups)

    assert math.isnan(found.p)
    assert math.isnan(found.effect.estimate)
    assert says in found.reason


def test_a_group_of_one_has_an_exact_p_and_no_interval():
    found = compare([3], [1, 2, 4, 5])

    assert found.p == 1.0
    assert math.isnan(found.effect.ci_low)
    assert "één persoon" in found.effect.reason


@pytest.mark.parametrize(
    ("values", "groups", "arguments", "named"),
    [
        ([1, "2"], ["a", "b"], {}, "values must be a finite number, not '2'"),
        ([1, math.inf], ["a", "b"], {}, "values must be a finite number, not inf"),
        ("12", ["a", "b"], {}, "values must be"),
        ([1, 2], "ab", {}, "groups must be"),
        ([1, 2, 3], ["a", "b"], {}, "groups must have as many items"),
        ([1, 2], ["a", "b"], {"order": ["a", "c"]}, "groups must be one of 'a', 'c', not 'b'"),
        ([1, 2], ["a", "b"], {"order": ["a", "a", "b"]}, "order must be"),
        ([1, 2], ["a", "b"], {"order": "ab"}, "order must be"),
        ([1, 2], ["a", "b"], {"level": 0}, "level must be"),
        ([1, 2], ["a", "b"], {"seed": -1}, "seed must be"),
        ([1, 2], ["a", "b"], {"level_of_measurement": "ratio"}, "level_of_measurement must be"),
        (pd.Series([1, 2]), pd.Series(["a", "b"], index=[1, 2]), {}, "same index"),
    ],
)
def test_wrong_arguments_are_refused_by_name_and_value(values, groups, arguments, named):
    with pytest.raises(ValueError, match=named):
        compare_groups(values, groups, **arguments)


@pytest.mark.parametrize(
    ("p_values", "method"), [([1.1], "holm"), ([-0.1], "bh"), (["0.1"], "holm"), ([0.1], "BH"), (0.1, "holm")]
)
def test_what_is_no_p_value_is_refused(p_values, method):
    with pytest.raises(ValueError, match="must be"):
        adjust_p(p_values, method)
