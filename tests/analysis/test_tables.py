"""Every table of the Zwolle study by its name, and every number by its address."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.norms import problems_of
from analysis.study_folder import read_study_folder
from analysis.tables import Tables, look_up, make_table, table_names

ZWOLLE = Path(__file__).parents[2] / "examples" / "zwolle"


@pytest.fixture(scope="module")
def zwolle():
    loaded = read_study_folder(ZWOLLE)
    assert loaded.value is not None, loaded.problems
    return Tables(loaded.value)


def test_the_study_has_every_table_in_a_fixed_order(zwolle):
    assert zwolle.names == (
        *("succesfactoren", "knelpunten", "waarden", "analyseschema", "herkomst"),
        *("situatie", "situatie_per_casus", "toegang", "toegang_per_casus"),
        *("selectie", "verwijzers"),
        *("open_kwaliteit", "open_ging_goed", "open_ging_niet_goed"),
        *("perspectieven", "perspectieven_patroon", "perspectieven_verschillen"),
        *("perspectieven_stellingen", "perspectieven_paren", "perspectieven_deelname", "perspectieven_groen"),
        *("perspectieven_casussen", "perspectieven_toets", "joint_display", "joint_display_aantallen"),
        *("normen", "bewijs", "oordelen", "normenkader", "deelvragen", "schaal"),
        *("normen_kantelpunt", "normen_strijdig"),
        *("ggsr", "ggsr_overgangen", "ggsr_overgangen_thema", "ggsr_overgangen_thema_aanpak"),
        *("ggsr_niet_hertoetst", "respondenten", "bronnen", "respons"),
        *("vragen_swt", "vragen_swt_ontbrekend", "vragen_hulpverlener", "vragen_hulpverlener_ontbrekend"),
        *("vragen_ouder", "vragen_ouder_ontbrekend"),
        *("schaal_opbrengst", "groepen_opbrengst_per_hulp", "groepen_opbrengst_per_toegang", "groepen"),
        *("standpunten", "standpunten_telling", "triangulatie", "realisatie", "realisatie_telling"),
        *("drietrap", "gepubliceerd"),
    )


def test_every_row_of_every_table_fills_every_column(zwolle):
    crooked = [
        (name, row.key)
        for name in zwolle.names
        for row in zwolle.table(name).rows
        if len(row.cells) != len(zwolle.table(name).columns)
    ]

    assert crooked == []


def test_no_table_has_two_rows_or_columns_of_the_same_name(zwolle):
    for name in zwolle.names:
        table = zwolle.table(name)
        keys, columns = [row.key for row in table.rows], [column.key for column in table.columns]
        assert (len(set(keys)), len(set(columns))) == (len(keys), len(columns)), name


def test_cells_are_plain_numbers_and_texts_that_json_can_hold(zwolle):
    kinds = {type(cell) for name in zwolle.names for row in zwolle.table(name).rows for cell in row.cells}

    assert kinds <= {int, float, str, type(None)}


@pytest.mark.parametrize("name", ["succesfactoren", "knelpunten"])
def test_the_printed_tables_have_21_rows_of_15_casussen(zwolle, name):
    rows = zwolle.table(name).rows

    assert len(rows) == 21
    assert {row.cells[1] for row in rows} == {15}


def test_all_values_of_28_aspects_add_up_to_15(zwolle):
    rows = zwolle.table("waarden").rows

    assert len(rows) == 28
    assert {sum(row.cells[:5]) for row in rows} == {15}


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("succesfactoren/klik_swt/aantal", 12),
        ("knelpunten/sluit_aan_bij_gezin/aantal", 5),
        ("waarden/overdracht_naar_hulp/van_toepassing", 14),
        ("analyseschema/klik_swt/11", "groen"),
        ("situatie/stabiel/aantal", 14),
        ("toegang/swt_via_school/groep", "gemeentelijk"),
        ("selectie/vrouw_totaal/verblijf_12_18_gemeentelijk", 3),
        ("verwijzers/niet_gemeentelijk_totaal/aantal", 5),
        ("open_kwaliteit/totaal/aantal", 39),
        ("open_ging_goed/klik_swt/aantal", 9),
        ("perspectieven_deelname/totaal/swt", 6),
        ("perspectieven_deelname/alle_drie/aantal", 3),
        ("perspectieven_paren/contact_swt_instanties__swt__ouder/eerste_hoger", 3),
        ("normen/3/aandeel", 0.625),
        ("normen/7a/aandeel", 0.75),
        ("normen/7a/grens", "ja"),
        ("normen/5b/formulering", "Voldoet vooralsnog beperkt"),
        ("oordelen/voldoet_beperkt/aantal", 3),
        ("ggsr_overgangen/totaal/X_dash", 2),
        ("respondenten/gemeente_totaal/aantal", 36),
        ("respons/ouder/ingevuld", 15),
    ],
)
def test_a_number_is_found_at_its_address(zwolle, address, number):
    assert zwolle.look_up(address) == number


def test_the_sentence_about_a_statement_follows_from_its_cells(zwolle):
    made = zwolle.look_up("perspectieven_stellingen/snel_opgepakt/zin")

    assert "Bij casus 8, 9 en 10 oordeelt de ouder lager dan het SWT of de hulpverlener." in made


def test_no_casus_breaks_the_drietrap(zwolle):
    assert zwolle.table("drietrap").rows == ()


def test_no_fixed_judgement_is_refused(zwolle):
    assert problems_of(zwolle.data) == []


@pytest.mark.parametrize(
    "name",
    [
        *("waarden", "analyseschema", "herkomst", "perspectieven", "perspectieven_patroon"),
        *("perspectieven_verschillen", "perspectieven_stellingen", "normen", "bewijs"),
    ],
)
def test_what_rests_on_the_reconstruction_says_so(zwolle, name):
    assert "reconstructie" in zwolle.table(name).warnings[0]


@pytest.mark.parametrize(
    "name", ["succesfactoren", "knelpunten", "situatie", "toegang", "ggsr", "respondenten"]
)
def test_what_was_printed_carries_no_warning(zwolle, name):
    assert zwolle.table(name).warnings == ()


def test_no_printed_figure_is_wrong(zwolle):
    wrong = [row.key for row in zwolle.table("gepubliceerd").rows if row.cells[2] == "fout"]

    assert wrong == []


@pytest.mark.parametrize(
    "address", ["", "waarden", "waarden/klik_swt", "waarden/klik_swt/paars", "niets/a/b", "///"]
)
def test_a_place_that_does_not_exist_is_a_key_error_that_names_it(zwolle, address):
    with pytest.raises(KeyError) as caught:
        zwolle.look_up(address)

    assert caught.value.args == (address,)


def test_a_table_is_made_once(zwolle):
    assert zwolle.table("waarden") is zwolle.table("waarden")


def test_the_functions_give_what_the_class_gives(zwolle):
    assert table_names(zwolle.data) == zwolle.names
    assert make_table(zwolle.data, "schaal") == zwolle.table("schaal")
    assert look_up(zwolle.data, "situatie/instabiel/aantal") == 1


def test_an_empty_study_has_no_tables(build):
    assert table_names(build.data(cases=(), books=())) == ()


def test_a_number_that_the_report_prints_otherwise_says_so_under_its_table(zwolle):
    notes = " ".join(zwolle.table("knelpunten").notes)

    assert "Het Sociaal Wijkteam voerde de regie: rood (par. 4.4, tabel Knelpunten): 7 van 15." in notes
    assert "Hulp loste problemen op: rood (par. 4.4, tabel Knelpunten): 1 van 15." in notes
    assert "Anders gedrukt" not in " ".join(zwolle.table("succesfactoren").notes)


def test_invented_answers_are_never_counted_without_a_warning(zwolle):
    for name in ("respons", "open_kwaliteit", "open_ging_goed", "open_ging_niet_goed"):
        assert any("verzonnen" in warning for warning in zwolle.table(name).warnings[1:])


def test_a_label_that_is_printed_as_a_list_is_no_title(zwolle):
    made = zwolle.table("toegang")

    assert made.title == made.row_label == "Toegang"
    assert "huisarts / consultatiebureau" in " ".join(made.notes)


def test_counted_evidence_tells_its_groen_and_oranje_apart(zwolle):
    notes = " ".join(zwolle.table("bewijs").notes)

    assert "3 groen (telt voor 1), 4 oranje (telt voor 0,5) en 8 rood (telt voor 0)" in notes
