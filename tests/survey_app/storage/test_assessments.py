"""Fixed levels in the database."""

from __future__ import annotations

from datetime import datetime

import pytest

from survey_app.domain.norm import LevelChange
from survey_app.storage.assessments import SqlLevels
from survey_app.storage.study_folder import read_study

NOW = datetime(2026, 3, 1, 12)


@pytest.fixture
def store(zwolle_engine):
    return SqlLevels(zwolle_engine)


def change(judgement, old, new, revision):
    return LevelChange("zwolle", judgement, old, new, "Daarom.", "an@voorbeeld.nl", NOW, revision)


def test_the_loaded_levels_are_there(store):
    assert store.find("zwolle", "7a").level == "voldoet_grotendeels"
    assert store.find("zwolle", "99") is None
    assert store.of_study("elders") == {}


def test_a_changed_level_keeps_its_evidence_and_loses_its_printed_words(store, zwolle_engine):
    before = {one.judgement: one for one in read_study(zwolle_engine, "zwolle").assessments}["7a"]
    assert store.fix(change("7a", before.level, "voldoet_beperkt", 2))

    after = {one.judgement: one for one in read_study(zwolle_engine, "zwolle").assessments}["7a"]
    assert (after.level, after.reason, after.fixed_on, after.wording) == (
        "voldoet_beperkt",
        "Daarom.",
        "2026-03-01",
        "",
    )
    assert after.evidence == before.evidence
    assert store.changes("zwolle") == {"7a": (change("7a", before.level, "voldoet_beperkt", 2),)}


def test_the_second_of_two_changes_is_refused_and_leaves_no_trace(store):
    first, second = change("7a", "x", "voldoet_beperkt", 2), change("7a", "x", "voldoet_niet", 2)

    assert [store.fix(first), store.fix(second)] == [True, False]
    assert store.find("zwolle", "7a").level == "voldoet_beperkt"
    assert len(store.changes("zwolle")["7a"]) == 1


def test_a_first_level_is_fixed_once(store):
    assert [store.fix(change("nieuw", "", "voldoet", 1)) for _ in range(2)] == [True, False]
    assert store.find("zwolle", "nieuw").revision == 1
