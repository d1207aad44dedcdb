"""What doorbraken yield as tables: per casus, together, by law and payer, scaled up, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.cost_rows import BATEN
from analysis.costs import BESPARING, effect_by_law, effect_by_payer, effect_totals, effects, scaled_up
from analysis.costs.cells import APART_NOTE, MISSING_NOTE, amount_columns, middle, number, three
from analysis.costs.uncertainty import METHOD, monte_carlo
from analysis.results import CellValue, Column, ResultTable, Row
from analysis.results.costs import Amount, EffectPart
from analysis.study import StudyData

KINDS = (BATEN, BESPARING)
KIND_NOTES = ("baten: scenario dreigend min doorbraak", "besparing: scenario huidig min doorbraak")
_BOUND_WORDS = (("", ""), ("_laag", ", laag"), ("_hoog", ", hoog"))


def effects_table(data: StudyData) -> ResultTable:
    """`baten`: what the doorbraak yields per casus."""
    columns = (
        Column("casussen", "Casussen"),
        *amount_columns(),
        Column("waarom_niet", "Waarom niet", "text"),
        Column("let_op", "Let op", "text"),
    )
    rows = tuple(
        Row(
            f"{one.berekening}:{one.casus}:{kind}",
            f"{one.casus}, {kind}",
            (one.casussen, *three(one.amount), one.reason, one.caution),
            one.berekening,
        )
        for kind in KINDS
        for one in effects(data.costs, kind)
    )
    return ResultTable(
        "baten", "Wat de doorbraak oplevert", columns, rows, "Casus", (*KIND_NOTES, MISSING_NOTE)
    )


def totals_table(data: StudyData) -> ResultTable:
    """`baten_totaal`: the same per berekening, over the casussen where it is known, and per casus."""
    columns = (
        Column("bekend", "Casussen bekend"),
        Column("casussen", "Casussen"),
        *amount_columns("Totaal"),
        Column("per_casus", "Per casus", "euro"),
    )
    rows = tuple(
        Row(
            f"{one.berekening}:{kind}",
            f"{one.berekening}, {kind}",
            (
                one.known,
                one.casussen,
                *three(one.amount),
                middle(one.per_casus),
            ),
        )
        for kind in KINDS
        for one in effect_totals(data.costs, kind)
    )
    title = "Wat de doorbraken samen opleveren"
    return ResultTable("baten_totaal", title, columns, rows, "Berekening", (MISSING_NOTE, APART_NOTE))


def law_table(data: StudyData) -> ResultTable:
    """`baten_per_wet`: under which law the effects fall."""
    parts = [part for kind in KINDS for part in effect_by_law(data.costs, kind)]
    return _parts_table("baten_per_wet", "Onder welke wet de opbrengst valt", "Wet", parts)


def payer_table(data: StudyData) -> ResultTable:
    """`baten_per_betaler`: who pays less."""
    parts = [part for kind in KINDS for part in effect_by_payer(data.costs, kind)]
    return _parts_table("baten_per_betaler", "Bij wie de opbrengst terechtkomt", "Betaler", parts)


def _parts_table(name: str, title: str, label: str, parts: Iterable[EffectPart]) -> ResultTable:
    columns = (
        Column("casussen", "Casussen"),
        *amount_columns(),
        Column("deel", "Deel van het totaal", "limit"),
    )
    rows = tuple(
        Row(
            f"{part.berekening}:{part.kind}:{part.name.replace('/', ' ')}",
            part.name,
            (part.known, *three(part.amount), number(part.share)),
            f"{part.berekening}, {part.kind}",
        )
        for part in parts
    )
    return ResultTable(name, title, columns, rows, label)


def scaled_table(data: StudyData) -> ResultTable:
    """`opgeschaald`: the mean per casus times 30 and 40 casussen."""
    found = [scaled_up(t) for kind in KINDS for t in effect_totals(data.costs, kind) if t.per_casus]
    columns = (
        Column("bekend", "Casussen bekend"),
        Column("per_casus", "Per casus", "euro"),
        *(Column(f"bij_{n}{key}", f"Bij {n}{word}", "euro") for n in (30, 40) for key, word in _BOUND_WORDS),
    )
    rows = tuple(
        Row(
            f"{one.berekening}:{one.kind}",
            f"{one.berekening}, {one.kind}",
            (
                one.known,
                number(one.per_casus.midden),
                *_middle_first(one.at_fewest),
                *_middle_first(one.at_most),
            ),
        )
        for one in found
    )
    notes = ("Alleen als elke volgende casus gemiddeld evenveel oplevert als de bekende.",)
    title = "Opgeschaald naar 30 tot 40 casussen"
    return ResultTable("opgeschaald", title, columns, rows, "Berekening", notes)


def _middle_first(value: Amount) -> tuple[CellValue, ...]:
    low, middle, high = three(value)
    return middle, low, high


def uncertainty_table(data: StudyData) -> ResultTable:
    """`onzekerheid`: the total effect when prices are drawn between their bounds."""
    every = [one for kind in KINDS for one in monte_carlo(data.costs, kind)]
    found = [one for one in every if one.interval and one.interval.laag < one.interval.hoog]
    columns = (
        Column("casussen", "Casussen bekend"),
        Column("gemiddelde", "Gemiddelde", "euro"),
        Column("p2_5", "2,5%", "euro"),
        Column("p50", "50%", "euro"),
        Column("p97_5", "97,5%", "euro"),
        *amount_columns("Uiterste"),
        Column("boven_nul", "Trekkingen boven nul", "limit"),
        Column("trekkingen", "Trekkingen"),
        Column("startgetal", "Startgetal", "text"),
    )
    rows = tuple(
        Row(
            f"{one.berekening}:{one.kind}",
            f"{one.berekening}, {one.kind}",
            (
                one.known,
                one.mean,
                *(dict(one.quantiles)[q] for q in (0.025, 0.5, 0.975)),
                *three(one.interval),
                one.share_positive,
                one.draws,
                str(one.seed),
            ),
        )
        for one in found
    )
    return ResultTable(
        "onzekerheid", "Hoe zeker de opbrengst is", columns, rows, "Berekening", (f"{METHOD}.",)
    )
