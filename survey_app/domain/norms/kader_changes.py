"""What differs between two versions of a normenkader, one line per thing that changed, in Dutch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from codebooks.model import Normenkader
from codebooks.norm_writer import content_tree

Path = tuple[str, ...]
WORDS = {
    "title": "titel",
    "questions": "deelvraag",
    "parts": "onderdeel",
    "norms": "norm",
    "scale": "schaal",
    "objections": "bezwaar",
    "levels": "niveau",
    "unscaled": "niveau zonder aandeel",
    "boundaries": "grensregel",
    "evidence": "bewijs",
    "text": "tekst",
    "label": "naam",
    "part": "onderdeel",
    "applicable": "van toepassing",
    "why_not": "waarom niet",
    "gap": "waarom geen norm",
    "source_kind": "soort bron",
    "source": "bron",
    "measured": "hoe gemeten",
    "judged_with": "valt onder oordeel",
    "aspects": "aspecten",
    "question": "vraag",
    "met": "antwoorden die voldoen",
    "partly": "antwoorden die deels voldoen",
    "figure": "cijfer",
    "at_least": "minstens",
    "at_most": "hooguit",
    "documents": "documenten",
    "weight": "gewicht",
    "direction": "richting",
    "partial_credit": "waar deels voor telt",
    "symbol": "teken",
    "printed": "zoals gedrukt",
    "low": "vanaf",
    "high": "tot",
    "low_included": "ondergrens hoort erbij",
    "high_included": "bovengrens hoort erbij",
    "nl": "",
}


class Changed(NamedTuple):
    """One thing: what it is, what it was and what it became; '' where it was not there."""

    what: str
    old: str
    new: str


def kader_changes(old: Normenkader, new: Normenkader) -> tuple[Changed, ...]:
    """Everything in which the two differ, in the order of the new one, then what is gone."""
    return tuple(_between((), content_tree(old), content_tree(new)))


def _between(path: Path, old: Any, new: Any) -> Iterator[Changed]:
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys((*new, *old)):
            yield from _between((*path, str(key)), old.get(key), new.get(key))
    elif _is_items(old) and _is_items(new):
        yield from _between(path, _by_name(old), _by_name(new))
        if not set(_by_name(old)) ^ set(_by_name(new)) and list(_by_name(old)) != list(_by_name(new)):
            yield Changed(f"{_words(path)}: volgorde", ", ".join(_by_name(old)), ", ".join(_by_name(new)))
    else:
        yield Changed(_words(path), _shown(old), _shown(new))


def _is_items(value: Any) -> bool:
    """A list of mappings, or the absence of one."""
    return value is None or (isinstance(value, list) and all(isinstance(one, Mapping) for one in value))


def _by_name(items: Any) -> dict[str, Any]:
    """The items by their id, or by the share of a rule, or by their place."""
    return {str(one.get("id", one.get("at", place))): one for place, one in enumerate(items or (), 1)}


def _words(path: Path) -> str:
    """'norm 1a, bewijs bron: tekst'."""
    words = [WORDS.get(word, word) for word in path]
    return " ".join(word for word in words if word)


def _shown(value: Any) -> str:
    """A value on one line; of something whole its text, or its label."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        whole = value.get("text") or value.get("label") or value
        told = isinstance(whole, Mapping) and "nl" in whole
        return _shown(whole["nl"]) if told else str(dict(value))
    if isinstance(value, list):
        return ", ".join(_shown(one) for one in value)
    return {True: "ja", False: "nee"}.get(value, str(value)) if isinstance(value, bool) else str(value)
