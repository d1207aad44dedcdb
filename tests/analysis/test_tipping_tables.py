"""The tipping point of each judgement, as a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.norms.tipping_words import tip_words
from analysis.results import CellChange, Move, Tip
from analysis.study_folder import read_study_folder
from analysis.tables import Tables
from codebooks.scale import level_of

ZWOLLE = Path(__file__).parents[2] / "examples" / "zwolle"
LABELS = {"n__a": "Het gezin", "n__b": "Scholen"}


@pytest.fixture(scope="module")
def zwolle():
    return Tables(read_study_folder(ZWOLLE).value)


def change(casus="", was="rood", becomes="groen", link="n__a", aspect="k.zon"):
    return CellChange((link,), aspect if casus else "", casus, was, becomes)


def words(*ways):
    number = sum(move.number for move in ways[0])
    return tip_words(Tip("omhoog", number, ways, 0, "voldoet"), LABELS)


def test_cells_that_are_alike_are_named_with_how_many_of_them():
    some = Move(2, (change("1"), change("3"), change("7")))

    assert words((some,)) == (
        "bijvoorbeeld ‘Het gezin’ bij 2 van deze 3: casus 1, 3 en 7, van rood naar groen"
    )


def test_a_set_is_joined_and_all_of_a_group_is_not_counted_out():
    every, credit = Move(1, (change("1"),)), Move(1, (change(was="nee", becomes="ja", link="n__b"),))

    assert words((every, credit)) == (
        "bijvoorbeeld ‘Het gezin’ bij casus 1 van rood naar groen en ‘Scholen’ van nee naar ja"
    )


def test_changes_that_suffice_alone_are_listed_as_choices():
    first, second = Move(1, (change("1"),)), Move(1, (change(was="nee", becomes="ja", link="n__b"),))

    assert words((first,), (second,)).startswith("een van: ‘Het gezin’ bij casus 1")


def test_cells_of_several_aspects_name_their_aspect():
    both = Move(2, (change("1"), change("1", aspect="k.aap")))

    assert "casus 1 (zon) en 1 (aap)" in words((both,))


def test_the_table_shows_the_calculated_level_and_both_directions(zwolle):
    table = zwolle.table("normen_kantelpunt")

    assert [row.key for row in table.rows] == [row.key for row in zwolle.table("normen").rows]
    for row in table.rows:
        assert table.cell(row.key, "niveau_berekend") == zwolle.look_up(f"normen/{row.key}/niveau_berekend")
    assert (table.cell("7a", "omlaag"), table.cell("7a", "omlaag_waarheen")) == (1, "voldoet_merendeels")
    assert (table.cell("7b", "omhoog"), table.cell("7b", "omhoog_waarheen")) == (2, "voldoet_grotendeels")


def test_the_level_of_a_tip_is_a_level_of_the_scale(zwolle):
    table = zwolle.table("normen_kantelpunt")
    (kader,) = zwolle.data.normenkaders()
    known = {level.id for level in kader.scale.levels}

    assert level_of(kader.scale, 0.5).level in known
    assert {table.cell(row.key, "omhoog_waarheen") for row in table.rows} <= known


def test_pieces_are_cells_and_credits_together(zwolle):
    assert zwolle.look_up("normen_kantelpunt/2/bewijs") == 15 + 4


def test_a_study_without_judgements_has_no_tipping_points(build):
    assert "normen_kantelpunt" not in Tables(build.data("1 ouder kleuren.zon groen")).names
