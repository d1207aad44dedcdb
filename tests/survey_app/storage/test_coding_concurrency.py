"""Six codeurs at once: nothing that was acknowledged is lost, and nothing is overwritten unseen."""

from __future__ import annotations

import threading
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

import pytest
from sqlalchemy import insert, select

from analysis.study import Fragment
from codebooks.model import Aspect
from instruments.texts import Texts
from survey_app.domain.cell_edit import CellEdit, CellPlace, CellState
from survey_app.storage.bench_tables import assignments, coding_changes
from survey_app.storage.codings import SqlCodings
from survey_app.storage.database import writing
from survey_app.storage.tables import codings, fragments
from survey_app.use_cases.code_cell import Codeur, Outcome, save_cell

CODEURS = [f"codeur_{n}" for n in range(2, 8)]
EDITS = 500
NOW = datetime(2026, 11, 27, 12)
ANY = Aspect("x", "", "", Texts(), Texts())
VALUES = ("groen", "oranje", "rood", "grijs", "geen_informatie", "")
SHARED = [CellPlace("zwolle", "4", "ouder", f"perspectieven.gedeeld_{n}") for n in range(2)]
OWN = [CellPlace("zwolle", "5", "ouder", f"perspectieven.eigen_{n}") for n in range(3)]


@dataclass(frozen=True)
class Acknowledged:
    """An edit that the store said it kept."""

    place: CellPlace
    row: str  # whose row it is in: '' where everyone writes in one
    revision: int
    memo: str
    quotes: frozenset[str]


def at_once(*jobs) -> None:
    """Runs the jobs in threads that start together; what goes wrong in one is raised here."""
    barrier, errors = threading.Barrier(len(jobs)), []

    def run(job) -> None:
        try:
            barrier.wait()
            job()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def code_until_kept(store, place, codeur, number, source) -> Acknowledged:
    """One edit, made again on what is there now for as long as someone else is first."""
    now, memo = store.cell(place, codeur), f"{codeur} {number}"
    while True:
        kept = now.own(codeur)
        names = kept.coding.fragmenten if kept else ()
        state = CellState(VALUES[number % len(VALUES)], "", "", memo, names)
        new = ()
        if number % 5 == 0:
            new = (quote_of(source, CODEURS.index(codeur), number),)
        edit = CellEdit(kept.revision if kept else 0, state, new)
        coded = save_cell(store, place, ANY, edit, Codeur(codeur), NOW)
        now = coded.now
        if coded.outcome is Outcome.SAVED:
            mine = now.own(codeur)
            row = codeur if now.assigned else ""
            return Acknowledged(place, row, mine.revision, memo, frozenset(mine.coding.fragmenten))
        assert (coded.outcome, coded.mistakes) == (Outcome.STALE, ())


def quote_of(source, who: int, number: int):
    """A passage of this codeur's own: no two edits mark the same one."""
    start, end = who * 20 + number % 20, 150 + number
    return Fragment("", source.bron, start, end, source.text[start:end])


@pytest.mark.slow
def test_five_hundred_edits_by_six_codeurs_lose_none_and_overwrite_none_unseen(zwolle_engine):
    store = SqlCodings(zwolle_engine)
    own_rows = [
        {"study": "zwolle", "position": i, "casus": "5", "perspectief": "ouder", "codeur": name, "seed": ""}
        for i, name in enumerate(CODEURS)
    ]
    with writing(zwolle_engine) as connection:
        connection.execute(insert(assignments), own_rows)
    reports = {
        place.casus: store.sheet("zwolle", place.casus, "ouder").sources[0] for place in (SHARED[0], OWN[0])
    }
    acknowledged: dict[tuple[CellPlace, str], list[Acknowledged]] = defaultdict(list)
    lock, rounds = threading.Lock(), threading.Barrier(len(CODEURS))

    def work(codeur: str, numbers: range) -> None:
        for number in numbers:
            if number < EDITS - EDITS % len(CODEURS):
                rounds.wait(60)  # all six at the same cell at the same moment
            place = (*SHARED, *OWN)[(number // len(CODEURS)) % 5]
            done = code_until_kept(store, place, codeur, number, reports[place.casus])
            with lock:
                acknowledged[(place, done.row)].append(done)

    at_once(*(lambda i=i, c=c: work(c, range(i, EDITS, len(CODEURS))) for i, c in enumerate(CODEURS)))

    assert sum(len(edits) for edits in acknowledged.values()) == EDITS
    assert len(acknowledged) == len(SHARED) + len(OWN) * len(CODEURS)
    for (place, row), edits in acknowledged.items():
        edits.sort(key=lambda edit: edit.revision)
        assert [edit.revision for edit in edits] == list(range(1, len(edits) + 1))
        memos = [edit.memo for edit in edits]
        assert history(zwolle_engine, place, row) == list(zip(["", *memos], memos, strict=False))
        (kept,) = rows_of(zwolle_engine, place, row)
        assert (kept.revision, kept.memo) == (len(edits), memos[-1])
        assert frozenset(kept.fragmenten.split()) == edits[-1].quotes
        assert all(first.quotes <= then.quotes for first, then in zip(edits, edits[1:], strict=False))
    assert len(quotes_kept(zwolle_engine)) == len(range(0, EDITS, 5))


def history(engine, place, row):
    """(old, new) of every memo of this cell, in the order of the revisions."""
    c = coding_changes.c
    query = select(c.oud, c.nieuw).where(c.casus == place.casus, c.aspect == place.aspect, c.wat == "memo")
    query = query.where(c.codeur == row) if row else query
    with engine.connect() as connection:
        return [tuple(found) for found in connection.execute(query.order_by(c.revision))]


def rows_of(engine, place, row):
    c = codings.c
    query = select(codings).where(c.casus == place.casus, c.aspect == place.aspect)
    query = query.where(c.codeur == row) if row else query
    with engine.connect() as connection:
        return connection.execute(query).all()


def quotes_kept(engine):
    """The quotes that codeurs marked here; each under one cell or more."""
    with engine.connect() as connection:
        marked = connection.execute(select(fragments.c.fragment).where(fragments.c.codeur.in_(CODEURS)))
        names = set(marked.scalars())
        used = connection.execute(
            select(codings.c.fragmenten).where(codings.c.aspect.like("perspectieven.%"))
        )
        under = {name for text in used.scalars() for name in text.split()}
    assert names <= under
    return names


@pytest.mark.slow
def test_six_who_open_the_same_empty_cell_find_that_one_was_first(zwolle_engine):
    store = SqlCodings(zwolle_engine)
    for number in range(15):
        place = CellPlace("zwolle", "4", "ouder", f"perspectieven.leeg_{number}")
        outcomes: list[Outcome] = []

        def save(codeur: str, place=place, outcomes=outcomes) -> None:
            coded = save_cell(store, place, ANY, CellEdit(0, CellState("groen")), Codeur(codeur), NOW)
            outcomes.append(coded.outcome)

        at_once(*(lambda codeur=codeur, save=save: save(codeur) for codeur in CODEURS))

        assert sorted(outcomes, key=lambda one: one.name) == [Outcome.SAVED, *[Outcome.STALE] * 5]
        assert len(rows_of(zwolle_engine, place, "")) == 1


@pytest.mark.slow
def test_two_tabs_of_one_codeur_on_an_assigned_sheet_make_one_row(zwolle_engine):
    store = SqlCodings(zwolle_engine)
    row = {
        "study": "zwolle",
        "position": 0,
        "casus": "5",
        "perspectief": "ouder",
        "codeur": "codeur_2",
        "seed": "",
    }
    with writing(zwolle_engine) as connection:
        connection.execute(insert(assignments), row)
    for number in range(15):
        place = CellPlace("zwolle", "5", "ouder", f"perspectieven.leeg_{number}")
        outcomes: list[Outcome] = []

        def save(value: str, place=place, outcomes=outcomes) -> None:
            coded = save_cell(store, place, ANY, CellEdit(0, CellState(value)), Codeur("codeur_2"), NOW)
            outcomes.append(coded.outcome)

        at_once(lambda save=save: save("groen"), lambda save=save: save("rood"))

        assert sorted(outcomes, key=lambda one: one.name) == [Outcome.SAVED, Outcome.STALE]
        assert len(rows_of(zwolle_engine, place, "")) == 1
