"""A level may differ from the evidence, but never without a reason."""

from __future__ import annotations

import pytest

from survey_app.domain import staff_messages as messages
from survey_app.domain.norm import LONGEST_REASON, check_level

LEVELS = ("voldoet_niet", "voldoet_beperkt", "voldoet")


def found(level, reason="", calculated="voldoet_beperkt"):
    return [mistake.message for mistake in check_level(level, reason, calculated, LEVELS)]


def test_the_level_that_follows_from_the_evidence_needs_no_reason():
    assert found("voldoet_beperkt") == []


def test_another_level_without_a_reason_is_refused():
    assert found("voldoet") == [messages.DIFFERENCE_NEEDS_REASON]


def test_another_level_with_a_reason_can_stand():
    assert found("voldoet", "Het college heeft dit inmiddels hersteld.") == []


def test_without_evidence_every_level_needs_a_reason():
    assert found("voldoet_niet", calculated="") == [messages.NO_EVIDENCE_NEEDS_REASON]
    assert found("voldoet_niet", "Er is niets aangeleverd.", calculated="") == []


@pytest.mark.parametrize("level", ["", "goed", "VOLDOET", "😀"])
def test_a_level_must_be_on_the_scale(level):
    assert found(level, "Daarom.") == [messages.NO_LEVEL]


def test_a_megabyte_of_reason_is_too_long():
    assert found("voldoet", "a" * (LONGEST_REASON + 1)) == [messages.TEXT_TOO_LONG]
