"""The tables of double coding: when there are any, and that their numbers are those of the report."""

from __future__ import annotations

import math

import pytest

from analysis.agreement import coding_report
from analysis.frames import Frames
from analysis.tables import Tables

NAMES = (
    "overeenstemming",
    *(f"overeenstemming_{name}" for name in ("gelijk", "tabel", "verschillen", "aspecten", "cellen")),
)
DOUBLE = (
    *("1 ouder kleuren.zon groen an", "1 ouder kleuren.zon oranje bo"),
    *("2 ouder kleuren.zon groen an", "2 ouder kleuren.zon groen bo"),
    *("3 ouder kleuren.zon rood an", "3 ouder kleuren.zon grijs bo"),
    *("1 ouder kleuren.situatie stabiel an", "1 ouder kleuren.situatie wankel bo"),
    *("1 swt kijk.s1 rood an", "1 ouder kijk.s1 groen bo"),
)


@pytest.fixture
def double(build):
    return Tables(build.data(*DOUBLE))


def agreement_names(tables):
    return tuple(name for name in tables.names if name.startswith("overeenstemming"))


def test_a_study_that_was_coded_twice_has_the_tables(double):
    assert agreement_names(double) == NAMES


def test_a_study_that_was_coded_once_has_none(build):
    assert (
        agreement_names(Tables(build.data("1 ouder kleuren.zon groen an", "2 ouder kleuren.zon rood bo")))
        == ()
    )
    assert agreement_names(Tables(build.data())) == ()


def test_two_perspectieven_of_one_casus_are_no_double_coding(build):
    assert agreement_names(Tables(build.data("1 ouder kijk.s1 rood an", "1 swt kijk.s1 groen bo"))) == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_row_fills_every_column_under_a_key_of_its_own(double, name):
    table = double.table(name)

    assert all(len(row.cells) == len(table.columns) for row in table.rows)
    assert len({row.key for row in table.rows}) == len(table.rows)
    assert len({column.key for column in table.columns}) == len(table.columns)


def test_the_coefficients_are_those_of_the_report_unrounded(build, double):
    report = coding_report(Frames(build.data(*DOUBLE)).codings)

    assert double.look_up("overeenstemming/alles_alpha/schatting") == report.overall_alpha.estimate
    assert double.look_up("overeenstemming/alles_ac2/boven") == report.overall_ac2.ci_high
    assert double.look_up("overeenstemming_gelijk/gelijk/schatting") == report.percent.estimate == 1 / 3


def test_a_coefficient_that_does_not_exist_says_why(build):
    tables = Tables(build.data("1 ouder kleuren.zon groen an", "1 ouder kleuren.zon groen bo"))

    assert math.isnan(tables.look_up("overeenstemming/alles_alpha/schatting"))
    assert tables.look_up("overeenstemming/alles_alpha/waarom").startswith("Maar één eenheid")


def test_value_stands_against_value(double):
    assert double.look_up("overeenstemming_tabel/groen/oranje") == 1
    assert double.look_up("overeenstemming_tabel/oranje/groen") == 0
    assert double.table("overeenstemming_tabel").notes == ("Omlaag de waarden van an, opzij die van bo.",)


def test_each_difference_shows_what_every_codeur_found(double):
    key = "overeenstemming_verschillen/kleuren.zon__1__ouder"

    assert [double.look_up(f"{key}/{column}") for column in ("codeur_an", "codeur_bo", "stappen")] == [
        *("groen", "oranje", 1)
    ]
    assert double.look_up("overeenstemming_verschillen/kleuren.zon__3__ouder/stappen") is None
    assert double.look_up("overeenstemming_verschillen/kleuren.situatie__1__ouder/codeur_bo") == "wankel"


def test_aspects_stand_in_the_order_of_the_codebook(double):
    rows = double.table("overeenstemming_aspecten").rows

    assert [(row.key, row.cells[:2]) for row in rows] == [
        ("kleuren.zon", (3, 1)),
        ("kleuren.situatie", (1, 0)),
    ]


def test_the_cells_add_up(double):
    rows = {row.key: row.cells[0] for row in double.table("overeenstemming_cellen").rows}

    assert rows == {"vergeleken": 3, "vergeleken_opties": 1, "een_codeur": 2, "totaal": 6}
