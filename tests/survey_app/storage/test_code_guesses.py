"""Wrong guesses in the database: counted per place and ten minutes, and gone within the hour."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import select

from survey_app.domain.inviting.guesses import KEPT
from survey_app.storage.code_guesses import SqlGuesses
from survey_app.storage.field_tables import code_guesses


def test_each_place_and_each_stretch_has_its_own_count(engine):
    store = SqlGuesses(engine)

    assert [store.add("a", 7), store.add("a", 7), store.add("b", 7), store.add("a", 8)] == [1, 2, 1, 1]
    assert (store.count("a", 7), store.count("c", 7)) == (2, 0)


def test_no_guess_is_lost_when_many_come_at_once(engine):
    store = SqlGuesses(engine)
    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(lambda _: store.add("a", 7), range(12)))

    assert sorted(counts) == list(range(1, 13))


def test_what_is_older_than_an_hour_is_gone(engine):
    store = SqlGuesses(engine)
    store.add("a", 7)
    store.add("b", 7 + KEPT)
    assert store.count("a", 7) == 1
    store.add("b", 8 + KEPT)

    with engine.connect() as connection:
        assert set(connection.execute(select(code_guesses.c.stretch)).scalars()) == {7 + KEPT, 8 + KEPT}


def test_what_is_counted_until_a_later_moment_removes_nothing_of_now(engine):
    store = SqlGuesses(engine)
    store.add("a", 7)
    assert store.add("b", 7 + 10 * KEPT, now=7) == 1
    store.add("c", 8)

    assert (store.count("a", 7), store.count("b", 7 + 10 * KEPT)) == (1, 1)


def test_a_count_taken_back_is_one_less(engine):
    store = SqlGuesses(engine)
    store.add("a", 7)
    store.add("a", 7)
    store.take_back("a", 7)

    assert store.count("a", 7) == 1
