"""Scored indicators in the nota: the score of each point per year, and how many moved."""

from __future__ import annotations

from analysis.results import SCORE_SIGNS
from codebooks.model import ScoreFrame
from reports.document import Bullets, Label, Section, Sentence, Table, section
from reports.nota_results import Results
from reports.wording import sentence

MOVES = ("X_check", "X_X", "X_dash")


def ggsr_sections(results: Results) -> tuple[Section | None, ...]:
    """A section per frame of scored indicators."""
    return tuple(_frame(results, frame) for frame in results.data.score_frames())


def _frame(results: Results, frame: ScoreFrame) -> Section | None:
    scores, moves = results.printed(frame.id), results.printed(_moves_table(frame))
    if scores is None:
        return None
    lines = tuple(_moved(results, _moves_table(frame), id, label.say()) for id, label in frame.aanpakken)
    return section(
        f"bevinding-{frame.id}",
        frame.title.say(),
        Bullets(tuple(line for line in lines if line)),
        _with_meanings(scores, frame),
        moves,
    )


def _moves_table(frame: ScoreFrame) -> str:
    return f"{frame.id}_overgangen"


def _with_meanings(table: Table, frame: ScoreFrame) -> Table:
    """The scores with what each sign means in one line below."""
    meanings = [f"{SCORE_SIGNS.get(score, score)} = {text.say()}" for score, text in frame.scores.items()]
    return table.bare().noted("; ".join(meanings) + ".")


def _moved(results: Results, table: str, aanpak: str, label: str) -> Sentence | None:
    rows = results.figure(table, aanpak, "rijen")
    met, unmet, untested = (results.figure(table, aanpak, move) for move in MOVES)
    if not (rows and met and unmet and untested):
        return None
    return sentence(
        Label(label),
        *(": punten die eerst niet voldeden: ", rows),
        *("; later voldaan of opgepakt: ", met),
        *("; nog steeds niet: ", unmet),
        *("; bij de tweede toets niet te toetsen: ", untested),
    )
