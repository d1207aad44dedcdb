"""From X to check, X or dash: how the scored rows of a frame moved, per theme and aanpak. No pandas here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from analysis.results import NotRetested, Transitions
from analysis.study import Score
from codebooks.model import ScoreFrame, ScoreRow

RETESTED_FROM = "X"
EXPECTED = ("X_check", "X_X", "X_dash")
By = tuple[str, ...]
Known = Mapping[tuple[str, str], Score]  # (row, year) -> its score


def transitions(frame: ScoreFrame, scores: Iterable[Score], by: By = ()) -> tuple[Transitions, ...]:
    """How many points that scored X met the norm later, still did not, or could not be tested; and the rest.

    `frame` names the rows with their theme and aanpak, `scores` has a score per row and year (X not met,
    check met, dash could not be tested). `by` is () for everything together, ("theme",), ("aanpak",), or
    both: then each theme within each aanpak. Parts come in the order of the frame, also those without a row.

    Missing values: only what was X is tested again, so a row may lack a later score; it is in `unscored`,
    with its reason in `not_retested`, and never counted as met. Errors: ValueError for another word in `by`.

    Formula: a row moves from its score in the first year to that in the last year of the frame; nothing is
    averaged, for the scores have no arithmetic.

    Source: Samenwerkend Toezicht Jeugd, factsheet on families with low self-reliance, Zwolle, June 2015.

    >>> from codebooks.loader import library_path, load_codebook
    >>> frame = load_codebook(library_path("ggsr")).value
    >>> row = frame.rows[0]
    >>> scores = [Score(row.id, "2013", "X", ""), Score(row.id, "2014", "check", "")]
    >>> (found,) = transitions(frame, scores)
    >>> found.rows, found.moves["X_check"], found.unscored
    (13, 1, 12)
    """
    unknown = [word for word in by if word not in ("theme", "aanpak")]
    if unknown or isinstance(by, str):
        raise ValueError(f"by must hold 'theme' and 'aanpak' only, not {by!r}")
    known = {(score.rij, score.jaar): score for score in scores}
    aanpakken = [id for id, _ in frame.aanpakken] if "aanpak" in by else [""]
    themes = [id for id, _ in frame.themes] if "theme" in by else [""]
    return tuple(_part(frame, known, aanpak, theme) for aanpak in aanpakken for theme in themes)


def _part(frame: ScoreFrame, known: Known, aanpak: str, theme: str) -> Transitions:
    rows = [row for row in frame.rows if aanpak in ("", row.aanpak) and theme in ("", row.theme)]
    moves = Counter(move_of(frame, known, row) for row in rows)
    unscored = moves.pop(None, 0)
    named = dict.fromkeys(EXPECTED, 0) | {move: moves[move] for move in sorted(filter(None, moves))}
    missed = tuple(found for row in rows if (found := _not_retested(frame, known, row)) is not None)
    return Transitions(aanpak, theme, len(rows), named, unscored, missed)


def move_of(frame: ScoreFrame, known: Known, row: ScoreRow) -> str | None:
    """`<first year's score>_<last year's score>`; None where either is missing, or there is one year only."""
    first, last = _ends(frame, known, row)
    return f"{first}_{last}" if first and last and len(frame.years) > 1 else None


def _ends(frame: ScoreFrame, known: Known, row: ScoreRow) -> tuple[str | None, str | None]:
    first, last = known.get((row.id, frame.years[0])), known.get((row.id, frame.years[-1]))
    return (None if first is None else first.score), (None if last is None else last.score)


def _not_retested(frame: ScoreFrame, known: Known, row: ScoreRow) -> NotRetested | None:
    first, last = _ends(frame, known, row)
    if last not in (None, "dash"):
        return None
    source = known.get((row.id, frame.years[-1])) or known.get((row.id, frame.years[0]))
    note = source.toelichting if source is not None else ""
    return NotRetested(row.id, first, last, _reason(frame, first, last), note)


def _reason(frame: ScoreFrame, first: str | None, last: str | None) -> str:
    start, end = frame.years[0], frame.years[-1]
    if last == "dash":
        return f"In {end} niet te toetsen."
    if first is None:
        return f"Geen score in {start} en geen in {end}."
    if first == RETESTED_FROM:
        return f"Stond in {start} op X, maar heeft in {end} geen score."
    if first == "dash":
        return f"Was in {start} niet te toetsen, en alleen wat op X stond is opnieuw getoetst."
    return f"Voldeed in {start}, en alleen wat op X stond is opnieuw getoetst."
