"""Prepared statements mean what Core's mean, on both databases, and fail as they do."""

from datetime import date

import pytest
from sqlalchemy import bindparam, event, insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError

from survey_app.storage.database import open_database, reading, writing
from survey_app.storage.prepared import Prepared, looking_at, writing_to
from survey_app.storage.tables import invitations, page_saves, responses, studies

DAY = date(2026, 5, 1)
SECRET = "niemand mag dit lezen"
ALL = Prepared(
    select(invitations.c.token_hash, invitations.c.expires_on, invitations.c.finished, invitations.c.batch)
    .where(invitations.c.study == bindparam("of"), invitations.c.finished.is_(False))
    .order_by(invitations.c.token_hash)
)
FILLED = ["study", "token_hash", "casus", "perspectief", "instrument", "version", "made_on", "expires_on"]
ADD = Prepared(insert(invitations), FILLED)
FINISH = Prepared(update(invitations).where(invitations.c.study == bindparam("of")).values(finished=True))
ADD_SAVE = Prepared(insert(page_saves), page_saves.c.keys())
ANSWERS = Prepared(select(page_saves.c.answers, page_saves.c.seconds))
PERSON = {
    "study": "s",
    "casus": "1",
    "perspectief": "ouder",
    "instrument": "i",
    "version": "1",
    "made_on": DAY,
}
SAVE = {"study": "s", "response": "r", "page": "een", "version": "1", "seconds": None}


@pytest.fixture
def begun(engine):
    """A database with a study in which one response was begun."""
    with writing(engine) as connection:
        connection.execute(insert(studies), {"id": "s", "loaded_on": DAY, "frame_hash": "h"})
        row = {"study": "s", "position": 0, "id": "r", "casus": "1", "perspectief": "ouder"}
        connection.execute(insert(responses), {**row, "instrument": "i", "version": "1"})
    return engine


def kept(engine):
    with looking_at(engine) as driver:
        return driver.rows(ALL, {"of": "s"})


def test_values_come_back_as_they_went_in(begun):
    with writing_to(begun) as driver:
        assert driver.run(ADD, {**PERSON, "token_hash": "a", "expires_on": DAY}) == 1
        driver.run(ADD, {**PERSON, "token_hash": "b", "expires_on": None})

    assert [tuple(row) for row in kept(begun)] == [("a", DAY, False, None), ("b", None, False, None)]
    assert kept(begun)[0].expires_on == DAY


def test_what_core_reads_is_what_was_prepared(begun):
    answers = {"open": "goed 👍 % ? :naam \n مرحبا", "a": "ja"}
    with writing_to(begun) as driver:
        driver.run(ADD_SAVE, {**SAVE, "revision": 1, "answers": answers})

    with reading(begun) as connection:
        assert connection.execute(select(page_saves.c.answers)).scalar_one() == answers
    with looking_at(begun) as driver:
        assert [tuple(row) for row in driver.rows(ANSWERS, {})] == [(answers, None)]


def test_an_update_says_how_many_rows_it_wrote(begun):
    with writing_to(begun) as driver:
        driver.run(ADD, {**PERSON, "token_hash": "a", "expires_on": DAY})
        assert driver.run(FINISH, {"of": "s"}) == 1
        assert driver.run(FINISH, {"of": "another"}) == 0
    assert kept(begun) == []


def break_off(engine):
    with writing_to(engine) as driver:
        driver.run(ADD, {**PERSON, "token_hash": "a", "expires_on": DAY})
        raise ZeroDivisionError


def test_a_transaction_that_breaks_off_leaves_no_trace(begun):
    with pytest.raises(ZeroDivisionError):
        break_off(begun)
    assert kept(begun) == []
    with writing_to(begun) as driver:  # and it holds nobody else up
        driver.run(ADD, {**PERSON, "token_hash": "b", "expires_on": DAY})
    assert len(kept(begun)) == 1


def test_who_looks_in_the_middle_of_a_transaction_ends_nothing_of_it(begun):
    with writing_to(begun) as driver:
        driver.run(ADD, {**PERSON, "token_hash": "a", "expires_on": DAY})
        assert kept(begun) == []  # not committed yet
        driver.run(ADD, {**PERSON, "token_hash": "b", "expires_on": DAY})

    assert [row.token_hash for row in kept(begun)] == ["a", "b"]


def test_a_row_that_is_there_already_is_an_integrity_error_without_the_answers(begun):
    save = {**SAVE, "revision": 1, "answers": {"open": SECRET}}
    with writing_to(begun) as driver:
        driver.run(ADD_SAVE, save)
    with pytest.raises(IntegrityError) as found, writing_to(begun) as driver:
        driver.run(ADD_SAVE, save)
    assert SECRET not in str(found.value)


def test_a_database_that_is_not_there_is_an_operational_error(tmp_path):
    nowhere = open_database(f"sqlite:///{tmp_path}/no folder/x.sqlite")
    with pytest.raises(OperationalError), looking_at(nowhere):
        pass


def test_a_connection_is_used_again_and_none_stays_with_who_is_done(begun):
    opened = []
    event.listen(begun, "connect", lambda connection, _record: opened.append(connection))
    for number in range(30):  # more than the pool holds
        with looking_at(begun) as driver:
            driver.rows(ALL, {"of": str(number)})
        with pytest.raises(ZeroDivisionError), writing_to(begun):
            _ = 1 / 0

    assert begun.pool.checkedout() == 0
    assert len(opened) <= 1
