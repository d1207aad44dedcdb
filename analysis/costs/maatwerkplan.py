"""The Waardendriehoek as a test of a maatwerkplan: legitimiteit, betrokkenheid, rendement, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.arguments import chosen, refuse
from analysis.cost_rows import BATEN, VERDICTS, CostItem, Maatwerkplan
from analysis.costs import BESPARING, effect_amount
from analysis.costs.amounts import amount, check_order, checked, less
from analysis.results.costs import Amount, PlanTest, ValueTest

MET, NOT_MET, NOT_JUDGED = "voldaan", "niet_voldaan", "niet_beoordeeld"
WORDS = {BATEN: "De baten zijn", BESPARING: "De besparing is"}
OUTCOMES = {"ja": MET, "nee": NOT_MET, "": NOT_JUDGED}


def judge_plan(plan: Maatwerkplan, items: Iterable[CostItem]) -> PlanTest:
    """Whether a maatwerkplan is lawful, helps the people it is for, and yields more than it costs.

    `plan` holds two verdicts by people (ja, nee, or '' when nobody judged) and what the plan itself costs;
    `items` are the cost items, of which those of the plan's berekening and casus count. Rendement is
    computed: baten, or besparing where baten are not known, less the costs of the plan. Met when that is
    above zero even in the low estimate, not met when it is at or below zero even in the high one; in
    between, and when something is not known, it is not judged. Nothing is weighed: a high yield makes no
    plan lawful, and the three stand side by side with a reason each.

    Missing values: verdicts or amounts that are not known give 'niet_beoordeeld'. ValueError: an unknown
    verdict, a verdict on legitimiteit without its ground, bounds out of order.

    Formula: rendement = baten - costs of the plan, bounds by interval.

    Source: Instituut voor Publieke Waarden, Actieonderzoek naar de toekomst van jeugdbescherming (2025): each
    plan is tested with the Waardendriehoek.

    >>> from fractions import Fraction
    >>> item = CostItem("p", "nijkerk", "20", "baten", "jeugdhulp", "-", "-", midden=Fraction(400000))
    >>> plan = Maatwerkplan("werk", "nijkerk", "20", "betaald werk", betrokkenheid="ja",
    ...                     midden=Fraction(210000))
    >>> found = judge_plan(plan, [item])
    >>> found.rendement.outcome, found.legitimiteit.outcome, found.passed
    ('voldaan', 'niet_beoordeeld', False)
    """
    _check(plan)
    own = [i for i in checked(items) if (i.berekening, i.casus) == (plan.berekening, plan.casus)]
    yields, kind, reason = _yields(own)
    costs = amount(plan.laag, plan.midden, plan.hoog)
    values = _lawful(plan), _involved(plan), _worth(yields, costs, kind, reason)
    passed = all(value.outcome == MET for value in values)
    return PlanTest(plan.plan, plan.casus, *values, yields, costs, passed)


def _check(plan: Maatwerkplan) -> None:
    if not isinstance(plan, Maatwerkplan):
        raise refuse("plan", plan, "a Maatwerkplan")
    chosen("legitimiteit", plan.legitimiteit, VERDICTS)
    chosen("betrokkenheid", plan.betrokkenheid, VERDICTS)
    check_order(plan)
    if plan.legitimiteit and not plan.grond.strip():
        raise refuse("grond", plan.grond, "the ground of the verdict on legitimiteit")


def _lawful(plan: Maatwerkplan) -> ValueTest:
    reason = plan.grond if plan.legitimiteit else "Niemand heeft dit beoordeeld."
    return ValueTest("legitimiteit", OUTCOMES[plan.legitimiteit], reason)


def _involved(plan: Maatwerkplan) -> ValueTest:
    said = plan.toelichting or "Zonder toelichting."
    reason = said if plan.betrokkenheid else "Niemand heeft dit beoordeeld."
    return ValueTest("betrokkenheid", OUTCOMES[plan.betrokkenheid], reason)


def _yields(items: Sequence[CostItem]) -> tuple[Amount | None, str, str]:
    """The baten, or else the besparing; which of the two; and why not the baten."""
    value, reason = effect_amount(items, BATEN)
    if value is not None:
        return value, BATEN, ""
    instead, why_not = effect_amount(items, BESPARING)
    return instead, BESPARING, reason if instead else " ".join(dict.fromkeys((reason, why_not)))


def _worth(yields: Amount | None, costs: Amount | None, kind: str, reason: str) -> ValueTest:
    if yields is None:
        return ValueTest("rendement", NOT_JUDGED, f"De baten zijn niet bekend. {reason}")
    if costs is None:
        return ValueTest("rendement", NOT_JUDGED, "Wat het plan zelf kost, is niet bekend.")
    outcome, words = _compared(less(yields, costs), kind)
    instead = f" Gerekend met de besparing; de baten zijn niet bekend. {reason}" if reason else ""
    return ValueTest("rendement", outcome, words + instead)


def _compared(left: Amount, kind: str) -> tuple[str, str]:
    if left.laag > 0:
        return MET, f"{WORDS[kind]} ook in de lage schatting hoger dan de kosten van het plan."
    if left.hoog <= 0:
        return NOT_MET, f"{WORDS[kind]} ook in de hoge schatting niet hoger dan de kosten van het plan."
    return NOT_JUDGED, f"{WORDS[kind]} in de lage schatting niet en in de hoge wel hoger dan de kosten."
