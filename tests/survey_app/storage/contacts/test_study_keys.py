"""Keys per study: kept unreadable, made once, and gone for good once they are destroyed."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import event, update

from survey_app.storage.contacts import SqlStudyKeys, database, open_contacts
from survey_app.storage.contacts.tables import store_version, study_keys
from survey_app.storage.database import reading

SECRET = "for-the-tests-only-and-long-enough"
NEWER = "a-newer-secret-that-is-long-enough-too"
STRANGE = "a-secret-of-somebody-else-altogether-here"


@pytest.fixture
def keys(contacts_engine):
    return SqlStudyKeys(contacts_engine, SECRET)


def test_a_study_has_no_key_until_one_is_made_and_then_always_the_same(keys):
    assert keys.key("zwolle") is None
    assert not keys.is_destroyed("zwolle")

    made = keys.make("zwolle")

    assert made == keys.make("zwolle") == keys.key("zwolle")
    assert len(made) == 64
    assert keys.make("almelo") != made


def test_the_key_does_not_stand_in_the_store_as_it_is(keys, contacts_engine):
    made = keys.make("zwolle")

    with reading(contacts_engine) as connection:
        kept = connection.execute(study_keys.select()).one().key
    assert made.encode() not in kept


@pytest.mark.parametrize("used", [True, False], ids=["used", "never used"])
def test_a_destroyed_key_never_comes_back(keys, used):
    other = keys.make("almelo")
    if used:
        keys.make("zwolle")

    keys.destroy("zwolle")
    keys.destroy("zwolle")

    assert keys.make("zwolle") is None
    assert keys.key("zwolle") is None
    assert keys.is_destroyed("zwolle")
    assert keys.key("almelo") == other


def test_a_destroyed_key_leaves_no_trace_in_the_file(tmp_path):
    engine = open_contacts(f"sqlite:///{tmp_path / 'contacts.sqlite'}")
    keys = SqlStudyKeys(engine, SECRET)
    keys.make("zwolle")
    with reading(engine) as connection:
        kept = connection.execute(study_keys.select()).one().key
    files = lambda: b"".join(file.read_bytes() for file in tmp_path.iterdir())  # noqa: E731
    assert kept in files()

    keys.destroy("zwolle")

    assert kept not in files()
    engine.dispose()


def test_a_new_secret_before_the_old_one_reads_and_takes_over(keys, contacts_engine):
    made = keys.make("zwolle")
    both = SqlStudyKeys(contacts_engine, f"{NEWER}, {SECRET}")

    assert both.key("zwolle") == made
    assert both.renew() == 0
    assert SqlStudyKeys(contacts_engine, NEWER).key("zwolle") == made


def test_a_renewal_that_is_broken_off_leaves_every_key_with_the_old_secret(keys, contacts_engine):
    made = {study: keys.make(study) for study in ("almelo", "zwolle")}
    both, seen = SqlStudyKeys(contacts_engine, f"{NEWER},{SECRET}"), []

    def break_off(_connection, _cursor, statement, *_more):
        seen.append(statement)
        if [one.startswith("UPDATE") for one in seen].count(True) == 2:
            raise KeyboardInterrupt

    event.listen(contacts_engine, "before_cursor_execute", break_off)
    with pytest.raises(KeyboardInterrupt):
        both.renew()
    event.remove(contacts_engine, "before_cursor_execute", break_off)

    assert {study: keys.key(study) for study in made} == made


def test_a_key_that_can_not_be_read_keeps_all_others_from_being_renewed(keys, contacts_engine):
    made = keys.make("zwolle")
    SqlStudyKeys(contacts_engine, STRANGE).make("almelo")

    assert SqlStudyKeys(contacts_engine, f"{NEWER},{SECRET}").renew() == 1
    assert keys.key("zwolle") == made


def test_another_secret_reads_nothing_and_overwrites_nothing(keys, contacts_engine):
    made = keys.make("zwolle")
    stranger = SqlStudyKeys(contacts_engine, NEWER)

    assert stranger.key("zwolle") is None
    assert stranger.make("zwolle") is None
    assert not stranger.is_destroyed("zwolle")
    assert stranger.renew() == 1
    assert keys.key("zwolle") == made


@pytest.mark.parametrize("secret", ["", " , ", "short", f"{SECRET},short"])
def test_a_secret_that_could_be_guessed_is_refused(contacts_engine, secret):
    with pytest.raises(RuntimeError, match="WEDERHOOR_CONTACT_KEY"):
        SqlStudyKeys(contacts_engine, secret)


def test_many_who_make_the_first_key_at_once_get_the_same(contacts_url):
    engines = [open_contacts(contacts_url) for _ in range(6)]
    found, together = [], threading.Barrier(len(engines))

    def make(engine):
        together.wait()
        found.append(SqlStudyKeys(engine, SECRET).make("zwolle"))

    threads = [threading.Thread(target=make, args=(engine,)) for engine in engines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for engine in engines:
        engine.dispose()
    assert len(found) == len(engines)
    assert len(set(found)) == 1
    assert found[0]


def test_a_store_of_a_later_version_is_left_alone(contacts_engine, contacts_url):
    with database.writing(contacts_engine) as connection:
        connection.execute(update(store_version).values(version=99))
    later = open_contacts(contacts_url)

    with pytest.raises(RuntimeError, match="later version"):
        SqlStudyKeys(later, SECRET).make("zwolle")
    with reading(contacts_engine) as connection:
        assert connection.execute(study_keys.select()).all() == []
    later.dispose()


def test_opening_makes_nothing(tmp_path):
    open_contacts(f"sqlite:///{tmp_path / 'var' / 'contacts.sqlite'}").dispose()

    assert list(tmp_path.iterdir()) == []
