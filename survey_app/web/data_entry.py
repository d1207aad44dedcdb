"""Typing in what came back on paper: the code of a form, its fields, and two entries side by side."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, current_app, render_template, request
from flask_security import current_user
from werkzeug.wrappers import Response as Answer

from instruments.model import Instrument
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.paper import (
    Form,
    PaperDesk,
    Place,
    Typed,
    agreement,
    differences,
    fields_of,
    messages,
    place_of,
    typed_text,
)
from survey_app.domain.roles import Task
from survey_app.storage.paper_entries import SqlPaperEntries
from survey_app.storage.paper_settling import SqlPaperSettling
from survey_app.use_cases import enter_paper
from survey_app.use_cases.enter_paper import Settled
from survey_app.web.language import translate
from survey_app.web.link_cut import after_cut, stop_after_cut
from survey_app.web.staff_pages import allowed, database, frame, go, sent, show

blueprint = Blueprint("data_entry", __name__, url_prefix="/studies/<study>/papier")

NOTICES = {
    "bewaard": messages.KEPT,
    "klaar": messages.READY,
    "twee_keer": messages.READY_BOTH,
    "niet_van_u": messages.NOT_YOURS,
    "al_klaar": messages.DONE_BEFORE,
    "verwerkt": messages.SETTLED,
    "opzij": messages.PUT_ASIDE,
    "veranderd": messages.CHANGED_MEANWHILE,
}


@blueprint.get("")
@allowed(Task.DATA_ENTRY)
def overview(study: str) -> Response:
    """Where a code is typed, and the forms that someone began with."""
    return _overview(study)


@blueprint.post("")
@allowed(Task.DATA_ENTRY)
def look_up(study: str) -> Answer:
    """From the code on a form, or from no code, to the form."""
    stop_after_cut(study)
    if "zonder_code" in request.form:
        return _without_code(study)
    form = enter_paper.look_up(_store(), study, sent("code"), current_app.config["CODE_KEY"])
    if form is None:
        sentence = messages.UNKNOWN_CODE if enter_paper.is_code(sent("code")) else messages.NO_CODE
        return _overview(study, (Mistake("code", sentence),), 422)
    if form.closed:
        return _overview(study, (Mistake("code", messages.CLOSED_FORM),), 422)
    return go("data_entry.form", study=study, number=form.number)


@blueprint.get("/<int:number>")
@allowed(Task.DATA_ENTRY)
def form(study: str, number: int) -> Answer:
    """The form: to type, to wait for, or to compare."""
    desk = _desk(study, number)
    place = place_of(desk)
    if place is Place.TYPE:
        return _typing(desk)
    if place is Place.COMPARE:
        return _comparing(desk)
    return show(render_template("data_entry/waiting.html", **_of(desk), place=place, **_numbers(desk)))


@blueprint.post("/<int:number>")
@allowed(Task.DATA_ENTRY)
def save(study: str, number: int) -> Answer:
    """What was typed is kept, as far as it could be read."""
    stop_after_cut(study)
    desk = _desk(study, number)
    if place_of(desk) is not Place.TYPE:
        return go("data_entry.form", study=study, number=number, melding=_why_not(desk))
    typed, done = {name: request.form[name] for name in request.form}, "klaar" in request.form
    read, kept = enter_paper.type_in(
        _store(), desk.form, _instrument(desk.form), _person(), typed, done, date.today()
    )
    if not kept:
        return go("data_entry.form", study=study, number=number, melding=_why_not(_desk(study, number)))
    if read.mistakes:
        return _typing(desk, typed, read)
    both = _desk(study, number).both_done
    notice = ("twee_keer" if both else "klaar") if done else "bewaard"
    return go(
        "data_entry.form" if both or not done else "data_entry.overview",
        melding=notice,
        **_names(desk, both or not done),
    )


@blueprint.post("/<int:number>/bewaren")
@allowed(Task.DATA_ENTRY)
def keep(study: str, number: int) -> Response:
    """What was just typed is kept while the person types on: 204; 422 with what is wrong; 409 when it is
    not theirs to type."""
    stop_after_cut(study)
    desk = _desk(study, number)
    if place_of(desk) is not Place.TYPE:
        return show("", 409)
    typed = {name: request.form[name] for name in request.form}
    mistakes = enter_paper.keep_fields(_store(), desk, _instrument(desk.form), _person(), typed, date.today())
    if mistakes is None:
        return show("", 409)
    told = [{"veld": one.variable, "tekst": translate(one.message, **one.details)} for one in mistakes]
    answer = show(json.dumps(told) if told else "", 422 if told else 204)
    answer.mimetype = "application/json"
    return answer


@blueprint.post("/<int:number>/verwerken")
@allowed(Task.DATA_ENTRY)
def settle(study: str, number: int) -> Answer:
    """With the paper at hand each difference was decided: the form becomes a response."""
    stop_after_cut(study)
    desk = _desk(study, number)
    if place_of(desk) is not Place.COMPARE:
        return go("data_entry.form", study=study, number=number, melding="veranderd")
    typed = {name: request.form[name] for name in request.form}
    if "opzij" in request.form:
        outcome = enter_paper.Outcome(Settled.ASIDE if _store().put_aside(desk.form) else Settled.CHANGED)
    else:
        settling = SqlPaperSettling(database())
        outcome = enter_paper.settle(_store(), settling, desk, _instrument(desk.form), typed, date.today())
    if outcome.settled is Settled.MISTAKES:
        return _comparing(desk, outcome.mistakes)
    if outcome.settled is Settled.CHANGED:
        return go("data_entry.form", study=study, number=number, melding="veranderd")
    notice = "verwerkt" if outcome.settled is Settled.DONE else "opzij"
    return go("data_entry.overview", study=study, melding=notice)


def _overview(study: str, mistakes: tuple[Mistake, ...] = (), status: int = 200) -> Response:
    data = frame(study)
    desks = _store().desks(study, _person())
    html = render_template(
        "data_entry/overview.html",
        frame=data,
        mistakes=mistakes,
        cut=after_cut(study),
        notice=NOTICES.get(request.args.get("melding", ""), ""),
        new_number=request.args.get("nummer", "") if request.args.get("nummer", "").isdigit() else "",
        desks=[(desk, place_of(desk)) for desk in desks if not desk.settled],
        settled=sum(desk.settled for desk in desks),
        labels=dict(data.study.perspectieven),
        asked=[pair for pair in data.study.perspectieven if pair[0] in data.study.instruments],
    )
    return show(html, status)


def _without_code(study: str) -> Answer:
    data = frame(study)
    if not data.study.paper_without_code:
        return _overview(study, (Mistake("code", messages.WITHOUT_CODE_REFUSED),), 422)
    number = enter_paper.add_form(_store(), data, sent("perspectief"), date.today())
    if number is None:
        return _overview(study, (Mistake("perspectief", messages.NO_PERSPECTIEF),), 422)
    return go("data_entry.form", study=study, number=number)


def _typing(desk: PaperDesk, typed: dict[str, str] | None = None, read: Typed | None = None) -> Response:
    instrument = _instrument(desk.form)
    mine = desk.mine.values if desk.mine else {}
    fields = fields_of(instrument)
    shown = typed or {field.name: typed_text(field, mine.get(field.name, "")) for field in fields}
    html = render_template(
        "data_entry/typing.html",
        **_of(desk),
        instrument=instrument,
        fields=fields,
        typed=shown,
        mistakes=read.mistakes if read else (),
        wrong={mistake.variable: mistake for mistake in read.mistakes} if read else {},
        begin=next((field.name for field in fields if not shown.get(field.name)), "") if not read else "",
    )
    return show(html, 422 if read else 200)


def _comparing(desk: PaperDesk, mistakes: tuple[Mistake, ...] = ()) -> Response:
    instrument = _instrument(desk.form)
    fields = fields_of(instrument)
    first, second = (entry.values for entry in desk.entries)
    html = render_template(
        "data_entry/comparing.html",
        **_of(desk),
        instrument=instrument,
        differences=differences(fields, first, second),
        count=len(fields),
        off_route=_off_route(instrument, {**first, **second}),
        chosen=request.form,
        mistakes=mistakes,
        wrong={mistake.variable: mistake for mistake in mistakes},
        said=typed_text,
        **_numbers(desk),
    )
    return show(html, 422 if mistakes else 200)


def _numbers(desk: PaperDesk) -> dict[str, Any]:
    """How often two people typed the same, of the forms that were settled."""
    instrument = _instrument(desk.form)
    differed = _store().differed(desk.form.study, instrument.id, instrument.version)
    return {"agreements": agreement(fields_of(instrument), differed), "forms": len(differed)}


def _off_route(instrument: Instrument, values: dict[str, str]) -> list[str]:
    numbers = {field.name: field.number for field in fields_of(instrument)}
    return [numbers[name] for name in enter_paper.off_route(instrument, values)]


def _of(desk: PaperDesk) -> dict[str, Any]:
    data = frame(desk.form.study)
    return {
        "frame": data,
        "desk": desk,
        "label": dict(data.study.perspectieven).get(desk.form.perspectief),
        "notice": NOTICES.get(request.args.get("melding", ""), ""),
    }


def _names(desk: PaperDesk, with_number: bool) -> dict[str, Any]:
    return {"study": desk.form.study, **({"number": desk.form.number} if with_number else {})}


def _why_not(desk: PaperDesk) -> str:
    return "al_klaar" if desk.mine and desk.mine.done else "niet_van_u"


def _desk(study: str, number: int) -> PaperDesk:
    found = _store().form(study, number) if number < 2**31 else None
    if found is None or found.closed:
        abort(404)
    return _store().desk(found, _person())


def _instrument(form: Form) -> Instrument:
    found: Instrument = current_app.extensions["instruments"].find(form.study, form.instrument, form.version)
    return found


def _store() -> SqlPaperEntries:
    return SqlPaperEntries(database())


def _person() -> str:
    """Who types: the number of an account, never a name."""
    return str(current_user.id)
