"""Places in a text: whatever a program counts, the same words come out, or the fragment is listed."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey_app.domain.source_text import normalised
from survey_app.refi.evidence import SHORTEST_QUOTE, is_quote_of, squeezed
from survey_app.refi.offsets import (
    AS_IS,
    CODE_POINTS,
    ONE,
    READINGS,
    TWO,
    UTF_8,
    UTF_16,
    Reading,
    Ruler,
    offsets,
)
from survey_app.refi.placed_texts import read_project_package
from survey_app.refi.text_places import places_in

# A letter with a loose accent, one in one piece, two emoji (one a family, joined), Hebrew and Arabic with a
# mark of direction, Hangul in parts, line ends of every kind, a BOM inside, a form feed.
ALPHABET = [
    "a",
    "b",
    " ",
    ".",
    "e\u0301",
    "é",
    "😀",
    "👨‍👩‍👧",
    "אב",
    "\u200fسلام",
    "\u1100\u1161\u11a8",
    "\r\n",
    "\n",
    "\r",
    "\ufeff",
    "\x0c",
    "c\u0327\u0301",
]
WORDS = [
    "huis",
    "👩‍🏫 juf",
    "e\u0301e\u0301n",
    "één",
    "שלום",
    "\u200fمرحبا",
    "😀😀",
    "zorg",
    "n\u0303u",
    "\u1100\u1161\u11a8",
]
texts = st.lists(st.sampled_from(ALPHABET), max_size=40).map("".join)


@st.composite
def interviews(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A text of words with one kind of line end, and quotes from word to word."""
    line_end = draw(st.sampled_from(["\n", "\r\n"]))
    words = draw(st.lists(st.sampled_from(WORDS), min_size=12, max_size=60))
    text, starts, ends = "", [], []
    for i, word in enumerate(words):
        unique = f"{word}{i}"
        starts.append(len(text))
        text += unique
        ends.append(len(text))
        text += draw(st.sampled_from([" ", " ", ", ", line_end, line_end * 2]))
    pairs = draw(
        st.lists(st.tuples(st.integers(0, len(words) - 1), st.integers(0, 8)), min_size=1, max_size=8)
    )
    quotes = [(starts[a], ends[min(a + n, len(words) - 1)]) for a, n in pairs]
    return text, quotes


@given(interviews())
@settings(max_examples=60, deadline=None)
def test_every_program_gives_back_the_same_quotes(make_qdpx, manner, interview):
    text, quotes = interview
    content = make_qdpx(manner, {"een": text}, [("een", a, b, "code") for a, b in quotes], ["code"])
    read = read_project_package(content, "p.qdpx")

    placed = read.value.texts[0]
    told = manner.quotes and any(len(squeezed(text[a:b])) >= SHORTEST_QUOTE for a, b in quotes)
    assert [(one.start, one.end) for one in placed.selections] == quotes or not told
    for one in placed.selections:  # without quotes the words decide: what is placed is never elsewhere
        assert (one.start, one.end) in quotes
    assert len(placed.selections) + len(read.problems) >= len(quotes) or read.value.choice.reading is None


def test_between_two_readings_that_both_fall_on_words_nothing_is_chosen(make_qdpx, manners):
    text = "\U0001f600\U0001f6000 \U0001f469\u200d\U0001f3eb juf1 huis2 huis3 "
    manner = replace(manners["MAXQDA"], quotes=False)
    read = read_project_package(make_qdpx(manner, {"een": text}, [("een", 0, 3, "code")], ["code"]), "p.qdpx")

    assert read.value.choice.reading is None
    assert read.value.texts[0].selections == ()


@given(texts, st.sampled_from(READINGS))
def test_a_place_is_found_back_by_the_reading_that_wrote_it(text, reading):
    written = offsets(text, reading)
    ruler = Ruler(text, had_bom=False)
    bare = Reading(reading.unit, reading.line_end)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            span = ruler.span(bare, written[start], written[end])
            # A line end that counts as one has two places with one number: its end is the one that is found.
            assert span is None or [written[place] for place in span] == [written[start], written[end]]
            if "\r\n" not in text or reading.line_end != ONE:
                assert span == (start, end)


def test_what_is_counted_is_counted_as_the_standards_of_text_say():
    text = "e\u0301😀\r\n\n"

    assert offsets(text, Reading(CODE_POINTS)) == [0, 1, 2, 3, 4, 5, 6]
    assert offsets(text, Reading(UTF_16)) == [0, 1, 2, 4, 5, 6, 7]
    assert offsets(text, Reading(UTF_8)) == [0, 1, 3, 7, 8, 9, 10]
    assert offsets(text, Reading(CODE_POINTS, ONE)) == [0, 1, 2, 3, 4, 4, 5]
    assert offsets(text, Reading(CODE_POINTS, TWO)) == [0, 1, 2, 3, 4, 5, 7]
    assert offsets(text, Reading(UTF_16, AS_IS))[-1] == len(text.encode("utf-16-le")) // 2


@given(texts)
def test_a_place_in_the_normal_text_has_the_same_words_on_both_sides(text):
    tidy = normalised(text)
    places = places_in(text, tidy)
    if places is None:  # a control character between a letter and its accent: said, not guessed
        return
    assert places[0] == 0
    assert places[-1] == len(tidy)
    known = [place for place in places if place is not None]
    assert known == sorted(known)
    for place, there in enumerate(places):
        if there is not None:
            assert squeezed(normalised(text[:place])) == squeezed(tidy[:there])


@given(texts)
def test_a_text_is_itself_place_by_place(text):
    assert places_in(text, text) == list(range(len(text) + 1))


def test_another_text_has_no_places():
    assert places_in("een", "twee") is None


def test_a_place_between_a_letter_and_its_accent_is_not_rounded():
    assert places_in("e\u0301n", "én") == [0, None, 1, 2]


def test_line_ends_in_the_xml_itself_may_have_counted_as_two(make_project, make_zip):
    """A parser makes every line end one character; the program counted what was in its own text."""
    stored, quote = "Een\r\nTwee\r\nDrie", "Drie"
    start = stored.index(quote)
    xml = make_project(
        "<Sources><TextSource guid='1' name='A'><PlainTextContent>" + stored + "</PlainTextContent>"
        f"<PlainTextSelection guid='2' name='Drie' startPosition='{start}' endPosition='{start + 4}'/>"
        "</TextSource></Sources>"
    )
    placed = read_project_package(make_zip({"p.qde": xml}), "p").value.texts[0]

    assert placed.text[placed.selections[0].start : placed.selections[0].end] == quote


def test_an_end_inside_the_selection_is_seen_by_the_quotes(make_project, make_zip):
    text = "De eerste zin staat hier. De tweede zin staat daar."
    inside = "".join(
        f"<PlainTextSelection guid='{i}' name='{quote}' startPosition='{text.index(quote)}' "
        f"endPosition='{text.index(quote) + len(quote) - 1}'/>"
        for i, quote in enumerate(("eerste zin", "tweede zin"))
    )
    xml = make_project(
        f"<Sources><TextSource guid='1' name='A' plainTextPath='a.txt'>{inside}</TextSource></Sources>"
    )
    read = read_project_package(make_zip({"p.qde": xml, "sources/a.txt": text.encode()}), "p").value

    assert read.choice.reading.inclusive
    assert [text[one.start : one.end] for one in read.texts[0].selections] == ["eerste zin", "tweede zin"]


def selection_file(make_project, make_zip, text, selections):
    inside = "".join(
        f"<PlainTextSelection guid='{i}' name='{name}' startPosition='{start}' endPosition='{end}'/>"
        for i, (name, start, end) in enumerate(selections)
    )
    xml = make_project(
        f"<Sources><TextSource guid='1' name='A' plainTextPath='a.txt'>{inside}</TextSource></Sources>"
    )
    return read_project_package(make_zip({"p.qde": xml, "sources/a.txt": text.encode()}), "p")


def test_a_quote_that_shifted_is_listed_and_the_others_stay(make_project, make_zip):
    text = (
        "Wij wachten al twee jaar. Niemand belde terug. Het wijkteam kwam pas in mei langs. Het was te laat."
    )
    quotes = ["Wij wachten al twee jaar", "Niemand belde terug", "Het wijkteam", "kwam pas in mei", "te laat"]
    places = [(q, text.index(q), text.index(q) + len(q)) for q in quotes]
    places[2] = (quotes[2], places[2][1] + 3, places[2][2] + 3)
    read = selection_file(make_project, make_zip, text, places)

    assert [one.selection.name for one in read.value.texts[0].selections] == [*quotes[:2], *quotes[3:]]
    assert [one.code for one in read.problems] == ["refi-quote-differs"]
    assert "Het wijkteam" in read.problems[0].what


@pytest.mark.parametrize(
    ("start", "end"), [("-1", "4"), ("0", "999"), ("5", "5"), ("9", "4"), ("x", "4"), ("", "")]
)
def test_impossible_places_are_listed(make_project, make_zip, start, end):
    read = selection_file(
        make_project, make_zip, "Gewoon een zin met woorden.", [("een zin", 7, 14), ("", start, end)]
    )

    assert len(read.value.texts[0].selections) == 1
    assert [one.code for one in read.problems][0] in ("refi-place-outside", "refi-number")


def test_a_title_in_place_of_a_quote_is_no_objection(make_project, make_zip):
    text = "Ik at te vet. Daarna at ik minder brood."
    read = selection_file(
        make_project, make_zip, text, [("schade door vet", 0, 12), ("at ik minder", 21, 33)]
    )

    assert len(read.value.texts[0].selections) == 2


def test_where_nothing_tells_how_to_count_nothing_is_placed(make_project, make_zip):
    text = "😀woordenzonderspaties" * 4
    places = [("", 3, 9), ("", 14, 20), ("", 33, 40)]
    read = selection_file(make_project, make_zip, text, places)

    assert read.value.texts[0].selections == ()
    assert [one.code for one in read.problems] == ["refi-offsets-unclear"]


def test_a_quote_cut_off_by_a_program_is_known_and_one_that_differs_is_not():
    piece = (
        "For some reason babies aren't supposed to have cow's milk that is low fat. However, I am really bad."
    )

    assert is_quote_of("For some reason babies aren't supposed to have cow's milk that…", piece)
    assert is_quote_of("For some reason babies aren't supposed to have", piece)
    assert not is_quote_of(piece[:-1], piece)  # one off at the end is a shift, not a cut
    assert not is_quote_of("or some reason babies aren't…", piece)
    assert not is_quote_of("", piece)


def test_nothing_is_written_to_disk(make_qdpx, manners, monkeypatch):
    monkeypatch.setattr(Path, "write_bytes", None)
    monkeypatch.setattr(TemporaryDirectory, "__init__", None)
    content = make_qdpx(manners["NVivo"], {"een": "Een zin."}, [("een", 0, 3, "c")], ["c"])

    assert read_project_package(content, "p").value


def test_the_alphabet_of_these_tests_holds_what_it_says():
    joined = "".join(ALPHABET)

    assert any(unicodedata.combining(one) for one in joined)
    assert any(unicodedata.bidirectional(one) in ("R", "AL") for one in joined)
    assert any(one > "\uffff" for one in joined)
