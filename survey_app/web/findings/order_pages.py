"""Taking an item out, after a second question, and giving it another place."""

from __future__ import annotations

from flask import Response, render_template
from werkzeug.wrappers import Response as Answer

from survey_app.domain.answer_checks import Mistake
from survey_app.domain.findings import Part, sentences
from survey_app.domain.report_items import ItemKind, ReportItem
from survey_app.domain.roles import Task
from survey_app.storage.report_items import SqlReportItems
from survey_app.storage.report_order import SqlReportOrder
from survey_app.use_cases.write_findings import Outcome, take_out
from survey_app.web.findings.area import blueprint, part_or_404
from survey_app.web.findings.chain_views import forward_from
from survey_app.web.findings.evidence_views import Shown
from survey_app.web.findings.item_pages import item_or_404, who_in
from survey_app.web.findings.item_views import Items
from survey_app.web.staff_pages import allowed, database, go, sent, sent_revision, show, whole

BESIDE = {  # an item changes places with those that stand under the same heading
    ItemKind.FINDING: "deelvraag",
    ItemKind.OBSERVATION: "factor",
    ItemKind.RECOMMENDATION: "part_of",
}


@blueprint.get("/rapport/<part>/<item>/weg")
@allowed(Task.WRITE_REPORT)
def ask_out(study: str, part: str, item: str) -> Response:
    """The second question: what goes, and what rests on it."""
    found = part_or_404(part)
    return _ask(study, found, item_or_404(study, found, item))


@blueprint.post("/rapport/<part>/<item>/weg")
@allowed(Task.WRITE_REPORT)
def out(study: str, part: str, item: str) -> Answer:
    """The item is taken out; its history stays."""
    found = part_or_404(part)
    item_or_404(study, found, item)
    outcome = take_out(SqlReportItems(database()), who_in(study), found, item, sent_revision())
    if outcome is Outcome.STALE:
        kept = item_or_404(study, found, item)
        return _ask(study, found, kept, (Mistake("item", sentences.STALE),), 409)
    return go("findings.listing", study=study, part=found.page, gedaan="weg")


@blueprint.post("/rapport/<part>/<item>/plaats")
@allowed(Task.WRITE_REPORT)
def move(study: str, part: str, item: str) -> Answer:
    """One place up or down, among those under the same heading."""
    found = part_or_404(part)
    kept, field = item_or_404(study, found, item), BESIDE.get(found.kind, "")
    among = [
        one.id
        for one in SqlReportItems(database()).of_kind(study, found.kind)
        if not field or one.content.get(field) == kept.content.get(field)
    ]
    SqlReportOrder(database()).move(study, found.kind, item, among, up=sent("richting") == "omhoog")
    return go("findings.listing", study=study, part=found.page, anchor=f"i-{item}")


def _ask(
    study: str, part: Part, kept: ReportItem, mistakes: tuple[Mistake, ...] = (), status: int = 200
) -> Response:
    items = Items(Shown(whole(study)))
    html = render_template(
        "findings/out.html",
        frame=items.shown.data,
        part=part,
        view=items.view(kept),
        forward=forward_from(items, part.kind, kept.id),
        mistakes=mistakes,
    )
    return show(html, status)
