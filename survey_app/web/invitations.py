"""Inviting: batches of letters, links and paper, their codes, and what came back."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, current_app, render_template, request
from werkzeug.wrappers import Response as Answer

from reports.letters.words import LANGUAGES as LETTER_LANGUAGES
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.casus_choice import field_of
from survey_app.domain.inviting import messages
from survey_app.domain.inviting.batch import CHANNELS, Batch, KeptBatch, check_batch, next_label
from survey_app.domain.roles import Task
from survey_app.storage.batches import SqlBatches
from survey_app.storage.invitations import SqlInvitations
from survey_app.storage.letter_texts import SqlLetterTexts
from survey_app.use_cases import invite
from survey_app.use_cases.follow_fieldwork import count_invitations
from survey_app.use_cases.invite import NoCodes, Printed
from survey_app.use_cases.print_invitations import Handover, Wishes, file_name, handover_zip
from survey_app.use_cases.write_letter import texts_of
from survey_app.web.link_cut import after_cut, stop_after_cut
from survey_app.web.staff_pages import allowed, database, frame, go, sent, show

blueprint = Blueprint("invitations", __name__, url_prefix="/studies/<study>/uitnodigingen")

NO_CODES = {NoCodes.MADE_BEFORE: messages.MADE_BEFORE, NoCodes.USED: messages.ALREADY_STARTED}


@blueprint.get("")
@allowed(Task.INVITATIONS)
def overview(study: str) -> Response:
    """How many were invited, in which batches, and the form for a new one."""
    return _overview(study)


@blueprint.post("")
@allowed(Task.INVITATIONS)
def make(study: str) -> Answer:
    """A new batch. Hand-out links are shown at once; letters and paper have a page where they are made."""
    stop_after_cut(study)
    data, store = frame(study), SqlBatches(database())
    batch = check_batch(data, request.form.to_dict(flat=False), date.today(), store.labels(study))
    if not isinstance(batch, Batch):
        return _overview(study, mistakes=batch, status=422)
    in_order = data.study.anonymity != "anoniem"
    made = invite.make_batch(store, batch, date.today(), in_order)
    if made is None:
        return _overview(study, mistakes=(Mistake("label", messages.LABEL_TAKEN),), status=422)
    if batch.channel == "link":
        return _codes(study, _batch(study, str(made)), 0)
    return go("invitations.batch", study=study, batch=made)


@blueprint.get("/<batch>")
@allowed(Task.INVITATIONS)
def batch(study: str, batch: str) -> Response:
    """One batch: making its codes, and saying what came back."""
    return _page(study, _batch(study, batch))


@blueprint.post("/<batch>/codes")
@allowed(Task.INVITATIONS)
def codes(study: str, batch: str) -> Response:
    """The codes, made now and handed over in this answer: nowhere else are they ever to be read."""
    stop_after_cut(study)
    found = _batch(study, batch)
    if found.channel == "mail":  # its links are in mail that was sent, or will be
        abort(404)
    if found.printed and not sent("zeker"):
        return _page(study, found, mistakes=(Mistake("zeker", messages.NOT_SURE),), status=422)
    printing = sent("uitgave")
    known = printing.isascii() and printing.isdigit() and len(printing) < 9
    return _codes(study, found, int(printing) if known else -1)


@blueprint.post("/<batch>/terug")
@allowed(Task.INVITATIONS)
def mark(study: str, batch: str) -> Answer:
    """These letters came back, or these people said no."""
    found, status, named = _batch(study, batch), sent("status"), sent("nummers")
    if "status" not in request.form or status not in invite.STATUSES:
        return _page(study, found, mistakes=(Mistake("status", messages.NO_STATUS),), status=422)
    count, unknown = invite.mark(SqlBatches(database()), found, named, status, current_app.config["CODE_KEY"])
    if not count:
        return _page(study, found, mistakes=(_not_marked(unknown),), status=422)
    return go("invitations.batch", study=study, batch=batch, gemarkeerd=count)


def _not_marked(unknown: tuple[str, ...]) -> Mistake:
    if not unknown:
        return Mistake("nummers", messages.NOTHING_NAMED)
    return Mistake("nummers", messages.NOT_IN_BATCH, {"names": ", ".join(unknown[:5])})


def _codes(study: str, batch: KeptBatch, printing: int) -> Response:
    found = invite.print_codes(SqlBatches(database()), batch, printing, current_app.config["CODE_KEY"])
    if isinstance(found, NoCodes):
        return _page(study, _batch(study, str(batch.id)), notice=NO_CODES[found], status=409)
    if batch.channel == "link":
        links = [(one, invite.link(current_app.config["PUBLIC_URL"], one.code)) for one in found]
        return _page(study, _batch(study, str(batch.id)), links=links)
    return _download(study, batch, found)


def _download(study: str, batch: KeptBatch, printed: tuple[Printed, ...]) -> Response:
    languages = _languages() if batch.channel == "brief" else ()
    texts = texts_of(SqlLetterTexts(database()), study, batch.perspectieven, languages)
    wishes = Wishes(languages, bool(sent("plaatjes")))
    handover = Handover(batch, frame(study), printed, current_app.config["PUBLIC_URL"], wishes, texts)
    name = file_name(batch, batch.printed + 1)
    answer = Response(handover_zip(handover), mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _languages() -> tuple[str, ...]:
    """The languages of the letters: none, one, or Dutch with English on the back."""
    return tuple(language for language in LETTER_LANGUAGES if language in sent("brieven").split("+"))


def _batch(study: str, id: str) -> KeptBatch:
    number = int(id) if id.isascii() and id.isdigit() and len(id) < 10 else 0
    return SqlBatches(database()).find(study, number) or abort(404)


def _page(study: str, batch: KeptBatch, status: int = 200, **values: Any) -> Response:
    data, store = frame(study), SqlBatches(database())
    html = render_template(
        "fieldwork/batch.html",
        frame=data,
        batch=batch,
        marked=[one for one in store.numbered(batch) if one.status],
        labels=dict(data.study.perspectieven),
        typed=request.form,
        cut=after_cut(study),
        **values,
    )
    return show(html, status)


def _overview(study: str, status: int = 200, **values: Any) -> Response:
    data, store = frame(study), SqlBatches(database())
    html = render_template(
        "fieldwork/invitations.html",
        frame=data,
        counts=count_invitations(SqlInvitations(database()), data),
        batches=store.all(study),
        stratum_field=field_of,
        label=next_label(store.labels(study)),
        labels=dict(data.study.perspectieven),
        typed=request.form,
        cut=after_cut(study),
        channels=CHANNELS,
        invitable=[(id, label) for id, label in data.study.perspectieven if id in data.study.instruments],
        **values,
    )
    return show(html, status)
