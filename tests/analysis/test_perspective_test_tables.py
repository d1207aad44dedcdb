"""The tables of patterns per casus and of the sign test."""

from __future__ import annotations

from analysis.tables import Tables

LINES = (
    *("1 ouder kijk.s1 rood", "1 swt kijk.s1 groen", "1 hulpverlener kijk.s1 groen"),
    *("1 ouder kijk.s2 groen", "1 swt kijk.s2 groen"),
    *("2 ouder kijk.s1 grijs", "2 swt kijk.s1 groen"),
)


def test_a_casus_shows_its_patterns_pairs_and_sizes(build):
    table = Tables(build.data(*LINES)).table("perspectieven_casussen")
    keys = [column.key for column in table.columns]
    rows = {row.key: dict(zip(keys, row.cells, strict=True)) for row in table.rows}

    assert (rows["1"]["tegenspraak"], rows["1"]["eens"], rows["1"]["paren"]) == (1, 1, 4)
    assert (rows["1"]["ouder_lager"], rows["1"]["twee_stappen"], rows["1"]["een_stap"]) == (2, 2, 0)
    assert (rows["2"]["gedeeltelijk"], rows["2"]["stilte"], rows["2"]["niet_vergelijkbaar"]) == (1, 1, 1)


def test_the_last_row_adds_up_the_casussen(build):
    table = Tables(build.data(*LINES)).table("perspectieven_casussen")
    *casussen, total = table.rows

    assert total.cells == tuple(sum(cells) for cells in zip(*(row.cells for row in casussen), strict=True))


def test_the_sign_test_stands_per_statement_casus_and_in_all(build):
    table = Tables(build.data(*LINES)).table("perspectieven_toets")

    assert table.cell("s1__swt__ouder", "van") == 2
    assert table.cell("s1__swt__ouder", "eerste_hoger") == 1
    assert table.cell("casus_1__swt__ouder", "gelijk") == 1
    assert table.cell("alle_paren__swt__ouder", "van") == 3
    assert table.cell("alle_casussen__swt__ouder", "van") == 2
    assert table.cell("alle_casussen__swt__ouder", "p") == 1


def test_where_nothing_was_to_count_there_is_no_number(build):
    table = Tables(build.data(*LINES)).table("perspectieven_toets")

    assert table.cell("s2__hulpverlener__ouder", "aandeel_gelijk") is None
    assert table.cell("s2__hulpverlener__ouder", "p") is None
    assert "casus_2__hulpverlener__ouder" not in {row.key for row in table.rows}


def test_the_table_says_that_pairs_of_one_casus_are_not_separate(build):
    notes = Tables(build.data(*LINES)).table("perspectieven_toets").notes

    assert any("dezelfde mensen" in note for note in notes)
