"""The rules of wederhoor by themselves: terms, reminders, files, frozen texts, differences, ways in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.wederhoor_rows import WederhoorPassage, WederhoorRound
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.wederhoor import attachments, rounds
from survey_app.domain.wederhoor.attachments import Attachment, check_attachment
from survey_app.domain.wederhoor.difference import MOST_WORDS, difference
from survey_app.domain.wederhoor.passages import Releasable, released
from survey_app.domain.wederhoor.rounds import Event, Reader, Standing
from survey_app.domain.wederhoor.ways_in import Way, make_way, opens, token_hash, way_hash

OPEN = WederhoorRound("ambtelijk_1", "ambtelijk", "2026-05-01", "2026-05-29", state="open")
BUSY, DONE = (
    Standing(Reader(1, "teamleider"), shown=2, sent=1),
    Standing(Reader(2, "directeur"), shown=1, sent=1),
)
TEXT = st.text(alphabet="ab .\n", max_size=30)


@pytest.mark.parametrize(
    ("today", "due"), [("2026-05-21", 0), ("2026-05-22", 1), ("2026-05-29", 1), ("2026-06-15", 1)]
)
def test_who_is_not_done_is_reminded_from_a_week_before_the_end(today, due):
    assert len(rounds.reminders_due(OPEN, (BUSY, DONE), (), date.fromisoformat(today))) == due


def test_a_reminder_counts_until_the_next_moment_comes():
    reminded = Event("s", "r", rounds.REMINDED, "an", datetime(2026, 5, 23), new="teamleider")

    def due(day):
        return rounds.reminders_due(OPEN, (BUSY,), (reminded,), date(2026, 5, day))

    assert (due(24), due(27)) == ((), (BUSY,))
    assert rounds.reminders_due(replace(OPEN, state="gesloten"), (BUSY,), (), date(2026, 5, 28)) == ()


def test_three_weeks_are_long_enough_and_a_day_less_is_told():
    assert rounds.short_term(replace(OPEN, until="2026-05-22")) is None
    assert rounds.short_term(replace(OPEN, until="2026-05-21")) == 20


@pytest.mark.parametrize(
    ("name", "content", "accepted"),
    [
        ("a.PDF", b"%PDF-1.4", "pdf"),
        ("a.jpeg", b"\xff\xd8\xff\xe0", "jpg"),
        ("a.txt", b"Ge\xebvalueerd", "txt"),  # Windows' own letters
        ("C:\\map\\a.png", b"\x89PNG\r\n\x1a\n", "png"),
        ("a.png", b"\xff\xd8\xff", ""),
        ("a.odt", b"PK\x03\x04", ""),
        ("a.txt", b"MZ\x00\x01", ""),
        ("a", b"%PDF-1.4", ""),
        ("a.pdf.exe", b"%PDF-1.4", ""),
        ("a.pdf", b"%PDF-" + b"a" * attachments.LARGEST, ""),
    ],
)
def test_a_file_is_taken_for_what_it_holds(name, content, accepted):
    found = check_attachment(name, content)

    assert (found.kind if isinstance(found, Attachment) else "") == accepted


@pytest.mark.parametrize("part", ["word/vbaProject.bin", "Basic/Standard/Module1.xml"])
def test_a_document_with_macros_is_refused(tmp_path, part):
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
        archive.writestr(part, "Sub AutoOpen()")

    assert isinstance(check_attachment("a.docx", (tmp_path / "a.docx").read_bytes()), Mistake)


@given(TEXT, TEXT)
@settings(max_examples=60, deadline=None)
def test_a_difference_gives_back_both_texts(old, new):
    pieces = difference(old, new)

    assert "".join(one.text for one in pieces if one.kind != "nieuw") == old
    assert "".join(one.text for one in pieces if one.kind != "weg") == new


def test_very_long_texts_are_not_compared_word_by_word():
    assert [one.kind for one in difference("a " * MOST_WORDS, "b " * MOST_WORDS)] == ["weg", "nieuw"]


def test_a_text_that_changed_is_a_new_passage_beside_the_old_one():
    before = (WederhoorPassage("r", "p1", "bevinding", "b1", "Oud.", ("teamleider",)),)
    same, changed = (Releasable("bevinding", "b1", text) for text in ("Oud.", "Nieuw."))

    assert released("r", before, [same], ["teamleider"], str) == ()
    assert released("r", before, [same], ["teamleider", "directeur"], str)[0].readers == ("directeur",)
    assert released("r", before, [changed], ["teamleider"], str)[0].id == "p2"


def test_a_code_opens_its_own_link_and_no_other():
    one, other = make_way(), make_way()
    way = Way("s", "r", 1, "f", way_hash("key", one.token, one.code))

    assert opens(way, "key", one.token, one.code)
    assert not opens(way, "key", one.token, other.code)
    assert not opens(way, "key", other.token, one.code)
    assert not opens(way, "another key", one.token, one.code)
    assert not opens(None, "key", one.token, one.code)
    assert one.token not in token_hash(one.token)


def test_an_end_is_proposed_four_weeks_on_and_a_year_is_the_longest():
    start = date(2026, 5, 1)

    assert rounds.proposed_end(start) == start + timedelta(weeks=4)
    form = {"soort": "ambtelijk", "begint": "2026-05-01", "tot": "2027-06-01"}
    assert isinstance(rounds.check_round(form, ()), tuple)
