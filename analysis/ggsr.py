"""Scored indicators (GGSR): the score of each row per year, and how scores moved from first year to last.

Scores are X (not met), check (met) and dash (could not be tested). They have no arithmetic: nothing is
averaged. Only what was X is tested again, so a row may lack a later score; that is None, never a score. A
dash in the last year says that the row was due for a retest that could not be made: it is a score, and
counts as `X_dash`.
"""

from __future__ import annotations

from collections import Counter
from functools import partial

from analysis.colours import Makers
from analysis.frames import Frames
from analysis.results import SCORE_SIGNS, CellValue, Column, ResultTable, Row, move_text
from codebooks.model import ScoreFrame, ScoreRow

RETESTED_FROM = "X"


def named(frames: Frames) -> Makers:
    """`<frame>` and `<frame>_overgangen` for each frame of scores with a score in it."""
    scored = {score.rij for score in frames.data.scores}
    makers: Makers = {}
    for frame in frames.data.score_frames():
        if scored & {row.id for row in frame.rows}:
            makers[frame.id] = partial(scores_table, frames, frame)
            makers[f"{frame.id}_overgangen"] = partial(transitions_table, frames, frame)
    return makers


def scores_table(frames: Frames, frame: ScoreFrame) -> ResultTable:
    """A row per scored row: its score per year and `overgang`, such as `X_check`; grouped by aanpak."""
    scores = _scores(frames)
    aanpakken = {id: label.say() for id, label in frame.aanpakken}
    rows = tuple(
        Row(
            row.id,
            "; ".join(text.say() for text in row.indicators),
            (*(scores.get((row.id, year)) for year in frame.years), _transition(scores, frame, row)),
            aanpakken.get(row.aanpak, row.aanpak),
        )
        for row in frame.rows
    )
    columns = (*(Column(year, year, "score") for year in frame.years), Column("overgang", "Overgang", "move"))
    notes = tuple(
        f"{SCORE_SIGNS.get(score, score)} = {meaning.say()}" for score, meaning in frame.scores.items()
    )
    return ResultTable(frame.id, frame.title.say(), columns, rows, "Indicatoren", notes)


def _scores(frames: Frames) -> dict[tuple[str, str], str]:
    return {(score.rij, score.jaar): score.score for score in frames.data.scores}


def _transition(scores: dict[tuple[str, str], str], frame: ScoreFrame, row: ScoreRow) -> str | None:
    """`<first year's score>_<last year's score>`; None where either is missing."""
    first, last = scores.get((row.id, frame.years[0])), scores.get((row.id, frame.years[-1]))
    return f"{first}_{last}" if first and last and len(frame.years) > 1 else None


def transitions_table(frames: Frames, frame: ScoreFrame) -> ResultTable:
    """Rows per aanpak by transition from the first to the last year, and `totaal`.

    Columns: `rijen`, `X_<score>` for every score, other transitions that occur, and `niet_hertoetst`: rows
    without a score in the last year. The columns after `rijen` add up to it.
    """
    scores = _scores(frames)
    found = {row.id: _transition(scores, frame, row) for row in frame.rows}
    expected = [f"{RETESTED_FROM}_{score}" for score in ("check", RETESTED_FROM, "dash")]
    others = sorted({name for name in found.values() if name and name not in expected})
    names = [*expected, *others]
    parts = [(id, label.say(), [r for r in frame.rows if r.aanpak == id]) for id, label in frame.aanpakken]
    rows = tuple(
        Row(id, label, _tally([found[row.id] for row in members], names))
        for id, label, members in [*parts, ("totaal", "Totaal", list(frame.rows))]
    )
    columns = (
        Column("rijen", "Rijen"),
        *(Column(name, move_text(name)) for name in names),
        Column("niet_hertoetst", "Niet opnieuw getoetst"),
    )
    title = f"Van {frame.years[0]} naar {frame.years[-1]}: hoe de scores veranderden"
    return ResultTable(f"{frame.id}_overgangen", title, columns, rows, "Aanpak")


def _tally(found: list[str | None], names: list[str]) -> tuple[CellValue, ...]:
    tally = Counter(found)
    return (len(found), *(tally[name] for name in names), tally[None])
