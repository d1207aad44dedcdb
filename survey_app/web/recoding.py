"""A new version of a codebook, and the queue of cells to look at again because of it."""

from __future__ import annotations

import base64
import binascii

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.wrappers import Response as Answer

from codebooks.model import Aspect
from survey_app.domain import agreement_messages as messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.codebook_changes import gathered
from survey_app.domain.coding import book_and_aspect
from survey_app.domain.recoding import CellToRecode, RecodeForm
from survey_app.domain.renewal import FIELD, Renewal
from survey_app.domain.roles import Task
from survey_app.storage.codebook_files import SqlCodebooks
from survey_app.storage.recodings import SqlRecodings
from survey_app.use_cases.recode import Outcome, Settled, read_recoding, recode
from survey_app.use_cases.renew_codebook import Proposed, propose, renew
from survey_app.web.queue_page import show_queue
from survey_app.web.staff_pages import (
    allowed,
    codeur_name,
    database,
    frame,
    go,
    sent,
    sent_revision,
    show,
    this_moment,
)

blueprint = Blueprint("recoding", __name__, url_prefix="/studies/<study>")
LARGEST = 2_000_000  # bytes of a codebook: the largest real one is 100 kB


@blueprint.get("/codeboek")
@allowed(Task.ASSIGN)
def codebooks(study: str) -> Response:
    """The study's coding schemes with their versions, and where a new version is brought in."""
    return _codebooks(study)


@blueprint.get("/codeboek/<book>")
@allowed(Task.ASSIGN)
def file(study: str, book: str) -> Response:
    """The codebook as its file, to be changed outside."""
    known = next((one for one in frame(study).coding_schemes() if one.id == book), None)
    if known is None:
        abort(404)
    answer = show("")
    answer.set_data(SqlCodebooks(database()).content(study, f"codebooks/{known.id}.yaml"))
    answer.headers["Content-Type"] = "application/yaml; charset=utf-8"
    answer.headers["Content-Disposition"] = f'attachment; filename="{known.id}.yaml"'
    return answer


@blueprint.post("/codeboek")
@allowed(Task.ASSIGN)
def bring_in(study: str) -> Response:
    """What the new version changes; nothing is saved yet."""
    sent_file = request.files.get("bestand")
    if sent_file is None:
        return _preview(study, b"")
    with sent_file.stream as stream:
        return _preview(study, stream.read(LARGEST + 1))


@blueprint.post("/codeboek/bewaren")
@allowed(Task.ASSIGN)
def keep(study: str) -> Answer:
    """The new version takes the old one's place, and touched cells go into the queue."""
    try:
        content = base64.b64decode(sent("inhoud"), validate=True)
    except (binascii.Error, ValueError):
        abort(400)
    proposed = _propose(study, content)
    if proposed.renewal is None:
        return _codebooks(study, proposed, 422)
    store, who, now = SqlCodebooks(database()), codeur_name(study), this_moment()
    mistakes = renew(store, study, proposed.renewal, sent("stand"), who, now)
    if mistakes:
        return _codebooks(study, Proposed(mistakes=mistakes), 409)
    return go("recoding.codebooks", study=study, bewaard=proposed.renewal.new.id)


def _propose(study: str, content: bytes) -> Proposed:
    if not content:
        return Proposed(mistakes=[Mistake(FIELD, messages.NO_FILE)])
    if len(content) > LARGEST:
        return Proposed(mistakes=[Mistake(FIELD, messages.FILE_TOO_LARGE)])
    store = SqlCodebooks(database())
    seen = store.frame_hash(study)  # before the frame: what is older than `seen` is refused at saving
    return propose(store, seen, frame(study), content)


def _preview(study: str, content: bytes) -> Response:
    proposed = _propose(study, content)
    if proposed.renewal is None:
        return _codebooks(study, proposed, 422)
    return _show_renewal(study, proposed.renewal)


def _show_renewal(study: str, renewal: Renewal) -> Response:
    store = SqlCodebooks(database())
    html = render_template(
        "recoding/preview.html",
        frame=frame(study),
        renewal=renewal,
        content=base64.b64encode(renewal.content).decode("ascii"),
        labels=_labels(renewal),
        gathered=gathered(renewal.changes),
        touched=store.touched(study, renewal.recoded, codeur_name(study)),
        blind=bool(store.blind_perspectieven(study) & set(renewal.old.perspectieven)),
        CHANGE_WORDS=messages.CHANGE_WORDS,
    )
    return show(html)


def _labels(renewal: Renewal) -> dict[str, Aspect]:
    books = (renewal.old, renewal.new)
    return {f"{book.id}.{aspect.id}": aspect for book in books for aspect in book.aspects}


def _codebooks(study: str, refused: Proposed | None = None, status: int = 200) -> Response:
    data = frame(study)
    html = render_template(
        "recoding/codebooks.html",
        frame=data,
        books=data.coding_schemes(),
        refused=refused,
        saved=next((b for b in data.coding_schemes() if b.id == request.args.get("bewaard")), None),
    )
    return show(html, status)


@blueprint.get("/hercoderen")
@allowed(Task.CODING)
def queue(study: str) -> Response:
    """One's own cells whose definition changed."""
    return show_queue(study)


@blueprint.post("/hercoderen/<casus>/<perspectief>/<aspect>")
@allowed(Task.CODING)
def settle(study: str, casus: str, perspectief: str, aspect: str) -> Answer:
    """The cell was looked at: it stays, or has another value."""
    store, who = SqlRecodings(database()), codeur_name(study)
    form = read_recoding(request.form)
    cell = _waiting(store.queue(study, who), (casus, perspectief, aspect), sent("codeur"))
    found = book_and_aspect(frame(study).coding_schemes(), perspectief, aspect)
    if found is None or cell is None:  # looked at in another tab, or sealed meanwhile
        return show_queue(study, notice=messages.STALE_RECODING, status=409)
    done = recode(store, study, cell, found[1], form, sent_revision(), who, this_moment())
    return _answer(study, done, cell, form)


def _waiting(
    queue: tuple[CellToRecode, ...], place: tuple[str, str, str], codeur: str
) -> CellToRecode | None:
    for cell in queue:
        one = cell.coding
        if (one.casus, one.perspectief, one.aspect) == place and one.codeur == codeur:
            return cell
    return None


def _answer(study: str, done: Settled, cell: CellToRecode, form: RecodeForm) -> Answer:
    if done.outcome is Outcome.SETTLED:
        return go("recoding.queue", study=study, bewaard="1")
    if done.outcome is Outcome.STALE:
        return show_queue(study, notice=messages.STALE_RECODING, status=409)
    return show_queue(study, typed=(cell.coding, form), mistakes=done.mistakes, status=422)
