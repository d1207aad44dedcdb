"""The cells behind a count, and which of the rows of a cell explains it."""

from __future__ import annotations

import pytest

from analysis.cells import Cell, decided_cells
from analysis.study import Case, Coding, StudyData
from survey_app.domain.cell_lists import (
    CellQuery,
    cells_behind,
    explaining,
    listed,
    named_aspect,
    quote_names,
    read_query,
    summary,
)


def row(codeur: str, waarde: str, toelichting: str = "", quotes: tuple[str, ...] = (), status="concept"):
    return Coding("1", "ouder", "b.a", codeur, waarde, "", toelichting, quotes, status)


ORIGINALS = [row("codeur_1", "groen", "Groen omdat", ("f1",)), row("codeur_2", "rood", "Rood omdat", ("f2",))]
DECIDED = row("besluit", "rood", "Besloten omdat", (), "vastgesteld")


def test_the_decision_explains_first_and_then_who_found_the_same():
    assert [one.codeur for one in explaining([*ORIGINALS, DECIDED])] == ["besluit", "codeur_2"]
    assert summary([*ORIGINALS, DECIDED]) == "Besloten omdat"


def test_a_decided_cell_rests_on_the_quotes_of_who_found_its_value():
    assert quote_names([*ORIGINALS, DECIDED]) == ("f2",)


def test_an_undecided_cell_shows_what_both_say():
    assert quote_names(ORIGINALS) == ("f1", "f2")
    assert summary(ORIGINALS) == "Groen omdat"


def test_a_row_without_a_value_explains_nothing():
    assert explaining([row("codeur_1", "", "Nog niets", ("f1",))]) == []
    assert explaining([]) == []


def test_a_quote_that_two_codeurs_use_is_listed_once():
    rows = [row("codeur_1", "rood", quotes=("f1", "f2")), row("codeur_2", "rood", quotes=("f2",))]

    assert quote_names(rows) == ("f1", "f2")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (CellQuery(), {"3", "10"}),
        (CellQuery(waarde="rood"), {"3"}),
        (CellQuery(waarde="verschil"), {"10"}),
        (CellQuery(casus="10"), {"10"}),
        (CellQuery(perspectief="swt"), set()),
        (CellQuery(strata={"hulp": "zorg"}), {"3"}),
        (CellQuery(boek="casusonderzoek"), {"3", "10"}),
        (CellQuery(boek="perspectieven"), set()),
    ],
)
def test_a_query_lists_only_its_own_cells(zwolle_frame, query, expected):
    from dataclasses import replace

    data = replace(zwolle_frame, cases=(Case("10", {}), Case("3", {"hulp": "zorg"})))
    cells = [
        Cell("10", "ouder", "casusonderzoek.klik_swt", "", 2, ""),
        Cell("3", "ouder", "casusonderzoek.klik_swt", "rood", 1, ""),
        Cell("3", "ouder", "nergens.bekend", "rood", 1, ""),
        Cell("99", "ouder", "casusonderzoek.klik_swt", "rood", 1, ""),
    ]

    assert {cell.casus for cell in listed(query, data, cells)} == expected


def test_a_list_stands_by_number(zwolle_frame):
    cells = [Cell(casus, "ouder", "casusonderzoek.klik_swt", "rood", 1, "") for casus in ("10", "9", "1")]

    assert [cell.casus for cell in listed(CellQuery(), zwolle_frame, cells)] == ["1", "9", "10"]


def test_an_address_is_read_as_it_was_written(zwolle_frame):
    strata = zwolle_frame.study.strata
    query = CellQuery("a.b", "rood", "ouder", "3", "a", {"hulp": "ambulant"}, released=True)

    assert read_query(query.fields(strata), strata) == query


@pytest.mark.parametrize("name", ["succesfactoren", "knelpunten", "waarden"])
def test_every_count_of_a_table_has_as_many_cells_behind_it(zwolle_study: StudyData, name):
    from analysis.tables import Tables

    table, cells = Tables(zwolle_study).table(name), decided_cells(zwolle_study.codings)
    behind = cells_behind(zwolle_study, name)
    counted = {place: len(listed(query, zwolle_study, cells)) for place, query in behind.items()}

    assert len(counted) >= len(table.rows) > 10
    assert counted == {place: table.cell(*place) for place in counted}


def test_a_table_of_something_else_has_no_cells_behind_it(zwolle_frame):
    assert cells_behind(zwolle_frame, "respons") == {}


def test_an_aspect_is_found_by_its_whole_name_only(zwolle_frame):
    books = zwolle_frame.coding_schemes()

    assert named_aspect(books, "casusonderzoek.klik_swt") is not None
    assert named_aspect(books, "klik_swt") is None
