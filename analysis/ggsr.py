"""Scored indicators (GGSR): the score of each row per year, and how scores moved from first year to last.

Scores are X (not met), check (met) and dash (could not be tested). They have no arithmetic: nothing is
averaged. Only what was X is tested again, so a row may lack a later score; that is None, never a score. A
dash in the last year says that the row was due for a retest that could not be made: it is a score, and
counts as `X_dash`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from analysis.colours import Makers
from analysis.frames import Frames
from analysis.results import SCORE_SIGNS, CellValue, Column, ResultTable, Row, Transitions, move_text
from analysis.score_transitions import move_of, transitions
from codebooks.model import ScoreFrame

NO_ROW = "Geen punt in dit kader, dus hier is niets opnieuw getoetst."


def named(frames: Frames) -> Makers:
    """`<frame>` and its tables of transitions for each frame of scores with a score in it."""
    scored = {score.rij for score in frames.data.scores}
    makers: Makers = {}
    for frame in frames.data.score_frames():
        if scored & {row.id for row in frame.rows}:
            makers[frame.id] = partial(scores_table, frames, frame)
            makers[f"{frame.id}_overgangen"] = partial(transitions_table, frames, frame)
            makers[f"{frame.id}_overgangen_thema"] = partial(themes_table, frames, frame)
            makers[f"{frame.id}_overgangen_thema_aanpak"] = partial(themes_by_aanpak_table, frames, frame)
            makers[f"{frame.id}_niet_hertoetst"] = partial(not_retested_table, frames, frame)
    return makers


def scores_table(frames: Frames, frame: ScoreFrame) -> ResultTable:
    """A row per scored row: its score per year and `overgang`, such as `X_check`; grouped by aanpak."""
    known = {(score.rij, score.jaar): score for score in frames.data.scores}
    scores = {place: score.score for place, score in known.items()}
    aanpakken = {id: label.say() for id, label in frame.aanpakken}
    rows = tuple(
        Row(
            row.id,
            "; ".join(text.say() for text in row.indicators),
            (*(scores.get((row.id, year)) for year in frame.years), move_of(frame, known, row)),
            aanpakken.get(row.aanpak, row.aanpak),
        )
        for row in frame.rows
    )
    columns = (*(Column(year, year, "score") for year in frame.years), Column("overgang", "Overgang", "move"))
    notes = tuple(
        f"{SCORE_SIGNS.get(score, score)} = {meaning.say()}" for score, meaning in frame.scores.items()
    )
    return ResultTable(frame.id, frame.title.say(), columns, rows, "Indicatoren", notes)


def transitions_table(frames: Frames, frame: ScoreFrame) -> ResultTable:
    """Rows per aanpak by transition from the first to the last year, and `totaal`.

    Columns: `rijen`, `X_<score>` for every score, other transitions that occur, and `niet_hertoetst`: rows
    without a score in the last year. The columns after `rijen` add up to it.
    """
    labels = {id: label.say() for id, label in frame.aanpakken}
    found = transitions(frame, frames.data.scores, ("aanpak",))
    rows = [(part.aanpak, labels[part.aanpak], "", part) for part in found]
    return _moves_table(frames, frame, "overgangen", "", rows, "Aanpak")


def themes_table(frames: Frames, frame: ScoreFrame) -> ResultTable:
    """Rows per theme, also one without rows, and `totaal`; columns as in `transitions_table`."""
    labels = {id: label.say() for id, label in frame.themes}
    found = transitions(frame, frames.data.scores, ("theme",))
    rows = [(part.theme, labels[part.theme], "", part) for part in found]
    return _moves_table(frames, frame, "overgangen_thema", ", per thema", rows, "Thema")


def themes_by_aanpak_table(frames: Frames, frame: ScoreFrame) -> ResultTable:
    """Rows `<aanpak>__<theme>` by transition, and `totaal`; columns as in `transitions_table`."""
    themes = {id: label.say() for id, label in frame.themes}
    aanpakken = {id: label.say() for id, label in frame.aanpakken}
    found = transitions(frame, frames.data.scores, ("aanpak", "theme"))
    rows = [(f"{p.aanpak}__{p.theme}", themes[p.theme], aanpakken[p.aanpak], p) for p in found]
    return _moves_table(frames, frame, "overgangen_thema_aanpak", ", per aanpak en thema", rows, "Thema")


def _moves_table(
    frames: Frames,
    frame: ScoreFrame,
    name: str,
    title: str,
    parts: Sequence[tuple[str, str, str, Transitions]],
    row_label: str,
) -> ResultTable:
    (every,) = transitions(frame, frames.data.scores)
    names = list(every.moves)
    rows = [Row(key, label, _tally(part, names), group) for key, label, group, part in parts]
    rows.append(Row("totaal", "Totaal", _tally(every, names), "Totaal" if any(p[2] for p in parts) else ""))
    columns = (
        Column("rijen", "Rijen"),
        *(Column(move, move_text(move)) for move in names),
        Column("niet_hertoetst", "Niet opnieuw getoetst"),
    )
    title = f"Van {frame.years[0]} naar {frame.years[-1]}: hoe de scores veranderden{title}"
    return ResultTable(f"{frame.id}_{name}", title, columns, tuple(rows), row_label)


def _tally(part: Transitions, names: list[str]) -> tuple[CellValue, ...]:
    return (part.rows, *(part.moves.get(name, 0) for name in names), part.unscored)


def not_retested_table(frames: Frames, frame: ScoreFrame) -> ResultTable:
    """What was not tested in the last year: a row per scored row without a test, and why.

    Then a row `<aanpak>__<theme>` for every theme of an aanpak without any scored row.
    """
    columns = (
        Column("thema", "Thema", "text"),
        Column(frame.years[0], frame.years[0], "score"),
        Column(frame.years[-1], frame.years[-1], "score"),
        Column("waarom", "Waarom niet", "text"),
        Column("toelichting", "Toelichting in de bron", "text"),
    )
    scores = frames.data.scores
    missed = [row for part in transitions(frame, scores, ("aanpak",)) for row in _missed_rows(frame, part)]
    empty = [part for part in transitions(frame, scores, ("aanpak", "theme")) if not part.rows]
    rows = (*missed, *(_empty_row(frame, part) for part in empty))
    title = f"Wat in {frame.years[-1]} niet opnieuw is getoetst"
    return ResultTable(f"{frame.id}_niet_hertoetst", title, columns, rows, "Indicatoren")


def _missed_rows(frame: ScoreFrame, part: Transitions) -> list[Row]:
    themes = {id: label.say() for id, label in frame.themes}
    aanpak = dict(frame.aanpakken)[part.aanpak].say()
    rows = {row.id: row for row in frame.rows}
    return [
        Row(
            missed.row,
            "; ".join(text.say() for text in rows[missed.row].indicators),
            (themes.get(rows[missed.row].theme), missed.first, missed.last, missed.reason, missed.note),
            aanpak,
        )
        for missed in part.not_retested
    ]


def _empty_row(frame: ScoreFrame, part: Transitions) -> Row:
    theme, aanpak = dict(frame.themes)[part.theme].say(), dict(frame.aanpakken)[part.aanpak].say()
    return Row(f"{part.aanpak}__{part.theme}", aanpak, (theme, None, None, NO_ROW, ""), "Thema's zonder punt")
