"""A quote between the words around it: nothing added, nothing moved, whatever the text holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.study import Fragment, Source
from survey_app.domain.quote_context import CUT, LONGEST, in_context

TURNS = "A: Eerste beurt.\n\nB: Tweede beurt, met wat erin staat.\n\nA: Derde beurt.\n\nB: Vierde beurt."


def source(text: str) -> Source:
    return Source("bron", "1", "ouder", text)


def quote(text: str, words: str) -> Fragment:
    start = text.index(words)
    return Fragment("f", "bron", start, start + len(words), words)


def test_a_quote_stands_in_its_turn_with_one_turn_before_and_after():
    shown = in_context(quote(TURNS, "met wat erin staat"), source(TURNS))

    assert shown.before == "A: Eerste beurt.\n\nB: Tweede beurt, "
    assert shown.after == ".\n\nA: Derde beurt."


def test_a_quote_at_the_edge_has_nothing_beyond_it():
    shown = in_context(quote(TURNS, "A: Eerste"), source(TURNS))

    assert (shown.before, shown.after[:7]) == ("", " beurt.")


def test_a_quote_over_several_turns_keeps_them_all():
    words = "Tweede beurt, met wat erin staat.\n\nA: Derde"
    shown = in_context(quote(TURNS, words), source(TURNS))

    assert shown.before + words + shown.after == TURNS


def test_a_text_without_blank_lines_has_its_lines_as_turns():
    text = "een\ntwee\ndrie\nvier"
    shown = in_context(quote(text, "twee"), source(text))

    assert (shown.before, shown.after) == ("een\n", "\ndrie")


def test_a_long_turn_is_cut_at_a_word_on_both_sides():
    text = "woord " * 500 + "CITAAT" + " woord" * 500
    shown = in_context(quote(text, "CITAAT"), source(text))

    assert shown.before.startswith(f"{CUT}woord")
    assert shown.after.endswith(f"woord{CUT}")
    assert max(len(shown.before), len(shown.after)) <= LONGEST + 1


def test_words_that_are_no_longer_there_are_shown_without_context():
    shown = in_context(Fragment("f", "bron", 0, 5, "anders"), source(TURNS))

    assert (shown.fits, shown.before, shown.after) == (False, "", "")
    assert not in_context(Fragment("f", "weg", 0, 5, "weg"), None).fits


@given(
    st.text(st.sampled_from("ab 😀é\u0301\u202e\n\r\ufeff"), min_size=1, max_size=80),
    st.integers(0, 79),
    st.integers(1, 20),
)
def test_context_and_quote_together_are_a_piece_of_the_text(text, start, length):
    start = min(start, len(text) - 1)
    end = min(start + length, len(text))
    shown = in_context(Fragment("f", "bron", start, end, text[start:end]), source(text))

    assert shown.fits
    assert shown.before == text[start - len(shown.before) : start]
    assert shown.after == text[end : end + len(shown.after)]
