"""The plan is carried out as written; what the data do not allow is a warning in the table, never a crash."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.plan import Margin, Municipality, PlannedResponse, PlannedWeights
from analysis.proportions import share
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
