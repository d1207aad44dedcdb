"""The door a questionnaire came in by is a variable: counted per perspectief, and safe when it is printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.publication import publication
from analysis.response import AFNAME_LABELS
from analysis.study import AFNAMES, Response
from analysis.study_folder import read_study_folder
from analysis.tables import Tables

ZWOLLE = Path(__file__).parents[2] / "examples" / "zwolle"


@pytest.fixture(scope="module")
def zwolle():
    data = read_study_folder(ZWOLLE).value
    told = (Response("ouder_01", "papier"), Response("ouder_02", "telefoon"), Response("ouder_03", "papier"))
    return replace(data, responses=told)


def test_every_door_has_a_label():
    assert tuple(door for door, _ in AFNAME_LABELS) == AFNAMES


def test_questionnaires_are_counted_per_perspectief_and_door(zwolle):
    tables = Tables(zwolle)
    row = {
        column.key: tables.look_up(f"afname/ouder/{column.key}") for column in tables.table("afname").columns
    }

    assert row == {"web": 12, "papier": 2, "telefoon": 1, "huisbezoek": 0, "ingevuld": 15}
    assert tables.look_up("afname/swt/ingevuld") == tables.look_up("respons/swt/ingevuld")


def test_a_study_that_does_not_say_has_no_such_table(zwolle):
    assert "afname" not in Tables(replace(zwolle, responses=())).names


def test_a_small_door_is_not_printed_and_nothing_gives_it_away(zwolle):
    printed = {table.name: table for table in publication(Tables(zwolle), ("respons", "afname")).tables}
    ouder = dict(
        zip([c.key for c in printed["afname"].columns], printed["afname"].rows[2].cells, strict=True)
    )

    assert printed["afname"].rows[2].key == "ouder"
    assert ouder["papier"] is None
    assert sum(ouder[door] is None for door in (*AFNAMES, "ingevuld")) >= 2
