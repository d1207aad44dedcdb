"""Looking for evidence: every figure, quote and source in whose words what was typed occurs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from flask import g

from survey_app.domain.roles import Task, may
from survey_app.web.findings.evidence_views import EvidenceView, Shown

MOST_FOUND = 60
LONGEST_QUERY = 200
ADDRESSES_ONLY = frozenset({"gepubliceerd"})  # what a report printed is no evidence for itself


@dataclass(frozen=True)
class Found:
    """What was found, and whether there is more than is shown."""

    evidence: list[EvidenceView]
    more: bool = False


def search(shown: Shown, query: str, known: Iterable[str]) -> Found:
    """Evidence in whose words every word of the query occurs; what is there already is left out."""
    words = query[:LONGEST_QUERY].casefold().split()
    if not words:
        return Found([])
    taken = set(known)
    places = (place for place in _places(shown, words) if place not in taken)
    found = [shown.one(place) for place in islice(places, MOST_FOUND + 1)]
    return Found(found[:MOST_FOUND], len(found) > MOST_FOUND)


def _places(shown: Shown, words: list[str]) -> Iterator[str]:
    yield from _sources(shown, words)
    yield from _quotes(shown, words)
    yield from _figures(shown, words)


def _figures(shown: Shown, words: list[str]) -> Iterator[str]:
    """Cells that hold something, table by table."""
    for name, table in shown.results.tables.items():
        if name in ADDRESSES_ONLY:
            continue
        for row in table.rows:
            around = f"{name} {table.title} {row.group} {row.label}".casefold()
            for column, value in zip(table.columns, row.cells, strict=True):
                if value is not None and _has(f"{around} {column.label.casefold()}", words):
                    yield f"{name}/{row.key}/{column.key}"


def _quotes(shown: Shown, words: list[str]) -> Iterator[str]:
    """By their words too, for who may read transcripts."""
    reads = may(g.roles, Task.CODING)
    for one in shown.data.fragments:
        if _has(f"citaat {one.fragment} {one.bron} {one.tekst if reads else ''}".casefold(), words):
            yield f"fragment:{one.fragment}"


def _sources(shown: Shown, words: list[str]) -> Iterator[str]:
    for one in shown.data.sources:
        if _has(f"bron {one.bron} {one.soort} {one.perspectief} casus {one.casus}".casefold(), words):
            yield f"bron:{one.bron}"


def _has(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)
