"""A quote is found by its exact words, whatever the white space; and a marked text is still the text."""

from __future__ import annotations

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from analysis.study import Fragment, Source
from survey_app.domain.quotes import find_quote, named, pieces

REPORT = Source(
    "ouder_01", "1", "ouder", "Eerst ging het goed.\nToen ging het\n  mis. 😀 Toen ging het weer goed."
)


def quote(text: str):
    return [(found.start, found.eind) for found in find_quote([REPORT], text)]


def test_a_quote_is_found_with_its_place_in_code_points():
    (found,) = find_quote([REPORT], "Toen ging het weer goed.")

    assert found.tekst == REPORT.text[found.start : found.eind] == "Toen ging het weer goed."


def test_white_space_in_the_browser_may_differ_from_that_in_the_report():
    (found,) = find_quote([REPORT], "Toen   ging het mis.")

    assert found.tekst == "Toen ging het\n  mis."


def test_words_that_are_not_in_the_report_are_not_found():
    assert quote("Toen ging het heel erg mis.") == []


def test_words_that_occur_twice_are_found_twice():
    assert len(quote("Toen ging het")) == 2


def test_places_that_overlap_are_both_found():
    assert len(find_quote([Source("b", "1", "ouder", "ja ja ja")], "ja ja")) == 2


def test_no_words_are_found_nowhere():
    assert quote(" \n ") == []


def test_signs_that_mean_something_in_a_pattern_are_just_signs():
    assert quote("goed.*") == []


@given(st.text(min_size=1, max_size=200), st.data())
def test_any_piece_of_any_report_is_found_at_its_place(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end].strip()

    places = [(found.start, found.eind) for found in find_quote([Source("b", "1", "o", text)], words)]
    assert not words or (text.index(words), text.index(words) + len(words)) in places


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_the_pieces_together_are_the_text(text, ends):
    source = Source("b", "1", "ouder", text)
    spans = [sorted((min(a, len(text)), min(b, len(text)))) for a, b in ends]
    quotes = [Fragment(f"f{i}", "b", a, b, text[a:b]) for i, (a, b) in enumerate(spans) if a < b]
    cut = list(pieces(source, quotes))

    assert "".join(piece.text for piece in cut) == text
    for one in quotes:
        assert "".join(piece.text for piece in cut if one.fragment in piece.fragments) == one.tekst
        assert sum(one.fragment in piece.begins for piece in cut) == 1
        assert sum(one.fragment in piece.ends for piece in cut) == 1
    assert all(text[piece.start :].startswith(piece.text) for piece in cut)


def test_quotes_that_overlap_are_both_in_the_piece_they_share():
    source = Source("b", "1", "ouder", "een twee drie vier")
    cut = list(
        pieces(source, [Fragment("f1", "b", 0, 8, "een twee"), Fragment("f2", "b", 4, 13, "twee drie")])
    )

    assert [(piece.text, piece.fragments) for piece in cut] == [
        ("een ", ("f1",)),
        ("twee", ("f1", "f2")),
        (" drie", ("f2",)),
        (" vier", ()),
    ]


def test_a_text_is_also_cut_where_its_turns_begin():
    source = Source("b", "1", "ouder", "een twee")

    assert [piece.text for piece in pieces(source, [], [0, 4, 8, 99, -1])] == ["een ", "twee"]


def test_a_quote_without_text_or_outside_the_report_marks_nothing():
    source = Source("b", "1", "ouder", "een")
    strange = [Fragment("f1", "b", 1, 1, ""), Fragment("f2", "b", 3, 9, "?"), Fragment("f3", "b", 9, 12, "?")]

    assert [piece.fragments for piece in pieces(source, strange)] == [()]


def test_a_long_interview_with_hundreds_of_quotes_is_cut_in_no_time():
    source = Source("b", "1", "ouder", "woord " * 40_000)
    quotes = [Fragment(f"f{i}", "b", i * 390, i * 390 + 900, "") for i in range(600)]
    began = process_time()
    cut = list(pieces(source, quotes))

    assert process_time() - began < 0.2
    assert max(len(piece.fragments) for piece in cut) == 3


def test_the_same_place_keeps_the_name_it_has():
    known = Fragment("f1", "ouder_01", 0, 5, "Eerst")

    assert named(Fragment("", "ouder_01", 0, 5, "Eerst"), [known]) == known
    assert named(Fragment("", "ouder_01", 0, 10, "Eerst ging"), [known]).fragment not in ("", "f1")
