"""The text of a source: one spelling for ever, and turns that are found again in the text itself."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_app.domain.source_text import (
    Spoken,
    Turn,
    as_label,
    as_time,
    label_of,
    normalised,
    turns,
    written,
)

ANY = st.text(st.characters(codec=None), max_size=200) | st.text(
    "a: \n\r\t\ufeff\u0301é👩🏽\u200f[0:1]", max_size=60
)


@given(ANY)
def test_normalising_again_changes_nothing(text):
    assert normalised(normalised(text)) == normalised(text)


@given(ANY)
def test_normalised_text_fits_every_database_and_file(text):
    tidy = normalised(text)

    tidy.encode("utf-8")
    assert unicodedata.is_normalized("NFC", tidy)
    assert not {c for c in tidy if unicodedata.category(c) in ("Cc", "Cs")} - {"\n"}
    assert "\ufeff" not in tidy
    assert not any(line != line.rstrip() for line in tidy.split("\n"))
    assert "\n\n\n" not in tidy


def test_each_kind_of_line_end_becomes_one():
    assert normalised("a\r\nb\rc\u2028d\x85e  \n\n\n\nf\n") == "a\nb\nc\nd\ne\n\nf"


def test_a_turn_has_its_speaker_its_time_and_its_words():
    text = written(
        [Spoken("Hoe gaat het?", "Interviewer", "00:01:02"), Spoken("Goed.\n\nEcht goed.", "Ouder 2")]
    )

    assert text == "[00:01:02] Interviewer: Hoe gaat het?\n\nOuder 2: Goed.\nEcht goed."
    assert turns(text) == (Turn(0, 37, "Interviewer", "00:01:02", 24), Turn(39, 64, "Ouder 2", "", 48))
    assert [text[turn.words : turn.eind] for turn in turns(text)] == ["Hoe gaat het?", "Goed.\nEcht goed."]


def test_a_report_without_speakers_has_none():
    text = "Verzonnen verslag: dit is een voorbeeld.\n\n# Gesprek\n\nWij wachtten.\nTe lang: veel te lang."

    assert [turn.speaker for turn in turns(text)] == ["", "", ""]


def test_two_lines_that_end_in_a_colon_make_no_transcript_of_a_report():
    told = "Verzonnen verslag: voorbeeld.\n\nWij wachtten.\n\nEn toch:\nhet ging goed.\n\nKlaar.\n\nDag."

    assert {turn.speaker for turn in turns(told)} == {""}


def test_who_says_one_thing_in_a_transcript_is_a_speaker_too():
    text = "Interviewer: Mag ik?\n\nMoeder: Ja.\n\nKind: Nee."

    assert [turn.speaker for turn in turns(text)] == ["Interviewer", "Moeder", "Kind"]


@pytest.mark.parametrize(
    "line", ["http://voorbeeld.nl", "2024: een jaar", "het gaat om het volgende: niets", "Om 12:30 uur", ""]
)
def test_a_colon_alone_makes_no_speaker(line):
    assert label_of(line) is None


@pytest.mark.parametrize(
    "name",
    [
        "Jansen, Jan (Gemeente)",
        "SPEAKER_00",
        "o'Brien",
        "ouder van casus",
        "1",
        "a" * 90,
        "X" * 39 + ". y",
        "(x",
    ],
)
def test_any_name_becomes_a_label_that_is_found_again(name):
    assert label_of(f"{as_label(name)}: tekst")["name"] == as_label(name)


@given(st.text(max_size=60))
def test_a_label_is_found_again_or_there_is_none(name):
    label = as_label(name)

    assert not label or label_of(f"[00:00:01] {label}: tekst")["name"] == label


@given(st.lists(st.tuples(st.sampled_from(["Interviewer", "Ouder", "Dhr. De Vries"]), ANY), min_size=2))
def test_turns_cover_every_paragraph_in_order(said):
    text = written([Spoken(words, speaker) for speaker, words in said])
    found = turns(text)

    assert "".join(text[turn.start : turn.eind] for turn in found) == text.replace("\n\n", "")
    assert all(a.eind < b.start for a, b in zip(found, found[1:], strict=False))
    assert all(turn.start <= turn.words <= turn.eind for turn in found)


@pytest.mark.parametrize(
    ("text", "time"), [("1:02", "00:01:02"), ("01:02:03,500", "01:02:03"), ("0:00", "00:00:00")]
)
def test_times_have_one_shape(text, time):
    assert as_time(text) == time
