"""The tables of double coding: coefficients, the share that is the same, value by value, each difference.

A study has them once a cell that may be compared (`analysis.double_coding`) has rows of two codeurs. They all
rest on one `coding_report`; nothing here is rounded, and what has no number is NaN or None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from typing import NamedTuple

from analysis.agreement.report import LISTED, MIN_CELLS, coding_report
from analysis.bench_rows import DECIDED_BY
from analysis.cells import decided_cells
from analysis.colours import VALUE_LABELS, Makers
from analysis.double_coding import comparable, double_sheets
from analysis.frames import Frames, qualified
from analysis.results import (
    Agreement,
    AspectAgreement,
    CellValue,
    CodingReport,
    Column,
    Disagreement,
    ResultTable,
    Row,
)
from analysis.study import StudyData

PREFIX = "overeenstemming"
GUIDE = (
    "Krippendorff trekt conclusies vanaf 0,80 en voorzichtige vanaf 0,667. Dat is een richtsnoer en geen "
    "poort; kijk ook naar de ondergrens van het interval."
)
BOTH_WAYS = "Elk paar codeurs telt in beide richtingen, dus elk paar oordelen telt twee keer."
LIMITS = (("onder", "Van"), ("boven", "Tot"))  # not 'van': that is the n of a share elsewhere
KINDS = (("kleur", "kleuren"), ("opties", "opties, zonder volgorde"))


class Found(NamedTuple):
    """The frames and the report on them, which is made when the first table asks for it."""

    frames: Frames
    report: Callable[[], CodingReport]


def named(frames: Frames) -> Makers:
    """The tables of double coding, when some cell has two codeurs."""
    if not double_coded(frames):
        return {}
    found = Found(frames, cache(lambda: report_of(frames)))
    makers = {
        PREFIX: partial(coefficients_table, found),
        f"{PREFIX}_gelijk": partial(same_table, found),
        f"{PREFIX}_tabel": partial(pairs_table, found),
        f"{PREFIX}_verschillen": partial(disagreements_table, found),
        f"{PREFIX}_aspecten": partial(aspects_table, found),
        f"{PREFIX}_cellen": partial(cells_table, found),
    }
    return {name: partial(_with_origin, frames, make) for name, make in makers.items()}


def _with_origin(frames: Frames, make: Callable[[], ResultTable]) -> ResultTable:
    """The table; of a study that is not the original it says so first, whatever its cells say."""
    table, origin = make(), frames.data.study.reconstruction.say("nl")
    return replace(table, warnings=(origin, *table.warnings)) if origin else table


def double_coded(frames: Frames) -> bool:
    """Whether two codeurs have a row in the same cell, of those that may be compared."""
    originals = (row for row in comparable(frames.data) if row.codeur != DECIDED_BY)
    return any(cell.codeurs > 1 for cell in decided_cells(originals))


def report_of(frames: Frames) -> CodingReport:
    """The report on what may be compared in this study."""
    data = replace(frames.data, codings=comparable(frames.data))
    return coding_report(Frames(data).codings, sealed=bool(data.assignments))


def coefficients_table(found: Found) -> ResultTable:
    """Both steps and the overall numbers: estimate, interval, and the cells and casussen behind them.

    `schatting`, `onder` and `boven` are NaN where they do not exist; `waarom` then says why.
    """
    report = found.report()
    applicable, colour, overall = (
        "Stap 1: van toepassing of niet",
        "Stap 2: welke kleur",
        "Alles samen: blokgewichten",
    )
    listed = (
        ("van_toepassing_alpha", "Alpha, nominaal", report.applicable_alpha, applicable),
        ("van_toepassing_ac1", "AC1", report.applicable_ac1, applicable),
        ("kleur_alpha", "Alpha, lineair", report.colour_alpha, colour),
        ("kleur_ac2", "AC2, lineair", report.colour_ac2, colour),
        ("alles_alpha", "Alpha", report.overall_alpha, overall),
        ("alles_ac2", "AC2", report.overall_ac2, overall),
    )
    rows = tuple(Row(key, label, _coefficient_cells(one), group) for key, label, one, group in listed)
    columns = (
        *(Column(key, label, "number") for key, label in (("schatting", "Schatting"), *LIMITS)),
        Column("n", "Cellen"),
        Column("casussen", "Casussen"),
        Column("waarom", "Opmerking", "text"),
    )
    notes = (*_methods([one for _, _, one, _ in listed]), GUIDE)
    skew = (report.skew,) if report.skew else ()
    title = "Overeenstemming tussen codeurs"
    return ResultTable(PREFIX, title, columns, rows, "Maat", notes, (*skew, *report.cautions))


def _coefficient_cells(one: Agreement) -> tuple[CellValue, ...]:
    return (one.estimate, one.ci_low, one.ci_high, one.n_pairable, one.n_clusters or None, _remark(one))


def _remark(one: Agreement) -> str | None:
    """Why there is no estimate or no interval."""
    no_interval = one.interval if one.known and one.ci_low != one.ci_low else ""
    return one.reason or no_interval or None


def _methods(listed: list[Agreement]) -> tuple[str, ...]:
    """Each method once, and each way in which an interval was made."""
    methods = (f"{one.method[:1].upper()}{one.method[1:]}." for one in listed)
    intervals = (f"Interval van {100 * one.confidence:g}%: {one.interval}" for one in listed if one.interval)
    return tuple(dict.fromkeys((*methods, *intervals)))


def same_table(found: Found) -> ResultTable:
    """The share of cells whose codeurs gave the same value, or one at most a step away; with its interval.

    With more than two codeurs a cell counts for the share of its pairs that agree.
    """
    report = found.report()
    listed = (
        ("gelijk", "Dezelfde waarde", report.percent),
        ("hooguit_een_stap", "Dezelfde waarde of één stap verschil", report.within_one_step),
    )
    rows = tuple(
        Row(key, label, (one.estimate, one.ci_low, one.ci_high, one.n_pairable)) for key, label, one in listed
    )
    columns = (
        Column("schatting", "Aandeel", "share"),
        *(Column(key, label, "limit") for key, label in LIMITS),
        Column("n", "Cellen"),
    )
    notes = _methods([one for _, _, one in listed])
    return ResultTable(f"{PREFIX}_gelijk", "Hoe vaak codeurs hetzelfde vonden", columns, rows, "", notes)


def pairs_table(found: Found) -> ResultTable:
    """Value against value: counts of cells with two codeurs, of pairs in both directions with more."""
    report = found.report()
    counts = {(pair.first, pair.second): pair.count for pair in report.table}
    rows = tuple(
        Row(first, VALUE_LABELS[first], tuple(counts[first, second] for second in LISTED)) for first in LISTED
    )
    columns = tuple(Column(value, VALUE_LABELS[value]) for value in LISTED)
    if report.table_codeurs:
        down, across = report.table_codeurs
        notes = (f"Omlaag de waarden van {down}, opzij die van {across}.",)
    else:
        notes = (BOTH_WAYS,)
    return ResultTable(f"{PREFIX}_tabel", "Waarde tegen waarde", columns, rows, "Waarde", notes)


def disagreements_table(found: Found) -> ResultTable:
    """Every cell whose codeurs differ, with each codeur's value; None where that codeur gave none.

    `stappen` is the largest distance on rood < oranje < groen; None where grijs or an option is in it.
    """
    report = found.report()
    codeurs = [name for name in report.codeurs if any(name in dict(d.values) for d in report.disagreements)]
    labels = _aspect_labels(found.frames)
    perspectieven = tuple((id, label.say()) for id, label in found.frames.data.study.perspectieven)
    columns = (
        Column("casus", "Casus", "text"),
        Column("perspectief", "Perspectief", "code", perspectieven),
        *(Column(f"codeur_{name}", name, "value") for name in codeurs),
        Column("stappen", "Stappen"),
    )
    rows = tuple(_disagreement_row(one, codeurs, labels) for one in report.disagreements)
    title = "Cellen waarin codeurs verschillen"
    return ResultTable(f"{PREFIX}_verschillen", title, columns, rows, "Aspect")


def _disagreement_row(one: Disagreement, codeurs: list[str], labels: dict[str, str]) -> Row:
    values = dict(one.values)
    key = f"{one.aspect}__{one.casus}__{one.perspectief}"
    cells = (one.casus, one.perspectief, *(values.get(name) for name in codeurs), one.steps)
    return Row(key, labels.get(one.aspect, one.aspect), cells)


def _aspect_labels(frames: Frames) -> dict[str, str]:
    """codebook.aspect -> Dutch label, in the order of the codebooks."""
    schemes = frames.data.coding_schemes()
    return {qualified(book, aspect.id): aspect.label.say() for book in schemes for aspect in book.aspects}


def aspects_table(found: Found) -> ResultTable:
    """Per aspect the compared cells and those that are the same; coefficients from MIN_CELLS cells up."""
    labels = _aspect_labels(found.frames)
    order = {aspect: place for place, aspect in enumerate(labels)}
    listed = sorted(found.report().aspects, key=lambda one: order.get(one.aspect, len(order)))
    columns = (
        Column("n", "Cellen"),
        Column("gelijk", "Gelijk"),
        Column("alpha", "Alpha", "number"),
        Column("alpha_van", "Van", "number"),
        Column("alpha_tot", "Tot", "number"),
        Column("ac", "AC", "number"),
        Column("waarden", "Waarden", "code", KINDS),
    )
    rows = tuple(Row(one.aspect, labels.get(one.aspect, one.aspect), _aspect_cells(one)) for one in listed)
    note = (
        f"Alpha en AC pas vanaf {MIN_CELLS} vergeleken cellen. Kleuren: blokgewichten, AC2; opties: "
        "nominaal, AC1 met de gevonden opties als categorieën."
    )
    return ResultTable(f"{PREFIX}_aspecten", "Overeenstemming per aspect", columns, rows, "Aspect", (note,))


def _aspect_cells(one: AspectAgreement) -> tuple[CellValue, ...]:
    alpha = one.alpha
    return (
        one.n_cells,
        one.n_same,
        alpha.estimate,
        alpha.ci_low,
        alpha.ci_high,
        one.ac.estimate,
        one.kind,
    )


def cells_table(found: Found) -> ResultTable:
    """What became of every coded cell: compared, or dropped and why; the rows add up to `totaal`."""
    report = found.report()
    rows = (
        Row("vergeleken", "Vergeleken: kleuren", (report.n_compared,)),
        Row("vergeleken_opties", "Vergeleken: opties", (report.n_compared_options,)),
        *(Row(one.key, f"Afgevallen: {one.reason}", (one.count,)) for one in report.dropped),
        Row("totaal", _total(found.frames.data), (report.n_cells,)),
    )
    left_out = report.n_fixed_left_out
    note = f"Niet als codering geteld: {left_out} vastgestelde rij(en) na een dubbele codering."
    notes = (*((note,) if left_out else ()), *_sheets_note(found.frames.data))
    columns = (Column("cellen", "Cellen"),)
    return ResultTable(f"{PREFIX}_cellen", "Welke cellen zijn vergeleken", columns, rows, "Cellen", notes)


def _total(data: StudyData) -> str:
    return "Cellen op verzegelde bladen" if data.assignments else "Alle gecodeerde cellen"


def _sheets_note(data: StudyData) -> tuple[str, ...]:
    """How many sheets count, where sheets are assigned; how many do not says nothing of what is in them."""
    if not data.assignments:
        return ()
    sheets = double_sheets(data.assignments, data.seals)
    return (
        f"Bladen van twee of meer codeurs: {len(sheets.sealed)} door allen verzegeld en meegeteld, "
        f"{len(sheets.open)} nog blind en niet meegeteld.",
    )
