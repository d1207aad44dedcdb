"""The tipping point of a norm or a judgement: the smallest number of cells that moves its level, and which.

No numpy here: the app shows judgements with this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from analysis.cells import Cell
from analysis.norms.beside import NOTHING_BESIDE, Beside
from analysis.norms.items import Item, Link, Standing, items_of
from analysis.norms.tipping_plans import Plan, plans_of
from analysis.results import CellChange, Move, Tip, TippingPoint
from codebooks.model import Norm, Scale
from codebooks.scale import level_of

NO_EVIDENCE = "Er is geen bewijs, dus geen niveau dat kan kantelen."
FIRM = "Welke van deze cellen ook verandert, het niveau blijft hetzelfde."
WAYS = {True: "omhoog", False: "omlaag"}


@dataclass(frozen=True)
class NormEvidence:
    """What there is to judge norms with."""

    scale: Scale
    cells: tuple[Cell, ...] = ()  # decided cells; only those of the ouder feed a norm
    credits: Mapping[Link, str] = field(default_factory=dict)  # (norm, link) -> ja, deels or nee
    beside: Beside = NOTHING_BESIDE  # answers and figures


def tipping_point(
    norms: Norm | Sequence[Norm], evidence: NormEvidence, applicability: bool = False
) -> TippingPoint:
    """How few pieces of evidence would have to be different for the level to be another one, and which.

    `norms` is one norm, or all norms of a judgement; `evidence` the scale, the decided cells and the credits.
    A cell can change among rood, oranje and groen, a credit among nee, deels and ja, an answer among meeting
    the norm, partly and not; each counts as one. A figure, and a question with over a thousand answers or
    with two links, stays as it is: `held` names them. With `applicability` a cell can also become grijs or
    stop being so, which may take a whole link out of the mean or bring one in; no two links may then count
    the same aspect. No change leaves a judgement without any evidence.

    Missing values: geen_informatie, undecided cells and links that nobody judged are no evidence and do not
    change; without evidence there is no tip, with the reason. Errors: ValueError for `applicability` where
    links share an aspect.

    Formula: the share is a constant plus the sum over all pieces of weight x worth, with worth 0, the partial
    credit or 1 and weight (that of the link / those of all links of its norm) / (norms x pieces of the link),
    below 0 for a knelpunt. Levels rise with the share, so the smallest number that lifts it above a bound is
    found by changing the pieces that can add most first, and downwards those that can take most. A cell that
    becomes grijs never helps more than one that gets the best (worst) colour, except by emptying its link; so
    `applicability` tries every set of links to empty and to fill, and then does the same. All in exact
    fractions; the tests compare with every change of small cases. `ways`: with one change, every change that
    does it alone, each in its mildest form; with more, one smallest set, grouped by cells that are alike.

    Source: this house; the idea is the fragility index, Walsh et al. 2014, Journal of Clinical Epidemiology
    67, 622-628.

    >>> from codebooks.loader import library_path, load_codebook
    >>> kader = load_codebook(library_path("normenkader_zwolle")).value
    >>> norm = next(n for n in kader.norms if n.id == "7b")
    >>> credits = {("7b", link.id): "nee" for link in norm.evidence} | {("7b", "outcomes_benoemd"): "ja"}
    >>> found = tipping_point(norm, NormEvidence(kader.scale, credits=credits))
    >>> found.level, found.down.number, found.down.level, found.up.number, found.up.level
    ('voldoet_beperkt', 1, 'voldoet_niet', 2, 'voldoet_grotendeels')
    """
    listed = (norms,) if isinstance(norms, Norm) else tuple(norms)
    items = items_of(listed, evidence.cells, evidence.credits, evidence.scale, evidence.beside)
    held = tuple(f"{norm}__{link}" for item in items if item.held is not None for norm, link in item.links)
    standing = Standing(listed, evidence.scale, items)
    names = tuple(norm.id for norm in listed)
    if standing.share is None:
        return TippingPoint(names, None, "", applicability, None, None, NO_EVIDENCE)
    up, down = (_tip(standing, way, applicability) for way in (True, False))
    level = level_of(evidence.scale, float(standing.share)).level
    reason = FIRM if up is None and down is None else ""
    return TippingPoint(names, standing.share, level, applicability, up, down, reason, held)


@dataclass(frozen=True)
class _Found:
    """A plan carried out: what was forced, and the items (position -> value) that change after it."""

    plan: Plan
    after: Mapping[int, str]
    share: Fraction

    @property
    def number(self) -> int:
        return len(self.plan.values) + len(self.after)


def _tip(standing: Standing, up: bool, applicability: bool) -> Tip | None:
    best: list[_Found] = []
    for plan in plans_of(standing, up, applicability):
        if best and len(plan.values) > best[0].number:
            break  # plans come by size
        found = _carried_out(standing, plan, up)
        if found and (not best or found.number < best[0].number):
            best = [found]
        elif found and found.number == best[0].number:
            best.append(found)
    if not best:
        return None
    number = best[0].number
    ways = tuple(way for found in best for way in _ways(standing, found, up))
    share = _share_after(standing, ways[0])
    level = level_of(standing.scale, float(share)).level
    return Tip(WAYS[up], number, ways if number == 1 else ways[:1], share, level)


def _share_after(standing: Standing, way: tuple[Move, ...]) -> Fraction:
    changes = [change for move in way for change in move.candidates[: move.number]]
    places = {_change(standing, i, ""): i for i in range(len(standing.items))}
    after = standing.changed({places[replace(change, becomes="")]: change.becomes for change in changes})
    return after.share or Fraction(0)


def _carried_out(standing: Standing, plan: Plan, up: bool) -> _Found | None:
    """The fewest changes after the plan that move the level; None when none do, or no evidence is left."""
    start = standing.changed(plan.values)
    if standing.share is None or start.share is None:
        return None
    rank, share = standing.rank(standing.share), start.share
    after: dict[int, str] = {}
    for gain, i in _gains(start, plan, up):
        if _moved(standing, rank, share, up):
            break
        share += gain if up else -gain
        after[i] = _extreme(start, start.items[i], up)
    return _Found(plan, after, share) if _moved(standing, rank, share, up) else None


def _moved(standing: Standing, rank: int, share: Fraction, up: bool) -> bool:
    return standing.rank(share) > rank if up else standing.rank(share) < rank


def _gains(start: Standing, plan: Plan, up: bool) -> list[tuple[Fraction, int]]:
    """What changing each item to its best (worst) adds (takes), largest first; alike in their own order."""
    gains = [
        (abs(start.weight(item)) * _reach(start, item, up), i)
        for i, item in enumerate(start.items)
        if item.counts and i not in plan.values
    ]
    return sorted((gain for gain in gains if gain[0]), key=lambda gain: -gain[0])


def _reach(start: Standing, item: Item, up: bool) -> Fraction:
    return abs(start.worth(item, _extreme(start, item, up)) - start.worth(item, item.value))


def _extreme(standing: Standing, item: Item, up: bool) -> str:
    """What moves the share furthest this way: of a piece that counts against the norm the other end."""
    return item.words[-1] if _rises(standing, item, up) else item.words[0]


def _rises(standing: Standing, item: Item, up: bool) -> bool:
    return up == (standing.weight(item) >= 0)


def _ways(standing: Standing, found: _Found, up: bool) -> Iterator[tuple[Move, ...]]:
    """The changes in groups of items that are alike; a single change in every form that does it."""
    if found.number == 1 and found.after:
        yield from ((move,) for move in _alone(standing, up))
        return
    forced = (
        Move(number, tuple(_change(standing, i, found.plan.values[first]) for i in candidates))
        for number, first, candidates in found.plan.groups
    )
    yield (*forced, *_alike(standing, found))


def _alike(standing: Standing, found: _Found) -> Iterator[Move]:
    """What changes after the plan, with all the items of which as many could change instead."""
    for kind, number in Counter(_kind(standing.items[i]) for i in found.after).items():
        value = next(value for i, value in found.after.items() if _kind(standing.items[i]) == kind)
        candidates = [i for i in _of_kind(standing, kind) if i not in found.plan.values]
        yield Move(number, tuple(_change(standing, i, value) for i in candidates))


def _kind(item: Item) -> tuple[tuple[Link, ...], str]:
    return item.links, item.value


def _of_kind(standing: Standing, kind: tuple[tuple[Link, ...], str]) -> list[int]:
    return [i for i, item in enumerate(standing.items) if _kind(item) == kind]


def _alone(standing: Standing, up: bool) -> Iterator[Move]:
    """Every kind of item of which one suffices, changed no further than needed."""
    for kind in dict.fromkeys(_kind(item) for item in standing.items if item.counts):
        candidates = _of_kind(standing, kind)
        value = _mildest(standing, standing.items[candidates[0]], up)
        if value:
            yield Move(1, tuple(_change(standing, i, value) for i in candidates))


def _mildest(standing: Standing, item: Item, up: bool) -> str:
    """The nearest value of this one item that moves the level; '' when none does."""
    share = standing.share or Fraction(0)
    place = item.words.index(item.value)
    rises = _rises(standing, item, up)
    for value in item.words[place + 1 :] if rises else reversed(item.words[:place]):
        gain = standing.worth(item, value) - standing.worth(item, item.value)
        if _moved(standing, standing.rank(share), share + standing.weight(item) * gain, up):
            return value
    return ""


def _change(standing: Standing, i: int, becomes: str) -> CellChange:
    item = standing.items[i]
    links = tuple(dict.fromkeys(f"{norm}__{link}" for norm, link in item.links))
    return CellChange(links, item.aspect, item.casus, item.value, becomes, item.question)
