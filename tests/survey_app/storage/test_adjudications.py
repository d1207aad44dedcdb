"""Decisions in the database: of several at once one counts, and none about a sheet that is blind."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select

from survey_app.domain.adjudication import Decision, Step
from survey_app.storage.adjudications import SqlAdjudications
from survey_app.storage.bench_tables import adjudications, assignments, coding_changes
from survey_app.storage.tables import codings

KLIK = "casusonderzoek.klik_swt"
NOW = datetime(2026, 11, 27, 9, 30)
DECIDED = Decision("4", "ouder", KLIK, "oranje", "", "regel_toegepast", "omdat", (), ("cora",), "2026-11-27")
STEP = Step("zwolle", DECIDED, 0, "", "cora", NOW)


def counted(engine, table, *where):
    with engine.connect() as connection:
        query = select(func.count()).select_from(table).where(table.c.study == "zwolle", *where)
        return connection.execute(query).scalar_one()


def test_of_six_who_decide_at_once_one_is_kept_and_five_are_told(double_sheet):
    for codeur, value in (("anna", "groen"), ("bram", "rood")):
        double_sheet.code(codeur, KLIK, value)
    double_sheet.seal()
    store, outcomes, begin = SqlAdjudications(double_sheet.engine), [], threading.Barrier(6)

    def decide(number):
        begin.wait()
        by = replace(DECIDED, by=(f"codeur_{number}",), decided_on="2026-11-27" if number % 2 else "")
        outcomes.append(store.keep(replace(STEP, decision=by)))

    threads = [threading.Thread(target=decide, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == [False] * 5 + [True]
    assert counted(double_sheet.engine, adjudications) == counted(double_sheet.engine, coding_changes) == 1


def test_a_blind_sheet_is_not_decided_about(double_sheet):
    double_sheet.code("anna", KLIK, "groen")
    double_sheet.seal("anna")

    assert SqlAdjudications(double_sheet.engine).keep(STEP) is False
    assert counted(double_sheet.engine, codings, codings.c.codeur == "besluit") == 0


def test_the_bench_holds_nothing_of_a_blind_sheet_not_even_a_decision(double_sheet):
    for codeur, value in (("anna", "groen"), ("bram", "rood")):
        double_sheet.code(codeur, KLIK, value)
    double_sheet.seal()
    store = SqlAdjudications(double_sheet.engine)
    assert store.keep(STEP) is True
    assert [one.waarde for one in store.bench("zwolle").decisions] == ["oranje"]

    double_sheet.add(assignments, codeur="dirk", seed="")
    bench = store.bench("zwolle")
    assert bench.decisions == ()
    assert [row for row in bench.codings if (row.casus, row.perspectief) == ("4", "ouder")] == []


def test_what_someone_did_not_see_is_not_overwritten(double_sheet):
    double_sheet.code("anna", KLIK, "groen")
    double_sheet.seal()

    assert SqlAdjudications(double_sheet.engine).keep(replace(STEP, seen=3)) is False
    assert counted(double_sheet.engine, adjudications) == 0
