"""Mail of a study: whom to invite, on which days, and how it stands. No page shows an address."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.wrappers import Response as Answer

from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.inviting.messages import LABEL_TAKEN
from survey_app.domain.mailing import staff_sentences as say
from survey_app.domain.mailing.addresses import has_strange_name, mailable, masked
from survey_app.domain.mailing.contact_list import LineProblem, SheetRow, read_contact_list
from survey_app.domain.mailing.turns import Kind, Standing, count_batch
from survey_app.domain.roles import Task
from survey_app.source_files.sheet_rows import rows_of, text_rows
from survey_app.source_files.transcript import UnreadableFile
from survey_app.storage.batches import SqlBatches
from survey_app.storage.contacts import NewBatch
from survey_app.use_cases.mail_contacts import questionnaires, read_batch, read_days
from survey_app.web.link_cut import stop_after_cut
from survey_app.web.mail_parts import mail_settings, stores
from survey_app.web.staff_pages import allowed, database, frame, go, sent, show

blueprint = Blueprint("mailing", __name__, url_prefix="/studies/<study>/mail")
TOLD = {
    "ingelezen": say.LIST_ADDED,
    "dagen": say.DAYS_KEPT,
    "vrijgegeven": say.RELEASED,
}
STANDINGS = {
    Standing.OPTED_OUT: say.NO_MORE_MAIL,
    Standing.UNDELIVERABLE: say.NOW_UNDELIVERABLE,
}


@blueprint.get("")
@allowed(Task.CONTACTS)
def overview(study: str) -> Response:
    """How each list stands, in numbers, and what is planned."""
    return _overview(study)


@blueprint.get("/adressen")
@allowed(Task.CONTACTS)
def addresses(study: str) -> Response:
    """The form to bring in a list of addresses."""
    return _addresses(study)


@blueprint.post("/adressen")
@allowed(Task.CONTACTS)
def bring_in(study: str) -> Answer:
    """The list becomes invitations, all or none; nothing is sent yet."""
    stop_after_cut(study)
    data, form = frame(study), read_batch(request.form, date.today())
    rows, mistake = _rows()
    taken = form.batch.label in SqlBatches(database()).labels(study)
    mistakes = (*form.mistakes, *([Mistake("naam", LABEL_TAKEN)] if taken else []), *mistake)
    if mistakes:
        return _addresses(study, mistakes=mistakes, status=422)
    read = read_contact_list(data, rows)
    new = NewBatch(form.batch, read.contacts, questionnaires(data), form.expires_on)
    problems = read.problems or stores().contacts.bring_in(study, new)
    if problems:
        return _addresses(study, problems=problems, status=422)
    return go("mailing.overview", study=study, gedaan="ingelezen", aantal=len(read.contacts))


@blueprint.post("/dagen")
@allowed(Task.CONTACTS)
def days(study: str) -> Answer:
    """When the mail of one list goes out and when its reminder; an empty day makes it wait."""
    stop_after_cut(study)
    batch = next((one for one in stores().contacts.batches(study) if str(one.id) == sent("partij")), None)
    if batch is None:
        return _overview(study, mistakes=[Mistake("partij", say.NO_BATCH)], status=404)
    send_on, remind_on, mistakes = read_days(request.form, date.today(), (batch.send_on, batch.remind_on))
    if mistakes:
        mistakes = [Mistake(f"{mistake.variable}_{batch.id}", mistake.message) for mistake in mistakes]
        return _overview(study, mistakes=mistakes, wrong=batch.id, status=422)
    stores().contacts.plan(study, batch.id, send_on, remind_on)
    return go("mailing.overview", study=study, gedaan="dagen")


@blueprint.post("/adres")
@allowed(Task.CONTACTS)
def tell(study: str) -> Response:
    """What someone told us of one address: they want no more mail, or it does not arrive."""
    stop_after_cut(study)
    typed = clean(sent("adres"))
    address = mailable(typed)
    standing = next((one for one in STANDINGS if one == sent("stand")), None)
    if not address:
        sentence = say.STRANGE_NAME if has_strange_name(typed) else say.NOT_AN_ADDRESS
        return _overview(study, mistakes=[Mistake("adres", sentence)], status=422)
    if standing is None:
        return _overview(study, mistakes=[Mistake("stand", say.CHOOSE_STANDING)], status=422)
    if not stores().standings.tell(study, address, standing):
        return _overview(study, mistakes=[Mistake("adres", say.UNKNOWN_ADDRESS)], status=404)
    return _overview(study, done=(STANDINGS[standing], {"address": masked(address)}))


@blueprint.post("/vrijgeven")
@allowed(Task.CONTACTS)
def release(study: str) -> Answer:
    """Lets messages go after all of which nobody knows whether they went."""
    stop_after_cut(study)
    count = stores().claims.release_unsure(study, date.today())
    return go("mailing.overview", study=study, gedaan="vrijgegeven", aantal=count)


@blueprint.get("/wensen")
@allowed(Task.CONTACTS)
def wishes(study: str) -> Response:
    """Who asked to be contacted later; nothing here leads to an answer."""
    return show(
        render_template(
            "mailing/wishes.html",
            frame=frame(study),
            wishes=stores().wishes.wishes(study),
            destroyed=stores().keys.is_destroyed(study),
        )
    )


@blueprint.post("/wensen")
@allowed(Task.CONTACTS)
def remove_wish(study: str) -> Answer:
    """One wish is removed: someone was called, or asked for it."""
    wish = sent("wens")
    if not wish.isalnum() or not stores().wishes.remove(study, wish):
        abort(404)
    return go("mailing.wishes", study=study)


def _rows() -> tuple[list[SheetRow], list[Mistake]]:
    """The rows of the file or of what was pasted; one of the two."""
    file, pasted = request.files.get("bestand"), clean(sent("lijst"))
    raw = file.read() if file and file.filename else b""
    if raw and pasted:
        return [], [Mistake("lijst", say.TWO_LISTS)]
    if not raw and not pasted:
        return [], [Mistake("lijst", say.NO_LIST)]
    try:
        rows = rows_of(raw) if raw else text_rows(pasted)
    except UnreadableFile:
        return [], [Mistake("bestand", say.UNREADABLE_LIST)]
    return [SheetRow(line, cells) for line, cells in rows], []


def _addresses(
    study: str,
    problems: tuple[LineProblem, ...] = (),
    mistakes: tuple[Mistake, ...] = (),
    status: int = 200,
) -> Response:
    """What was pasted does not come back: an address stands on no page."""
    data = frame(study)
    html = render_template(
        "mailing/addresses.html",
        frame=data,
        problems=problems,
        mistakes=mistakes,
        typed=request.form,
        destroyed=stores().keys.is_destroyed(study),
        example_casus=data.cases[0].casus if data.cases else "1",
        example_perspectief=next(iter(data.study.instruments), "ouder"),
    )
    return show(html, status)


def _overview(study: str, status: int = 200, **values: object) -> Response:
    today, kept = date.today(), stores()
    people = kept.contacts.addressees(study)
    counts = [
        count_batch(batch, [one for one in people if one.batch == batch.id], today)
        for batch in kept.contacts.batches(study)
    ]
    shown = {"done": _told(), "mistakes": (), "wrong": None, **values}
    html = render_template(
        "mailing/overview.html",
        frame=frame(study),
        counts=counts,
        kinds=Kind,
        standings=Standing,
        typed=request.form,
        unsure=kept.claims.unsure(study, today),
        wishes=kept.wishes.count(study),
        destroyed=kept.keys.is_destroyed(study),
        set_up=mail_settings() is not None,
        not_set_up=say.NOT_SET_UP,
        key_destroyed=say.KEY_DESTROYED,
        **shown,
    )
    return show(html, status)


def _told() -> tuple[str, dict[str, object]] | None:
    """What was just done, from the address of the page."""
    sentence = TOLD.get(request.args.get("gedaan", ""))
    count = request.args.get("aantal", "")
    if sentence is None or (
        "%(" in sentence and not (count.isascii() and count.isdigit() and len(count) < 6)
    ):
        return None
    return (sentence, {"count": count}) if "%(" in sentence else (sentence, {})
