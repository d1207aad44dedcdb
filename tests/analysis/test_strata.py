"""Selection tables, values and response per stratum."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.frames import Frames
from analysis.response import response_by_stratum
from analysis.strata import counts_by_stratum
from analysis.study import Answer, Case, CrossTable
from analysis.tables import Tables

CASES = (
    Case("1", {"geslacht": "vrouw", "jaar": "2021", "verwijzer": "huisarts"}),
    Case("2", {"geslacht": "vrouw", "jaar": "2022", "verwijzer": "wijkteam"}),
    Case("3", {"geslacht": "man", "jaar": "2022", "verwijzer": "wijkteam"}),
)


def made(build, cases=CASES, **shape):
    table = CrossTable("selectie", build.nl("Selectie"), **{"down": (), "across": (), **shape})
    return Tables(build.data(cases=cases, study=build.study(tables=(table,)))).table("selectie")


def test_two_strata_down_close_each_block_with_its_total(build):
    table = made(build, down=("geslacht", "jaar"), across=("verwijzer",))

    assert [(row.key, row.cells) for row in table.rows] == [
        ("vrouw_2021", (0, 1, 0, 1)),
        ("vrouw_2022", (1, 0, 0, 1)),
        ("vrouw_totaal", (1, 1, 0, 2)),
        ("man_2021", (0, 0, 0, 0)),
        ("man_2022", (1, 0, 0, 1)),
        ("man_totaal", (1, 0, 0, 1)),
        ("totaal", (2, 1, 0, 3)),
    ]


def test_strata_across_are_joined_in_the_order_of_the_table(build):
    table = made(build, down=("geslacht",), across=("verwijzer", "jaar"))

    assert [column.key for column in table.columns][:3] == ["wijkteam_2021", "wijkteam_2022", "huisarts_2021"]
    assert table.columns[0].label == "Wijkteam, 2021"


def test_one_stratum_with_groups_gets_subtotals_per_group(build):
    table = made(build, down=("verwijzer",))

    assert [(row.key, row.cells) for row in table.rows] == [
        ("wijkteam", (2,)),
        ("gemeentelijk_totaal", (2,)),
        ("huisarts", (1,)),
        ("specialist", (0,)),
        ("ander_totaal", (1,)),
        ("totaal", (3,)),
    ]


def test_a_casus_without_a_stratum_is_left_out_and_said_so(build):
    unknown = replace(CASES[0], attributes={"geslacht": "vrouw", "verwijzer": "huisarts"})
    table = made(build, cases=(unknown, *CASES[1:]), down=("geslacht", "jaar"))

    assert table.cell("totaal", "aantal") == 2
    assert table.notes == ("Niet ingedeeld, want een kenmerk ontbreekt: 1.",)


def test_values_are_counted_per_stratum_with_their_n(build):
    lines = ("1 ouder kleuren.zon groen", "2 ouder kleuren.zon rood", "3 ouder kleuren.zon grijs")
    table = counts_by_stratum(Frames(build.data(*lines, cases=CASES)), "ouder", "kleuren.zon", "geslacht")

    assert [(row.key, row.cells) for row in table.rows] == [
        ("vrouw", (1, 0, 1, 0, 0, 2)),
        ("man", (0, 0, 0, 1, 0, 1)),
    ]


def test_values_per_stratum_warn_when_a_reconstructed_cell_is_among_them(build):
    study = build.study(reconstruction=build.nl("Gereconstrueerd."))
    frames = Frames(build.data("1 ouder kleuren.zon groen an concept free", cases=CASES, study=study))

    assert counts_by_stratum(frames, "ouder", "kleuren.zon", "geslacht").warnings[0] == "Gereconstrueerd."


def test_an_unknown_stratum_is_a_key_error(build):
    with pytest.raises(KeyError):
        counts_by_stratum(Frames(build.data(cases=CASES)), "ouder", "kleuren.zon", "kleur")


def answer(response, casus, perspectief):
    return Answer(response, casus, perspectief, "lijst", "1", "vraag", "ja")


def test_response_counts_questionnaires_and_the_casussen_they_are_about(build):
    answers = (
        answer("r1", "1", "ouder"),
        answer("r1", "1", "ouder"),
        answer("r2", "1", "ouder"),
        answer("r3", "", "swt"),
    )
    table = Tables(build.data(answers=answers)).table("respons")

    assert {row.key: row.cells for row in table.rows} == {
        "swt": (1, 0),
        "hulpverlener": (0, 0),
        "ouder": (2, 1),
    }


def test_response_per_stratum_counts_casussen_that_answered(build):
    answers = (answer("r1", "1", "ouder"), answer("r2", "3", "swt"), answer("r3", "3", "swt"))
    table = response_by_stratum(Frames(build.data(answers=answers, cases=CASES)), "geslacht")

    assert [column.key for column in table.columns] == ["casussen", "swt", "hulpverlener", "ouder"]
    assert [row.cells for row in table.rows] == [(2, 0, 0, 1), (1, 1, 0, 0)]


def test_without_answers_there_is_no_table_of_response(build):
    assert "respons" not in Tables(build.data()).names
