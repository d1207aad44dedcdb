"""The pseudo-language: written from right to left, longer, with what a program fills in left alone."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instruments.pseudo_language import PSEUDO, right_to_left
from instruments.texts import Texts

LATIN = re.compile(r"[A-Za-zÀ-ÿ]")


def test_no_latin_letter_is_left_and_every_letter_runs_from_right_to_left():
    text = right_to_left("Hebt u contact met de coördinator, ja of nee?")

    assert not LATIN.search(text)
    assert {unicodedata.bidirectional(letter) for letter in text if letter.isalpha()} == {"AL"}
    assert text.endswith("?")


def test_a_sentence_becomes_about_a_third_longer():
    sentence = "Hoe lang bewaren wij uw antwoorden op deze vragen?"

    assert 1.2 < len(right_to_left(sentence)) / len(sentence) < 1.6


@pytest.mark.parametrize(
    "kept",
    [
        "%(step)s",
        "100%%",
        "info@zwolle.nl",
        "https://voorbeeld.nl/v/aB3",
        "<b>",
        "038 498 20 10",
        "&amp;",
        "%(n)d",
    ],
)
def test_what_is_filled_in_and_what_is_an_address_stays(kept):
    assert kept in right_to_left(f"Bel of mail: {kept} vandaag")


def test_details_can_still_be_filled_in():
    assert right_to_left("Stap %(step)s van %(steps)s") % {"step": 2, "steps": 5} == right_to_left(
        "Stap 2 van 5"
    )


@given(st.text())
def test_any_text_becomes_a_text_with_the_same_numbers(text):
    assert re.findall(r"\d", right_to_left(text)) == re.findall(r"\d", text)


def test_different_sentences_stay_different():
    options = ["Ja", "Nee", "Deels", "Dat weet ik niet", "Dat wil ik niet zeggen", "Dat geldt niet voor mij"]

    assert len({right_to_left(option) for option in options}) == len(options)


def test_every_text_can_be_said_in_the_pseudo_language():
    assert Texts.of(nl="Ja", en="Yes").say(PSEUDO) == right_to_left("Ja")
    assert Texts().say(PSEUDO) == ""
