"""Tables of client routes: what products cost, who goes which way, what that costs, when it pays for itself.

Amounts are in euro, unrounded; None is not known, and never zero.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import partial

from analysis.colours import Makers
from analysis.frames import Frames
from analysis.results import AmountRange, CellValue, Column, ResultTable, RouteFlow, Row
from analysis.route_rows import KINDS, OUTCOMES
from analysis.routes import break_even, needed_shares, product_prices, route_flows, sensitivity
from analysis.routes.costs import (
    Case,
    alternatives,
    business_case,
    extra_costs,
    measure_price,
    preventable,
    route_costs,
)

BOUNDS = ("laag", "midden", "hoog")
HALFWAY = "Midden ligt halverwege laag en hoog en is geen schatting."
NO_DIFFERENCE = "Trek de totalen niet van elkaar af: hun grenzen rusten op andere aannamen. Zie omslagpunt."
VERDICTS = {
    "altijd": "Ook in het ongunstigste geval zijn er genoeg maatregelen te voorkomen.",
    "nooit": "Ook in het gunstigste geval zijn er te weinig maatregelen te voorkomen.",
    "hangt_af": "Of het uit kan, hangt af van de prijzen en van hoeveel maatregelen echt zijn voorkomen.",
}


def named(frames: Frames) -> Makers:
    """`producten`; with routes `routes` and `routes_afloop`; with steps also what they cost."""
    data = frames.data
    makers: Makers = {"producten": partial(products_table, frames)} if data.products else {}
    if data.routes:
        makers["routes"] = partial(routes_table, frames)
        makers["routes_afloop"] = partial(outcomes_table, frames)
    if data.routes and data.route_steps:
        makers["kosten_routes"] = partial(costs_table, frames)
        makers["alternatieven"] = partial(alternatives_table, frames)
        makers["omslagpunt"] = partial(break_even_table, frames)
        makers["omslagpunt_gevoeligheid"] = partial(sensitivity_table, frames)
    if data.products:
        makers["omslagpunt_per_product"] = partial(needed_table, frames)
    return makers


def products_table(frames: Frames) -> ResultTable:
    """A row per product: hours, rate, price as agreed, price from the hours, and the difference."""
    rows = tuple(
        Row(
            price.product,
            price.name,
            cells_of((price.hours, price.rate, price.agreed, price.computed, price.difference)),
            KINDS.get(price.kind, price.kind).capitalize(),
        )
        for price in product_prices(frames.data.products)
    )
    columns = (
        Column("uren", "Uren"),
        Column("uurtarief", "Uurtarief", "euro"),
        Column("prijs", "Prijs", "euro"),
        Column("berekend", "Uren x uurtarief", "euro"),
        Column("verschil", "Verschil", "euro"),
    )
    return ResultTable("producten", "Producten en hun prijs", columns, rows, "Product")


def routes_table(frames: Frames) -> ResultTable:
    """A row per route: clients, share of all clients, days; `totaal` counts the routes that are no part."""
    flows = route_flows(frames.data.routes)
    of = _sum_known(flow.count for flow in flows if not flow.part_of)
    rows = [Row(flow.route, _name(flow), _flow_cells(flow, of)) for flow in flows]
    rows.append(Row("totaal", "Totaal", (of, None, None, "", "", None)))
    columns = (
        Column("aantal", "Cliënten"),
        Column("aandeel", "Aandeel", "share"),
        Column("van", "Van"),
        Column("preventie", "Preventief werk", "code"),
        Column("maatregel", "Maatregel", "code", tuple(OUTCOMES.items())),
        Column("dagen", "Dagen"),
    )
    notes = tuple(dict.fromkeys(flow.reason for flow in flows if flow.reason))
    return ResultTable("routes", "Cliëntroutes", columns, tuple(rows), "Route", notes)


def _name(flow: RouteFlow) -> str:
    return f"{flow.route}. {flow.name}"


def _sum_known(counts: Iterable[int | None]) -> int | None:
    found = list(counts)
    return None if None in found else sum(count for count in found if count is not None)


def _flow_cells(flow: RouteFlow, of: int | None) -> tuple[CellValue, ...]:
    return flow.count, cell_of(flow.share), of, flow.preventive, flow.measure, flow.days


def outcomes_table(frames: Frames) -> ResultTable:
    """The routes of which the preventive work ended: how many of those clients got a measure."""
    flows = [flow for flow in route_flows(frames.data.routes) if flow.outcome_share is not None]
    of = sum(flow.count or 0 for flow in flows if not flow.part_of)
    rows = [Row(flow.route, _name(flow), (flow.count, cell_of(flow.outcome_share), of)) for flow in flows]
    columns = (Column("aantal", "Cliënten"), Column("aandeel", "Aandeel", "share"), Column("van", "Van"))
    title = "Hoe het preventieve werk afliep"
    notes = ("Wie nog bezig is, telt hier niet mee: van hen is de afloop niet bekend.",)
    return ResultTable("routes_afloop", title, columns, tuple(rows), "Route", notes)


def costs_table(frames: Frames) -> ResultTable:
    """A row per route: preventive work, measures and both, per client and in all, from low to high."""
    found = route_costs(_case(frames))
    rows = tuple(
        Row(
            cost.route,
            f"{cost.route}. {cost.name}",
            (
                *range_cells(cost.preventive),
                *range_cells(cost.measures),
                *range_cells(cost.total),
                ", ".join(cost.not_counted),
            ),
        )
        for cost in found
    )
    columns = (
        *_bound_columns("preventie", "Preventief werk"),
        *_bound_columns("maatregel", "Maatregel"),
        *_bound_columns("totaal", "Alle cliënten"),
        Column("niet_geteld", "Zonder prijs, komt erbij", "text"),
    )
    reasons = _reasons(part for cost in found for part in (cost.preventive, cost.measures, cost.total))
    return ResultTable("kosten_routes", "Kosten per route", columns, rows, "Route", (HALFWAY, *reasons))


def _bound_columns(key: str, label: str) -> tuple[Column, ...]:
    return tuple(Column(f"{key}_{bound}", f"{label}, {bound}", "euro") for bound in BOUNDS)


def alternatives_table(frames: Frames) -> ResultTable:
    """Three rows per alternative: preventive work, measures, total; and what a measure costs."""
    case = _case(frames)
    found = alternatives(case)
    rows: list[Row] = []
    for one in found:
        parts = (("preventie", "Preventief werk"), ("maatregelen", "Maatregelen"), ("totaal", "Totaal"))
        amounts = (one.preventive, one.measures, one.total)
        for (key, label), amount in zip(parts, amounts, strict=True):
            rows.append(Row(f"{one.id}_{key}", label, range_cells(amount), one.name))
    rows.append(Row("maatregel_prijs", "Eén maatregel", range_cells(measure_price(case)), "Gerekend met"))
    columns = tuple(Column(bound, bound.capitalize(), "euro") for bound in BOUNDS)
    assumed = (f"{one.name}. {one.assumption}" for one in found)
    notes = (HALFWAY, NO_DIFFERENCE, *assumed, *_reasons(one.total for one in found))
    return ResultTable("alternatieven", "Kosten per alternatief", columns, tuple(rows), "Onderdeel", notes)


def break_even_table(frames: Frames) -> ResultTable:
    """How many measures must be prevented, and how many could have been."""
    case = _case(frames)
    found = break_even(extra_costs(case), measure_price(case), preventable(case))
    most = found.preventable
    rows = (
        Row("nodig", "Te voorkomen maatregelen", range_cells(found.needed)),
        Row("te_voorkomen", "Cliënten zonder maatregel (tot nu toe)", (most, most, most)),
        Row("verhouding", "Nodig per cliënt zonder maatregel", range_cells(found.share)),
    )
    columns = tuple(Column(bound, bound.capitalize(), "number") for bound in BOUNDS)
    only = "Alleen de prijzen van producten en maatregelen tellen mee; zorg, rechter en leed niet."
    notes = tuple(note for note in (VERDICTS.get(found.verdict, ""), found.reason, only) if note)
    return ResultTable("omslagpunt", "Wanneer preventief werk zich terugbetaalt", columns, rows, "", notes)


def sensitivity_table(frames: Frames) -> ResultTable:
    """How the number to prevent moves with each input, the widest first."""
    case = _case(frames)
    rows = tuple(
        Row(
            f"invoer_{number}", swing.input.capitalize(), cells_of((swing.at_low, swing.at_high, swing.width))
        )
        for number, swing in enumerate(sensitivity(extra_costs(case), measure_price(case)), 1)
    )
    columns = (
        Column("bij_laag", "Nodig bij laag", "number"),
        Column("bij_hoog", "Nodig bij hoog", "number"),
        Column("verschil", "Verschil", "number"),
    )
    return ResultTable("omslagpunt_gevoeligheid", "Waar het omslagpunt van afhangt", columns, rows, "Invoer")


def needed_table(frames: Frames) -> ResultTable:
    """Per preventive product and measure, both with a price: the share of clients to prevent it for."""
    prices = {price.product: price for price in product_prices(frames.data.products)}
    found = [one for one in needed_shares(prices) if one.share is not None]
    rows = tuple(
        Row(
            f"{one.product}_{one.measure}",
            prices[one.measure].name,
            (cell_of(one.share),),
            prices[one.product].name,
        )
        for one in found
    )
    columns = (Column("aandeel", "Bij zoveel van de cliënten moet een maatregel zijn voorkomen", "limit"),)
    return ResultTable("omslagpunt_per_product", "Omslagpunt per product", columns, rows, "Maatregel")


def _case(frames: Frames) -> Case:
    data = frames.data
    return business_case(data.routes, data.route_steps, data.products)


def _reasons(ranges: Iterable[AmountRange]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.reason for one in ranges if one.reason))


def range_cells(value: AmountRange) -> tuple[CellValue, ...]:
    """Low, middle and high as cells."""
    return cells_of((value.low, value.middle, value.high))


def cells_of(values: Iterable[Fraction | None]) -> tuple[CellValue, ...]:
    """Exact numbers as cells."""
    return tuple(cell_of(value) for value in values)


def cell_of(value: Fraction | None) -> CellValue:
    """An exact number as a cell: a whole one as such."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)
