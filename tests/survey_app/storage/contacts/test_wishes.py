"""Wishes to be contacted later: readable with the key only, and nothing in them leads to an answer."""

from __future__ import annotations

import pytest

from survey_app.storage.contacts import SqlStudyKeys, SqlWishes
from survey_app.storage.contacts.tables import wishes
from survey_app.storage.database import reading


@pytest.fixture
def keys(contacts_engine):
    return SqlStudyKeys(contacts_engine, "for-the-tests-only-and-long-enough")


@pytest.fixture
def store(contacts_engine, keys):
    return SqlWishes(contacts_engine, keys)


def test_a_wish_is_kept_unreadable_and_read_back(store, contacts_engine):
    assert store.keep_wish("zwolle", "06 12345678 na zessen", 1)

    assert [wish.reach for wish in store.wishes("zwolle")] == ["06 12345678 na zessen"]
    assert store.count("zwolle") == 1
    assert store.wishes("almelo") == ()
    with reading(contacts_engine) as connection:
        assert b"12345678" not in connection.execute(wishes.select()).one().reach


def test_nothing_tells_when_a_wish_came(store, contacts_engine):
    for number in range(12):
        store.keep_wish("zwolle", str(number), number)

    assert set(wishes.c.keys()) == {"id", "study", "reach"}
    assert [int(wish.reach) for wish in store.wishes("zwolle")] != list(range(12))


def test_who_changes_the_number_has_one_wish(store):
    """A double click, or a start page that is sent once more, made a second line of the same person."""
    store.keep_wish("zwolle", "06 12345678", 1)
    store.keep_wish("zwolle", "06 87654321", 1)
    store.keep_wish("zwolle", "06 11111111", 2)

    assert {wish.reach for wish in store.wishes("zwolle")} == {"06 87654321", "06 11111111"}


def test_a_wish_is_removed_by_its_own_study_only(store):
    store.keep_wish("zwolle", "06 12345678", 1)
    (wish,) = store.wishes("zwolle")

    assert not store.remove("almelo", wish.id)
    assert store.remove("zwolle", wish.id)
    assert not store.remove("zwolle", wish.id)
    assert store.wishes("zwolle") == ()


def test_destroying_the_key_removes_wishes_and_takes_no_new_ones(store, keys):
    store.keep_wish("zwolle", "06 12345678", 1)

    keys.destroy("zwolle")

    assert store.count("zwolle") == 0
    assert not store.keep_wish("zwolle", "06 12345678", 1)
    assert store.wishes("zwolle") == ()
