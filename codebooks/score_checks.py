"""What must hold in a frame of scored indicators."""

from __future__ import annotations

from codebooks.model import ScoreFrame
from codebooks.naming import Named, ids_used_twice
from codebooks.problem_texts import problem
from instruments.problems import Problem, did_you_mean


def check_scores(frame: ScoreFrame) -> list[Problem]:
    """Every Problem of the frame. A theme without a row is no Problem: it had nothing to retest."""
    return [*ids_once(frame), *themes_known(frame), *aanpakken_known(frame)]


def ids_once(frame: ScoreFrame) -> list[Problem]:
    """Row ids and years are used once (the loader sees to aanpakken and themes)."""
    lists = {
        "years": [Named(year, 0) for year in frame.years],
        "rows": [Named(row.id, row.line) for row in frame.rows],
    }
    return [found for where, named in lists.items() for found in ids_used_twice(frame.file, where, named)]


def themes_known(frame: ScoreFrame) -> list[Problem]:
    """Every row stands under a theme of this frame."""
    known = [id for id, _ in frame.themes]
    return [
        problem(
            "theme-unknown",
            frame.file,
            row.line,
            id=row.id,
            theme=row.theme,
            hint=did_you_mean(row.theme, known),
        )
        for row in frame.rows
        if row.theme not in known
    ]


def aanpakken_known(frame: ScoreFrame) -> list[Problem]:
    """Every row belongs to an aanpak of this frame."""
    known = [id for id, _ in frame.aanpakken]
    return [
        problem(
            "aanpak-unknown",
            frame.file,
            row.line,
            id=row.id,
            aanpak=row.aanpak,
            hint=did_you_mean(row.aanpak, known),
        )
        for row in frame.rows
        if row.aanpak not in known
    ]
