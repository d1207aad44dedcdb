"""Fixing a level, on a store that only remembers."""

from __future__ import annotations

from datetime import datetime

import pytest

from survey_app.domain.norm import KeptLevel, LevelChange
from survey_app.use_cases.fix_level import LevelForm, Outcome, fix_level

LEVELS = ("voldoet_niet", "voldoet")
NOW = datetime(2026, 3, 1, 12)


class Remembering:
    """A store with one fixed level, or none."""

    def __init__(self, kept: KeptLevel | None = None, first: bool = True) -> None:
        self.kept, self.first = kept, first
        self.changes: list[LevelChange] = []

    def find(self, study: str, judgement: str) -> KeptLevel | None:
        return self.kept

    def fix(self, change: LevelChange) -> bool:
        self.changes.append(change)
        return self.first


def fix(store: Remembering, form: LevelForm, calculated: str = "voldoet"):
    return fix_level(store, "proef", "7a", form, calculated, LEVELS, "an@voorbeeld.nl", NOW).outcome


def test_a_first_level_is_fixed():
    store = Remembering()

    assert fix(store, LevelForm("voldoet", "", 0)) is Outcome.FIXED
    assert store.changes == [LevelChange("proef", "7a", "", "voldoet", "", "an@voorbeeld.nl", NOW, 1)]


def test_another_level_without_a_reason_is_refused():
    store = Remembering()

    assert fix(store, LevelForm("voldoet_niet", "", 0)) is Outcome.MISTAKES
    assert store.changes == []


def test_a_level_is_changed_with_its_reason_and_next_revision():
    store = Remembering(KeptLevel("7a", "voldoet", "", 3))

    assert fix(store, LevelForm("voldoet_niet", "Nieuw bewijs.", 3)) is Outcome.FIXED
    (change,) = store.changes
    assert (change.old, change.new, change.why, change.revision) == (
        "voldoet",
        "voldoet_niet",
        "Nieuw bewijs.",
        4,
    )


@pytest.mark.parametrize("revision", [0, 2, 4, -1])
def test_a_stale_revision_overwrites_nothing(revision):
    store = Remembering(KeptLevel("7a", "voldoet", "", 3))

    assert fix(store, LevelForm("voldoet", "", revision)) is Outcome.STALE
    assert store.changes == []


def test_who_comes_second_in_the_same_moment_is_told():
    assert fix(Remembering(first=False), LevelForm("voldoet", "", 0)) is Outcome.STALE


def test_fixing_what_is_fixed_leaves_no_trace():
    store = Remembering(KeptLevel("7a", "voldoet", "", 3))

    assert fix(store, LevelForm("voldoet", "", 3)) is Outcome.FIXED
    assert store.changes == []
