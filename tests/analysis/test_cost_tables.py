"""The tables of the business case: which there are, and how they stand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from analysis.cost_rows import CostItem
from analysis.costs import tables as cost_tables
from analysis.frames import Frames
from analysis.study_folder import read_study_folder
from analysis.tables import Tables

KLEIN = Path(__file__).parent / "study_folder" / "folders" / "klein"
ALL = {
    "kostenposten",
    "scenario_kosten",
    "scenario_gemiddeld",
    "baten",
    "baten_totaal",
    "baten_per_wet",
    "baten_per_betaler",
    "opgeschaald",
    "onzekerheid",
    "uren",
    "waardendriehoek",
}


@pytest.fixture(scope="module")
def klein():
    return read_study_folder(KLEIN).value


def test_a_study_has_the_tables_it_has_data_for(klein):
    assert set(cost_tables.named(Frames(klein))) == ALL
    assert cost_tables.named(Frames(replace(klein, costs=(), plans=()))) == {}


def test_only_before_and_after_gives_no_baten(klein):
    one = CostItem("p", "b", "1", "voor", "hulp", "-", "-", midden=Fraction(5))
    names = cost_tables.named(Frames(replace(klein, costs=(one,), plans=())))
    assert set(names) == {"kostenposten", "scenario_kosten", "scenario_gemiddeld", "voor_na"}


@pytest.mark.parametrize(
    ("address", "cell"),
    [
        ("kostenposten/p1/totaal", 5226),
        ("kostenposten/p1/midden", 100.5),
        ("kostenposten/p3/totaal", None),
        ("scenario_kosten/klein:1:huidig/hoog", 6240),
        ("scenario_kosten/klein:1:doorbraak/waarom_niet", "Niet bekend: Schuldhulp."),
        ("scenario_gemiddeld/klein:1:dreigend/jaar_midden", pytest.approx(40000 * 2 / 3 * 2)),
        ("baten/klein:2:baten/midden", 5000),
        ("baten/klein:1:baten/midden", None),
        ("baten_totaal/klein:baten/bekend", 1),
        ("baten_totaal/klein:baten/casussen", 2),
        ("baten_per_wet/klein:baten:Jeugdwet/deel", 1),
        ("baten_per_betaler/klein:baten:gemeente/hoog", 5000),
        ("opgeschaald/klein:baten/bij_40", 200000),
        ("uren/klein:1/uren_huidig", 104),
        ("uren/klein:1/uren_minder", None),
        ("waardendriehoek/plan_1/legitimiteit", "voldaan"),
        ("waardendriehoek/plan_2/betrokkenheid", "voldaan"),
        ("waardendriehoek/plan_2/rendement", "niet_beoordeeld"),
    ],
)
def test_each_number_stands_at_its_address(klein, address, cell):
    assert Tables(klein).look_up(address) == cell


def test_every_row_has_an_address_of_its_own(klein):
    tables = Tables(klein)
    for name in ALL:
        keys = [row.key for row in tables.table(name).rows]
        assert len(set(keys)) == len(keys)
        assert not any("/" in key for key in keys)


def test_what_has_no_bounds_is_not_called_uncertain(klein):
    assert Tables(klein).table("onzekerheid").rows == ()
