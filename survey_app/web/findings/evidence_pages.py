"""Choosing what a text rests on: by looking for figures, quotes and sources, never by typing an address."""

from __future__ import annotations

from flask import Response, abort, render_template, request
from werkzeug.wrappers import Response as Answer

from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.findings import Part, sentences
from survey_app.domain.report_items import ReportItem
from survey_app.domain.roles import Task
from survey_app.storage.report_items import SqlReportItems
from survey_app.use_cases.write_findings import Outcome, choose_evidence
from survey_app.web.findings.area import blueprint, part_or_404
from survey_app.web.findings.evidence_views import Shown
from survey_app.web.findings.item_pages import item_or_404, who_in
from survey_app.web.findings.item_views import Items
from survey_app.web.findings.search import search
from survey_app.web.staff_pages import allowed, database, go, sent_revision, show, whole


@blueprint.get("/rapport/<part>/<item>/bewijs")
@allowed(Task.WRITE_REPORT)
def evidence(study: str, part: str, item: str) -> Response:
    """What the item rests on now, and what was found to add."""
    found = _with_evidence(part)
    return _page(Shown(whole(study)), found, item_or_404(study, found, item))


@blueprint.post("/rapport/<part>/<item>/bewijs")
@allowed(Task.WRITE_REPORT)
def choose(study: str, part: str, item: str) -> Answer:
    """What was ticked is added or taken away."""
    found, shown, store = _with_evidence(part), Shown(whole(study)), SqlReportItems(database())
    item_or_404(study, found, item)
    added, dropped = request.form.getlist("erbij"), request.form.getlist("eraf")
    who = who_in(study)
    chosen = choose_evidence(store, who, found, item, sent_revision(), added, dropped, shown.exists)
    if chosen.outcome is Outcome.SAVED:
        return go("findings.item", study=study, part=part, item=item, gedaan="bewijs")
    stale = (Mistake("bewijs", sentences.STALE_EVIDENCE),)
    status = 409 if chosen.outcome is Outcome.STALE else 422
    return _page(shown, found, item_or_404(study, found, item), chosen.mistakes or stale, status)


def _with_evidence(slug: str) -> Part:
    part = part_or_404(slug)
    if not part.evidence:
        abort(404)
    return part


def _page(
    shown: Shown, part: Part, kept: ReportItem, mistakes: tuple[Mistake, ...] = (), status: int = 200
) -> Response:
    query = clean(request.values.get("zoek", ""))
    html = render_template(
        "findings/evidence.html",
        frame=shown.data,
        part=part,
        view=Items(shown).view(kept),
        query=query,
        found=search(shown, query, kept.content.get("evidence", ())),
        mistakes=mistakes,
    )
    return show(html, status)
