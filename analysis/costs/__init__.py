"""The business case of doorbraken: what scenarios cost and what a doorbraak yields, by casus, law and payer.

Amounts are added within one `berekening` and never across. What is not known is missing, and every total says
over how many casussen it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import TypeVar

from analysis.arguments import chosen, refuse, whole
from analysis.cost_rows import BATEN, DOORBRAAK, DREIGEND, HUIDIG, CostItem
from analysis.costs.amounts import added, checked, item_amount, less, times
from analysis.results.costs import (
    Amount,
    CaseEffect,
    EffectPart,
    EffectTotal,
    ScaledUp,
    ScenarioCosts,
)

K = TypeVar("K", bound=tuple[str, ...])
BESPARING = "besparing"
FIRST_SCENARIO = {BATEN: DREIGEND, BESPARING: HUIDIG}  # the doorbraak is taken from it
FEWEST, MOST = 30, 40  # casussen to which Zwolle and its partners meant to scale up


def scenario_costs(items: Iterable[CostItem]) -> tuple[ScenarioCosts, ...]:
    """What each casus costs in each of its scenarios, in the whole period and per year.

    `items` are cost items; those of one berekening, casus and scenario belong together. Each is price x
    quantity, low, middle and high; their sum is the total. The period runs from the first item's start to the
    last item's end, in months. Hours and professionals are added likewise.

    Missing values: one item without price or quantity makes the total missing, with a reason; one without
    duration, hours or professionals makes that number missing. Nothing missing ever counts as zero.
    ValueError: an item with a number below zero, bounds out of order, or an unknown scenario.

    Formula: total = sum(price x quantity); per year = total / months x 12; per casus = total / casussen.

    Source: Instituut voor Publieke Waarden (IPW), Actieonderzoek naar de toekomst van jeugdbescherming
    (2025), which compares the scenarios huidig, dreigend and doorbraak.

    >>> item = CostItem("p1", "gouda", "1", "na", "jeugdhulp", "Jeugdwet", "gemeente",
    ...                 midden=Fraction(116744), duur=Fraction(23), tijdseenheid="maand")
    >>> found = scenario_costs([item])[0]
    >>> int(found.total.midden), int(found.months), round(float(found.per_year.midden), 2), found.hours
    (116744, 23, 60909.91, None)
    """
    return tuple(_scenario(*name, own) for name, own in grouped(checked(items), _scenario_of).items())


def _scenario_of(item: CostItem) -> tuple[str, str, str]:
    return item.berekening, item.casus, item.scenario


def grouped(items: Iterable[CostItem], key: Callable[[CostItem], K]) -> dict[K, list[CostItem]]:
    """Key -> its items, in order of first appearance."""
    found: dict[K, list[CostItem]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found


def _scenario(berekening: str, casus: str, scenario: str, items: Sequence[CostItem]) -> ScenarioCosts:
    total, months = _total(items), period(items)
    unknown = [item.wat for item in items if item_amount(item) is None]
    return ScenarioCosts(
        berekening,
        casus,
        casussen=items[0].casussen,
        scenario=scenario,
        total=total,
        months=months,
        per_year=None if total is None or not months else times(total, Fraction(12) / months),
        per_casus=None if total is None else times(total, Fraction(1, items[0].casussen)),
        hours=_all_known([item.uren for item in items]),
        professionals=_all_known([item.professionals for item in items]),
        reason=f"Niet bekend: {'; '.join(unknown)}." if unknown else "",
    )


def _total(items: Sequence[CostItem]) -> Amount | None:
    amounts = [item_amount(item) for item in items]
    known = [one for one in amounts if one is not None]
    return added(known) if len(known) == len(amounts) else None


def _all_known(numbers: Sequence[Fraction | None]) -> Fraction | None:
    known = [number for number in numbers if number is not None]
    return sum(known, Fraction(0)) if len(known) == len(numbers) else None


def period(items: Sequence[CostItem]) -> Fraction | None:
    """Months from the first start to the last end; None when a duration is not known."""
    ends = [None if item.months is None else item.begin + item.months for item in items]
    known = [end for end in ends if end is not None]
    return max(known) - min(item.begin for item in items) if known and len(known) == len(ends) else None


def effects(items: Iterable[CostItem], kind: str = BATEN) -> tuple[CaseEffect, ...]:
    """What the doorbraak yields in each casus: baten, or besparing.

    `items` are cost items; `kind` is 'baten' (what threatens less the doorbraak) or 'besparing' (what is
    spent now less the doorbraak). A casus for which the source gives only the difference has items in
    scenario 'baten' instead. Casussen with items in neither scenario are left out.

    Missing values: when one of the two scenarios has no items, or a total is not known, the effect is missing
    and `reason` says which. Bounds are the widest: low = low of the first less high of the doorbraak.
    `caution` warns when the two do not run equally long or rest on assumptions. ValueError: unknown `kind`.

    Formula: baten = dreigend - doorbraak; besparing = huidig - doorbraak.

    Source: IPW, Actieonderzoek naar de toekomst van jeugdbescherming (2025), Tilburg: 74.828 and 59.280 euro.

    >>> def item(scenario, euros):
    ...     return CostItem(scenario, "tilburg", "1", scenario, "inzet", "-", "-", midden=Fraction(euros))
    >>> int(effects([item("huidig", 74828), item("doorbraak", 59280)], "besparing")[0].amount.midden)
    15548
    >>> effects([item("doorbraak", 59280)])[0].reason
    'Er zijn geen kosten van scenario dreigend.'
    """
    chosen("kind", kind, FIRST_SCENARIO)
    used = [item for item in checked(items) if item.scenario in _scenarios(kind)]
    by_casus = grouped(used, lambda item: (item.berekening, item.casus))
    return tuple(_effect(*name, own, kind) for name, own in by_casus.items())


def _scenarios(kind: str) -> tuple[str, ...]:
    return (FIRST_SCENARIO[kind], DOORBRAAK, BATEN) if kind == BATEN else (FIRST_SCENARIO[kind], DOORBRAAK)


def _effect(berekening: str, casus: str, items: Sequence[CostItem], kind: str) -> CaseEffect:
    value, reason = effect_amount(items, kind)
    caution = _caution(items) if value else ""
    return CaseEffect(berekening, casus, items[0].casussen, kind, value, reason, caution)


def effect_amount(items: Sequence[CostItem], kind: str) -> tuple[Amount | None, str]:
    """The effect over these items of one casus, or why it is not known."""
    found = {one.scenario: one for one in scenario_costs(items)}
    if kind == BATEN and BATEN in found:
        return found[BATEN].total, found[BATEN].reason
    for scenario in (FIRST_SCENARIO[kind], DOORBRAAK):
        if scenario not in found:
            return None, f"Er zijn geen kosten van scenario {scenario}."
        if found[scenario].total is None:
            return None, f"Scenario {scenario}: {found[scenario].reason}"
    first, then = found[FIRST_SCENARIO[kind]].total, found[DOORBRAAK].total
    return (less(first, then), "") if first and then else (None, "")


def _caution(items: Sequence[CostItem]) -> str:
    parts: list[str] = []
    months = {one.scenario: one.months for one in scenario_costs(items)}
    if len(set(months.values())) > 1:
        parts.append("De scenario's lopen niet even lang.")
    if any(item.herkomst == "aanname" for item in items):
        parts.append("Hier zit een aanname in.")
    return " ".join(parts)


def effect_totals(items: Iterable[CostItem], kind: str = BATEN) -> tuple[EffectTotal, ...]:
    """What the doorbraken of each berekening yield together, and on average per casus.

    `items` and `kind` as in `effects`. The total is over the casussen whose effect is known; `known` of
    `casussen` says over how many. An item over several casussen counts as that many.

    Missing values: a berekening without any known effect has no total, with a reason.

    Formula: per casus = sum of effects / known casussen.

    Source: IPW, Actieonderzoek naar de toekomst van jeugdbescherming (2025), Zwolle: 323.005 euro over zes
    casussen is 53.834 per casus.

    >>> found = effect_totals([CostItem("z", "zwolle", "zes", "baten", "voorkomen", "-", "-",
    ...                                 midden=Fraction(323005), casussen=6)])[0]
    >>> found.known, float(round(found.per_casus.midden, 2))
    (6, 53834.17)
    """
    found: dict[str, list[CaseEffect]] = {}
    for effect in effects(items, kind):
        found.setdefault(effect.berekening, []).append(effect)
    return tuple(_effect_total(name, own, kind) for name, own in found.items())


def _effect_total(name: str, own: Sequence[CaseEffect], kind: str) -> EffectTotal:
    amounts = [one.amount for one in own if one.amount is not None]
    known = sum(one.casussen for one in own if one.amount is not None)
    total = added(amounts) if amounts else None
    mean = None if total is None else times(total, Fraction(1, known))
    reason = "" if amounts else " ".join(dict.fromkeys(one.reason for one in own))
    return EffectTotal(name, kind, total, known, sum(one.casussen for one in own), mean, reason)


def effect_by_law(items: Iterable[CostItem], kind: str = BATEN) -> tuple[EffectPart, ...]:
    """Under which law the effects fall, per berekening; the parts add up to the total.

    `items` and `kind` as in `effects`. Only casussen whose effect is known count, so that the parts add up,
    in low, middle and high: a sum of bounds is the bound of the sum. A law under which the doorbraak costs
    more has a part below zero.

    Formula: part = costs under the law in the first scenario less those in the doorbraak; share = part /
    total.

    Source: IPW, Actieonderzoek naar de toekomst van jeugdbescherming (2025), Zwolle: two thirds Jeugdwet.

    >>> def item(wet, part):
    ...     amount = {"midden": Fraction(323005), "aantal": Fraction(part)}
    ...     return CostItem(wet, "zwolle", "zes", "baten", "voorkomen", wet, "-", **amount, casussen=6)
    >>> parts = effect_by_law([item("Jeugdwet", "2/3"), item("politie en detentie", "1/3")])
    >>> [(part.name, round(float(part.amount.midden)), str(part.share)) for part in parts]
    [('Jeugdwet', 215337, '2/3'), ('politie en detentie', 107668, '1/3')]
    """
    return _parts(checked(items), kind, lambda item: item.wet)


def effect_by_payer(items: Iterable[CostItem], kind: str = BATEN) -> tuple[EffectPart, ...]:
    """Who pays less, per berekening; the parts add up to the total.

    As `effect_by_law`, by `betaler`: who would bear the costs in each scenario.

    Source: IPW, Actieonderzoek naar de toekomst van jeugdbescherming (2025).

    >>> def item(scenario, betaler, euros):
    ...     return CostItem(betaler, "n", "1", scenario, "hulp", "-", betaler, midden=Fraction(euros))
    >>> items = [item("dreigend", "Rijk", 900), item("doorbraak", "gemeente", 200)]
    >>> [(part.name, int(part.amount.midden)) for part in effect_by_payer(items)]
    [('Rijk', 900), ('gemeente', -200)]
    """
    return _parts(checked(items), kind, lambda item: item.betaler)


def _parts(
    items: Sequence[CostItem], kind: str, name_of: Callable[[CostItem], str]
) -> tuple[EffectPart, ...]:
    counted = {(one.berekening, one.casus): one for one in effects(items, kind) if one.amount is not None}
    used = [i for i in items if (i.berekening, i.casus) in counted and i.scenario in _scenarios(kind)]
    totals = {one.berekening: one for one in effect_totals(items, kind)}
    by_name = grouped(used, lambda item: (item.berekening, name_of(item)))
    return tuple(_part(name, own, totals[berekening]) for (berekening, name), own in by_name.items())


def _part(name: str, items: Sequence[CostItem], total: EffectTotal) -> EffectPart:
    minus = [one for item in items if item.scenario == DOORBRAAK and (one := item_amount(item))]
    plus = [one for item in items if item.scenario != DOORBRAAK and (one := item_amount(item))]
    value = less(added(plus), added(minus))
    whole_amount = total.amount.midden if total.amount else Fraction(0)
    share = value.midden / whole_amount if whole_amount else None
    sizes = {item.casus: item.casussen for item in items}
    return EffectPart(total.berekening, total.kind, name, value, share, sum(sizes.values()))


def scaled_up(total: EffectTotal, fewest: int = FEWEST, most: int = MOST) -> ScaledUp:
    """What the effect would be with so many casussen, if each yielded the mean of those that are known.

    `total` is one of `effect_totals`, with a known amount; `fewest` and `most` are numbers of casussen. That
    the next casussen resemble the first is an assumption that no formula can check: the first are few, and
    were brought in by the parties themselves. ValueError: nothing is known, or most is below fewest.

    Formula: per casus x fewest and per casus x most.

    Source: IPW, Actieonderzoek naar de toekomst van jeugdbescherming (2025), Zwolle: 30-40 casussen, 1,6 to
    2,2 million euro.

    >>> one = Fraction(53834)
    >>> each = Amount(one, one, one)
    >>> found = scaled_up(EffectTotal("zwolle", "baten", times(each, 6), 6, 6, each))
    >>> int(found.at_fewest.midden), int(found.at_most.midden)
    (1615020, 2153360)
    """
    if not isinstance(total, EffectTotal) or total.per_casus is None:
        raise refuse("total", total, "an EffectTotal with a known amount")
    few = whole("fewest", fewest, 1)
    many = whole("most", most, few)
    by = times(total.per_casus, few), times(total.per_casus, many)
    return ScaledUp(total.berekening, total.kind, total.per_casus, total.known, few, many, *by)
