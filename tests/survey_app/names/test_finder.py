"""What is proposed as a name, and what is not; and that no text keeps the search busy."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_app.domain.pseudonyms import FoundName, NameKind, OwnName
from survey_app.names.finder import find_names
from survey_app.names.patterns import is_bsn

LONGEST_SECONDS = 10


def found(text, own=(), lists=None):
    return {(str(name.kind), text[name.start : name.eind]) for name in find_names(text, own, lists)}


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Bel 06-12345678 even.", "telefoonnummer", "06-12345678"),
        ("Bel +31 6 12345678.", "telefoonnummer", "+31 6 12345678"),
        ("Bel (038) 421 00 00.", "telefoonnummer", "(038) 421 00 00"),
        ("Bel 14 038.", "telefoonnummer", "14 038"),
        ("Mail a.b-c@d.example.nl.", "e-mailadres", "a.b-c@d.example.nl"),
        ("BSN 111222333 dus.", "nummer", "111222333"),
        ("Op NL91 ABNA 0417 1643 00.", "nummer", "NL91 ABNA 0417 1643 00"),
        ("Dossier J-1234567 dus.", "nummer", "J-1234567"),
        ("Op 8051 AB.", "adres", "8051 AB"),
        ("Aan de Kerkstraat 12a dus.", "adres", "Kerkstraat 12a"),
        ("Op 3-2-2021 dus.", "datum", "3-2-2021"),
        ("Op 2021-02-03 dus.", "datum", "2021-02-03"),
        ("Op 12 maart dus.", "datum", "12 maart"),
        ("In maart 2021 dus.", "datum", "maart 2021"),
        ("Het was mevrouw De Vries-van der Berg zelf.", "persoon", "De Vries-van der Berg"),
        ("Het was dhr. J.P. de Boer zelf.", "persoon", "J.P. de Boer"),
        ("Jansen: Ja hoor.", "persoon", "Jansen"),
        ("[00:01:02] Mevrouw Jansen: Ja hoor.", "persoon", "Jansen"),
        ("Hij ging naar basisschool De Regenboog.", "instelling", "basisschool De Regenboog"),
        ("Via Jeugdbescherming Overijssel.", "instelling", "Jeugdbescherming Overijssel"),
        ("Bij Sociaal Wijkteam Zuid dus.", "instelling", "Sociaal Wijkteam Zuid"),
        ("Wij komen uit Mogadishu dus.", "plaats", "Mogadishu"),
    ],
)
def test_a_shape_gives_a_name_away(text, kind, name):
    assert (kind, name) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Interviewer: Hoe ging het?",
        "Moeder: Goed hoor, dank u wel.",
        "[00:00:04] Onderzoeker 1: En toen?",
        "Het kostte 12,50 euro, dat is 1.250 per jaar.",
        "Dat was in 3 van de 10 gevallen zo.",
        "Hij spreekt Nederlands en heeft ADHD.",
        "Spreker 2: ja.",
        "Ze zei: dat hoeft niet.",
        "Op school ging het goed, zei het wijkteam.",
        "",
    ],
)
def test_what_names_nobody_is_left_alone(text):
    assert found(text) == set()


@pytest.mark.parametrize(
    ("number", "holds"), [("111222333", True), ("111222334", False), ("000000000", False)]
)
def test_a_bsn_passes_the_eleven_test(number, holds):
    assert is_bsn(number) is holds


def test_the_own_list_is_found_in_any_place_and_wins_over_the_lists():
    own = [OwnName(NameKind.PERSOON, "roos"), OwnName(NameKind.INSTELLING, "De Linde")]

    assert found("Wij zagen roos bij De Linde.", own) == {("persoon", "roos"), ("instelling", "De Linde")}


def test_an_own_name_inside_a_word_is_no_name():
    assert found("de rozen", [OwnName(NameKind.PERSOON, "roze")]) == set()


def test_a_person_and_an_institution_that_the_lists_take_for_one_are_two():
    text = "Dat deed Piet de Vries van Jeugdbescherming Overijssel."

    def lists(_text):
        return [FoundName(9, len(text) - 1, NameKind.PERSOON)]

    assert found(text, (), lists) == {
        ("persoon", "Piet de Vries"),
        ("instelling", "Jeugdbescherming Overijssel"),
    }


def test_a_name_from_the_lists_ends_with_its_sentence():
    text = "Dat zijn Noor en Thijmen. Noor ook."

    def lists(_text):
        return [FoundName(17, 30, NameKind.PERSOON)]

    assert ("persoon", "Thijmen") in found(text, (), lists)


def test_a_name_that_was_found_once_is_found_wherever_it_stands():
    names = find_names("Mevrouw Zevenbergen kwam. Zevenbergen ging.")

    assert len(names) == 2


@given(
    st.text(st.sampled_from("AaJjan dDeE.:\n0123456789-@'’ 😀é[]")), st.lists(st.text(min_size=1), max_size=3)
)
def test_names_lie_in_the_text_in_order_and_never_overlap(text, own):
    names = find_names(text, [OwnName(NameKind.PERSOON, name) for name in own])

    assert all(0 <= name.start < name.eind <= len(text) for name in names)
    assert all(one.eind <= following.start for one, following in zip(names, names[1:], strict=False))


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [
        "Aa ",
        "A",
        "a.",
        "A-",
        "0",
        "00 ",
        "van ",
        "De van ",
        "Ab:\n",
        "'t ",
        "Aastra",
        "[",
        "\n",
        "1-2-",
        "1 mei ",
    ],
)
def test_no_text_keeps_the_search_busy(part):
    text, begin = (part * 100_000)[:200_000], time.process_time()
    find_names(text)

    assert time.process_time() - begin < LONGEST_SECONDS
