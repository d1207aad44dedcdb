"""Question numbers, for paper and for who types in what came back on paper: 12, and 12a for a follow-up.

Numbers are of one version of a questionnaire; they are shown and never kept.
"""

from __future__ import annotations

from instruments.model import Instrument

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def question_numbers(instrument: Instrument) -> dict[str, int]:
    """Question id -> its number, from 1 in the order of asking, whoever may skip it."""
    return {question.id: number for number, question in enumerate(instrument.questions(), start=1)}


def part_numbers(instrument: Instrument) -> dict[str, str]:
    """Variable -> what stands before it: `12` for the question itself, `12a` for its first follow-up."""
    numbers = question_numbers(instrument)
    return {
        part.variable: f"{numbers[question.id]}{LETTERS[place - 1] if place else ''}"
        for question in instrument.questions()
        for place, part in enumerate(question.parts)
    }
