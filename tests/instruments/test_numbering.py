"""Numbers stand for questions on paper and where paper is typed in, and are the same in both."""

from __future__ import annotations

from instruments.loader import library_path, load_instrument
from instruments.numbering import part_numbers, question_numbers


def test_questions_are_numbered_in_the_order_of_asking_and_follow_ups_get_letters():
    ouder = load_instrument(library_path("ouder")).value
    numbers = part_numbers(ouder)

    assert list(question_numbers(ouder).values()) == list(range(1, len(list(ouder.questions())) + 1))
    assert numbers["signalering_tijdig.gebeurd"] == "1"
    assert numbers["signalering_tijdig.tevreden"] == "1a"
    assert numbers["signalering_tijdig.gewenst"] == "1b"
    assert len(set(numbers.values())) == len(numbers)
