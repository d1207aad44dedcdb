"""Writing a text: nothing is overwritten unseen, and every version is kept."""

from __future__ import annotations

from datetime import datetime

import pytest

from survey_app.domain.report_items import ItemKind, ReportItem
from survey_app.domain.report_text.written import LONGEST_TEXT
from survey_app.use_cases.write_text import Author, Outcome, write_text

ME = Author("an@voorbeeld.nl", datetime(2026, 11, 27, 10))


class FakeTexts:
    """Texts in memory; `meanwhile` makes the next write come too late."""

    def __init__(self):
        self.now, self.history, self.meanwhile = {}, [], False

    def find(self, study, kind, id):
        return self.now.get(id)

    def write(self, change):
        if self.meanwhile:
            return False
        self.history.append(change)
        self.now.pop(change.id, None)
        if change.new is not None:
            self.now[change.id] = ReportItem(change.kind, change.id, change.new, change.revision)
        return True

    def changes(self, study, kind, id):
        return tuple(self.history)


@pytest.fixture
def texts():
    return FakeTexts()


def write(texts, text, revision=0):
    return write_text(texts, "zwolle", "doel", text, revision, ME)


def test_a_text_is_kept_tidy_with_who_and_when(texts):
    assert write(texts, "Een zin.\r\n\0\r\n") is Outcome.KEPT

    (change,) = texts.history
    assert change.new == {"section": "doel", "markdown": "Een zin.\n"}
    assert (change.kind, change.changed_by, change.changed_at) == (ItemKind.REPORT_TEXT, ME.user, ME.now)


def test_the_same_text_again_is_no_change(texts):
    write(texts, "Een zin.")

    assert write(texts, "Een zin.\r\n", 1) is Outcome.SAME
    assert write(FakeTexts(), "  ") is Outcome.SAME
    assert len(texts.history) == 1


def test_an_empty_text_is_taken_out_and_the_old_one_stays_in_the_history(texts):
    write(texts, "Een zin.")

    assert write(texts, "", 1) is Outcome.KEPT
    assert (texts.now, texts.history[-1].old["markdown"]) == ({}, "Een zin.\n")


def test_who_looked_at_an_older_version_overwrites_nothing(texts):
    write(texts, "Eerst.")

    assert write(texts, "Van een ander.", 0) is Outcome.STALE
    texts.meanwhile = True
    assert write(texts, "Op hetzelfde ogenblik.", 1) is Outcome.STALE
    assert texts.now["doel"].content["markdown"] == "Eerst.\n"


def test_a_text_that_is_too_long_is_kept_nowhere(texts):
    assert write(texts, "a" * (LONGEST_TEXT + 1)) is Outcome.TOO_LONG
    assert texts.history == []
