"""Codings in the database: one sheet, one change, one line of history."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import func, insert, select

from analysis.study import Coding, Fragment
from survey_app.domain.coding import Change
from survey_app.storage.bench_tables import assignments, coding_changes, seals
from survey_app.storage.codings import SqlCodings
from survey_app.storage.database import writing
from survey_app.storage.study_folder import read_study
from survey_app.storage.tables import codings

KLIK = "casusonderzoek.klik_swt"
STATEMENT = "perspectieven.snel_opgepakt"
NOW = datetime(2026, 3, 1, 12)


@pytest.fixture
def store(zwolle_engine):
    return SqlCodings(zwolle_engine)


def change_of(store, waarde, fragment=None, why="Opnieuw gelezen"):
    (before,) = store.sheet("zwolle", "3", "ouder").of(KLIK)
    names = (fragment.fragment,) if fragment else before.coding.fragmenten
    after = replace(before.coding, waarde=waarde, codeur="codeur_7", fragmenten=names, herkomst="")
    new = (fragment,) if fragment else ()
    return Change("zwolle", before, after, new, "codeur_9", NOW, why)


def test_a_sheet_holds_one_casus_from_one_perspectief(store):
    sheet = store.sheet("zwolle", "3", "ouder")

    assert {(kept.coding.casus, kept.coding.perspectief) for kept in sheet.codings} == {("3", "ouder")}
    assert [source.bron for source in sheet.sources] == ["ouder_03"]
    assert {fragment.bron for fragment in sheet.fragments} == {"ouder_03"}
    assert len(sheet.codings) >= 30


def test_an_unknown_casus_is_an_empty_sheet(store):
    sheet = store.sheet("zwolle", "99", "ouder")

    assert (sheet.codings, sheet.sources, sheet.fragments, sheet.changes) == ((), (), (), ())


def test_a_change_is_kept_with_its_history(store):
    before = store.sheet("zwolle", "3", "ouder").of(KLIK)[0]
    assert store.change(change_of(store, "rood"))

    sheet = store.sheet("zwolle", "3", "ouder")
    (after,) = sheet.of(KLIK)
    assert (after.coding.waarde, after.coding.codeur, after.revision) == (
        "rood",
        "codeur_7",
        before.revision + 1,
    )
    (line,) = sheet.changes
    assert (line.old, line.new, line.changed_by, line.why) == (
        before.coding.waarde,
        "rood",
        "codeur_9",
        "Opnieuw gelezen",
    )


def test_the_second_of_two_changes_from_the_same_sheet_is_refused_and_leaves_no_trace(store, zwolle_engine):
    first, second = (
        change_of(store, "rood"),
        change_of(store, "groen", Fragment("f_x", "ouder_03", 0, 3, "Ver")),
    )

    assert [store.change(first), store.change(second)] == [True, False]
    sheet = store.sheet("zwolle", "3", "ouder")
    assert sheet.of(KLIK)[0].coding.waarde == "rood"
    assert "f_x" not in {fragment.fragment for fragment in sheet.fragments}
    with zwolle_engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(coding_changes)).scalar_one() == 1


def test_an_empty_cell_is_coded_once(store):
    new = Coding("3", "swt", STATEMENT, "codeur_9", "groen")
    change = Change("zwolle", None, new, (), "codeur_9", NOW, "")

    assert [store.change(change), store.change(change)] == [True, False]


def test_a_change_keeps_its_place_in_the_file_and_a_new_quote_comes_last(store, zwolle_engine):
    before = read_study(zwolle_engine, "zwolle")
    store.change(change_of(store, "rood", Fragment("f_x", "ouder_03", 0, 3, "Ver")))

    after = read_study(zwolle_engine, "zwolle")
    place = [(c.casus, c.perspectief, c.aspect) for c in before.codings]
    assert [(c.casus, c.perspectief, c.aspect) for c in after.codings] == place
    assert after.fragments == (*before.fragments, Fragment("f_x", "ouder_03", 0, 3, "Ver"))


def test_every_coded_cell_is_named_once(store, zwolle_engine):
    cells = store.coded_cells("zwolle")

    assert len(cells) == len(set(cells))
    assert set(cells) == {(c.casus, c.perspectief, c.aspect) for c in store.codings("zwolle")}


def test_rows_with_the_same_position_come_out_in_the_order_of_their_key(store, zwolle_engine):
    """On PostgreSQL two people who code at the same moment may both be last."""
    names = [STATEMENT.replace("snel_opgepakt", name) for name in ("b", "a", "c")]
    with writing(zwolle_engine) as connection:
        for name in names:
            row = vars(Coding("3", "swt", name, "codeur_9", "groen")) | {"fragmenten": "", "revision": 1}
            connection.execute(insert(codings), {"study": "zwolle", "position": 99_999, **row})

    wanted = sorted(names)
    assert [coding.aspect for coding in store.codings("zwolle")[-3:]] == wanted
    assert [coding.aspect for coding in read_study(zwolle_engine, "zwolle").codings[-3:]] == wanted


@pytest.mark.parametrize(
    "fragment",
    [Fragment("f_x", "ouder_03", 0, 3, "vEr"), Fragment("f_x", "ouder_03", 1, 4, "Ver")],
)
def test_a_source_that_was_corrected_meanwhile_gives_no_quote_in_the_wrong_place(store, fragment):
    change = change_of(store, "rood", fragment)

    assert not store.change(change)
    assert store.sheet("zwolle", "3", "ouder").of(KLIK)[0].coding.waarde != "rood"


def test_a_quote_that_a_correction_took_away_is_not_hung_under_a_cell(store):
    change = change_of(store, "rood")
    gone = replace(change.after, fragmenten=(*change.after.fragmenten, "f_gone"))

    assert not store.change(replace(change, after=gone))


def test_everything_that_changed_has_its_own_line(store):
    change = change_of(store, "rood", Fragment("f_x", "ouder_03", 0, 3, "Ver"))
    old = change.before.coding.fragmenten
    assert store.change(replace(change, after=replace(change.after, memo="m")))

    lines = [(line.what, line.old, line.new) for line in store.sheet("zwolle", "3", "ouder").changes]
    assert lines == [
        ("waarde", "oranje", "rood"),
        ("memo", "", "m"),
        *(("fragment", name, "") for name in old),
        ("fragment", "", "f_x"),
    ]


def test_who_is_not_assigned_any_more_writes_nothing(store, zwolle_engine):
    change = change_of(store, "rood")
    row = {
        "study": "zwolle",
        "position": 0,
        "casus": "3",
        "perspectief": "ouder",
        "codeur": "codeur_2",
        "seed": "",
    }
    with writing(zwolle_engine) as connection:
        connection.execute(insert(assignments), row)

    assert not store.change(change)


def test_who_sealed_meanwhile_writes_nothing(store, zwolle_engine):
    new = Coding("3", "swt", STATEMENT, "codeur_2", "groen")
    change = Change("zwolle", None, new, (), "codeur_2", NOW, "", shared=False)
    sheet = {"study": "zwolle", "position": 0, "casus": "3", "perspectief": "swt", "codeur": "codeur_2"}
    with writing(zwolle_engine) as connection:
        connection.execute(insert(assignments), {**sheet, "seed": ""})
        sealed = {"verzegeld_op": "2026-11-27", "hash": "", "codeboeken": ""}
        connection.execute(insert(seals), {**sheet, **sealed})

    assert not store.change(change)
