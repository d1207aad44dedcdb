"""The pages that list what is written, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from flask import Response, render_template, request

from analysis.findings import SIGNS, by_number, with_parts
from analysis.results import ResultTable
from survey_app.domain.findings import PARTS, Part, sentences
from survey_app.domain.messages import N_
from survey_app.domain.report_items import ItemKind, ReportItem
from survey_app.domain.roles import Task
from survey_app.storage.report_items import SqlReportItems, value_of
from survey_app.web.findings.area import blueprint, part_or_404
from survey_app.web.findings.evidence_views import Shown
from survey_app.web.findings.item_views import Items, ItemView
from survey_app.web.staff_pages import allowed, database, page_number, show, whole

AT_ONCE = 50  # items on a page
PAGES = tuple(part for part in PARTS if not part.listed_on)
INTRO = {
    "bevindingen": N_("Wat is vastgesteld, en waar dat op rust. Elk cijfer is zoals het nu geteld wordt."),
    "conclusies": N_("Wat de rekenkamer uit de bevindingen opmaakt."),
    "aanbevelingen": N_("Wat de rekenkamer aanbeveelt, en hoe college en raad dat overnemen."),
    "opvolging": N_("Wat er per jaar van elke aanbeveling is geworden."),
    "triangulatie": N_("Wat elke bron per factor noemt: als succes, als knelpunt, of allebei."),
    "resultaten": N_("Wat bereikt moest worden, en hoe ver dat is gekomen."),
}
TABLES = {  # page -> the tables above its list
    "aanbevelingen": ("standpunten_telling",),
    "opvolging": ("opvolging_telling",),
    "resultaten": ("realisatie_telling",),
}


@blueprint.get("/bevindingen")
@allowed(Task.NOTA)
def overview(study: str) -> Response:
    """The findings: where this part of the work begins."""
    return show_list(study, PAGES[0])


@blueprint.get("/rapport/<part>")
@allowed(Task.NOTA)
def listing(study: str, part: str) -> Response:
    """One part of what is written."""
    found = part_or_404(part)
    return show_list(study, next(page for page in PAGES if page.slug == found.page))


def show_list(study: str, part: Part) -> Response:
    """The list, its counts, and what is pointed out in it."""
    shown = Shown(whole(study))
    items, page = SqlReportItems(database()).of_kind(study, part.kind), page_number()
    ordered = _ordered(part, items)
    here = ordered[(page - 1) * AT_ONCE : page * AT_ONCE]
    maker = Items(shown)
    views = [maker.view(item) for item in here]
    html = render_template(
        "findings/list.html",
        frame=shown.data,
        part=part,
        pages=PAGES,
        intro=INTRO[part.slug],
        groups=_groups(part, here, views),
        shown=shown,
        matrix=_matrix(shown, part),
        tables=_tables(shown, part),
        page=page,
        last=max(1, -(-len(ordered) // AT_ONCE)),
        total=len(ordered),
        words=sentences.WORDS,
        SIGNS=SIGNS,
        done=request.args.get("gedaan", ""),
    )
    return show(html)


def _ordered(part: Part, items: Sequence[ReportItem]) -> list[ReportItem]:
    if part.kind is ItemKind.FINDING:
        return sorted(items, key=lambda item: (not item.content.get("deelvraag"), _asked(item)))
    if part.kind is ItemKind.OBSERVATION:
        first = {factor: at for at, factor in enumerate(dict.fromkeys(_factor(i) for i in items))}
        return sorted(items, key=lambda item: first[_factor(item)])
    if part.kind is ItemKind.RECOMMENDATION:
        known = {item.id: item for item in items}
        return [known[one.id] for one in with_parts([value_of(i.kind, i.content) for i in items])]
    return list(items)


def _asked(item: ReportItem) -> tuple[int, str]:
    return by_number(item.content.get("deelvraag", ""))


def _factor(item: ReportItem) -> str:
    return str(item.content.get("factor", ""))


def _groups(
    part: Part, items: Sequence[ReportItem], views: Sequence[ItemView]
) -> list[tuple[str, str, list[ItemView]]]:
    """(term, name, items): findings by deelvraag, observations by factor, all else in one group."""
    field = {ItemKind.FINDING: "deelvraag", ItemKind.OBSERVATION: "factor"}.get(part.kind, "")
    pairs = zip(items, views, strict=True)
    grouped = groupby(pairs, key=lambda pair: str(pair[0].content.get(field, "")) if field else "")
    return [(field, name, [view for _item, view in found]) for name, found in grouped]


def _tables(shown: Shown, part: Part) -> list[object]:
    """The counts above the list, as they are printed."""
    found = (shown.results.printed(name) for name in TABLES.get(part.slug, ()))
    return [table for table in found if table is not None]


def _matrix(shown: Shown, part: Part) -> ResultTable | None:
    """The table of signs: recommendations by year, or factors by source; None while it is empty."""
    name = {ItemKind.FOLLOW_UP: "opvolging", ItemKind.OBSERVATION: "triangulatie"}.get(part.kind, "")
    return shown.results.table(name)
