"""Who codes what and who sealed it, in the database: with its trail, and never beside a concurrent save."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import delete, insert, select, update

from analysis.bench_rows import Assignment, Seal
from analysis.seal_hash import OwnSheet
from survey_app.domain.assignments import Standing
from survey_app.storage.assignments import SqlAssignments, codeurs_in, sealed_in
from survey_app.storage.bench_tables import coding_changes
from survey_app.storage.database import writing
from survey_app.storage.tables import codings

STUDY, SHEET, NOW = "zwolle", ("3", "ouder"), datetime(2026, 11, 27, 12)
A, B = Assignment(*SHEET, "codeur_a", "zaad"), Assignment(*SHEET, "codeur_b", "zaad")
SEAL = Seal(*SHEET, "codeur_a", "2026-11-27", "f" * 64, "casusonderzoek:1")


@pytest.fixture
def store(zwolle_engine):
    """The example study without codings on the sheet."""
    with zwolle_engine.begin() as connection:
        c = codings.c
        connection.execute(delete(codings).where(c.casus == SHEET[0], c.perspectief == SHEET[1]))
    return SqlAssignments(zwolle_engine)


def assign(store, *rows):
    assert store.assign(STUDY, store.standing(STUDY), rows, "codeur_x", NOW)


def code(engine, codeur, aspect="casusonderzoek.klik_swt", waarde="groen", fragmenten=""):
    row = {"study": STUDY, "casus": SHEET[0], "perspectief": SHEET[1], "aspect": aspect, "codeur": codeur}
    row |= {"waarde": waarde, "reden": "", "toelichting": "", "fragmenten": fragmenten}
    with engine.begin() as connection:
        connection.execute(
            insert(codings), {**row, "status": "concept", "herkomst": "", "memo": "", "position": 0}
        )


def trail(engine):
    c = coding_changes.c
    query = select(c.aspect, c.codeur, c.changed_by, c.wat, c.oud, c.nieuw, c.why).order_by(c.id)
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(query)]


def test_an_assignment_is_kept_with_its_line_in_the_trail(store, zwolle_engine):
    assign(store, A, B)

    assert store.assignments(STUDY) == (A, B)
    assert store.codeurs_of(STUDY, *SHEET) == ("codeur_a", "codeur_b")
    assert [store.is_assigned(STUDY, *SHEET, name) for name in ("codeur_a", "codeur_c")] == [True, False]
    assert trail(zwolle_engine) == [
        ("", "codeur_a", "codeur_x", "toewijzing", "", "toegewezen", "zaad"),
        ("", "codeur_b", "codeur_x", "toewijzing", "", "toegewezen", "zaad"),
    ]


def test_taking_away_is_a_line_in_the_trail_too_and_keeps_what_was_coded(store, zwolle_engine):
    assign(store, A)
    code(zwolle_engine, "codeur_a")

    assert store.take(STUDY, store.standing(STUDY), (A,), "codeur_x", NOW)
    assert store.assignments(STUDY) == ()
    assert trail(zwolle_engine)[-1] == ("", "codeur_a", "codeur_x", "toewijzing", "toegewezen", "", "")
    assert store.own_sheet(STUDY, *SHEET, "codeur_a").codings != ()


def test_what_was_decided_on_an_older_standing_is_not_kept(store, zwolle_engine):
    seen = store.standing(STUDY)
    assign(store, A)

    assert not store.assign(STUDY, seen, (B,), "codeur_x", NOW)
    assert not store.take(STUDY, seen, (A,), "codeur_x", NOW)
    assert store.assignments(STUDY) == (A,)
    assert len(trail(zwolle_engine)) == 1


def test_the_standing_knows_nothing_of_what_is_coded_on_a_blind_sheet(store, zwolle_engine):
    assign(store, A, B)
    before = store.standing(STUDY)
    code(zwolle_engine, "codeur_a")
    code(zwolle_engine, "codeur_c")

    assert store.standing(STUDY) == before
    assert before.codeurs == {SHEET: {"codeur_a", "codeur_b"}}


def test_the_standing_knows_what_shows(store, zwolle_engine):
    code(zwolle_engine, "codeur_c")

    found = store.standing(STUDY)
    assert found.coded[SHEET] == {"codeur_c"}
    assert SHEET not in found.settled
    assert ("1", "ouder") in found.settled
    assert found.codeurs == {}


def test_a_sheet_that_several_ever_had_is_known_after_one_is_gone(store):
    assign(store, A, B)
    store.seal(STUDY, SEAL, OwnSheet(), "", NOW)
    assert store.take(STUDY, store.standing(STUDY), (B,), "codeur_x", NOW)

    assert store.standing(STUDY) == replace(
        store.standing(STUDY), codeurs={SHEET: {"codeur_a"}}, shared=frozenset({SHEET})
    )


def test_an_empty_study_has_nothing_to_tell(engine):
    store = SqlAssignments(engine)

    assert store.standing("nergens") == Standing()
    assert (store.people("nergens"), store.assignments("nergens"), store.seals("nergens")) == ((), (), ())
    assert store.own_sheet("nergens", "1", "ouder", "codeur_a") == OwnSheet()


def test_a_seal_is_kept_once_with_its_line_in_the_trail(store, zwolle_engine):
    assign(store, A)
    sheet = store.own_sheet(STUDY, *SHEET, "codeur_a")

    assert [store.seal(STUDY, SEAL, sheet, "Geen citaat", NOW) for _ in range(2)] == [True, False]
    assert store.seals(STUDY) == (SEAL,)
    assert store.is_sealed(STUDY, *SHEET, "codeur_a")
    assert not store.is_sealed(STUDY, *SHEET, "codeur_b")
    assert trail(zwolle_engine)[1:] == [
        ("", "codeur_a", "codeur_a", "verzegeling", "", "f" * 64, "Geen citaat")
    ]


def test_a_sheet_that_is_not_assigned_or_that_changed_is_not_sealed(store, zwolle_engine):
    assert not store.seal(STUDY, SEAL, OwnSheet(), "", NOW)
    assign(store, A)
    code(zwolle_engine, "codeur_a")

    assert not store.seal(STUDY, SEAL, OwnSheet(), "", NOW)
    assert store.seals(STUDY) == ()


def test_a_sheet_has_the_quotes_that_it_rests_on_and_no_colleagues_rows(store, zwolle_engine):
    code(zwolle_engine, "codeur_a", fragmenten="ouder_03_f01")
    code(zwolle_engine, "codeur_b", fragmenten="ouder_03_f02")

    own = store.own_sheet(STUDY, *SHEET, "codeur_a")
    assert [row.codeur for row in own.codings] == ["codeur_a"]
    assert [one.fragment for one in own.fragments] == ["ouder_03_f01"]


@pytest.mark.parametrize("saves_first", [True, False])
def test_a_save_and_a_seal_at_once_never_miss_each_other(store, zwolle_engine, saves_first):
    """The save asks and writes; whoever is second waits, and then sees what the first did."""
    assign(store, A)
    code(zwolle_engine, "codeur_a")
    sheet = store.own_sheet(STUDY, *SHEET, "codeur_a")
    sealed, done = [], threading.Event()

    def seal():
        sealed.append(store.seal(STUDY, SEAL, sheet, "", NOW))
        done.set()

    if not saves_first:
        seal()
    worker = threading.Thread(target=seal)
    with writing(zwolle_engine) as connection:
        refused = sealed_in(connection, STUDY, *SHEET, "codeur_a")
        assert codeurs_in(connection, STUDY, *SHEET) == ("codeur_a",)
        if saves_first:
            worker.start()
            assert not done.wait(0.3)  # the seal waits for the save
            connection.execute(update(codings).where(codings.c.codeur == "codeur_a").values(waarde="rood"))
    if saves_first:
        worker.join()

    assert (refused, sealed) == ((False, [False]) if saves_first else (True, [True]))


def test_two_saves_do_not_wait_for_each_other_on_postgresql(store, zwolle_engine):
    if zwolle_engine.dialect.name == "sqlite":
        pytest.skip("on SQLite every writer is alone")
    with writing(zwolle_engine) as one, writing(zwolle_engine) as other:
        assert [sealed_in(each, STUDY, *SHEET, "codeur_a") for each in (one, other)] == [False, False]
