"""Saves are append-only, each revision is taken once, and a submission is written once."""

import threading
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert, select

from survey_app.domain.invitation import PageSave, hash_token
from survey_app.storage.database import reading, writing
from survey_app.storage.responses import SqlResponses
from survey_app.storage.tables import invitations, page_saves, responses, studies, study_files, submissions
from survey_app.storage.withdrawals import SqlWithdrawals

TODAY = date(2026, 5, 1)
TOKEN = hash_token("link")
STUDY = b"""
kind: study
id: s
languages: [nl]
title: {nl: Proef}
organisation: Rekenkamer
purpose: {nl: Proef}
legal_ground: {nl: Geen}
contact: {nl: Niemand}
retention: {nl: Een jaar}
threshold: 10
perspectieven:
  - {id: ouder, label: {nl: Ouder}}
instruments: {}
codebooks: []
"""


@pytest.fixture
def store(engine):
    person = {"casus": "1", "perspectief": "ouder", "instrument": "i", "version": "1"}
    with writing(engine) as connection:
        connection.execute(insert(studies), {"id": "s", "loaded_on": TODAY, "frame_hash": "of_this_test"})
        own = {"study": "s", "from_library": False}
        files = {"study.yaml": STUDY, "cases.csv": b"casus\n1\n"}
        rows = [{**own, "path": path, "content": content} for path, content in files.items()]
        connection.execute(insert(study_files), rows)
        connection.execute(
            insert(invitations), {"study": "s", "token_hash": TOKEN, "made_on": TODAY, **person}
        )
    return SqlResponses(engine)


def rows(engine, table):
    with reading(engine) as connection:
        return connection.execute(select(table)).all()


def test_an_unknown_link_is_nobody(store):
    assert store.find(hash_token("other")) is None


def test_starting_ties_one_response_to_the_invitation(store, engine):
    unstarted = store.find(TOKEN)
    store.start(unstarted, "r1", TODAY)
    store.start(unstarted, "r2", TODAY)

    assert store.find(TOKEN).invitation.response == "r1"
    assert [row.id for row in rows(engine, responses)] == ["r1"]


def test_a_save_comes_back_as_it_went_in(store):
    store.start(store.find(TOKEN), "r1", TODAY)
    save = PageSave(1, "een", "1", {"a": "ja", "open": "goed 👍 \n مرحبا"})

    assert store.add_save(store.find(TOKEN), save)
    assert store.find(TOKEN).saves == (save,)


def test_a_revision_is_taken_once(store, engine):
    store.start(store.find(TOKEN), "r1", TODAY)
    progress = store.find(TOKEN)

    assert store.add_save(progress, PageSave(1, "een", "1", {"a": "ja"}))
    assert not store.add_save(progress, PageSave(1, "een", "1", {"a": "nee"}))
    assert [row.answers for row in rows(engine, page_saves)] == [{"a": "ja"}]


def test_a_submission_is_written_once(store, engine):
    store.start(store.find(TOKEN), "r1", TODAY)
    store.submit(store.find(TOKEN), {"a": "ja"}, TODAY)
    store.submit(store.find(TOKEN), {"a": "nee"}, TODAY)

    assert [row.answers for row in rows(engine, submissions)] == [[["a", "ja", "1"]]]
    assert store.find(TOKEN).submitted


def test_no_page_is_saved_between_what_was_looked_at_and_what_is_sent(store, engine):
    store.start(store.find(TOKEN), "r1", TODAY)
    looked_at = store.find(TOKEN)
    assert store.add_save(looked_at, PageSave(1, "een", "1", {"a": "ja"}))

    assert not store.submit(looked_at, {}, TODAY)
    assert rows(engine, submissions) == []


def test_no_page_is_saved_after_sending(store):
    store.start(store.find(TOKEN), "r1", TODAY)
    open_tab = store.find(TOKEN)
    assert store.submit(open_tab, {}, TODAY)

    assert not store.add_save(open_tab, PageSave(1, "een", "1", {"a": "ja"}))


def test_two_dozen_saves_at_once_lose_none_and_take_no_revision_twice(store):
    store.start(store.find(TOKEN), "r1", TODAY)

    def save(number: int) -> None:
        while True:
            progress = store.find(TOKEN)
            if store.add_save(
                progress, PageSave(progress.revision + 1, f"p{number}", "1", {"n": str(number)})
            ):
                return

    threads = [threading.Thread(target=save, args=(number,)) for number in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    saves = store.find(TOKEN).saves

    assert [save.revision for save in saves] == list(range(1, 25))
    assert {save.page for save in saves} == {f"p{number}" for number in range(24)}


def test_a_response_says_nothing_about_the_device_or_the_hour(store):
    """What a frightened parent fears most is not kept: no address, no device, no time of day."""
    for table in (responses, page_saves, submissions, invitations):
        kinds = {column.name: str(column.type) for column in table.columns}
        assert not {"ip", "user_agent", "email", "name"} & set(kinds)
        assert "DATETIME" not in kinds.values()


def test_the_order_of_the_saves_decides_and_not_the_page(store):
    store.start(store.find(TOKEN), "r1", TODAY)
    for revision, answer in enumerate(["ja", "nee"], start=1):
        store.add_save(store.find(TOKEN), PageSave(revision, "een", "1", {"a": answer}))

    progress = store.find(TOKEN)
    assert progress.answers() == {"a": "nee"}
    assert replace(progress, saves=progress.saves[:1]).answers() == {"a": "ja"}


def test_a_page_that_was_still_open_does_not_bring_a_withdrawn_response_back(store, engine):
    store.start(store.find(TOKEN), "r1", TODAY, "ja")
    old = store.find(TOKEN)
    assert SqlWithdrawals(engine).remove("s", "r1", TODAY)

    assert not store.add_save(old, PageSave(1, "een", "1", {"a": "ja"}))
    assert not store.submit(old, {"a": "ja"}, TODAY)
    store.start(replace(old, invitation=replace(old.invitation, response=None)), "r2", TODAY)
    assert rows(engine, responses) == rows(engine, page_saves) == rows(engine, submissions) == []
    assert not SqlWithdrawals(engine).remove("s", "r1", TODAY)
