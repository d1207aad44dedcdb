"""A text in turns or paragraphs is still the text, and a quote is still its words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.study import Fragment, Source
from survey_app.domain.text_blocks import blocks

TALK = "Verslag van een gesprek\n\n[00:01:02] Moeder: Het ging mis.\n\nInterviewer: Hoezo?\n\nMoeder: Zo."


def written(pieces):
    return "".join(piece.text for piece in pieces)


def test_a_turn_has_its_speaker_apart_from_what_was_said():
    found = blocks(Source("b", "1", "ouder", TALK), [])

    assert [written(block.head) for block in found] == [
        "",
        "[00:01:02] Moeder: ",
        "Interviewer: ",
        "Moeder: ",
    ]
    assert written(found[1].body) == "Het ging mis."
    assert written(found[1].tail) == "\n\n"


def test_a_text_without_turns_is_read_in_paragraphs():
    found = blocks(Source("b", "1", "ouder", "Een.\nTwee.\n\nDrie."), [])

    assert [written(block.body) for block in found] == ["Een.\nTwee.", "Drie."]


def test_a_quote_over_two_turns_is_marked_in_both():
    start, end = TALK.index("ging mis"), TALK.index("ezo?")
    found = blocks(Source("b", "1", "ouder", TALK), [Fragment("f", "b", start, end, TALK[start:end])])
    marked = [
        piece for block in found for piece in (*block.head, *block.body, *block.tail) if piece.fragments
    ]

    assert written(marked) == TALK[start:end]
    assert [piece.begins for piece in marked].count(("f",)) == 1


def test_an_empty_text_is_one_empty_block():
    assert [written(block.body) for block in blocks(Source("b", "1", "ouder", ""), [])] == [""]


@given(
    st.lists(st.sampled_from(["Moeder: ", "[00:01:02] ", "\n", "\n\n", "\r", "é", "😀", " "]), max_size=30)
)
def test_the_blocks_together_are_the_text(parts):
    text = "".join(parts)
    quote = [Fragment("f", "b", 0, 5, text[:5])]
    found = blocks(Source("b", "1", "ouder", text), quote)

    assert "".join(written(block.head + block.body + block.tail) for block in found) == text
    assert [block.start for block in found] == sorted(block.start for block in found)
