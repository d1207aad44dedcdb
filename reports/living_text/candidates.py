"""The numbers of a study by value, so that a number that was typed can be known again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.results import Column, Row
from reports.living_text.shelf import Counted
from reports.living_text.study_shelf import StudyShelf

SLOW = ("perspectieven_toets", "joint_display", "schaal_", "groepen", "gepubliceerd")  # made when asked for
WORDS_NEEDED = 2  # of its label beside a number that stands alone, before it is taken for a result
_WORD = re.compile(r"\w{3,}")
_COMMON = frozenset(
    _WORD.findall(
        """
        aan aantal alle bij casus casussen dat den der deze die dit door een eens geen grijs
        groen had heeft hebben het hun is keer met naar niet nog nu of om onder ook oranje over
        rood te tot uit van voor waren was werd worden wordt zich zij zijn
        """
    )
)


@dataclass(frozen=True)
class Candidate:
    """A reference that gives a number, and the words it is known by."""

    reference: str
    label: str


Known = Mapping[tuple[float, ...], Sequence[Candidate]]


@dataclass(frozen=True)
class Candidates:
    """'k van n' by (k, n); shares by (percentage,); counts that stand alone by (count,)."""

    of_n: Known = field(default_factory=dict)
    shares: Known = field(default_factory=dict)
    plain: Known = field(default_factory=dict)


def candidates_of(shelf: StudyShelf) -> Candidates:
    """Every count and share of the study that is quickly made, and every count in its tables."""
    of_n: dict[tuple[float, ...], list[Candidate]] = {}
    shares: dict[tuple[float, ...], list[Candidate]] = {}
    for word, counted in countables(shelf):
        k, n = shelf.number(counted.hits), shelf.number(counted.of)
        if k is None or not n:
            continue
        of_n.setdefault((k, n), []).append(Candidate(f"{word}: {counted.name}", counted.label))
        share = Candidate(f"aandeel: {counted.name}", counted.label)
        shares.setdefault((float(round(100 * k / n)),), []).append(share)
    return Candidates(of_n, shares, _plain(shelf))


def countables(shelf: StudyShelf) -> Iterator[tuple[str, Counted]]:
    """Everything with 'of how many', each under its shortest name."""
    for counted in shelf.coded.values():
        if counted.of:
            yield "telling", counted
    shortest: dict[str, Counted] = {}
    for counted in shelf.answers.values():
        known = shortest.get(counted.hits)
        if known is None or len(counted.name) < len(known.name):
            shortest[counted.hits] = counted
    for counted in shortest.values():
        yield "antwoorden", counted


def _plain(shelf: StudyShelf) -> Known:
    found: dict[tuple[float, ...], list[Candidate]] = {}
    for name in quick_tables(shelf):
        table = shelf.results.tables[name]
        for row in table.rows:
            for number, column in _counts(row, table.columns):
                label = f"{table.title}: {row.group} {row.label}, {column.label}"
                one = Candidate(f"cijfer: {name}/{row.key}/{column.key}", label)
                found.setdefault((number,), []).append(one)
    return found


def quick_tables(shelf: StudyShelf) -> tuple[str, ...]:
    """The tables that are made at once."""
    return tuple(name for name in shelf.results.tables if not name.startswith(SLOW))


def _counts(row: Row, columns: Sequence[Column]) -> Iterator[tuple[float, Column]]:
    for value, column in zip(row.cells, columns, strict=True):
        if column.kind in ("count", "euro") and isinstance(value, int | float):
            yield float(value), column


def ranked(known: Sequence[Candidate], near: str, words_needed: int = 0) -> tuple[Candidate, ...]:
    """The candidates with most words of their label in the text near by first, of those with enough."""
    said = words(near)
    scored = [(len(words(one.label) & said), one) for one in known]
    enough = [pair for pair in scored if pair[0] >= words_needed]
    return tuple(one for _, one in sorted(enough, key=lambda pair: -pair[0]))


def words(text: str) -> frozenset[str]:
    """The words that say what a text is about."""
    return frozenset(_WORD.findall(text.lower())) - _COMMON
