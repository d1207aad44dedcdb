"""The counts of what is written: standpunten, opvolging per year, triangulation, realisation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from analysis.colours import Makers
from analysis.findings import SIGNS, Chain, headline, keys_of, on_one_line, signed, with_parts
from analysis.frames import Frames
from analysis.report_rows import ADOPTIONS, DECIDERS, DEGREES, FOLLOW_UPS, OBSERVED, Recommendation
from analysis.results import CellValue, Column, ResultTable, Row
from analysis.study import StudyData

WORDS = tuple((code, signed(code)) for code in SIGNS)
HEADS, PARTS = ("aanbevelingen", "Aanbevelingen"), ("deelaanbevelingen", "Deelaanbevelingen")
BOTH = frozenset(OBSERVED)
COUNTED = tuple(f"bronnen_{kind}" for kind in OBSERVED)


def named(frames: Frames) -> Makers:
    """The tables of what has been written so far."""
    data = frames.data
    makers: Makers = {}
    if data.recommendations:
        makers["standpunten"] = partial(standpoints_table, data)
        makers["standpunten_telling"] = partial(adoption_table, data)
    if data.recommendations and data.follow_ups:
        makers["opvolging"] = partial(follow_up_table, data)
        makers["opvolging_telling"] = partial(yearly_table, data)
    if data.observations:
        makers["triangulatie"] = partial(triangulation_table, data)
    if data.realisations:
        makers["realisatie"] = partial(realisation_table, data)
        makers["realisatie_telling"] = partial(degrees_table, data)
    return makers


def standpoints_table(data: StudyData) -> ResultTable:
    """A row per recommendation: how the college and the raad took it up, and on which day; None: unknown."""
    chain = Chain(data)
    columns = [
        column
        for by in DECIDERS
        for column in (
            Column(by, by.capitalize(), "code", WORDS),
            Column(f"{by}_op", f"{by.capitalize()}: datum", "text"),
        )
    ]
    rows = [_recommended(one, _said(chain, one.id)) for one in with_parts(data.recommendations)]
    return ResultTable(
        "standpunten", "Standpunten over de aanbevelingen", tuple(columns), tuple(rows), "Aanbeveling"
    )


def _said(chain: Chain, id: str) -> tuple[CellValue, ...]:
    said = {one.by: one for one in chain.standpoints_on(id)}
    found = [said.get(by) for by in DECIDERS]
    return tuple(cell for one in found for cell in ((one.adoption, one.on or None) if one else (None, None)))


def adoption_table(data: StudyData) -> ResultTable:
    """Recommendations by how they were taken up: a row per decider, for wholes and for parts.

    `geen` counts those without a standpunt of their own; the columns before `totaal` add up to it.
    """
    chain = Chain(data)
    rows = [
        _adopted(chain, by, key, group, found)
        for (key, group), found in _wholes_and_parts(data)
        for by in DECIDERS
    ]
    columns = (
        *(Column(code, signed(code)) for code in ADOPTIONS),
        Column("geen", "Geen standpunt"),
        Column("totaal", "Totaal"),
    )
    note = "Een standpunt over een aanbeveling telt niet ook bij haar deelaanbevelingen."
    return ResultTable(
        "standpunten_telling", "Overgenomen aanbevelingen", columns, tuple(rows), "Standpunt van", (note,)
    )


def _wholes_and_parts(
    data: StudyData,
) -> list[tuple[tuple[str, str], list[Recommendation]]]:
    heads = [one for one in data.recommendations if not one.part_of]
    parts = [one for one in data.recommendations if one.part_of]
    return [(kind, found) for kind, found in ((HEADS, heads), (PARTS, parts)) if found]


def _adopted(chain: Chain, by: str, key: str, group: str, found: Sequence[Recommendation]) -> Row:
    said = [one.adoption for row in found for one in chain.standpoints_on(row.id) if one.by == by]
    counts = [said.count(code) for code in ADOPTIONS]
    return Row(f"{by}_{key}", by.capitalize(), (*counts, len(found) - sum(counts), len(found)), group)


def years_of(data: StudyData) -> tuple[str, ...]:
    """The years in which opvolging was looked at, in order."""
    return tuple(sorted({one.year for one in data.follow_ups}))


def follow_up_table(data: StudyData) -> ResultTable:
    """A row per recommendation, a column per year: what was found of it; None where nobody looked."""
    found = {(one.recommendation, one.year): one.status for one in data.follow_ups}
    years = years_of(data)
    rows = [
        _recommended(one, tuple(found.get((one.id, year)) for year in years))
        for one in with_parts(data.recommendations)
    ]
    columns = tuple(Column(year, year, "code", WORDS) for year in years)
    return ResultTable("opvolging", "Opvolging van de aanbevelingen", columns, tuple(rows), "Aanbeveling")


def yearly_table(data: StudyData) -> ResultTable:
    """Recommendations, parts too, by status in each year; `geen` were not looked at that year."""
    known = {one.id for one in data.recommendations}
    rows = []
    for year in years_of(data):
        looked = [one.status for one in data.follow_ups if one.year == year and one.recommendation in known]
        counts = [looked.count(code) for code in FOLLOW_UPS]
        rows.append(Row(year, year, (*counts, len(known) - sum(counts), len(known))))
    columns = (
        *(Column(code, signed(code)) for code in FOLLOW_UPS),
        Column("geen", "Niet nagegaan"),
        Column("totaal", "Totaal"),
    )
    note = "Geteld zijn aanbevelingen en deelaanbevelingen samen."
    return ResultTable("opvolging_telling", "Opvolging per jaar", columns, tuple(rows), "Jaar", (note,))


def triangulation_table(data: StudyData) -> ResultTable:
    """A row per factor, a column per source: succes, knelpunt, beide, or None where it says nothing.

    The last two columns count the sources that name the factor as succes and as knelpunt.
    """
    sources = keys_of((one.source for one in data.observations), COUNTED)
    factors = keys_of(one.factor for one in data.observations)
    rows = []
    for factor, key in factors.items():
        found = [_said_of(data, factor, source) for source in sources]
        counts = [sum(kind in kinds for kinds in found) for kind in OBSERVED]
        rows.append(Row(key, factor, (*(_one_word(kinds) for kinds in found), *counts)))
    columns = (
        *(Column(key, source, "code", WORDS) for source, key in sources.items()),
        *(Column(key, f"Bronnen: {kind}") for key, kind in zip(COUNTED, OBSERVED, strict=True)),
    )
    return ResultTable("triangulatie", "Wat welke bron noemt", columns, tuple(rows), "Factor")


def _said_of(data: StudyData, factor: str, source: str) -> set[str]:
    return {one.kind for one in data.observations if (one.factor, one.source) == (factor, source)}


def _one_word(kinds: set[str]) -> str | None:
    return "beide" if kinds >= BOTH else next(iter(kinds), None)


def realisation_table(data: StudyData) -> ResultTable:
    """A row per intended result: how far it came true, and why that is said."""
    rows = tuple(
        Row(one.id, headline(one.result), (one.degree, on_one_line(one.text) or None))
        for one in data.realisations
    )
    columns = (
        Column("mate", "Mate van realisatie", "code", WORDS),
        Column("toelichting", "Toelichting", "text"),
    )
    return ResultTable("realisatie", "Beoogde resultaten", columns, rows, "Beoogd resultaat")


def degrees_table(data: StudyData) -> ResultTable:
    """Intended results by how far they came true, and `totaal`."""
    degrees = [one.degree for one in data.realisations]
    rows = [Row(code, signed(code), (degrees.count(code),)) for code in DEGREES]
    rows.append(Row("totaal", "Totaal", (len(degrees),)))
    return ResultTable(
        "realisatie_telling", "Mate van realisatie", (Column("aantal", "Aantal"),), tuple(rows), "Mate"
    )


def _recommended(one: Recommendation, cells: tuple[CellValue, ...]) -> Row:
    return Row(one.id, headline(one.text), cells)
