"""Hours and professionals: what a casus takes now and what it takes with the doorbraak."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from analysis.cost_rows import DOORBRAAK, HUIDIG, CostItem
from analysis.costs import scenario_costs
from analysis.results.costs import EffortChange, ScenarioCosts


def effort_changes(items: Iterable[CostItem]) -> tuple[EffortChange, ...]:
    """How many hours and professionals a casus takes now, and how many with the doorbraak.

    `items` as in `scenario_costs`; casussen with neither scenario huidig nor doorbraak are left out. Hours
    are over each scenario's period. Missing values: hours or professionals that are not given for every
    item.

    Formula: less = huidig - doorbraak; share = less / huidig.

    Source: Instituut voor Publieke Waarden, Actieonderzoek naar de toekomst van jeugdbescherming (2025),
    Tilburg: 909 to 689 hours a year, 12 to 5 professionals.

    >>> def item(scenario, hours, people):
    ...     effort = {"uren": Fraction(hours), "professionals": Fraction(people)}
    ...     return CostItem(scenario, "tilburg", "1", scenario, "inzet", "-", "-", **effort)
    >>> found = effort_changes([item("huidig", 909, 12), item("doorbraak", 689, 5)])[0]
    >>> int(found.hours_less), round(float(found.hours_less_share), 3), int(found.professionals_less)
    (220, 0.242, 7)
    """
    found = [one for one in scenario_costs(items) if one.scenario in (HUIDIG, DOORBRAAK)]
    names = dict.fromkeys((one.berekening, one.casus) for one in found)
    by_name = {(one.berekening, one.casus, one.scenario): one for one in found}
    return tuple(_effort(by_name.get((*n, HUIDIG)), by_name.get((*n, DOORBRAAK)), n) for n in names)


def _effort(now: ScenarioCosts | None, then: ScenarioCosts | None, name: tuple[str, str]) -> EffortChange:
    hours = (now.hours if now else None, then.hours if then else None)
    people = (now.professionals if now else None, then.professionals if then else None)
    fewer = _fewer(*hours)
    share = fewer / hours[0] if fewer is not None and hours[0] else None
    reason = "" if fewer is not None else "De uren zijn niet in beide scenario's bekend."
    return EffortChange(*name, *hours, fewer, share, *people, _fewer(*people), reason)


def _fewer(now: Fraction | None, then: Fraction | None) -> Fraction | None:
    return None if now is None or then is None else now - then
