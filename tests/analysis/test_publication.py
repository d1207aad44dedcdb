"""What goes outside shows no casus and no small count, also not through another table of the same report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.publication import publication
from analysis.study import Answer, Case
from analysis.study_folder import read_study_folder
from analysis.tables import Tables

KLEIN = Path(__file__).parent / "study_folder" / "folders" / "klein"


@pytest.fixture(scope="module")
def tables():
    """Sixty casussen, thirty a year; all parents answer, four of those of 2020 are instabiel."""
    klein = read_study_folder(KLEIN).value
    cases = tuple(
        Case(str(i), {"jaar": "2020" if i < 30 else "2021", "verwijzer": "huisarts"}) for i in range(60)
    )
    answers = tuple(
        Answer(f"r{i}", str(i), "ouder", "korte_ouder", "1", "situatie", "instabiel" if i < 4 else "stabiel")
        for i in range(60)
    )
    return Tables(
        replace(klein, cases=cases, answers=answers, codings=(), open_codings=(), plan=type(klein.plan)())
    )


def test_a_small_count_and_what_would_give_it_away_are_hidden(tables):
    by_name = {table.name: table for table in publication(tables).tables}
    questions = by_name["vragen_ouder"]

    assert tables.look_up("vragen_ouder/situatie.instabiel/aantal") == 4
    assert questions.cell("situatie.instabiel", "aantal") is None
    shown = [questions.cell("situatie.stabiel", "aantal"), questions.cell("situatie.stabiel", "van")]
    assert None in shown, "56 of 60 gives the other 4 away"


def test_large_counts_are_printed(tables):
    by_name = {table.name: table for table in publication(tables, ("selectie",)).tables}

    assert by_name["selectie"].cell("totaal", "aantal") == 60


def test_a_table_that_nobody_has_thought_about_stays_inside(tables, monkeypatch):
    monkeypatch.setitem(tables._makers, "nieuw", tables._makers["selectie"])
    found = publication(tables)

    assert "nieuw" in found.left_out
    assert "nieuw" not in {table.name for table in found.tables}


def test_tables_about_one_casus_are_left_out():
    zwolle = Tables(read_study_folder(Path(__file__).parents[2] / "examples" / "zwolle").value)
    found = publication(zwolle, ("analyseschema", "toegang_per_casus", "perspectieven", "schaal"))

    assert found.left_out == ("analyseschema", "toegang_per_casus", "perspectieven")
    assert [table.name for table in found.tables] == ["schaal"]
