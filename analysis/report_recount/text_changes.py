"""Change in a sentence: `een stijging van 20%, van 10 naar 12`; also whether it rises where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.report_recount.judging import Site, Trust, alarm, held
from analysis.report_recount.mentions import Mention
from analysis.report_recount.quantities import Outcome, Quantity, outcome
from analysis.report_recount.verdicts import CheckKind, Sureness, Verdict
from analysis.results.recount import SlipKind

_UP = re.compile(
    r"stijg|gesteg|steeg|stegen|groei|toename|toegenomen|nam toe|neemt toe|verhog|hoger|meer\b|omhoog",
    re.I,
)
_DOWN = re.compile(
    r"da(?:al|l)t|daling|gedaald|daal|afname|afgenomen|nam af|neemt af|verlag|lager|minder\b|kromp|omlaag",
    re.I,
)
_TO = re.compile(
    r"(?:\s+[a-zà-ÿ-]+){0,3}(?:\s*\([^()]{0,30}\))?(?:\s+(?:in|per|op|eind|begin)\s+[\w\u25a1 ]{1,20})?"
    r"\s+naar\s+(?:ruim |circa |bijna |ongeveer |inmiddels |nu )?",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bvan\s+(?:ruim |circa |bijna |ongeveer |gemiddeld )*$", re.I)
_GROWTH = "growth(part_1, part_2)"
_FALL = "0 - growth(part_1, part_2)"
_DOUBT = "als het percentage over deze twee getallen gaat"


@dataclass(frozen=True)
class _Change:
    before: Mention
    after: Mention

    @property
    def parts(self) -> tuple[Quantity, Quantity]:
        return self.before.quantity, self.after.quantity

    @property
    def rises(self) -> bool:
        return (self.after.value or 0) > (self.before.value or 0)


def change_verdicts(text: str, found: Sequence[Mention], site: Site) -> Iterator[Verdict]:
    """Of a sentence with one `van a naar b`: its percentage, and its direction."""
    changes = [_Change(a, b) for a, b in zip(found, found[1:], strict=False) if _is_change(text, a, b)]
    if len(changes) != 1:
        return
    change = changes[0]
    used = (change.before, change.after)
    percentages = [one for one in found if one.unit == "procent" and one not in used]
    rising, falling = bool(_UP.search(text)), bool(_DOWN.search(text))
    if rising != falling:
        yield from _direction(change, rising, site)
    if len(percentages) == 1 and (rising or falling):
        yield from _growth(change, percentages[0].quantity, site)


def _is_change(text: str, one: Mention, other: Mention) -> bool:
    if one.unit != other.unit or not one.value or not other.value or one.quantity.interval.low <= 0:
        return False
    return bool(_FROM.search(text[: one.start]) and _TO.fullmatch(text[one.end : other.start]))


def _direction(change: _Change, rising: bool, site: Site) -> Iterator[Verdict]:
    before, after = change.parts
    if before.value == after.value:
        return
    computed = outcome(after, "part_1 + part_2 - part_1", change.parts)
    if computed is None:
        return
    if change.rises == rising:
        yield held(CheckKind.GROWTH, Outcome(True, False, after.value, after.interval))
        return
    doubt = f"er staat een {'stijging' if rising else 'daling'}, en de getallen gaan de andere kant op"
    wrong = Outcome(False, False, None, before.interval)
    trust = Trust(Sureness.WAARSCHIJNLIJK, doubt)
    yield alarm(CheckKind.GROWTH, site, after, "part_1", [before], wrong, trust)


def _growth(change: _Change, printed: Quantity, site: Site) -> Iterator[Verdict]:
    formula = _GROWTH if change.rises else _FALL
    computed = outcome(printed, formula, change.parts)
    if computed is None:
        return
    points = outcome(printed, "part_2 - part_1" if change.rises else "part_1 - part_2", change.parts)
    in_points = change.before.unit == "procent" and points is not None and points.holds
    if computed.holds or in_points:
        yield held(CheckKind.GROWTH, computed)
    else:
        trust = Trust(Sureness.WAARSCHIJNLIJK, _DOUBT)
        yield alarm(CheckKind.GROWTH, site, printed, formula, change.parts, computed, trust)


# ---- a fall between two numbers that stand near ----------------------------------------------------------

_LESS = re.compile(r"\s*(?:minder|meer|lager|hoger|goedkoper|duurder)\b", re.I)
_NEARLY = 2  # percentage points: so near that these two numbers were meant


def near_change_verdicts(
    text: str, found: Sequence[Mention], earlier: Sequence[Mention], site: Site
) -> Iterator[Verdict]:
    """`20% minder ...` beside pairs of one unit that stand shortly before it: held, or cut off."""
    for one in found:
        if one.unit != "procent" or one.hedged or not _LESS.match(text[one.end :]):
            continue
        pairs = [_Change(a, b) for a, b in zip(earlier, earlier[1:], strict=False) if _are_alike(a, b)]
        results = [(pair, computed) for pair in pairs if (computed := _changed(one.quantity, pair))]
        good = next((computed for _, computed in results if computed.holds), None)
        if good is not None:
            yield held(CheckKind.GROWTH, good)
        else:
            yield from _cut_off(one.quantity, results, site)


def _are_alike(one: Mention, other: Mention) -> bool:
    return (
        one.unit == other.unit != "procent"
        and not one.hedged
        and not other.hedged
        and one.value != other.value
    )


def _changed(printed: Quantity, pair: _Change) -> Outcome | None:
    if not pair.before.value or pair.before.value < 0 or (pair.after.value or 0) <= 0:
        return None
    return outcome(printed, _GROWTH if pair.rises else _FALL, pair.parts)


def _cut_off(printed: Quantity, results: Sequence[tuple[_Change, Outcome]], site: Site) -> Iterator[Verdict]:
    for pair, computed in results:
        value, near = printed.value, computed.recomputed
        if value is None or near is None or abs(near - value) > _NEARLY:
            continue
        formula = _GROWTH if pair.rises else _FALL
        found = alarm(
            CheckKind.GROWTH,
            site,
            printed,
            formula,
            pair.parts,
            computed,
            Trust(Sureness.WAARSCHIJNLIJK, _DOUBT),
        )
        if any(slip.kind in (SlipKind.AFGEKAPT, SlipKind.NAAR_BOVEN) for slip in found.slips):
            yield found
