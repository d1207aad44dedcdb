"""What the audited side said of the norms, written down with the answer of the rekenkamer."""

from __future__ import annotations

import secrets

from flask import Response, abort, render_template
from werkzeug.wrappers import Response as Answer

from analysis.judgement_rows import NormComment
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.norms import norm_messages as messages
from survey_app.domain.norms.comments import check_comment
from survey_app.domain.norms.kader_forms import NEW
from survey_app.domain.report_items import ItemChange, ItemKind, ReportItem
from survey_app.domain.roles import Task
from survey_app.storage.norms.kader_files import SqlKaders
from survey_app.storage.report_items import SqlReportItems, content_of, value_of
from survey_app.web.norms.area import author_in, blueprint
from survey_app.web.staff_pages import allowed, database, frame, go, sent, sent_revision, show

KIND = ItemKind.NORM_COMMENT
NOTHING = NormComment(NEW, "", "", "", "")


@blueprint.get("/normopmerkingen/<norm_comment>")
@allowed(Task.MAKE_NORMS)
def comment(study: str, norm_comment: str) -> Response:
    """A comment; `nieuw` is one that is not there yet."""
    known = _known(study, norm_comment)
    return _page(study, norm_comment, _value(known), known.revision if known else 0)


@blueprint.post("/normopmerkingen/<norm_comment>")
@allowed(Task.MAKE_NORMS)
def keep_comment(study: str, norm_comment: str) -> Answer:
    """The comment is kept, or taken out; its history stays."""
    item = norm_comment
    known = _known(study, item)
    id = f"o_{secrets.token_hex(4)}" if item == NEW else item
    typed = _typed(id)
    gone = sent("doe") == "weg" and item != NEW
    kader = SqlKaders(database()).now(study).kader
    norms = frozenset(norm.id for norm in kader.norms) if kader else frozenset[str]()
    mistakes = () if gone else check_comment(typed, norms)
    if mistakes:
        return _page(study, item, typed, sent_revision(), mistakes, 422)
    author = author_in(study)
    change = ItemChange(
        study=study,
        kind=KIND,
        id=id,
        new=None if gone else content_of(typed),
        changed_by=author.account,
        changed_at=author.now,
        revision=sent_revision() + 1,
        old=known.content if known else None,
    )
    if SqlReportItems(database()).write(change):
        return go("norms.kader", anchor="opmerkingen", study=study, bewaard="1")
    stale = (Mistake("tekst", messages.STALE_COMMENT),)
    return _page(study, item, typed, known.revision if known else 0, stale, 409)


def _known(study: str, item: str) -> ReportItem | None:
    if item == NEW:
        return None
    known = SqlReportItems(database()).find(study, KIND, item)
    if known is None:
        abort(404)
    return known


def _value(known: ReportItem | None) -> NormComment:
    value: NormComment = value_of(KIND, known.content) if known else NOTHING
    return value


def _typed(id: str) -> NormComment:
    names = ("norm", "functie", "dag", "tekst", "antwoord")
    norm, by, on, text, reply = (clean(sent(name)) for name in names)
    return NormComment(id, norm, by, on, text, reply)


def _page(
    study: str,
    item: str,
    value: NormComment,
    revision: int,
    mistakes: tuple[Mistake, ...] = (),
    status: int = 200,
) -> Response:
    html = render_template(
        "norms/comment.html",
        frame=frame(study),
        kader=SqlKaders(database()).now(study).kader,
        item=item,
        value=value,
        revision=revision,
        mistakes=mistakes,
        NEW=NEW,
    )
    return show(html, status)
