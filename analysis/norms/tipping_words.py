"""A tipping point in Dutch words: what would have to be different, and which level that gives. No pandas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from analysis.perspectives.sentences import enumerate_words
from analysis.results import CellChange, Move, Tip, TippingPoint

Labels = Mapping[str, str]  # `<norm>__<link>` -> what the link is about


def tipping_sentences(point: TippingPoint, labels: Labels, levels: Mapping[str, str]) -> tuple[str, ...]:
    """'Als bij 1 casus ... verandert, wordt dit ...', down first; then what was held as it is.

    `levels` maps a level to how it is shown. Without a tip either way the reason is the one sentence.
    """
    tips = [tip for tip in (point.down, point.up) if tip is not None]
    said = [_tip_sentence(tip, labels, levels) for tip in tips]
    firm = () if tips or not point.reason else (point.reason,)
    return (*said, *firm, *filter(None, [held_words(point.held, labels)]))


def held_words(held: Iterable[str], labels: Labels) -> str:
    """Which evidence counts but was not varied; '' when all was."""
    named = enumerate_words([f"‘{labels[link]}’" for link in dict.fromkeys(held)], "en")
    return f"Als vast genomen, en dus niet in dit kantelpunt: {named}." if named else ""


def _tip_sentence(tip: Tip, labels: Labels, levels: Mapping[str, str]) -> str:
    becomes = f"wordt dit ‘{levels.get(tip.level, tip.level)}’"
    return f"Als {_pieces(tip)}, {becomes}: {tip_words(tip, labels)}."


def _pieces(tip: Tip) -> str:
    """'bij 1 casus de waarde verandert', '2 antwoorden anders waren', '3 stukken bewijs anders waren'."""
    changes = [change for way in tip.ways for move in way for change in move.candidates]
    if all(change.aspect for change in changes):
        several = len({change.aspect for change in changes}) > 1
        one, more = ("cel", "cellen") if several else ("casus", "casussen")
        return f"bij {tip.number} {one if tip.number == 1 else more} de waarde verandert"
    if all(change.question for change in changes):
        return "1 antwoord anders was" if tip.number == 1 else f"{tip.number} antwoorden anders waren"
    return "1 stuk bewijs anders was" if tip.number == 1 else f"{tip.number} stukken bewijs anders waren"


def tip_words(tip: Tip, labels: Labels) -> str:
    """Which evidence, in Dutch: 'een van: ...' for one change, 'bijvoorbeeld ... en ...' for a set."""
    if len(tip.ways) == 1:
        words = " en ".join(_move_words(move, labels) for move in tip.ways[0])
        return words if tip.number == 1 else f"bijvoorbeeld {words}"
    return f"een van: {'; '.join(_move_words(move, labels) for way in tip.ways for move in way)}"


def _move_words(move: Move, labels: Labels) -> str:
    first = move.candidates[0]
    about = enumerate_words([f"‘{labels[link]}’" for link in first.links], "en")
    change = f"van {first.was} naar {first.becomes}"
    if first.question:
        return f"{about} bij {_answers(move)} {change}"
    if not first.aspect:
        return f"{about} {change}"
    which = _casussen(move.candidates)
    if move.number == len(move.candidates):
        return f"{about} bij {which} {change}"
    return f"{about} bij {move.number} van deze {len(move.candidates)}: {which}, {change}"


def _casussen(candidates: Iterable[CellChange]) -> str:
    listed = list(candidates)
    several = len({change.aspect for change in listed}) > 1
    names = [f"{c.casus} ({c.aspect.partition('.')[2]})" if several else c.casus for c in listed]
    return f"casus {enumerate_words(names, 'en')}"


def _answers(move: Move) -> str:
    if move.number < len(move.candidates):
        return f"{move.number} van deze {len(move.candidates)} antwoorden"
    return "dit ene antwoord" if move.number == 1 else f"alle {move.number} antwoorden"
