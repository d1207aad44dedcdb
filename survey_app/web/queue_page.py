"""The page with one's own queue: per cell what changed, what was found, and whether it stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, render_template, request

from analysis.study import Coding, StudyData
from codebooks.model import Aspect
from codebooks.values import REASONS, Value
from survey_app.domain.agreement_messages import CHANGE_WORDS
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.codebook_changes import AspectChange, from_text
from survey_app.domain.coding import book_and_aspect, values_of
from survey_app.domain.recoding import CellToRecode, RecodeForm
from survey_app.storage.recodings import SqlRecodings
from survey_app.web.staff_pages import codeur_name, database, frame, show

SHOWN = 20  # cells on the page; the next ones come as these are settled


@dataclass(frozen=True)
class QueueView:
    """One cell of the queue as the page shows it."""

    cell: CellToRecode
    aspect: Aspect
    values: tuple[str, ...]
    changes: tuple[tuple[str, str, tuple[AspectChange, ...]], ...]  # old version, new version, what
    form: RecodeForm
    mistakes: Sequence[Mistake] = ()

    @property
    def key(self) -> str:
        """Its place on the page."""
        one = self.cell.coding
        return (
            "-".join((one.casus, one.perspectief, one.aspect, one.codeur)).replace(".", "-").replace(" ", "-")
        )


def show_queue(
    study: str,
    notice: str = "",
    typed: tuple[Coding, RecodeForm] | None = None,
    mistakes: Sequence[Mistake] = (),
    status: int = 200,
) -> Response:
    """The queue; `typed` is the coding and the form of it that could not be kept."""
    data = frame(study)
    cells = SqlRecodings(database()).queue(study, codeur_name(study))
    views = [view for cell in cells if (view := _view(data, cell, typed, mistakes))]
    first = sorted(views, key=lambda view: not view.mistakes)[:SHOWN]
    html = render_template(
        "recoding/queue.html",
        frame=data,
        views=first,
        total=len(views),
        notice=notice,
        mistakes=mistakes,
        saved=request.args.get("bewaard", ""),
        reasons={str(value): REASONS[value] for value in Value},
        CHANGE_WORDS=CHANGE_WORDS,
    )
    return show(html, status)


def _view(
    data: StudyData,
    cell: CellToRecode,
    typed: tuple[Coding, RecodeForm] | None,
    mistakes: Sequence[Mistake],
) -> QueueView | None:
    one = cell.coding
    found = book_and_aspect(data.coding_schemes(), one.perspectief, one.aspect)
    if found is None:
        return None
    changes = tuple((c.old_version, c.new_version, from_text(c.what)) for c in cell.changed)
    mine = typed is not None and typed[0] == one
    form = typed[1] if typed and mine else RecodeForm(False, one.waarde, one.reden, one.toelichting)
    return QueueView(cell, found[1], values_of(found[1]), changes, form, mistakes if mine else ())
