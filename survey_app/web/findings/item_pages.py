"""One item: seen with its chain and history, made, and changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import Response, abort, render_template, request
from flask_security import current_user
from werkzeug.wrappers import Response as Answer

from analysis.study import StudyData
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.findings import (
    Choices,
    ItemForm,
    Part,
    choices_of,
    form_of,
    read_form,
    sentences,
    suggestions_of,
)
from survey_app.domain.messages import N_
from survey_app.domain.report_items import ReportItem
from survey_app.domain.roles import Task
from survey_app.storage.report_items import SqlReportItems, content_of, value_of
from survey_app.use_cases.write_findings import Outcome, Saved, Who, change_item, make_item
from survey_app.web.findings.area import blueprint, part_or_404
from survey_app.web.findings.chain_views import back_from, forward_from
from survey_app.web.findings.evidence_views import Shown
from survey_app.web.findings.item_views import Items
from survey_app.web.language import translate
from survey_app.web.staff_pages import allowed, database, go, sent_revision, show, this_moment, whole

Fields = dict[str, str | tuple[str, ...]]
EVIDENCE = N_("Bewijs")


def who_in(study: str) -> Who:
    """Whoever is logged in, now."""
    return Who(study, current_user.email, this_moment())


def item_or_404(study: str, part: Part, item: str) -> ReportItem:
    """The item as it is kept."""
    found = SqlReportItems(database()).find(study, part.kind, item)
    if found is None:
        abort(404)
    return found


@blueprint.get("/rapport/<part>/<item>")
@allowed(Task.NOTA)
def item(study: str, part: str, item: str) -> Response:
    """The item, what it rests on, what rests on it, and every change; of what was taken out its history."""
    found, store, shown = part_or_404(part), SqlReportItems(database()), Shown(whole(study))
    kept, changes = store.find(study, found.kind, item), store.changes(study, found.kind, item)
    if kept is None and not changes:
        abort(404)
    maker = Items(shown)
    html = render_template(
        "findings/item.html",
        frame=shown.data,
        part=found,
        id=item,
        view=maker.view(kept) if kept else None,
        back=back_from(maker, found.kind, item) if kept else [],
        forward=forward_from(maker, found.kind, item) if kept else [],
        changes=changes,
        labels={**{one.name: translate(one.label) for one in found.fields}, "evidence": translate(EVIDENCE)},
        main=found.fields[0].name,
        done=request.args.get("gedaan", ""),
    )
    return show(html)


@blueprint.get("/rapport/nieuw/<part>")
@allowed(Task.WRITE_REPORT)
def new(study: str, part: str) -> Response:
    """The form for a new item; `bij` is the recommendation that it is about or a part of."""
    found, data = part_or_404(part), whole(study)
    about = request.args.get("bij", "")
    known = about if about in {one.id for one in data.recommendations} else ""
    values: Fields = {"recommendation": known, "part_of": known}
    return _form(data, found, "", ItemForm(values))


@blueprint.post("/rapport/<part>")
@allowed(Task.WRITE_REPORT)
def make(study: str, part: str) -> Answer:
    """A new item, and you are at it."""
    found, data = part_or_404(part), whole(study)
    form = read_form(found, request.form.getlist, 0)
    store = SqlReportItems(database())

    def full(content: dict[str, Any]) -> dict[str, Any]:
        return content_of(value_of(found.kind, content))

    saved = make_item(store, who_in(study), found, form, choices_of(data), full)
    if saved.outcome is Outcome.SAVED:
        return go("findings.item", study=study, part=part, item=saved.id, gedaan="gemaakt")
    return _form(data, found, "", form, saved)


@blueprint.get("/rapport/<part>/<item>/wijzig")
@allowed(Task.WRITE_REPORT)
def edit(study: str, part: str, item: str) -> Response:
    """The form with what is kept."""
    found = part_or_404(part)
    kept = item_or_404(study, found, item)
    return _form(whole(study), found, item, form_of(found, kept.content, kept.revision), kept=kept)


@blueprint.post("/rapport/<part>/<item>/wijzig")
@allowed(Task.WRITE_REPORT)
def save(study: str, part: str, item: str) -> Answer:
    """The item is changed; a stale form is told with both texts."""
    found, data, store = part_or_404(part), whole(study), SqlReportItems(database())
    if not store.changes(study, found.kind, item) and store.find(study, found.kind, item) is None:
        abort(404)
    form = read_form(found, request.form.getlist, sent_revision())
    saved = change_item(store, who_in(study), found, item, form, choices_of(data, item), data)
    if saved.outcome is Outcome.SAVED:
        return go("findings.item", study=study, part=part, item=item, gedaan="bewaard")
    return _form(data, found, item, form, saved, store.find(study, found.kind, item))


def _form(
    data: StudyData,
    part: Part,
    item: str,
    form: ItemForm,
    refused: Saved | None = None,
    kept: ReportItem | None = None,
) -> Response:
    """The form; when it was stale with what is kept now beside it, and the revision of that."""
    stale = refused is not None and refused.outcome is Outcome.STALE
    mistakes = _stale(part, kept) if stale else (refused.mistakes if refused else ())
    current = Items(Shown(data)).view(kept) if stale and kept else None
    html = render_template(
        "findings/form.html",
        frame=data,
        part=part,
        id=item,
        form=replace(form, revision=kept.revision) if stale and kept else form,
        choices=_with_kept(choices_of(data, item), kept, form),
        suggestions=suggestions_of(data),
        mistakes=mistakes,
        current=current,
        words=sentences.WORDS,
    )
    return show(html, 409 if stale else 422 if refused else 200)


def _stale(part: Part, kept: ReportItem | None) -> Sequence[Mistake]:
    return (Mistake(part.fields[0].name, sentences.STALE if kept else sentences.STALE_GONE),)


def _with_kept(choices: Choices, kept: ReportItem | None, form: ItemForm) -> dict[str, dict[str, str]]:
    """The choices, what is chosen first in a long list, and what is chosen now though it is gone."""
    found: dict[str, dict[str, str]] = {}
    for name, options in choices.items():
        value = kept.content.get(name, "") if kept else ""
        gone = [one for one in (value if isinstance(value, list) else [value]) if one]
        chosen = [one for one in form.listed(name) if one in options]
        found[name] = {one: options[one] for one in chosen} | dict(options)
        found[name] |= {one: one for one in gone if one not in options}
    return found
