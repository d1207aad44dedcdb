"""The single pieces under norms, each cell, answer and credit, with what each weighs in the share of all.

A figure, and a question that is too large or asked of two links at once, is one piece that is held as it is:
which answers would have to differ for another figure is not known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from analysis.cells import Cell
from analysis.norms.beside import NOTHING_BESIDE, Beside, answered_share, figure_share, outcomes
from analysis.norms.shares import PARENT, colour_share, credit_share
from codebooks.model import EvidenceLink, Norm, Scale
from codebooks.scale import level_of
from codebooks.values import ORDERED, Value

CREDITS = ("nee", "deels", "ja")
COLOURS = tuple(str(value) for value in ORDERED)  # rood, oranje, groen
GRIJS = str(Value.GRIJS)
MOST_ANSWERS = 1_000  # of one question that are looked at one by one
Link = tuple[str, str]  # norm, link


@dataclass(frozen=True)
class Item:
    """One cell, answer or credit. `links` names every link that it feeds, as often as it counts there."""

    links: tuple[Link, ...]
    aspect: str  # '' for what is no cell
    casus: str  # '' for a credit; of an answer its number among the answers
    value: str
    question: str = ""  # instrument.variable of an answer
    held: Fraction | None = None  # what it is worth for good; None where it can change
    partly: bool = True  # whether it can be deels

    @property
    def words(self) -> tuple[str, ...]:
        """What it can be and count, from worst to best."""
        if self.held is not None:
            return (self.value,)
        return COLOURS if self.aspect else (CREDITS if self.partly else (CREDITS[0], CREDITS[-1]))

    @property
    def counts(self) -> bool:
        """Whether it is in the share: a grijs cell is not."""
        return self.value in self.words


def items_of(
    norms: Iterable[Norm],
    cells: Iterable[Cell],
    credits: Mapping[Link, str],
    scale: Scale,
    beside: Beside = NOTHING_BESIDE,
) -> tuple[Item, ...]:
    """Every credit that was given, every answer, every coloured or grijs cell of the ouder, link by link.

    geen_informatie, undecided cells and links without a credit are no evidence and give no item.
    """
    links = [(norm.id, link) for norm in norms for link in norm.evidence]
    read = [
        Item(((norm, link.id),), "", "", credit)
        for norm, link in links
        if link.kind == "gelezen" and (credit := credits.get((norm, link.id), "")) in CREDITS
    ]
    asked = Counter(link.question for _, link in links if link.question)
    for norm, link in links:
        if link.kind == "vraag":
            read += _answer_items((norm, link.id), link, scale, beside, alone=asked[link.question] == 1)
        elif link.kind == "cijfer":
            read += _held((norm, link.id), figure_share(link, beside)[0])
    feeds: dict[str, tuple[Link, ...]] = {}
    for norm, link in links:
        for aspect in link.aspects:
            feeds[aspect] = (*feeds.get(aspect, ()), (norm, link.id))
    counted = (c for c in cells if c.perspectief == PARENT and c.aspect in feeds)
    known = (*COLOURS, GRIJS)
    return (
        *read,
        *(Item(feeds[c.aspect], c.aspect, c.casus, c.waarde) for c in counted if c.waarde in known),
    )


def _answer_items(place: Link, link: EvidenceLink, scale: Scale, beside: Beside, alone: bool) -> list[Item]:
    """An item per answer; one that is held where there are too many, or another link counts them too."""
    found = outcomes(link, beside.answers.get(link.question, {}))
    if not alone or sum(found.values()) > MOST_ANSWERS:
        return _held(place, answered_share(link, scale, beside)[0])
    values = [value for value in reversed(CREDITS) for _ in range(found[value])]
    return [
        Item((place,), "", str(number), value, link.question, partly=bool(link.partly))
        for number, value in enumerate(values, 1)
    ]


def _held(place: Link, share: Fraction | None) -> list[Item]:
    return [] if share is None else [Item((place,), "", "", "vast", held=share)]


@dataclass(frozen=True)
class Standing:
    """The evidence under these norms as it stands, or would stand after a change."""

    norms: tuple[Norm, ...]
    scale: Scale
    items: tuple[Item, ...]

    def changed(self, values: Mapping[int, str]) -> Standing:
        """The same with other values: position of the item -> value."""
        items = tuple(
            replace(item, value=values[i]) if i in values else item for i, item in enumerate(self.items)
        )
        return replace(self, items=items)

    def worth(self, item: Item, value: str) -> Fraction:
        """What the item would count for, 0-1, with this value; 0 for grijs."""
        if item.held is not None:
            return item.held
        share = colour_share(value, self.scale) if item.aspect else credit_share(value, self.scale)
        return share or Fraction(0)

    def weight(self, item: Item) -> Fraction:
        """How much of the whole share this item decides; below 0 where more of it lowers the share."""
        signed = (
            -self._weights.get(link, Fraction(0))
            if link in self.turned
            else self._weights.get(link, Fraction(0))
            for link in item.links
        )
        return sum(signed, Fraction(0))

    @cached_property
    def turned(self) -> frozenset[Link]:
        """The links of a knelpunt."""
        return frozenset((n.id, e.id) for n in self.norms for e in n.evidence if e.turned)

    @cached_property
    def sizes(self) -> Counter[Link]:
        """How many items count in each link; a link without any is absent."""
        return Counter(link for item in self.items if item.counts for link in item.links)

    @cached_property
    def _weights(self) -> dict[Link, Fraction]:
        """Per link what one item weighs: links by their weight in their norm, norms alike in the whole."""
        present = {n.id: [e for e in n.evidence if (n.id, e.id) in self.sizes] for n in self.norms}
        present = {norm: links for norm, links in present.items() if links}
        wholes = {norm: sum(link.exact_weight for link in links) for norm, links in present.items()}
        return {
            (norm, link.id): link.exact_weight / (len(present) * wholes[norm] * self.sizes[norm, link.id])
            for norm, links in present.items()
            for link in links
        }

    @cached_property
    def _base(self) -> Fraction:
        """The share when nothing of any item were met: links of a knelpunt are met then."""
        return sum(
            (weight * self.sizes[link] for link, weight in self._weights.items() if link in self.turned),
            Fraction(0),
        )

    @cached_property
    def share(self) -> Fraction | None:
        """The share (0-1, exact) as `analysis.norms` gives it; None without evidence."""
        if not self.sizes:
            return None
        counting = (item for item in self.items if item.counts)
        return self._base + sum(
            (self.weight(item) * self.worth(item, item.value) for item in counting), Fraction(0)
        )

    def rank(self, share: Fraction) -> int:
        """The level of a share as its place on the scale, 0 for the lowest."""
        level = level_of(self.scale, float(share)).level
        return [known.id for known in self.scale.levels].index(level)
