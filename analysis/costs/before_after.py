"""Before and after: what a casus cost before an event and after it, per year, and by which factor it grew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from analysis.cost_rows import NA, VOOR, CostItem
from analysis.costs import scenario_costs
from analysis.costs.amounts import added
from analysis.results.costs import Amount, BeforeAfter, ScenarioCosts

Pair = tuple[ScenarioCosts | None, ScenarioCosts | None]


def before_after(items: Iterable[CostItem]) -> tuple[BeforeAfter, ...]:
    """What each casus cost before and after an event, and by which factor the costs grew.

    `items` are cost items; those of scenario 'voor' and 'na' are used. Factors compare the middle
    estimates: of the whole periods (as reports often print it) and of the amounts per year, which is the
    fair one when the periods differ in length.

    Missing values: a casus without known costs before or after has no factor; nor has one that cost nothing
    before. Without durations there is no amount per year.

    Formula: growth = after / before; per year = costs / months x 12.

    Source: Instituut voor Publieke Waarden, Actieonderzoek naar de toekomst van jeugdbescherming (2025),
    Gouda: 12.711 euro before and 116.744 after is a factor of 9,2.

    >>> def item(scenario, euros):
    ...     return CostItem(scenario, "gouda", "1", scenario, "jeugdhulp", "-", "-", midden=Fraction(euros))
    >>> round(float(before_after([item("voor", 12711), item("na", 116744)])[0].growth), 2)
    9.18
    """
    return tuple(_row(name, pair) for name, pair in _pairs(items).items())


def before_after_totals(items: Iterable[CostItem], paired: bool = False) -> tuple[BeforeAfter, ...]:
    """The same over all casussen of each berekening.

    Every known amount is added, before and after apart, so the two may be about different casussen:
    `known_before` and `known_after` say about how many. With `paired` only casussen known on both sides
    count, and then the factor compares like with like. Months and amounts per year are missing: periods
    differ.

    Formula: growth = sum of after / sum of before.

    Source: as `before_after`; its casus 4 has costs after, and none that are known before.

    >>> def item(casus, scenario, euros):
    ...     return CostItem(casus + scenario, "gouda", casus, scenario, "-", "-", "-", midden=euros)
    >>> items = [item("1", "voor", Fraction(10)), item("1", "na", Fraction(20)),
    ...          item("4", "voor", None), item("4", "na", Fraction(30))]
    >>> [float(before_after_totals(items, paired)[0].growth) for paired in (False, True)]
    [5.0, 2.0]
    """
    by_berekening: dict[str, list[Pair]] = {}
    for (berekening, _), pair in _pairs(items).items():
        if not paired or all(one is not None and one.total for one in pair):
            by_berekening.setdefault(berekening, []).append(pair)
    return tuple(_total(name, pairs) for name, pairs in by_berekening.items())


def _pairs(items: Iterable[CostItem]) -> dict[tuple[str, str], Pair]:
    """Berekening and casus -> its costs before and after."""
    found = {(one.berekening, one.casus, one.scenario): one for one in scenario_costs(items)}
    names = dict.fromkeys((b, casus) for b, casus, scenario in found if scenario in (VOOR, NA))
    return {name: (found.get((*name, VOOR)), found.get((*name, NA))) for name in names}


def _row(name: tuple[str, str], pair: Pair) -> BeforeAfter:
    before, after = pair
    return BeforeAfter(
        *name,
        before=before.total if before else None,
        after=after.total if after else None,
        months_before=before.months if before else None,
        months_after=after.months if after else None,
        per_year_before=before.per_year if before else None,
        per_year_after=after.per_year if after else None,
        growth=_factor(before.total if before else None, after.total if after else None),
        growth_per_year=_factor(before.per_year if before else None, after.per_year if after else None),
        known_before=before.casussen if before and before.total else 0,
        known_after=after.casussen if after and after.total else 0,
        reason=_reason(pair),
    )


def _factor(before: Amount | None, after: Amount | None) -> Fraction | None:
    return None if before is None or after is None or not before.midden else after.midden / before.midden


def _reason(pair: Pair) -> str:
    words = (VOOR, NA)
    missing = [word for word, one in zip(words, pair, strict=True) if one is None or one.total is None]
    if missing:
        return f"De kosten {' en '.join(missing)} zijn niet bekend."
    before = pair[0].total if pair[0] else None
    return "Voor waren er geen kosten; een factor bestaat dan niet." if before and not before.midden else ""


def _total(berekening: str, pairs: Sequence[Pair]) -> BeforeAfter:
    before, after = ([pair[side] for pair in pairs] for side in (0, 1))
    sums = _sum(before), _sum(after)
    return BeforeAfter(
        berekening,
        "",
        *sums,
        months_before=None,
        months_after=None,
        per_year_before=None,
        per_year_after=None,
        growth=_factor(*sums),
        growth_per_year=None,
        known_before=_known(before),
        known_after=_known(after),
        reason="" if all(sums) else "Er zijn geen bekende kosten voor of na.",
    )


def _sum(sides: Sequence[ScenarioCosts | None]) -> Amount | None:
    known = [one.total for one in sides if one and one.total]
    return added(known) if known else None


def _known(sides: Sequence[ScenarioCosts | None]) -> int:
    return sum(one.casussen for one in sides if one and one.total)
