"""The text with pseudonyms: everything but the accepted names stays as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_app.domain.pseudonyms import (
    PSEUDONYM,
    Decision,
    NameKind,
    ReviewedName,
    as_pseudonym,
    normalised_name,
    occurrences,
    pseudonymised,
    still_there,
)

LETTERS = st.text(st.sampled_from("aBé😀e\u0301 \n[]1שׁ"), min_size=1, max_size=40)


def nobody(_kind, _name):
    return ""


@st.composite
def reviewed(draw):
    """A text, and names that don't overlap, each with a decision."""
    text = draw(LETTERS)
    cuts = sorted(set(draw(st.lists(st.integers(0, len(text)), max_size=8))))
    places = zip(cuts[::2], cuts[1::2], strict=False)
    pick = st.sampled_from
    names = [ReviewedName(a, b, draw(pick(list(NameKind))), draw(pick(list(Decision)))) for a, b in places]
    return text, tuple(names)


@given(reviewed())
def test_what_was_not_accepted_stays_code_point_by_code_point(case):
    text, names = case
    after = pseudonymised(text, names, nobody, ()).text
    accepted = [name for name in names if name.decision is Decision.YES]
    pieces, at = [], 0
    for name in accepted:
        pieces.append(text[at : name.start])
        at = name.eind
    pieces.append(text[at:])

    for piece in pieces:
        assert after.startswith(piece)
        after = PSEUDONYM.sub("", after[len(piece) :], count=1) if after[len(piece) :] else ""
    assert after == ""


@given(reviewed())
def test_the_same_name_gets_the_same_pseudonym_and_another_name_another(case):
    text, names = case
    new = pseudonymised(text, names, nobody, ()).new

    assert len({(one.kind, normalised_name(one.name)) for one in new}) == len(new)
    assert len({one.pseudonym for one in new}) == len(new)


def test_a_number_in_use_is_not_given_again():
    name = ReviewedName(0, 3, NameKind.PERSOON, Decision.YES)

    assert pseudonymised("Jan", [name], nobody, {"persoon 1", "persoon 2"}).text == "[persoon 3]"


def test_names_of_the_same_share_a_pseudonym_and_two_people_of_one_name_do_not():
    text = "Jan, Jans, Jan"
    names = [
        ReviewedName(0, 3, NameKind.PERSOON, Decision.YES),
        ReviewedName(5, 9, NameKind.PERSOON, Decision.YES, "Jan"),
        ReviewedName(11, 14, NameKind.PERSOON, Decision.YES, "Jan Bakker"),
    ]

    assert pseudonymised(text, names, nobody, ()).text == "[persoon 1], [persoon 1], [persoon 2]"


def test_a_name_can_be_the_same_as_a_pseudonym_of_an_earlier_text():
    name = ReviewedName(0, 3, NameKind.PERSOON, Decision.YES, "[persoon 7]")
    found = pseudonymised("Jan", [name], nobody, {"persoon 7"})

    assert found.text == "[persoon 7]"
    assert [(one.name, one.pseudonym) for one in found.new] == [("Jan", "persoon 7")]


def test_accepted_names_that_overlap_are_refused():
    names = [
        ReviewedName(0, 5, NameKind.PERSOON, Decision.YES),
        ReviewedName(3, 8, NameKind.PLAATS, Decision.YES),
    ]

    with pytest.raises(ValueError, match="overlap"):
        pseudonymised("Jan Jansen", names, nobody, ())


@pytest.mark.parametrize(
    ("typed", "pseudonym"),
    [
        ("[persoon 1]", "persoon 1"),
        ("Persoon 12", "persoon 12"),
        ("[plaats 1]", ""),
        ("persoon", ""),
        ("", ""),
    ],
)
def test_a_pseudonym_is_recognised_with_and_without_brackets(typed, pseudonym):
    assert as_pseudonym(typed, NameKind.PERSOON) == pseudonym


def test_a_name_is_found_over_a_line_end_but_not_inside_a_word():
    assert occurrences("Jan\nBakker, Jantje, Jan  Bakker.", "Jan Bakker") == [(0, 10), (20, 31)]
    assert occurrences("Jantje", "Jan") == []
    assert occurrences("Jan", "  ") == []


def test_a_name_that_was_refused_elsewhere_is_told():
    names = [
        ReviewedName(0, 3, NameKind.PERSOON, Decision.YES),
        ReviewedName(4, 7, NameKind.PERSOON, Decision.NO),
    ]

    assert still_there("Jan Jan", names, "[persoon 1] Jan") == ("Jan",)
