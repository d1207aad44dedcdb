"""Writing down what was read for a norm."""

from __future__ import annotations

from flask import Response, abort, render_template
from flask_security import current_user
from werkzeug.wrappers import Response as Answer

from analysis.study import StudyData
from codebooks.model import EvidenceLink, Norm
from survey_app.domain.answer_checks import clean
from survey_app.domain.norms import norm_messages as messages
from survey_app.domain.norms.evidence import EvidencePlace, ReadEvidence
from survey_app.domain.roles import Task
from survey_app.storage.norms.evidence import SqlEvidence
from survey_app.use_cases.norms.read_evidence import write_evidence
from survey_app.web.norms.area import blueprint
from survey_app.web.staff_pages import allowed, database, frame, go, sent, sent_revision, show, this_moment


@blueprint.get("/normen/<judgement>/bewijs/<norm>/<link>")
@allowed(Task.MAKE_NORMS)
def evidence(study: str, judgement: str, norm: str, link: str) -> Response:
    """What was read for this part of the norm, to be written down."""
    place = EvidencePlace(judgement, norm, link)
    return _page(study, place, SqlEvidence(database()).find(study, place))


@blueprint.post("/normen/<judgement>/bewijs/<norm>/<link>")
@allowed(Task.MAKE_NORMS)
def keep_evidence(study: str, judgement: str, norm: str, link: str) -> Answer:
    """It is kept, and you are back at the judgement."""
    place = EvidencePlace(judgement, norm, link)
    _, asked = _asked(frame(study), place)
    credit, text, where = (clean(sent(name)) for name in ("voldaan", "tekst", "vindplaats"))
    read = ReadEvidence(credit, text, where, sent_revision())
    user, now, store = current_user.email, this_moment(), SqlEvidence(database())
    mistakes = write_evidence(store, study, place, asked, read, user, now)
    if not mistakes:
        return go("norms.overview", anchor=f"oordeel-{judgement}", study=study, bewaard=judgement)
    stale = any(mistake.message == messages.STALE_EVIDENCE for mistake in mistakes)
    now_kept = store.find(study, place)
    return _page(study, place, now_kept, (read, mistakes), 409 if stale else 422)


def _asked(data: StudyData, place: EvidencePlace) -> tuple[Norm, EvidenceLink]:
    found = [
        (norm, link)
        for kader in data.normenkaders()
        for norm in kader.norms
        for link in norm.evidence
        if (norm.judged_with, norm.id, link.id) == (place.judgement, place.norm, place.link)
    ]
    if not found:
        abort(404)
    return found[0]


def _page(
    study: str,
    place: EvidencePlace,
    kept: ReadEvidence,
    typed: tuple[ReadEvidence, object] | None = None,
    status: int = 200,
) -> Response:
    data = frame(study)
    norm, link = _asked(data, place)
    read, mistakes = typed if typed else (kept, ())
    html = render_template(
        "norms/evidence.html",
        frame=data,
        place=place,
        norm=norm,
        link=link,
        kept=kept,
        read=read,
        mistakes=mistakes,
        conflict=status == 409,
        KIND_WORDS=messages.KIND_WORDS,
    )
    return show(html, status)
