"""Tables of scales (each question against the rest, alpha, omega) and of report grades."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.arguments import refuse, whole
from analysis.proportions import percent
from analysis.results import (
    CellValue,
    Column,
    CronbachAlpha,
    Grades,
    ItemTotal,
    McdonaldOmega,
    ResultTable,
    Row,
    number_cell,
)
from analysis.scales import LEVEL, cronbach_alpha, item_total, mcdonald_omega
from analysis.scales.item_scores import complete_scores
from analysis.spread import spread_of

SCALE, ALPHA, OMEGA = "schaal", "alfa", "omega"  # rows below those of the items
THRESHOLD = 10  # answers below which no mean or spread is shown: it would be about people one can point at
TOO_FEW = "Bij minder dan {threshold} antwoorden staat er geen gemiddelde of spreiding."
QUESTIONS, WHOLE = "Vragen", "Schaal"
SCALE_COLUMNS = (
    Column("n", "n"),
    Column("gemiddelde", "Gemiddelde", "number"),
    Column("spreiding", "Standaardafwijking", "number"),
    Column("item_rest", "Samenhang met de rest", "number"),
    Column("alfa_zonder", "Alfa zonder deze vraag", "number"),
    Column("schatting", "Schatting", "number"),
    Column("onder", "Vanaf", "number"),
    Column("boven", "Tot", "number"),
)
GRADE_COLUMNS = (
    Column("n", "n"),
    Column("ontbreekt", "Ontbreekt"),
    Column("gemiddelde", "Gemiddelde", "number"),
    Column("onder", "Vanaf", "number"),
    Column("boven", "Tot", "number"),
    Column("spreiding", "Standaardafwijking", "number"),
    Column("laagste", "Laagste", "number"),
    Column("kwartiel_1", "Eerste kwartiel", "number"),
    Column("mediaan", "Mediaan", "number"),
    Column("kwartiel_3", "Derde kwartiel", "number"),
    Column("hoogste", "Hoogste", "number"),
    Column("onvoldoende", "Onvoldoende", "share"),
)


def scale_table(
    name: str,
    title: str,
    items: pd.DataFrame,
    labels: Mapping[str, str] | None = None,
    level: float = LEVEL,
    threshold: int = THRESHOLD,
) -> ResultTable:
    """A row per item against the rest, and the rows `schaal`, `alfa` and `omega` for the whole.

    `items` as in `cronbach_alpha`, its columns in the order in which they are shown; `labels` (column ->
    words) names them. `schaal` is the mean of the items per respondent. With fewer than `threshold`
    respondents means and standard deviations are left out. ValueError as in `cronbach_alpha`, and for an
    item with the name of one of these three rows.
    """
    items_found, alpha, omega = item_total(items), cronbach_alpha(items, level), mcdonald_omega(items, level)
    taken = [item.item for item in items_found.items if item.item in (SCALE, ALPHA, OMEGA)]
    if taken:
        raise refuse("items", taken[0], f"columns other than {SCALE}, {ALPHA} and {OMEGA}")
    enough = alpha.n >= whole("threshold", threshold)
    rows = (
        *_item_rows(items_found, labels or {}, enough),
        _scale_row(items, enough),
        _estimate_row(ALPHA, "Cronbachs alfa", alpha),
        _estimate_row(OMEGA, "McDonalds omega", omega),
    )
    notes = (*_scale_notes(alpha, omega), *(() if enough else (TOO_FEW.format(threshold=threshold),)))
    return ResultTable(name, title, SCALE_COLUMNS, rows, "Vraag", notes, _warnings(alpha, omega))


def _item_rows(found: ItemTotal, labels: Mapping[str, str], enough: bool) -> list[Row]:
    rows = []
    for item in found.items:
        spread = (item.mean, item.sd) if enough else (math.nan, math.nan)
        cells = (found.n, *map(number_cell, (*spread, item.item_rest, item.alpha_without)), None, None, None)
        rows.append(Row(item.item, labels.get(item.item, item.item), cells, QUESTIONS))
    return rows


def _scale_row(items: pd.DataFrame, enough: bool) -> Row:
    scores = complete_scores("items", items)
    spread = spread_of(scores.values.mean(axis=1) if scores.names else scores.values.sum(axis=1))
    shown = map(number_cell, (spread.mean, spread.sd)) if enough else (None, None)
    cells = (spread.n, *shown, *([None] * 5))
    return Row(SCALE, "Gemiddelde van de vragen", cells, WHOLE)


def _estimate_row(key: str, label: str, found: CronbachAlpha | McdonaldOmega) -> Row:
    estimate = map(number_cell, (found.estimate, found.ci_low, found.ci_high))
    return Row(key, label, (found.n, *([None] * 4), *estimate), WHOLE)


def _scale_notes(alpha: CronbachAlpha, omega: McdonaldOmega) -> tuple[str, ...]:
    everyone = alpha.n + alpha.n_dropped
    answered = f"{alpha.n} van {everyone} mensen beantwoordden alle {alpha.n_items} vragen; zij tellen mee."
    return (
        answered,
        f"Alfa: {alpha.method}.",
        f"Omega: {omega.method}.",
        f"Intervallen: {percent(alpha.level)}.",
    )


def _warnings(alpha: CronbachAlpha, omega: McdonaldOmega) -> tuple[str, ...]:
    both = (("Alfa", alpha), ("Omega", omega))
    reasons = [f"{label}: {found.reason}" for label, found in both if found.reason]
    return tuple(dict.fromkeys((*alpha.notes, *omega.notes, *reasons)))


def grades_table(
    name: str, title: str, grades: Sequence[tuple[str, str, Grades]], threshold: int = THRESHOLD
) -> ResultTable:
    """A row per question that asked for a grade: its mean with interval, its spread, the share onvoldoende.

    `grades` has for each the key of its row, its label, and what `grades()` found. With fewer than
    `threshold` grades only their number and the share are shown.
    """
    few = whole("threshold", threshold)
    rows = tuple(Row(key, label, _grade_cells(found, few)) for key, label, found in grades)
    methods = dict.fromkeys(found.method for _, _, found in grades)
    marks = sorted({found.pass_mark for _, _, found in grades})
    levels = sorted({found.level for _, _, found in grades})
    notes = (
        *(f"Cijfers: {method}." for method in methods),
        *(f"Intervallen: {percent(level)}." for level in levels),
        *(_below(mark) for mark in marks),
        *([TOO_FEW.format(threshold=few)] if any(found.spread.n < few for _, _, found in grades) else []),
    )
    warnings = tuple(f"{label}: {found.reason}" for _, label, found in grades if found.reason)
    return ResultTable(name, title, GRADE_COLUMNS, rows, "Vraag", notes, warnings)


def _grade_cells(found: Grades, threshold: int) -> tuple[CellValue, ...]:
    spread = found.spread
    middle = (spread.mean, found.ci_low, found.ci_high, spread.sd)
    places = (spread.low, spread.q1, spread.median, spread.q3, spread.high)
    shown = map(number_cell, (*middle, *places)) if spread.n >= threshold else [None] * 9
    return (spread.n, found.n_missing, *shown, number_cell(found.share_below))


def _below(mark: float) -> str:
    return f"Onvoldoende: een cijfer lager dan {f'{mark:g}'.replace('.', ',')}."
