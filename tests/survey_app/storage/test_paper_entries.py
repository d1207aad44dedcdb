"""Forms on paper: blind until both are done, one response a form, and nothing typed left behind."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, update

from survey_app.domain.inviting.order import Order
from survey_app.domain.paper import Place, place_of
from survey_app.storage.database import reading, writing
from survey_app.storage.field_tables import paper_entries
from survey_app.storage.paper_entries import SqlPaperEntries
from survey_app.storage.paper_settling import SqlPaperSettling
from survey_app.storage.responses import SqlResponses
from survey_app.storage.study_folder import read_study
from survey_app.storage.tables import invitations, responses, submissions

TODAY = date(2026, 11, 27)
ANSWERS = {"toegang": "swt"}


@pytest.fixture
def zwolle_engine(lasting_engine):
    """The example study on a database that lasts for this file."""
    return lasting_engine


@pytest.fixture
def store(zwolle_engine):
    return SqlPaperEntries(zwolle_engine)


@pytest.fixture
def form(store):
    number = store.add_form(Order("zwolle", "3", "ouder", "ouder", "1"), "hash", TODAY)
    return store.form("zwolle", number)


def both(store, form, first=ANSWERS, second=ANSWERS):
    assert store.save(form, "1", first, True, TODAY)
    assert store.save(form, "2", second, True, TODAY)


def settle(engine, form, response="r_nieuw", instead=False):
    settling = SqlPaperSettling(engine)
    return settling.settle(form, response, ANSWERS, "ja", ["toegang"], instead, TODAY)


def everything_typed(engine):
    with reading(engine) as connection:
        return [row.answers for row in connection.execute(select(paper_entries))]


def test_nobody_sees_what_another_typed_until_both_are_done(store, form):
    store.save(form, "1", {"toegang": "geheim"}, True, TODAY)
    assert store.desk(form, "1").mine.values == {"toegang": "geheim"}
    assert "geheim" not in repr(store.desk(form, "2"))
    assert "geheim" not in repr(store.desks("zwolle", "2"))

    store.save(form, "2", {"toegang": "half"}, False, TODAY)
    assert "geheim" not in repr(store.desk(form, "2"))
    assert "half" not in repr(store.desk(form, "1"))

    store.save(form, "2", {"toegang": "heel"}, True, TODAY)
    assert [entry.values for entry in store.desk(form, "3").entries] == [
        {"toegang": "geheim"},
        {"toegang": "heel"},
    ]


def test_one_person_is_never_both(store, form):
    store.save(form, "1", ANSWERS, True, TODAY)

    assert not store.save(form, "1", {"toegang": "anders"}, True, TODAY)
    assert place_of(store.desk(form, "1")) is Place.WAIT
    assert store.desk(form, "1").mine.values == ANSWERS


def test_a_third_person_types_nothing(store, form):
    store.save(form, "1", ANSWERS, False, TODAY)
    store.save(form, "2", ANSWERS, False, TODAY)

    assert not store.save(form, "3", ANSWERS, True, TODAY)
    assert place_of(store.desk(form, "3")) is Place.TAKEN


def test_two_who_begin_at_once_get_an_entry_each(store, form):
    began = threading.Barrier(2)

    def begin(person):
        began.wait()
        assert store.save(form, person, {"toegang": person}, True, TODAY)

    threads = [threading.Thread(target=begin, args=(person,)) for person in "12"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    found = store.desk(form, "3").entries
    assert sorted((entry.entry, entry.values["toegang"]) for entry in found)[0][0] == 1
    assert sorted(entry.values["toegang"] for entry in found) == ["1", "2"]


def test_a_form_becomes_one_response_with_its_door_and_leaves_nothing_typed(store, form, zwolle_engine):
    both(store, form)
    assert settle(zwolle_engine, form)
    assert not settle(zwolle_engine, form, "r_nog_een")

    data = read_study(zwolle_engine, "zwolle")
    assert [row.afname for row in data.responses if row.response == "r_nieuw"] == ["papier"]
    assert [a.value for a in data.answers if a.response == "r_nieuw"] == ["swt"]
    assert everything_typed(zwolle_engine) == [{}, {}]
    assert store.differed("zwolle", "ouder", "1") == (("toegang",),)
    assert store.form("zwolle", form.number).answered


def test_nothing_is_settled_that_one_person_typed(store, form, zwolle_engine):
    store.save(form, "1", ANSWERS, True, TODAY)

    assert not settle(zwolle_engine, form)
    assert not store.form("zwolle", form.number).begun


def test_two_who_settle_at_once_make_one_response(store, form, zwolle_engine):
    both(store, form)
    began, made = threading.Barrier(2), []

    def run(name):
        began.wait()
        made.append(settle(zwolle_engine, form, name))

    threads = [threading.Thread(target=run, args=(f"r_{at}",)) for at in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(made) == [False, True]
    with reading(zwolle_engine) as connection:
        names = connection.execute(select(responses.c.id).where(responses.c.afname == "papier")).all()
    assert len(names) == 1


def answered_on_the_web(engine, form, send=True):
    store = SqlResponses(engine)
    store.start(store.find("hash"), "r_web", TODAY, "nee")
    if send:
        assert store.submit(store.find("hash"), {"toegang": "huisarts"}, TODAY)


@pytest.mark.parametrize("send", [True, False])
def test_paper_never_pushes_an_answer_from_the_web_away_by_itself(store, form, zwolle_engine, send):
    both(store, form)
    answered_on_the_web(zwolle_engine, form, send)

    assert not settle(zwolle_engine, form)
    assert everything_typed(zwolle_engine) == [ANSWERS, ANSWERS]


@pytest.mark.parametrize("send", [True, False])
def test_when_paper_counts_the_other_gives_way_under_its_own_name(store, form, zwolle_engine, send):
    both(store, form)
    answered_on_the_web(zwolle_engine, form, send)

    assert settle(zwolle_engine, form, instead=True)
    data = read_study(zwolle_engine, "zwolle")
    assert [(a.question, a.value) for a in data.answers if a.response == "r_web"] == [("toegang", "swt")]
    assert [row.afname for row in data.responses if row.response == "r_web"] == ["papier"]
    assert "r_nieuw" not in {answer.response for answer in data.answers}


def test_a_page_that_is_saved_on_the_web_meanwhile_comes_too_late(store, form, zwolle_engine):
    from survey_app.domain.invitation import PageSave

    both(store, form)
    answered_on_the_web(zwolle_engine, form, send=False)
    open_tab = SqlResponses(zwolle_engine).find("hash")
    assert settle(zwolle_engine, form, instead=True)

    save = PageSave(open_tab.revision + 1, "voor_de_hulp_1", "1", {"toegang": "huisarts"})
    assert not SqlResponses(zwolle_engine).add_save(open_tab, save)
    assert SqlResponses(zwolle_engine).find("hash").submitted


def test_what_was_put_aside_can_be_typed_again_and_what_was_settled_can_not_be_put_aside(
    store, form, zwolle_engine
):
    both(store, form)
    assert store.put_aside(form)
    assert place_of(store.desk(form, "1")) is Place.TYPE
    both(store, form)
    settle(zwolle_engine, form)

    assert not store.put_aside(form)
    assert not store.save(form, "3", ANSWERS, True, TODAY)


def test_a_form_of_someone_who_withdrew_is_closed(store, form, zwolle_engine):
    both(store, form)
    with writing(zwolle_engine) as connection:
        here = invitations.c.id == form.number
        connection.execute(update(invitations).where(here).values(status="ingetrokken"))

    assert store.form("zwolle", form.number).closed
    assert not settle(zwolle_engine, form)


def test_a_form_belongs_to_one_study(store, form):
    assert store.form("elders", form.number) is None
    assert store.find("elders", "hash") is None
    assert store.find("zwolle", "hash").number == form.number


def test_an_anonymous_form_leaves_no_way_back_to_the_invitation(zwolle_engine, store, form, monkeypatch):
    from survey_app.storage import paper_settling

    real = paper_settling.read_frame(zwolle_engine, "zwolle")
    anonymous = replace(real, study=replace(real.study, anonymity="anoniem"))
    monkeypatch.setattr(paper_settling, "read_frame", lambda *_: anonymous)
    both(store, form)
    assert settle(zwolle_engine, form)

    with reading(zwolle_engine) as connection:
        row = connection.execute(select(invitations).where(invitations.c.id == form.number)).one()
        kept = connection.execute(select(responses).where(responses.c.id == "r_nieuw")).one()
        sent = connection.execute(select(submissions).where(submissions.c.response == "r_nieuw")).one()
    assert (row.response, row.finished) == (None, True)
    assert (kept.casus, kept.consented_on, sent.submitted_on) == ("", None, None)
    assert everything_typed(zwolle_engine) == [{}, {}]
