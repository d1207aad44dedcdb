"""The single pieces under norms, each cell and each credit, with what each weighs in the share of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from analysis.cells import Cell
from analysis.norms.shares import PARENT, colour_share, credit_share
from codebooks.model import Norm, Scale
from codebooks.scale import level_of
from codebooks.values import ORDERED, Value

CREDITS = ("nee", "deels", "ja")
COLOURS = tuple(str(value) for value in ORDERED)  # rood, oranje, groen
GRIJS = str(Value.GRIJS)
Link = tuple[str, str]  # norm, link


@dataclass(frozen=True)
class Item:
    """One cell or credit. `links` names every link that it feeds, as often as it counts there."""

    links: tuple[Link, ...]
    aspect: str  # '' for a credit
    casus: str  # '' for a credit
    value: str

    @property
    def words(self) -> tuple[str, ...]:
        """What it can be and count, from worst to best."""
        return COLOURS if self.aspect else CREDITS

    @property
    def counts(self) -> bool:
        """Whether it is in the share: a grijs cell is not."""
        return self.value in self.words


def items_of(norms: Iterable[Norm], cells: Iterable[Cell], credits: Mapping[Link, str]) -> tuple[Item, ...]:
    """Every credit that was given and every coloured or grijs cell of the ouder, in the order of the links.

    geen_informatie, undecided cells and links without a credit are no evidence and give no item.
    """
    links = [(norm.id, link) for norm in norms for link in norm.evidence]
    read = [
        Item(((norm, link.id),), "", "", credit)
        for norm, link in links
        if not link.aspects and (credit := credits.get((norm, link.id), "")) in CREDITS
    ]
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
        share = colour_share(value, self.scale) if item.aspect else credit_share(value, self.scale)
        return share or Fraction(0)

    def weight(self, item: Item) -> Fraction:
        """How much of the whole share this item decides."""
        return sum((self._weights.get(link, Fraction(0)) for link in item.links), Fraction(0))

    @cached_property
    def sizes(self) -> Counter[Link]:
        """How many items count in each link; a link without any is absent."""
        return Counter(link for item in self.items if item.counts for link in item.links)

    @cached_property
    def _weights(self) -> dict[Link, Fraction]:
        """Per link what one item weighs: links weigh the same in their norm, norms in the whole."""
        present = {n.id: [e.id for e in n.evidence if (n.id, e.id) in self.sizes] for n in self.norms}
        present = {norm: links for norm, links in present.items() if links}
        return {
            (norm, link): Fraction(1, len(present) * len(links) * self.sizes[norm, link])
            for norm, links in present.items()
            for link in links
        }

    @cached_property
    def share(self) -> Fraction | None:
        """The share (0-1, exact) as `analysis.norms` gives it; None without evidence."""
        if not self.sizes:
            return None
        counting = (item for item in self.items if item.counts)
        return sum((self.weight(item) * self.worth(item, item.value) for item in counting), Fraction(0))

    def rank(self, share: Fraction) -> int:
        """The level of a share as its place on the scale, 0 for the lowest."""
        level = level_of(self.scale, float(share)).level
        return [known.id for known in self.scale.levels].index(level)
