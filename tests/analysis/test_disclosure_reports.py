"""ResultTables made safe together: what adds up is seen, what is one number is linked, and nothing tells."""

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.disclosure.links import names_of_cells
from analysis.disclosure.relations import counts_of, frequency_table
from analysis.disclosure.reports import protect_result_tables
from analysis.disclosure.tables import Total
from analysis.results import Column, ResultTable, Row
from analysis.study_folder import read_study_folder
from analysis.tables import Tables

ZWOLLE = Path(__file__).parents[2] / "examples" / "zwolle"


def table(name, columns, rows, notes=()):
    """Columns as 'aantal van aandeel:share'; rows as key -> cells."""
    made = tuple(Column(*part.split(":")[:1], "", *part.split(":")[1:]) for part in columns.split())
    return ResultTable(name, name, made, tuple(Row(k, k, tuple(c)) for k, c in rows.items()), notes=notes)


COLOURS = table(
    "waarden",
    "groen oranje rood van",
    {"klik": (40, 20, 3, 63), "regie": (30, 21, 12, 63), "nazorg": (12, 25, 26, 63)},
    notes=("Dit gaat over 63 casussen.", "Geteld zijn de vastgestelde cellen."),
)
SUCCES = table("succes", "aantal van", {"klik": (40, 63), "regie": (30, 63), "nazorg": (12, 63)})
WIJKEN = table(
    "wijken",
    "aantal aandeel:share gemiddelde:number toelichting:text",
    {
        "noord": (31, 31 / 63, 6.7, "vooral 12-18"),
        "zuid": (28, 28 / 63, 7.1, "gemengd"),
        "oost": (4, 4 / 63, 8.0, "een van de 4"),
        "totaal": (63, 1.0, 6.9, ""),
    },
)


def cells(tables, name):
    return {row.key: row.cells for one in tables if one.name == name for row in one.rows}


def totals_of(one, name=lambda address: address):
    return frequency_table(counts_of(one), 10, name).totals


def test_a_small_cell_of_a_row_hides_behind_another_and_its_base_is_kept():
    found = cells(protect_result_tables([COLOURS], {"waarden": 10}), "waarden")
    assert found == {"klik": (40, None, None, 63), "regie": (30, 21, 12, 63), "nazorg": (12, 25, 26, 63)}


def test_a_count_that_stands_in_two_tables_is_hidden_in_both_or_in_neither():
    coloured = replace(COLOURS, rows=(Row("klik", "", (40, 90, 3, 133)), *COLOURS.rows[1:]))
    with_other_base = table(
        "succes", "aantal van", {"klik": (40, 133), "regie": (30, 63), "nazorg": (12, 63)}
    )
    found = protect_result_tables([coloured, with_other_base], {"waarden": 10})
    assert cells(found, "waarden")["klik"] == (None, 90, None, 133)
    assert cells(found, "succes")["klik"] == (None, 133)


def test_what_a_count_leaves_of_its_base_is_protected_too():
    found = protect_result_tables([table("ja", "aantal van", {"a": (60, 63), "b": (30, 63)})], {"ja": 10})
    assert cells(found, "ja") == {"a": (None, 63), "b": (30, 63)}


def test_shares_means_and_telling_texts_go_with_a_hidden_count_and_totals_are_seen():
    found = cells(protect_result_tables([WIJKEN], {"wijken": 10}), "wijken")
    assert found["noord"] == (31, 31 / 63, 6.7, "vooral 12-18")
    assert found["zuid"] == (None, None, None, "gemengd")
    assert found["oost"] == (None, None, None, None)
    assert found["totaal"] == (63, 1.0, 6.9, "")


def test_the_notes_say_how_many_are_hidden_and_no_longer_a_number_of_their_own():
    notes = protect_result_tables([COLOURS], {"waarden": 10})[0].notes
    assert notes[0] == "Geteld zijn de vastgestelde cellen."
    assert notes[1].startswith("2 van de 12 aantallen zijn niet gedrukt: kleiner dan de drempel van 10")


def test_a_table_without_threshold_stays_as_it_is():
    assert protect_result_tables([COLOURS, WIJKEN], {}) == (COLOURS, WIJKEN)
    assert protect_result_tables([COLOURS, WIJKEN], {"wijken": 10})[0] == COLOURS


def test_what_the_maker_calls_one_number_is_one_number():
    respons = table("respons", "ingevuld", {"ouder": (4,), "swt": (50,)})
    deelname = table("deelname", "mensen", {"ouders": (4,), "professionals": (70,)})
    same = [("respons/ouder/ingevuld", "deelname/ouders/mensen")]
    apart = protect_result_tables([respons, deelname], {"respons": 10})
    joined = protect_result_tables([respons, deelname], {"respons": 10}, same)
    assert cells(apart, "deelname")["ouders"] == (4,)
    assert cells(joined, "deelname")["ouders"] == (None,)


RELATIONS = [
    (COLOURS, Total("waarden/klik/van", ("waarden/klik/groen", "waarden/klik/oranje", "waarden/klik/rood"))),
    (
        WIJKEN,
        Total("wijken/totaal/aantal", tuple(f"wijken/{wijk}/aantal" for wijk in ("noord", "zuid", "oost"))),
    ),
    (
        table("t", "aantal van", {"ja": (40, 63), "nee": (23, 63)}),
        Total("t/ja/van", ("t/ja/aantal", "t/nee/aantal")),
    ),
    (
        table(
            "t",
            "aantal",
            {"a": (1,), "b": (2,), "x_totaal": (3,), "c": (4,), "y_totaal": (4,), "totaal": (7,)},
        ),
        Total("t/totaal/aantal", ("t/x_totaal/aantal", "t/y_totaal/aantal")),
    ),
    (
        table(
            "t",
            "aantal",
            {"a": (1,), "b": (2,), "x_totaal": (3,), "c": (4,), "y_totaal": (4,), "totaal": (7,)},
        ),
        Total("t/x_totaal/aantal", ("t/a/aantal", "t/b/aantal")),
    ),
]


@pytest.mark.parametrize(("one", "total"), RELATIONS)
def test_this_relation_is_seen(one, total):
    assert total in totals_of(one)


def test_no_relation_is_seen_where_the_numbers_do_not_add_up():
    wrong = replace(WIJKEN, rows=(*WIJKEN.rows[:3], Row("totaal", "", (64, 1.0, 6.9, ""))))
    assert totals_of(wrong) == ()


def test_parts_of_people_and_steps_down_are_no_counts():
    odd = table("t", "deel stappen aantal", {"a": (1.5, -1, 3), "b": (2.0, 2, None)})
    assert counts_of(odd).found == {("a", "aantal"): 3}


def test_the_same_base_in_every_row_is_one_number_over_tables():
    name = names_of_cells([counts_of(COLOURS), counts_of(SUCCES), counts_of(WIJKEN)], [])
    places = ("waarden/klik/van", "waarden/regie/van", "succes/nazorg/van", "wijken/totaal/aantal")
    assert len({name(place) for place in places}) == 1
    assert name("succes/klik/aantal") == name("waarden/klik/groen") != name("waarden/klik/rood")


def test_every_hidden_count_of_zwolle_is_hidden_wherever_it_stands():
    data = read_study_folder(ZWOLLE).value
    tables = Tables(data)
    chosen = [
        tables.table(name) for name in ("waarden", "succesfactoren", "knelpunten", "situatie", "toegang")
    ]
    found = protect_result_tables(chosen, {"waarden": 5, "situatie": 5, "toegang": 5})
    waarden, succes, knel = (cells(found, name) for name in ("waarden", "succesfactoren", "knelpunten"))
    for key, row in succes.items():
        assert (row[0] is None) == (waarden[key][0] is None)
        assert (knel[key][0] is None) == (waarden[key][2] is None)
    small = [cell for one in found for row in one.rows for cell in row.cells if cell in (1, 2, 3, 4)]
    assert small == []


WRONG = [
    (([COLOURS, COLOURS], {}), "name of their own"),
    (([COLOURS], {"onbekend": 10}), "thresholds must be one of"),
    (([COLOURS], {"waarden": "tien"}), "must be a whole number"),
    (([COLOURS], {}, [("waarden/klik/paars", "waarden/klik/rood")]), "same must be one of"),
    (([COLOURS], {}, [("waarden/klik/groen", "waarden/klik/rood")]), "same must join cells with one count"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_wrong_arguments_are_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        protect_result_tables(*arguments)


def test_no_tables_and_empty_tables_are_safe():
    assert protect_result_tables([], {}) == ()
    assert protect_result_tables([table("leeg", "aantal van", {})], {"leeg": 10})[0].rows == ()


def test_a_base_that_some_rows_have_not_got_is_one_number_where_it_stands():
    some = table("deel", "aantal van", {"ja": (12, 60), "rest": (48, None)})
    other = table("ander", "aantal van", {"nee": (25, 60), "wel": (35, 60)})
    name = names_of_cells([counts_of(some), counts_of(other)], ())

    assert name("deel/ja/van") == name("ander/nee/van") == name("ander/wel/van")
    assert name("deel/rest/van") == "deel/rest/van"


def test_a_row_without_numbers_in_columns_that_add_up_is_no_total():
    """Hours per law, for casussen of which nobody noted hours as well."""
    some = table("uren", "wmo jeugd samen", {"a": (40, 3, 43), "b": (50, 20, 70), "c": (None, None, None)})
    assert cells(protect_result_tables([some], {"uren": 10}), "uren") == {
        "a": (None, None, 43),
        "b": (50, 20, 70),
        "c": (None, None, None),
    }
