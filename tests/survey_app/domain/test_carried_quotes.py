"""A correction carries every quote that the text still holds, and never guesses where one went."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.study import Fragment
from survey_app.domain.alignment import align
from survey_app.domain.carried_quotes import carry

WORDS = st.text("abcdefghij", min_size=3, max_size=8)
FEW_WORDS = st.sampled_from(["ja", "nee", "ja", "en", "ja."])
ANY = st.text("ab é👩🏽\u0301\n.", max_size=40)


def quote(text: str, start: int, eind: int, name: str = "f1") -> Fragment:
    return Fragment(name, "ouder_01", start, eind, text[start:eind])


def quoted(text: str, words: str) -> Fragment:
    return quote(text, text.index(words), text.index(words) + len(words))


def carried(old: str, new: str, words: str) -> str | None:
    """The text of the quote after the correction; None when it is lost."""
    kept = carry(old, new, [quoted(old, words)]).kept
    return kept[0].tekst if kept else None


@given(ANY, ANY, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4))
def test_a_carried_quote_is_exactly_its_place_in_the_new_text(old, new, places):
    fragments = [quote(old, a, b, f"f{n}") for n, (a, b) in enumerate(places)]
    result = carry(old, new, fragments)

    assert all(one.tekst == new[one.start : one.eind] and one.tekst for one in result.kept)
    assert sorted(one.fragment for one in (*result.kept, *result.lost)) == [one.fragment for one in fragments]
    assert all(one in fragments for one in result.lost)


@given(ANY, st.integers(0, 40), st.integers(1, 40))
def test_an_unchanged_text_changes_no_quote(text, start, length):
    fragment = quote(text, min(start, len(text)), min(start + length, len(text)))
    result = carry(text, text, [fragment])

    assert result.kept == ((fragment,) if fragment.tekst else ())


@given(ANY, ANY, ANY, ANY, st.integers(0, 40), st.integers(1, 40))
def test_a_change_elsewhere_never_changes_the_text_of_a_quote(before, text, after, put, start, length):
    fragment = quote(
        before + text, len(before) + min(start, len(text)), len(before) + min(start + length, len(text))
    )
    for new in (put + text + after, before + put + text + put + after, text):
        kept = carry(before + text + after, new, [fragment] if fragment.tekst else []).kept
        assert all(one.tekst == fragment.tekst for one in kept)


@given(st.lists(WORDS, min_size=3, unique=True, max_size=40), st.data())
def test_what_was_not_touched_is_never_lost(words, data):
    at = data.draw(st.integers(0, len(words) - 1))
    gone = data.draw(st.integers(0, len(words) - at))
    put = data.draw(st.lists(st.text("klmnop", min_size=3, max_size=8), max_size=10))
    old, new = " ".join(words), " ".join([*words[:at], *put, *words[at + gone :]])
    left, right = " ".join(words[:at]), " ".join(words[at + gone :])
    whole = quote(old, 0, len(left)), quote(old, len(old) - len(right), len(old), "f2")
    fragments = [one for one in whole if one.tekst]

    assert [one.tekst for one in carry(old, new, fragments).kept] == [one.tekst for one in fragments]


@given(st.lists(FEW_WORDS, max_size=30), st.lists(FEW_WORDS, max_size=30))
def test_blocks_are_equal_in_order_and_do_not_overlap(old_words, new_words):
    old, new = " ".join(old_words), "\n".join(new_words)
    blocks = align(old, new).blocks

    assert all(old[b.old : b.old + b.length] == new[b.new : b.new + b.length] and b.length for b in blocks)
    for one, other in zip(blocks, blocks[1:], strict=False):
        assert one.old + one.length <= other.old
        assert one.new + one.length <= other.new


@given(st.lists(st.lists(WORDS, min_size=4, max_size=9), min_size=3, max_size=12), st.randoms())
def test_quotes_in_untouched_paragraphs_survive_changes_in_every_other(paragraphs, chance):
    marked = [" ".join([f"alinea{n}", *words]) for n, words in enumerate(paragraphs)]
    new = [text if n % 2 else text.upper() + " erbij" for n, text in enumerate(marked)]
    old_text, new_text = "\n\n".join(marked), "\n\n".join(new)
    fragments = [quoted(old_text, text) for text in marked[1::2]]

    assert [one.tekst for one in carry(old_text, new_text, fragments).kept] == marked[1::2]


OLD = (
    "Interviewer: Hoe ging het?\n\n"
    "Ouder: Wij wachten al zeven weken op de gezinscoch, en dat was veel te lagn."
)


@pytest.mark.parametrize(
    ("new", "words", "after"),
    [
        (OLD.replace("wachten", "wachtten"), "Wij wachten al zeven weken", "Wij wachtten al zeven weken"),
        (OLD.replace("gezinscoch", "gezinscoach"), "gezinscoch, en dat was", "gezinscoach, en dat was"),
        (OLD.replace("lagn", "lang"), "dat was veel te lagn", "dat was veel te lang"),
        (OLD.replace("lagn", "lang"), "zeven weken", "zeven weken"),
        (OLD.replace("Ouder", "Moeder"), "Wij wachten", "Wij wachten"),
        (OLD.replace("Interviewer: Hoe ging het?\n\n", ""), "veel te lagn", "veel te lagn"),
        (
            OLD.replace("zeven weken", "zeven of acht weken"),
            "al zeven weken op de",
            "al zeven of acht weken op de",
        ),
        (OLD.replace("weken ", "weken (echt waar) "), "al zeven weken", "al zeven weken"),
        (OLD.replace("al zeven", "al, zeven"), "al zeven weken op de", "al, zeven weken op de"),
    ],
)
def test_a_corrected_word_goes_along(new, words, after):
    assert carried(OLD, new, words) == after


def test_a_corrected_line_beside_a_rewritten_one_keeps_its_quote():
    old = "De arts heeft ons doorgestuurd, zeg.\nHet heeft te lang geduurd voordat iemand het snapte.\nDag."
    new = "Hier staat nu iets anders over vroeger.\nHet heeft te lang gedurd voordat iemand dat snapte.\nDag."

    assert carried(old, new, "te lang geduurd voordat iemand") == "te lang gedurd voordat iemand"
    assert carried(old, new, "De arts heeft ons doorgestuurd") is None


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (OLD.replace("zeven weken", "een paar maanden"), "zeven weken"),
        (
            OLD.replace("Wij wachten al zeven weken op", "Er was een wachtlijst bij"),
            "al zeven weken op de gezins",
        ),
        ("Ouder: Het ging allemaal prima hoor, daar niet van.", "veel te lagn"),
        ("", "zeven weken"),
        ("Iets anders.", "Wij wachten al"),
    ],
)
def test_what_was_rewritten_is_lost(new, words):
    assert carried(OLD, new, words) is None


def test_a_short_word_in_a_rewritten_paragraph_is_not_taken_for_the_quote():
    old = "Ouder: Het contact was niet prettig."
    new = "Ouder: Zij hebben ons destijds uitgelegd waarom die hulp niet meer beschikbaar kon komen."

    assert carried(old, new, "niet") is None


def test_a_quote_of_a_paragraph_that_was_moved_moves_along():
    first, second = (
        "Ouder: Wij wachtten zeven weken op hulp.",
        "Ouder: Daarna kwam er eindelijk iemand langs.",
    )
    old, new = f"{first}\n\nTussen.\n\n{second}", f"{second}\n\nTussen.\n\n{first}"

    assert carried(old, new, "zeven weken op hulp.") == "zeven weken op hulp."
    assert carried(old, new, "eindelijk iemand langs") == "eindelijk iemand langs"


def test_a_quote_that_now_stands_twice_and_nowhere_for_certain_is_lost():
    sentence, one, two = "Een zin die weggaat.", "Midden een en nog wat.", "Midden twee en nog wat."
    old, new = f"{one}\n{sentence}\n{two}", f"Nieuw. {sentence} Ja.\n{sentence} Nee."

    assert carried(old, new, sentence) is None


def test_a_fragment_that_did_not_fit_its_text_is_lost_and_not_repaired():
    wrong = Fragment("f1", "ouder_01", 0, 5, "anders")

    assert carry("gelijk", "gelijk", [wrong]).lost == (wrong,)


def test_the_name_of_a_speaker_can_be_changed_all_through_a_transcript():
    old = "\n\n".join(f"Interviewer: vraag{n} over iets\n\nOuder: antwoord{n} daarop" for n in range(50))
    new = old.replace("Interviewer", "Onderzoeker").replace("Ouder", "Moeder")

    assert carried(old, new, "antwoord33 daarop") == "antwoord33 daarop"


def transcript(words: int) -> str:
    chance = random.Random(4)
    known = [f"woord{n}" for n in range(3000)]
    turns = [
        f"{('Interviewer', 'Ouder')[n % 2]}: {' '.join(chance.choices(known, k=18))}\n\nOuder: Ja."
        for n in range(words // 20)
    ]
    return "\n\n".join(turns)


def test_forty_thousand_words_with_six_hundred_quotes_are_carried_within_two_seconds():
    old, chance = transcript(40_000), random.Random(5)
    new = (
        old.replace("woord77 ", "woord77, ")
        .replace("Interviewer", "Onderzoeker")
        .replace("woord5 ", "woort5 ")
    )
    starts = [chance.randrange(len(old) - 200) for _ in range(600)]
    fragments = [quote(old, at, at + chance.randrange(20, 200), f"f{n}") for n, at in enumerate(starts)]

    start = time.process_time()
    result = carry(old, new, fragments)

    assert time.process_time() - start < 2
    assert len(result.kept) > 500


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ja\n" * 200_000, "ja\n" * 150_000 + "nee\n" * 50_000),
        ("a b " * 200_000, "b a " * 200_000),
        ("a\n\n" * 100_000, "x a\n\n" * 100_000),
        (" ".join(map(str, range(100_000))), " ".join(map(str, reversed(range(100_000))))),
        (".," * 200_000, ",." * 200_000),
    ],
)
def test_no_text_is_too_repetitive(old, new):
    start = time.process_time()
    carry(old, new, [quote(old, at, at + 30, f"f{at}") for at in range(0, 60_000, 100)])

    assert time.process_time() - start < 6
