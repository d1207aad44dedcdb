"""One Dutch sentence or more that say, for one statement, in which casussen who judged lower or higher.

Generated from the pairs that differ, so that no sentence can say what the cells do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from analysis.perspectives import REFERENCE, Comparison, Direction, Pair
from codebooks.values import Value

NOTHING_TO_COMPARE = "Er zijn geen oordelen om te vergelijken."
ALL_AGREE = "Alle oordelen die te vergelijken zijn, zijn gelijk."
T = TypeVar("T")
Names = Mapping[str, str]  # perspectief -> with its article, in the order of the study
_WITH_ARTICLE = {"ouder": "de ouder", "swt": "het SWT", "hulpverlener": "de hulpverlener"}


def sentence_about(
    comparisons: Iterable[Comparison], casussen: Sequence[str], labels: Mapping[str, str]
) -> str:
    """The sentences for one statement; `casussen` gives the order in which they are listed.

    `labels` (perspectief -> Dutch label) gives the order in which perspectieven are named, and names those
    that the house has no article for.
    """
    pairs = [pair.seen_from(REFERENCE) for comparison in comparisons for pair in comparison.pairs]
    if not pairs:
        return NOTHING_TO_COMPARE
    differing = [pair for pair in pairs if pair.differs]
    if not differing:
        return ALL_AGREE
    names = {id: _WITH_ARTICLE.get(id, label) for id, label in labels.items()}
    place = {casus: position for position, casus in enumerate(casussen)}
    return " ".join(_sentences(sorted(differing, key=lambda pair: place[pair.casus]), names))


def _sentences(pairs: Sequence[Pair], names: Names) -> list[str]:
    with_reference = [pair for pair in pairs if pair.first == REFERENCE]
    found = [
        _ordered(with_reference, Direction.LAGER, names),
        _ordered(with_reference, Direction.HOGER, names),
        *_between_others([pair for pair in pairs if pair.first != REFERENCE], names),
        _grijs([pair for pair in pairs if pair.direction is Direction.NIET_VERGELIJKBAAR], names),
    ]
    return [sentence for sentence in found if sentence]


def _ordered(pairs: Sequence[Pair], direction: Direction, names: Names) -> str:
    """'Bij casus 8 en 9 oordeelt de ouder lager dan het SWT.' for pairs with the same first perspectief.

    The others are joined by "en" when each casus has them all, else by "of": in each casus at least one.
    """
    chosen = [pair for pair in pairs if pair.direction is direction]
    if not chosen:
        return ""
    found = {pair.second for pair in chosen}
    seconds = [noun for id, noun in names.items() if id in found]
    casussen = {pair.casus for pair in chosen}
    word = "en" if len(chosen) == len(casussen) * len(seconds) else "of"
    others = enumerate_words(seconds, word)
    return f"{_at(chosen)} oordeelt {names[chosen[0].first]} {direction} dan {others}."


def _between_others(pairs: Sequence[Pair], names: Names) -> list[str]:
    """The same for pairs without the ouder, told from the side of whoever judged lower."""
    lower = [pair.turned() if pair.direction is Direction.HOGER else pair for pair in pairs]
    sides = _each_once((pair.first, pair.second) for pair in lower if pair.direction is Direction.LAGER)
    return [
        _ordered([p for p in lower if (p.first, p.second) == side], Direction.LAGER, names) for side in sides
    ]


def _grijs(pairs: Sequence[Pair], names: Names) -> str:
    if not pairs:
        return ""
    silent = {pair.first if pair.first_value is Value.GRIJS else pair.second for pair in pairs}
    who = enumerate_words([name for id, name in names.items() if id in silent], "of")
    return (
        f"{_at(pairs)} is de stelling volgens {who} niet van toepassing, of niet te beoordelen; "
        "de ander geeft wel een oordeel."
    )


def _at(pairs: Iterable[Pair]) -> str:
    return f"Bij casus {enumerate_words(_each_once(pair.casus for pair in pairs), 'en')}"


def _each_once(items: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(items))


def enumerate_words(words: Sequence[str], conjunction: str) -> str:
    """'8', '8 en 9', '8, 9 en 10': no comma before the conjunction, as Dutch has it."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"
