"""The business case as tables: cost items, scenarios, before and after, hours, plans; all of them by name.

Amounts are euros, unrounded. None: not known, never zero. What doorbraken yield is in cost_effect_tables.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from analysis.colours import Makers
from analysis.cost_rows import ORIGINS, SCENARIOS, VOOR, CostItem
from analysis.costs import effects, scenario_costs
from analysis.costs.amounts import item_amount
from analysis.costs.before_after import before_after, before_after_totals
from analysis.costs.cells import APART_NOTE, MISSING_NOTE, amount_columns, middle, number, three
from analysis.costs.effect_tables import (
    KINDS,
    effects_table,
    law_table,
    payer_table,
    scaled_table,
    totals_table,
    uncertainty_table,
)
from analysis.costs.effort import effort_changes
from analysis.costs.maatwerkplan import MET, NOT_JUDGED, NOT_MET, judge_plan
from analysis.frames import Frames
from analysis.results import CellValue, Column, ResultTable, Row
from analysis.results.costs import BeforeAfter, EffortChange, PlanTest
from analysis.study import StudyData

OUTCOME_WORDS = ((MET, "voldaan"), (NOT_MET, "niet voldaan"), (NOT_JUDGED, "niet beoordeeld"))


def named(frames: Frames) -> Makers:
    """The tables of costs.csv and plans.csv, as far as there is something to show in them."""
    data = frames.data
    makers: Makers = {}
    if data.costs:
        makers["scenario_kosten"] = partial(scenarios_table, data)
        makers["scenario_gemiddeld"] = partial(means_table, data)
    if any(effects(data.costs, kind) for kind in KINDS):
        makers |= {
            "baten": partial(effects_table, data),
            "baten_totaal": partial(totals_table, data),
            "baten_per_wet": partial(law_table, data),
            "baten_per_betaler": partial(payer_table, data),
            "opgeschaald": partial(scaled_table, data),
        }
    if any(item.laag != item.hoog for item in data.costs):
        makers["onzekerheid"] = partial(uncertainty_table, data)
    if any(item.scenario == VOOR for item in data.costs):
        makers["voor_na"] = partial(before_after_table, data)
    if any(item.uren is not None or item.professionals is not None for item in data.costs):
        makers["uren"] = partial(effort_table, data)
    if data.plans:
        makers["waardendriehoek"] = partial(plans_table, data)
    if data.costs:
        makers["kostenposten"] = partial(items_table, data)  # the longest comes last
    return makers


def items_table(data: StudyData) -> ResultTable:
    """`kostenposten`: every cost item with price, quantity and total."""
    columns = (
        Column("casus", "Casus", "text"),
        Column("scenario", "Scenario", "code", tuple(SCENARIOS.items())),
        Column("wet", "Wet", "text"),
        Column("betaler", "Betaler", "text"),
        *amount_columns("Prijs"),
        Column("aantal", "Aantal"),
        Column("eenheid", "Eenheid", "text"),
        Column("totaal", "Totaal", "euro"),
        Column("maanden", "Maanden"),
        Column("herkomst", "Herkomst", "text"),
    )
    rows = tuple(Row(item.post, item.wat, _item_cells(item), item.berekening) for item in data.costs)
    origins = "; ".join(f"{key}: {words}" for key, words in ORIGINS.items())
    notes = (MISSING_NOTE, APART_NOTE, f"Herkomst. {origins}.")
    return ResultTable("kostenposten", "Kostenposten", columns, rows, "Post", notes)


def _item_cells(item: CostItem) -> tuple[CellValue, ...]:
    total = item_amount(item)
    price = (number(item.laag), number(item.midden), number(item.hoog))
    size = (number(item.aantal), item.eenheid, middle(total), number(item.months))
    return (item.casus, item.scenario, item.wet, item.betaler, *price, *size, item.herkomst)


def scenarios_table(data: StudyData) -> ResultTable:
    """`scenario_kosten`: per casus and scenario the total, the period and the amount per year."""
    columns = (
        Column("casussen", "Casussen"),
        *amount_columns("Totaal"),
        Column("maanden", "Maanden"),
        Column("per_jaar", "Per jaar", "euro"),
        Column("uren", "Uren"),
        Column("professionals", "Professionals"),
        Column("waarom_niet", "Waarom niet", "text"),
    )
    rows = tuple(
        Row(
            f"{one.berekening}:{one.casus}:{one.scenario}",
            f"{one.casus}, {one.scenario}",
            (
                one.casussen,
                *three(one.total),
                number(one.months),
                middle(one.per_year),
                number(one.hours),
                number(one.professionals),
                one.reason,
            ),
            one.berekening,
        )
        for one in scenario_costs(data.costs)
    )
    title = "Wat elk scenario kost"
    return ResultTable("scenario_kosten", title, columns, rows, "Casus en scenario", (MISSING_NOTE,))


def means_table(data: StudyData) -> ResultTable:
    """`scenario_gemiddeld`: the same costs per casus and per year, where those differ from the total."""
    columns = (
        *amount_columns("Per casus", "casus_"),
        *amount_columns("Per jaar", "jaar_"),
    )
    rows = tuple(
        Row(
            f"{one.berekening}:{one.casus}:{one.scenario}",
            f"{one.casus}, {one.scenario}",
            (*three(one.per_casus), *three(one.per_year)),
            one.berekening,
        )
        for one in scenario_costs(data.costs)
        if one.casussen > 1 or one.months not in (None, 12)
    )
    title = "Wat elk scenario per casus en per jaar kost"
    return ResultTable("scenario_gemiddeld", title, columns, rows, "Casus en scenario", (MISSING_NOTE,))


def before_after_table(data: StudyData) -> ResultTable:
    """`voor_na`: before and after per casus; `<berekening>:totaal` and `:beide` (known on both sides)."""
    columns = (
        Column("voor", "Voor", "euro"),
        Column("na", "Na", "euro"),
        Column("factor", "Factor", "number"),
        Column("maanden_voor", "Maanden voor"),
        Column("maanden_na", "Maanden na"),
        Column("per_jaar_voor", "Per jaar voor", "euro"),
        Column("per_jaar_na", "Per jaar na", "euro"),
        Column("factor_per_jaar", "Factor per jaar", "number"),
        Column("bekend_voor", "Casussen voor"),
        Column("bekend_na", "Casussen na"),
    )
    rows = [
        *(
            Row(f"{one.berekening}:{one.casus}", one.casus, _before_after_cells(one), one.berekening)
            for one in before_after(data.costs)
        ),
        *_total_rows("totaal", "alle bekende bedragen", before_after_totals(data.costs)),
        *_total_rows("beide", "voor én na bekend", before_after_totals(data.costs, paired=True)),
    ]
    notes = ("Een factor over alle bekende bedragen vergelijkt niet steeds dezelfde casussen.", MISSING_NOTE)
    return ResultTable("voor_na", "Kosten voor en na", columns, tuple(rows), "Casus", notes)


def _total_rows(key: str, label: str, totals: Iterable[BeforeAfter]) -> tuple[Row, ...]:
    return tuple(
        Row(f"{one.berekening}:{key}", label, _before_after_cells(one), one.berekening) for one in totals
    )


def _before_after_cells(one: BeforeAfter) -> tuple[CellValue, ...]:
    months = number(one.months_before), number(one.months_after)
    per_year = middle(one.per_year_before), middle(one.per_year_after), number(one.growth_per_year)
    whole = middle(one.before), middle(one.after), number(one.growth)
    return (*whole, *months, *per_year, one.known_before, one.known_after)


def effort_table(data: StudyData) -> ResultTable:
    """`uren`: hours and professionals now, and with the doorbraak."""
    columns = (
        Column("uren_huidig", "Uren huidig"),
        Column("uren_doorbraak", "Uren doorbraak"),
        Column("uren_minder", "Uren minder"),
        Column("deel_minder", "Deel minder", "limit"),
        Column("professionals_huidig", "Professionals huidig"),
        Column("professionals_doorbraak", "Professionals doorbraak"),
        Column("professionals_minder", "Professionals minder"),
    )
    rows = tuple(
        Row(f"{one.berekening}:{one.casus}", one.casus, _effort_cells(one), one.berekening)
        for one in effort_changes(data.costs)
        if one.hours_now is not None or one.professionals_now is not None
    )
    return ResultTable("uren", "Uren en professionals", columns, rows, "Casus", (MISSING_NOTE,))


def _effort_cells(one: EffortChange) -> tuple[CellValue, ...]:
    hours = (one.hours_now, one.hours_then, one.hours_less, one.hours_less_share)
    people = (one.professionals_now, one.professionals_then, one.professionals_less)
    return tuple(map(number, (*hours, *people)))


def plans_table(data: StudyData) -> ResultTable:
    """`waardendriehoek`: each plan against the three values, with the reasons."""
    columns = (
        Column("legitimiteit", "Legitimiteit", "code", OUTCOME_WORDS),
        Column("betrokkenheid", "Betrokkenheid", "code", OUTCOME_WORDS),
        Column("rendement", "Rendement", "code", OUTCOME_WORDS),
        Column("opbrengst", "Opbrengst", "euro"),
        Column("kosten", "Kosten van het plan", "euro"),
        Column("waarom", "Waarom", "text"),
    )
    rows = tuple(
        Row(plan.plan, plan.doorbraak, _plan_cells(judge_plan(plan, data.costs)), plan.casus)
        for plan in data.plans
    )
    notes = ("De drie waarden staan naast elkaar; er wordt niets tegen elkaar weggestreept.", MISSING_NOTE)
    return ResultTable("waardendriehoek", "Plannen en de Waardendriehoek", columns, rows, "Doorbraak", notes)


def _plan_cells(found: PlanTest) -> tuple[CellValue, ...]:
    values = (found.legitimiteit, found.betrokkenheid, found.rendement)
    why = " ".join(f"{value.waarde.capitalize()}: {value.reason}" for value in values)
    return (*(value.outcome for value in values), middle(found.yields), middle(found.costs), why)
