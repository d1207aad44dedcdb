"""How firmly each judgement stands: its tipping point, and what a conflict in the source would change.

Numbers are pieces of evidence: coded cells and read credits. Levels are ids of the scale.
"""

from __future__ import annotations

from functools import partial

from analysis.colours import Makers, single_scheme
from analysis.frames import Frames
from analysis.norms import beside_of, norms_judged, tipping_of
from analysis.norms.conflicts import read_conflicts
from analysis.norms.tables import Judged
from analysis.norms.tipping_words import Labels, held_words, tip_words
from analysis.results import CellValue, Column, ConflictReading, ResultTable, Row, Tip, TippingPoint
from analysis.study import Assessment

CHANGES = (
    "Kantelpunt: het kleinste aantal stukken bewijs (gecodeerde cellen en gelezen oordelen) dat anders moet "
    "zijn voor een ander berekend niveau. Dat een cel grijs wordt, of niet langer grijs is, geldt hier niet "
    "als verandering."
)
READINGS = (
    "Welke cellen bij het gedrukte aantal anders zijn, is niet bekend. Het laagste en het hoogste niveau "
    "zijn die van alle mogelijkheden samen."
)


def named(frames: Frames) -> Makers:
    """`normen_kantelpunt`, and `normen_strijdig` when a conflict touches evidence; only where judged."""
    kader = next(iter(frames.data.normenkaders()), None)
    if kader is None or not frames.data.assessments:
        return {}
    judged = Judged(frames, kader)
    makers: Makers = {"normen_kantelpunt": partial(tipping_table, judged)}
    if read_conflicts(frames.data, frames.decided):
        makers["normen_strijdig"] = partial(conflicts_table, judged)
    return makers


def tipping_table(judged: Judged) -> ResultTable:
    """A row per judgement: its calculated level, and the smallest change that moves it down and up.

    `omlaag` and `omhoog` count what must change, None where no change moves the level that way;
    `omlaag_waarheen` is the level it then gets and `omlaag_wat` says which evidence, in words.
    """
    columns = (
        Column("niveau_berekend", "Niveau berekend", "level"),
        Column("omlaag", "Nodig voor lager"),
        Column("omlaag_waarheen", "Lager is", "level"),
        Column("omlaag_wat", "Als dit anders was", "text"),
        Column("omhoog", "Nodig voor hoger"),
        Column("omhoog_waarheen", "Hoger is", "level"),
        Column("omhoog_wat", "Als dit anders was", "text"),
        Column("bewijs", "Stukken bewijs"),
    )
    labels = {f"{norm.id}__{link.id}": link.text.say() for norm, link in judged.links()}
    points = tipping_points(judged)
    rows = tuple(_tipping_row(judged, name, point, labels) for name, point in points.items())
    held = [link for point in points.values() for link in point.held]
    notes = (CHANGES, *filter(None, [held_words(held, labels)]))
    title = "Kantelpunt per oordeel"
    return ResultTable("normen_kantelpunt", title, columns, rows, "Norm", notes, judged.cautions())


def tipping_points(judged: Judged) -> dict[str, TippingPoint]:
    """The tipping point of every judgement, by its name."""
    data = judged.frames.data
    fixed = {assessment.judgement: assessment for assessment in data.assessments}
    beside = beside_of(data)
    return {
        name: tipping_of(
            judged.kader, name, fixed.get(name, Assessment(name, "")), judged.cells, beside=beside
        )
        for name in judged.kader.judgements()
    }


def _tipping_row(judged: Judged, name: str, point: TippingPoint, labels: Labels) -> Row:
    found = next(j for j in judged.judgements if j.judgement == name)
    pieces = sum(evidence.n for evidence in found.evidence)
    cells = (point.level, *_tip_cells(point.down, labels), *_tip_cells(point.up, labels), pieces)
    texts = [norm.text.say() for norm in norms_judged(judged.kader, name)]
    return Row(name, " / ".join(texts), cells)


def _tip_cells(tip: Tip | None, labels: Labels) -> tuple[CellValue, ...]:
    return (None, "", "") if tip is None else (tip.number, tip.level, tip_words(tip, labels))


def conflicts_table(judged: Judged) -> ResultTable:
    """A row `<figure>__<judgement>` per conflict and judgement that it touches, by data and by print.

    `gedrukt` and `geteld` are casussen with the value; `kantelt` is ja when the printed figure can give
    another level. Shares lie in 0-1, None when the printed figure could not be tried; `uitleg` then says why.
    """
    columns = (
        Column("waarde", "Waarde", "value"),
        Column("gedrukt", "Gedrukt"),
        Column("geteld", "In de gegevens"),
        Column("niveau_berekend", "Niveau volgens de gegevens", "level"),
        Column("niveau_laagst", "Laagste niveau volgens gedrukt", "level"),
        Column("niveau_hoogst", "Hoogste niveau volgens gedrukt", "level"),
        Column("kantelt", "Kan kantelen", "text"),
        Column("aandeel", "Aandeel", "number"),
        Column("aandeel_laagst", "Laagste aandeel", "number"),
        Column("aandeel_hoogst", "Hoogste aandeel", "number"),
        Column("uitleg", "Uitleg", "text"),
    )
    found = read_conflicts(judged.frames.data, judged.frames.decided)
    rows = tuple(_conflict_row(judged, reading) for reading in found)
    title = "Oordelen bij tegenstrijdige cijfers in de bron"
    return ResultTable("normen_strijdig", title, columns, rows, "Aspect", (READINGS,), judged.cautions())


def _conflict_row(judged: Judged, reading: ConflictReading) -> Row:
    figure = next(f for f in judged.frames.data.published if f.id == reading.figure)
    book = single_scheme(judged.frames)
    name = reading.aspect.partition(".")[2]
    label = name if book is None else book.aspect(name).label.say()
    shares = (reading.share, reading.share_low, reading.share_high)
    cells: tuple[CellValue, ...] = (
        reading.value,
        None if reading.reason else reading.printed,
        reading.counted,
        reading.level,
        reading.level_low,
        reading.level_high,
        "ja" if reading.matters else "nee",
        *(None if share is None else float(share) for share in shares),
        reading.reason or figure.conflict,
    )
    return Row(f"{reading.figure}__{reading.judgement}", label, cells, f"Oordeel {reading.judgement}")
