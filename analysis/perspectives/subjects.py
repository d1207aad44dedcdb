"""Subjects: aspects of several codebooks about the same thing, so that each perspectief has one to judge by.

Aspects that name each other as `linked` are one subject. Of each perspectief the aspect counts that stands in
the codebook for most perspectieven: where all of them judge the same statement, that statement is compared,
and what else was coded about the subject is shown beside it. No pandas here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.perspectives import Comparison, compare
from codebooks.model import Aspect, Codebook


@dataclass(frozen=True)
class Subject:
    """What is compared: the aspect that names it, which aspect each perspectief judges, and the others."""

    name: str  # the qualified name of its first aspect
    book: Codebook
    aspect: Aspect
    judged: Mapping[str, str]  # perspectief -> qualified aspect, in the order of the study
    beside: tuple[tuple[str, str], ...] = ()  # (perspectief, qualified aspect): about the same subject too

    @property
    def aspects(self) -> frozenset[str]:
        """The qualified names of every aspect about the subject."""
        return frozenset({self.name, *self.judged.values(), *(aspect for _, aspect in self.beside)})


def subjects_of(books: Sequence[Codebook], perspectieven: Sequence[str]) -> tuple[Subject, ...]:
    """The subjects on which two or more perspectieven can be compared, in the order of the codebooks."""
    widest = sorted(books, key=lambda book: -len(book.perspectieven))  # stable
    named = {f"{book.id}.{a.id}": (book, a) for book in widest for a in book.coloured()}
    groups = _linked(named)
    made = (
        _subject([name for name in named if groups[name] == first], named, perspectieven)
        for first in dict.fromkeys(groups.values())
    )
    return tuple(subject for subject in made if len(subject.judged) > 1)


def compared(subject: Subject, casus: str, values: Mapping[tuple[str, str, str], str]) -> Comparison:
    """What the perspectieven say about the subject in one casus.

    `values` is (casus, perspectief, qualified aspect) -> decided value; '' and absent are no judgement.
    """
    found = {p: values.get((casus, p, aspect), "") for p, aspect in subject.judged.items()}
    return compare(subject.name, casus, found, subject.judged)


def _linked(named: Mapping[str, tuple[Codebook, Aspect]]) -> dict[str, str]:
    """Aspect -> the first aspect of its subject; a link to what does not exist or has no colour is none."""
    first = {name: name for name in named}
    for name, (_, aspect) in named.items():
        if aspect.linked in first:
            first = _joined(first, first[name], first[aspect.linked], list(named))
    return first


def _joined(first: Mapping[str, str], one: str, other: str, order: Sequence[str]) -> dict[str, str]:
    together = {one, other}
    head = min(together, key=order.index)
    return {name: head if found in together else found for name, found in first.items()}


def _subject(
    names: Iterable[str], named: Mapping[str, tuple[Codebook, Aspect]], perspectieven: Sequence[str]
) -> Subject:
    listed = list(names)
    pairs = [(p, name) for p in perspectieven for name in listed if p in named[name][0].perspectieven]
    judged: dict[str, str] = {}
    for perspectief, name in pairs:
        judged.setdefault(perspectief, name)
    beside = tuple(pair for pair in pairs if judged[pair[0]] != pair[1])
    return Subject(listed[0], *named[listed[0]], judged, beside)
