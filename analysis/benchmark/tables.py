"""Tables of a benchmark: every municipality with its rank and its place in the funnel, and the verdict."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.results import (
    FLAG_WORDS,
    OUTCOME_WORDS,
    Benchmark,
    CellValue,
    Column,
    Comparable,
    FunnelPoint,
    Ranked,
    ResultTable,
    Row,
    number_cell,
)

PER = 1000  # Dutch benchmarks give jeugdzorg per 1,000 youths
TOGETHER = "Andere gemeenten samen"
CHANCE = (
    "Van gemeenten die alleen door toeval verschillen ligt 1 op de 20 buiten de 95%-grens en 1 op de 500 "
    "buiten de 99,8%-grens. De rangen lopen van de laagste tot de hoogste die niet is uit te sluiten."
)


def benchmark_table(
    found: Benchmark, name: str = "benchmark", title: str = "Vergelijking met andere gemeenten"
) -> ResultTable:
    """A row per municipality, the own one first and the others together last.

    Columns: count, of how many, share, per 1,000, rank with the ranks that stay open, the funnel's limits at
    95% and 99.8%, and where the municipality lies. Rows are keyed by the name in small letters; the others
    together are `samen`, which has no rank and no limits (None).
    """
    ranks = {one.municipality: one for one in found.ranking.ranked}
    keys = _keys([point.municipality for point in found.funnel.points])
    rows = [
        Row(key, point.municipality, (*_counts(point.k, point.n), *_place(ranks[point.municipality], point)))
        for key, point in zip(keys, found.funnel.points, strict=True)
    ]
    rows.append(Row("samen", TOGETHER, (*_counts(found.pooled_k, found.pooled_n), *(None,) * 8)))
    columns = (
        Column("aantal", "Aantal"),
        Column("van", "Van"),
        Column("aandeel", "Aandeel", "share"),
        Column("per_duizend", "Per 1.000", "number"),
        Column("rang", "Rang"),
        Column("rang_vanaf", "Rang vanaf"),
        Column("rang_tot", "Rang tot"),
        Column("onder_95", "Ondergrens 95%", "limit"),
        Column("boven_95", "Bovengrens 95%", "limit"),
        Column("onder_998", "Ondergrens 99,8%", "limit"),
        Column("boven_998", "Bovengrens 99,8%", "limit"),
        Column("trechter", "In de trechter", "code", tuple(FLAG_WORDS.items())),
    )
    notes = (CHANCE, f"Rang: {found.ranking.method}.", f"Trechter: {found.funnel.method}.")
    warnings = (found.funnel.caution,) if found.funnel.caution else ()
    return ResultTable(name, title, columns, tuple(rows), "Gemeente", notes, warnings)


def _keys(names: Sequence[str]) -> list[str]:
    """Keys for an address: letters, digits and _; names that come out the same get their place as well."""
    plain = [re.sub(r"\W+", "_", name.lower()).strip("_") or "gemeente" for name in names]
    taken = {"samen"}
    return [_unused(key, place, taken) for place, key in enumerate(plain, start=1)]


def _unused(key: str, place: int, taken: set[str]) -> str:
    while key in taken:
        key = f"{key}_{place}"
    taken.add(key)
    return key


def _counts(k: int, n: int) -> tuple[CellValue, ...]:
    return k, n, k / n, PER * k / n


def _place(rank: Ranked, point: FunnelPoint) -> tuple[CellValue, ...]:
    inner, outer = point.inner, point.outer
    ranks = (rank.rank, rank.lowest_rank, rank.highest_rank)
    return (*ranks, inner.low, inner.high, outer.low, outer.high, point.flag)


def comparison_table(
    found: Benchmark,
    verdict: Comparable,
    name: str = "vergelijkbaar",
    title: str = "Ten minste vergelijkbaar?",
) -> ResultTable:
    """One row: the difference with the others together and its interval, with their median, and the verdict.

    All but the verdict are differences or shares (-1 to 1), None where there is no such number; the verdict
    is a code of OUTCOME_WORDS. The margin, its reason and the rule stand in the notes, so that they stay with
    the verdict.
    """
    gap = verdict.difference
    numbers = (gap.estimate, gap.ci_low, gap.ci_high, found.median, found.difference_from_median)
    cells = tuple(map(number_cell, numbers))
    columns = (
        Column("verschil", "Verschil met de anderen samen", "limit"),
        Column("onder", "Vanaf", "limit"),
        Column("boven", "Tot", "limit"),
        Column("mediaan", "Mediaan van de anderen", "limit"),
        Column("verschil_mediaan", "Verschil met de mediaan", "limit"),
        Column("marge", "Marge", "limit"),
        Column("oordeel", "Oordeel", "code", tuple(OUTCOME_WORDS.items())),
    )
    row = Row("eigen", found.municipality, (*cells, verdict.margin, verdict.outcome))
    notes = (f"{verdict.method}.", f"Waarom deze marge: {verdict.margin_reason}", f"Interval: {gap.method}.")
    return ResultTable(name, title, columns, (row,), "Gemeente", notes)
