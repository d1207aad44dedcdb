"""The tables of a weighting and of a benchmark: what stands where, and what is not shown."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.benchmark import at_least_comparable, compare_with
from analysis.benchmark.tables import benchmark_table, comparison_table
from analysis.weighting import rake, weighted_share
from analysis.weighting.tables import AskedQuestion, raking_table, weighted_shares_table

ON = ["geslacht", "leeftijd"]
MARGINS = {
    "geslacht": {"jongen": 640, "meisje": 660},
    "leeftijd": {"0-11": 500, "12-17": 480, "18-22": 320},
}
TIJDIG = AskedQuestion("tijdig", "Kwam de hulp op tijd?", {"ja": "Ja", "deels": "Deels", "nee": "Nee"})
WHY = "een kleiner verschil merkt een ouder niet"
OTHERS = pd.DataFrame(
    {"municipality": ["Aalde", "Sint A", "Sint-A"], "k": [50, 80, 60], "n": [500, 1000, 400]}
)


@pytest.fixture(scope="module")
def respondents():
    return pd.read_csv(Path(__file__).parents[1] / "reference" / "weighting.csv")


def test_the_weighted_share_stands_beside_the_unweighted_one_with_its_n(respondents):
    raking = rake(respondents, MARGINS)
    table = weighted_shares_table(respondents, [TIJDIG], raking, ON)
    share = weighted_share(respondents["tijdig"], raking, "ja", raked_on=respondents[ON])

    assert (table.cell("tijdig_ja", "aantal"), table.cell("tijdig_ja", "van")) == (61, 108)
    assert table.cell("tijdig_ja", "aandeel") == 61 / 108
    assert table.cell("tijdig_ja", "gewogen") == share.estimate
    assert table.cell("tijdig_ja", "onder") == share.ci_low
    assert [row.label for row in table.rows] == ["Ja", "Deels", "Nee"]
    assert any("logit" in note for note in table.notes)


def test_few_answers_give_no_weighted_percentage(respondents):
    table = weighted_shares_table(respondents, [TIJDIG], rake(respondents, MARGINS), ON, threshold=109)

    assert table.cell("tijdig_ja", "aantal") == 61
    assert table.cell("tijdig_ja", "gewogen") is None


def test_a_failed_weighting_is_a_warning_and_leaves_the_counts(respondents):
    failed = rake(respondents, {"geslacht": {"jongen": 1, "meisje": 1, "anders": 1}})
    table = weighted_shares_table(respondents, [TIJDIG], failed, ON)

    assert table.cell("tijdig_ja", "aantal") == 61
    assert table.cell("tijdig_ja", "gewogen") is None
    assert table.warnings == (failed.reason,)
    assert any("'anders'" in warning for warning in raking_table(failed).warnings)


def test_the_numbers_of_a_raking_are_all_there(respondents):
    raking = rake(respondents, MARGINS, trim=2)
    table = raking_table(raking)

    assert table.cell("ontwerpeffect", "waarde") == raking.design_effect
    assert table.cell("ondergrens", "waarde") is None
    assert table.cell("bovengrens", "waarde") == raking.upper_bound


def test_every_municipality_has_a_row_of_its_own_and_the_others_stand_together():
    found = compare_with(90, 600, OTHERS, municipality="Zand")
    table = benchmark_table(found)

    assert [row.key for row in table.rows] == ["zand", "aalde", "sint_a", "sint_a_4", "samen"]
    assert table.cell("zand", "per_duizend") == 150
    assert table.cell("zand", "rang") == 1
    assert table.cell("zand", "trechter") == found.funnel.points[0].flag
    assert table.cell("samen", "aantal") == 190
    assert table.cell("samen", "rang") is None
    assert table.warnings == (found.funnel.caution,)


def test_a_municipality_called_samen_does_not_take_the_row_of_the_others():
    found = compare_with(90, 600, OTHERS, municipality="Samen")

    assert [row.key for row in benchmark_table(found).rows][0] == "samen_1"


def test_the_verdict_keeps_its_margin_and_reason():
    found = compare_with(90, 600, OTHERS, municipality="Zand")
    table = comparison_table(found, at_least_comparable(found.difference, 0.05, WHY))

    assert table.cell("eigen", "oordeel") == "ten_minste_vergelijkbaar"
    assert table.cell("eigen", "verschil") == found.difference.estimate
    assert table.cell("eigen", "marge") == 0.05
    assert any(WHY in note for note in table.notes)
