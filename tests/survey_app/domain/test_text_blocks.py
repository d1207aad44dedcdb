"""A text in turns or paragraphs is still the text, and a quote is still its words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.study import Fragment, Source
from survey_app.domain.text_blocks import blocks

TALK = "Verslag van een gesprek\n\n[00:01:02] Moeder: Het ging mis.\n\nInterviewer: Hoezo?\n\nMoeder: Zo."


def written(pieces):
    return "".join(piece.text for piece in pieces)


def turns_of(text):
    starts = [text.index(part) for part in ("[00:01:02]", "Interviewer", "Moeder: Zo")]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def test_a_turn_has_its_speaker_apart_from_what_was_said():
    found = blocks(Source("b", "1", "ouder", TALK), [], turns_of(TALK))

    assert [written(block.head) for block in found] == [
        "",
        "[00:01:02] Moeder: ",
        "Interviewer: ",
        "Moeder: ",
    ]
    assert written(found[1].body) == "Het ging mis.\n\n"


def test_a_text_without_turns_is_read_in_paragraphs():
    found = blocks(Source("b", "1", "ouder", "Een.\nTwee.\n\n \nDrie."), [], [])

    assert [written(block.body) for block in found] == ["Een.\nTwee.\n\n \n", "Drie."]


def test_a_quote_over_two_turns_is_marked_in_both():
    start, end = TALK.index("ging mis"), TALK.index("ezo?")
    found = blocks(
        Source("b", "1", "ouder", TALK), [Fragment("f", "b", start, end, TALK[start:end])], turns_of(TALK)
    )
    marked = [piece for block in found for piece in (*block.head, *block.body) if piece.fragments]

    assert written(marked) == TALK[start:end]
    assert [piece.begins for piece in marked].count(("f",)) == 1


def test_an_empty_text_is_one_empty_block():
    assert [written(block.body) for block in blocks(Source("b", "1", "ouder", ""), [], [])] == [""]


@given(st.text("ab:[]\n é😀", max_size=80), st.lists(st.integers(-1, 81), max_size=6))
def test_the_blocks_together_are_the_text(text, cuts):
    ends = sorted(set(cuts))
    turns = list(zip(ends, ends[1:], strict=False))
    quote = [Fragment("f", "b", 0, 5, text[:5])]
    found = blocks(Source("b", "1", "ouder", text), quote, turns)

    assert "".join(written(block.head) + written(block.body) for block in found) == text
    assert [block.start for block in found] == sorted(block.start for block in found)
