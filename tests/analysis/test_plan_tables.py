"""The plan is carried out as written; what the data do not allow is a warning in the table, never a crash."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis.groups import compare_groups
from analysis.plan import (
    Margin,
    Municipality,
    PlannedComparison,
    PlannedResponse,
    PlannedScale,
    PlannedWeights,
)
from analysis.proportions import share
from analysis.scales import cronbach_alpha
from analysis.study import Answer
from analysis.study_folder import read_study_folder
from analysis.tables import Tables
from instruments.texts import Texts

KLEIN = Path(__file__).parent / "study_folder" / "folders" / "klein"
TITLE = Texts.of(nl="Gewogen")


@pytest.fixture(scope="module")
def klein():
    return read_study_folder(KLEIN).value


@pytest.fixture
def answered(klein):
    """Thirty parents, ten about casus 1 (2020) and twenty about casus 3 (2021); half of each is stabiel."""
    years = {case.casus: case.attributes["jaar"] for case in klein.cases}
    first = next(casus for casus, year in years.items() if year == "2020")
    second = next(casus for casus, year in years.items() if year == "2021")
    rows = [
        Answer(f"r{i}", first if i < 10 else second, "ouder", "korte_ouder", "1", "situatie", value)
        for i in range(30)
        for value in ["stabiel" if i < 10 or i % 2 else "instabiel"]
    ]
    return replace(klein, answers=tuple(rows), open_codings=())


def weights(counts, **more):
    margin = Margin("jaar", tuple(counts.items()))
    return PlannedWeights("naar_jaar", TITLE, "korte_ouder", (margin,), ("situatie",), **more)


def with_plan(data, **parts):
    return Tables(replace(data, plan=replace(data.plan, scales=(), comparisons=(), **parts)))


def test_weighted_shares_are_those_of_the_population(answered):
    tables = with_plan(answered, weights=(weights({"2020": 500.0, "2021": 500.0}),))

    # 2020: 10 of 10 stabiel, 2021: 10 of 20; half each gives 0.5 * 1 + 0.5 * 0.5
    assert tables.look_up("gewogen_naar_jaar/situatie_stabiel/gewogen") == pytest.approx(0.75, abs=1e-8)
    assert tables.look_up("gewogen_naar_jaar/situatie_stabiel/aandeel") == pytest.approx(20 / 30)


def test_a_margin_nobody_is_in_is_a_warning_and_no_weighted_share(answered):
    only_first = replace(answered, answers=answered.answers[:10])
    table = with_plan(only_first, weights=(weights({"2020": 1.0, "2021": 1.0}),)).table("gewogen_naar_jaar")

    assert table.cell("situatie_stabiel", "gewogen") is None
    assert any("2021" in warning for warning in table.warnings)


def test_the_response_counts_the_answers_and_names_its_formula(answered):
    tables = with_plan(answered, response=(PlannedResponse("ouder", invited=100, undeliverable=10),))
    table = tables.table("respons_verantwoord")

    assert table.cell("ouder_volledig_van_uitgenodigd", "aandeel") == share(30, 100).estimate
    assert table.cell("ouder_volledig_van_bereikt", "van") == 90
    assert table.cell("ouder_volledig_van_bereikt", "formule") != ""


@pytest.mark.parametrize(
    "planned",
    [
        PlannedResponse("ouder", invited=29),
        PlannedResponse("ouder", invited=30, undeliverable=1),
        PlannedResponse("ouder", invited=100, started=10),
        PlannedResponse("ouder", invited=100, partial=90),
    ],
)
def test_more_answers_than_invitations_is_a_warning(answered, planned):
    table = with_plan(answered, response=(planned,)).table("respons_verantwoord")

    assert table.rows == ()
    assert "30 vragenlijsten" in table.warnings[0]


def test_a_benchmark_stands_with_its_verdict_and_its_reason(klein):
    tables = with_plan(klein)
    verdict = tables.table("vergelijkbaar_gebruik")

    assert klein.plan.benchmarks[0].reason in " ".join(verdict.notes)
    assert [row.label for row in tables.table("benchmark_gebruik").rows][:2] == ["Klein", "Groot"]


def test_a_share_one_wants_little_of_turns_the_verdict_round(klein):
    own, other = Municipality("Klein", 300, 1000), Municipality("Groot", 100, 1000)
    planned = replace(klein.plan.benchmarks[0], own=own, others=(other,))

    def verdict(higher):
        turned = replace(planned, higher_is_better=higher)
        (row,) = with_plan(klein, benchmarks=(turned,)).table("vergelijkbaar_gebruik").rows
        return row.cells[-1]

    assert verdict(True) != verdict(False)


def test_a_study_without_a_plan_has_no_planned_tables(klein):
    tables = Tables(replace(klein, plan=type(klein.plan)()))

    assert not [name for name in tables.names if name.startswith(("gewogen_", "benchmark_", "respons_v"))]


@pytest.fixture
def rated(klein):
    """Eight parents: a grade and whether they were satisfied (1 ja, 3 nee), half about each year."""
    years = {case.casus: case.attributes["jaar"] for case in klein.cases}
    casussen = [next(c for c, year in years.items() if year == wanted) for wanted in ("2020", "2021")]
    grades, satisfied = "98875465", ("ja", "ja", "deels", "ja", "nee", "nee", "deels", "")
    given = list(zip(grades, satisfied, strict=True))
    rows = [
        Answer(f"r{i}", casussen[i // 4], "ouder", "korte_ouder", "1", question, value)
        for i, answers in enumerate(given)
        for question, value in zip(("cijfer", "klik.tevreden"), answers, strict=True)
        if value
    ]
    return replace(klein, answers=tuple(rows), open_codings=())


SCALE = PlannedScale("tevreden", TITLE, "korte_ouder", ("cijfer", "klik.tevreden"), ("klik.tevreden",))


def test_a_reversed_question_is_scored_the_other_way(rated):
    tables = Tables(replace(rated, plan=replace(rated.plan, scales=(SCALE,), comparisons=())))
    expected = cronbach_alpha(pd.DataFrame({"a": [9, 8, 8, 7, 5, 4, 6], "b": [3, 3, 2, 3, 1, 1, 2]}))

    assert tables.look_up("schaal_tevreden/alfa/schatting") == pytest.approx(expected.estimate, abs=1e-12)
    assert tables.look_up("schaal_tevreden/alfa/n") == 7


def test_groups_are_compared_on_the_scale_and_by_the_stratum(rated):
    planned = PlannedComparison("naar_jaar", TITLE, "korte_ouder", "cijfer", "jaar")
    tables = Tables(replace(rated, plan=replace(rated.plan, scales=(), comparisons=(planned,))))
    expected = compare_groups([9, 8, 8, 7, 5, 4, 6, 5], ["2020"] * 4 + ["2021"] * 4)

    assert tables.look_up("groepen_naar_jaar/toets/p") == pytest.approx(expected.p, abs=1e-12)
    assert "groepen" not in tables.names


def test_comparisons_of_one_plan_are_corrected_together(rated):
    by_year = PlannedComparison("naar_jaar", TITLE, "korte_ouder", "cijfer", "jaar")
    by_answer = PlannedComparison("naar_klik", TITLE, "korte_ouder", "cijfer", "klik.tevreden")
    tables = Tables(replace(rated, plan=replace(rated.plan, scales=(), comparisons=(by_year, by_answer))))
    p, corrected = (tables.look_up(f"groepen/naar_jaar/{column}") for column in ("p", "p_holm"))

    assert p < corrected <= 2 * p


def test_report_grades_have_a_table_without_being_planned(rated):
    table = Tables(replace(rated, plan=type(rated.plan)())).table("cijfers_korte_ouder")

    assert [row.key for row in table.rows] == ["cijfer"]
    assert table.cell("cijfer", "n") == 8
