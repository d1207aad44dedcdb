"""What an open answer gives away is seen, the rest is left alone, and no text keeps the search busy."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey_app.domain.name_hints import Hint, Kind, name_hints, names_hint
from survey_app.domain.name_hints.numbers import is_bsn

LINES = (Path(__file__).parent / "answers.txt").read_text(encoding="utf-8").splitlines()
NAMING = [line[2:] for line in LINES if line.startswith("+")]
HARMLESS = [line[2:] for line in LINES if line.startswith("-")]
PIECES = st.sampled_from(
    [
        "Van de ",
        "A",
        "a@",
        "06 ",
        "1234 AB ",
        "mevrouw ",
        "straat 1 ",
        "sanne ",
        "'s",
        "geboren op ",
        "\n",
        "é",
        "-",
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    return [(str(hint.kind), hint.passage) for hint in name_hints(text)]


@pytest.mark.parametrize("half", [0, 1], ids=["chosen_by", "held_out"])
def test_most_names_are_seen_and_few_answers_are_questioned_without_need(half: int) -> None:
    naming, harmless = NAMING[half::2], HARMLESS[half::2]
    seen, wrong = sum(map(names_hint, naming)), sum(map(names_hint, harmless))
    assert min(len(naming), len(harmless)) >= 20
    assert seen / len(naming) >= 0.9  # recall
    assert seen / (seen + wrong) >= 0.9  # precision


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het gesprek met Karin de Boer was fijn.", [("persoon", "Karin de Boer")]),
        ("Bel 06-12345678 of 038 421 12 34.", [("telefoon", "06-12345678"), ("telefoon", "038 421 12 34")]),
        ("Wij wonen in 8011PK, Kerkstraat 12b.", [("adres", "8011PK"), ("adres", "Kerkstraat 12b")]),
        ("mail jan@x.nl", [("email", "jan@x.nl")]),
        ("nummer 111222333 en 111222334", [("bsn", "111222333")]),
        ("In 2024 EN 2025 IS het beter", []),
        ("Hij is geboren op 3 april", [("geboortedatum", "geboren op 3 april")]),
        ("Sanne's hulp", [("persoon", "Sanne")]),
    ],
)
def test_the_passage_is_exactly_what_gives_someone_away(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_no_more_is_shown_than_a_person_can_read_at_once() -> None:
    assert len(name_hints("Sanne zei iets. " * 50)) == 5


@pytest.mark.parametrize("number", ["000000000", "12345678", "1112223334", "abc"])
def test_what_is_no_burgerservicenummer_is_not_taken_for_one(number: str) -> None:
    assert not is_bsn(number)


@given(st.text(max_size=300) | st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_hints_stand_in_the_text_in_order_and_apart(text: str) -> None:
    hints = name_hints(text)
    assert names_hint(text) == bool(hints)
    assert all(
        hint == Hint(Kind(hint.kind), text[hint.start : hint.end], hint.start, hint.end) for hint in hints
    )
    assert all(one.end <= other.start for one, other in zip(hints, hints[1:], strict=False))


@given(st.lists(PIECES | st.text(max_size=3), min_size=1, max_size=6).map("".join).filter(bool))
@settings(max_examples=60, deadline=None)
def test_no_text_of_the_longest_length_keeps_the_search_busy(piece: str) -> None:
    text = (piece * (20_000 // len(piece) + 1))[:20_000]
    start = time.process_time()
    name_hints(text)
    assert (
        time.process_time() - start < 0.1
    )  # about 4 ms on a quiet machine; a pattern that explodes takes hours
