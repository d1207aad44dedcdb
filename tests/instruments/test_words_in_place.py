"""A word is explained where it is first used, and once on a page."""

from dataclasses import replace

import pytest

from instruments.model import Page, Word
from instruments.texts import Texts
from instruments.words_in_place import ABOVE, uses, words_at_start, words_in_place

TEAM = Word(Texts.of(nl="wijkteam"), Texts.of(nl="Een team van de gemeente."))


def page(title, *questions):
    return Page("p", "s", Texts.of(nl=title), questions)


@pytest.mark.parametrize("text", ["Hielp het wijkteam u?", "Het Sociaal Wijkteam", "wijkteam", "(wijkteam)"])
def test_a_word_is_found_on_its_own_and_in_capitals(text):
    assert uses(text, "wijkteam")


@pytest.mark.parametrize("text", ["wijkteams", "jeugdwijkteam", "wijk team", ""])
def test_a_longer_word_is_another_word(text):
    assert not uses(text, "wijkteam")


def test_a_word_may_hold_signs_that_mean_something_elsewhere():
    assert uses("Kent u C++ (nog)?", "C++ (nog)")
    assert not uses("Iets", "")


def test_the_first_question_that_uses_the_word_explains_it(make_question):
    asked = [make_question("een"), make_question("wijkteam"), make_question("het wijkteam")]

    assert words_in_place((TEAM,), page("P", *asked), asked, "nl") == {"wijkteam": (TEAM,)}


def test_a_word_in_the_title_is_explained_above_the_questions(make_question):
    asked = [make_question("wijkteam")]

    assert words_in_place((TEAM,), page("Het wijkteam", *asked), asked, "nl") == {ABOVE: (TEAM,)}


def test_a_question_that_is_not_asked_explains_nothing(make_question):
    hidden = make_question("wijkteam")

    assert words_in_place((TEAM,), page("P", hidden), [], "nl") == {}


def test_the_start_explains_what_it_uses(make_instrument, make_question):
    form = make_instrument([make_question("x")])
    form = replace(form, intro=Texts.of(nl="Over het wijkteam."), words=(TEAM,))

    assert words_at_start(form, "nl") == (TEAM,)
