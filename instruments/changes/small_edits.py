"""Whether other words are most likely the same question: spelling, capitals and punctuation.

A suggestion, never a verdict: the author decides. It errs towards 'another question', and never calls a
changed number or a denial small.
"""

from __future__ import annotations

import re

SHORTEST = 4  # in shorter words one letter makes another word: mij and wij, kan and kon
TWO_LETTERS = 8  # words from this length may differ in two letters
DENIALS = frozenset(
    (
        "niet",
        "geen",
        "nooit",
        "niemand",
        "nergens",
        "niets",
        "zonder",
        "wel",
        "nee",
        "not",
        "never",
        "nothing",
    )
    + ("without", "none")
)
TURNING = ("on", "in", "un", "dis", "non", "her", "mis")  # in front of a word these make another one
_WORD = re.compile(r"[^\W_]+", re.UNICODE)


def is_small_edit(was: str, becomes: str) -> bool:
    """Whether the texts differ in spelling, capitals, spaces or punctuation only."""
    old, new = _words(was), _words(becomes)
    if not old or not new:
        return old == new
    if "".join(old) == "".join(new):
        return True
    if len(old) != len(new):
        return False
    return all(first == second or _same_word(first, second) for first, second in zip(old, new, strict=True))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _same_word(first: str, second: str) -> bool:
    """Whether two words are one, with a slip of the pen in either."""
    shortest = min(len(first), len(second))
    if shortest < SHORTEST or not DENIALS.isdisjoint((first, second)) or not (first + second).isalpha():
        return False
    if _turns(first, second) or _turns(second, first):
        return False
    return _distance(first, second) <= (2 if shortest >= TWO_LETTERS else 1)


def _turns(first: str, second: str) -> bool:
    """'tevreden' and 'ontevreden': the longer ends as the shorter does, with a turning syllable before it."""
    return any(first.startswith(syllable) for syllable in TURNING) and first[2:5] == second[:3]


def _distance(first: str, second: str) -> int:
    """Letters to put in, take out or replace, or neighbours to swap, to make one word the other."""
    before, line = [0] * (len(second) + 1), list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        two_ago, before, line = before, line, [row]
        for column, other in enumerate(second, 1):
            steps = [before[column] + 1, line[column - 1] + 1, before[column - 1] + (letter != other)]
            if _swapped(first, second, row, column):
                steps.append(two_ago[column - 2] + 1)
            line.append(min(steps))
    return line[-1]


def _swapped(first: str, second: str, row: int, column: int) -> bool:
    near = row > 1 and column > 1
    return near and first[row - 1] == second[column - 2] and first[row - 2] == second[column - 1]
