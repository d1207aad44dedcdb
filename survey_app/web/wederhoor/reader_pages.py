"""The audited side: passages that were released to this reader, a reaction to each, check, and send.

Without log-in, without JavaScript. Whoever has not both link and code meets one page and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from sqlalchemy import Engine

from survey_app.domain.answer_checks import Mistake
from survey_app.domain.wederhoor import sentences as messages
from survey_app.domain.wederhoor import staff_sentences as staff
from survey_app.domain.wederhoor.attachments import KINDS, LARGEST, MEGABYTE
from survey_app.domain.wederhoor.reactions import Draft, Shown, stand_of, to_send, what_is_missing
from survey_app.domain.wederhoor.rounds import KeptRound, days_late
from survey_app.domain.wederhoor.ways_in import Way
from survey_app.storage.study_folder import read_frame
from survey_app.use_cases.react_to_passages import (
    Outcome,
    SentFile,
    read_round,
    save_reaction,
    send_reactions,
)
from survey_app.web.language import current
from survey_app.web.long_dates import long_date
from survey_app.web.staff_pages import database, sent_revision, show
from survey_app.web.wederhoor import reader_session as session

blueprint = Blueprint("wederhoor_reader", __name__, url_prefix="/wederhoor/<token>")
ROOM = LARGEST + 4 * MEGABYTE  # bytes of a form: a file over the limit gets a sentence, and its text is kept

View = Callable[..., Response]


def opened(view: View) -> View:
    """Guards a page: who has no session is asked for the code, and what they sent goes along."""

    @wraps(view)
    def guarded(token: str, **names: str) -> Response:
        request.max_content_length = ROOM
        way = session.way_in(token)
        if way is not None:
            return view(token, way, **names)
        if request.method == "GET":
            return _go("start", token)
        if "code" not in request.form:
            return session.ask_code(messages.SESSION_OVER, 403)
        tried = session.try_code(token)
        return tried if isinstance(tried, Response) else session.remember(view(token, tried, **names), token)

    return guarded


@blueprint.get("")
def start(token: str) -> Response:
    """Everything that was released to this reader; or the page that asks for the code."""
    way = session.way_in(token)
    return session.ask_code() if way is None else _list(token, way)


@blueprint.post("")
def enter(token: str) -> Response:
    """In with the code."""
    tried = session.try_code(token)
    return tried if isinstance(tried, Response) else session.remember(_go("start", token), token)


@blueprint.get("/passage/<number>")
@opened
def passage(token: str, way: Way, number: str) -> Response:
    """One passage and the form to react to it."""
    kept = session.store().round(way)
    return _form(token, way, kept, _shown(way, kept, number))


@blueprint.post("/passage/<number>")
@opened
def save(token: str, way: Way, number: str) -> Response:
    """Saves the reaction, whole or half."""
    kept = session.store().round(way)
    shown = _shown(way, kept, number)
    if not session.is_ours():
        return _form(token, way, kept, shown, (Mistake("stand", messages.FORGED),), 400)
    if not kept.is_open or shown.sent:
        message = messages.ALREADY_SENT if shown.sent else messages.CLOSED
        return _form(token, way, kept, shown, (Mistake("stand", message),), 409)
    done = save_reaction(session.store(), way, shown, request.form, sent_revision(), _file())
    if done.outcome is Outcome.SAVED:
        return _after_saving(token, way, kept, shown)
    if done.outcome is Outcome.WITHOUT_FILE:
        mistakes = (Mistake("bestand", messages.SAVED_WITHOUT_FILE), *done.mistakes)
        return _form(token, way, kept, _shown(way, kept, number), mistakes, 422)
    if done.outcome is Outcome.MISTAKES:
        return _form(token, way, kept, shown, done.mistakes, 422, done.draft)
    kept = session.store().round(way)
    return _form(
        token, way, kept, _shown(way, kept, number), (Mistake("stand", messages.STALE),), 409, done.draft
    )


@blueprint.get("/controle")
@opened
def check(token: str, way: Way) -> Response:
    """Everything as it will be sent."""
    return _check(token, way)


@blueprint.post("/versturen")
@opened
def send(token: str, way: Way) -> Response:
    """Sends what is complete; all of it or nothing."""
    if not session.is_ours():
        return _check(token, way, messages.FORGED, 400)
    kept = session.store().round(way)
    shown = read_round(session.store(), way, kept)
    if not kept.is_open:
        return _check(token, way, messages.CLOSED, 409)
    drafts = to_send(shown)
    if not drafts:
        return _check(token, way, messages.NOTHING_TO_SEND, 422)
    if any(map(what_is_missing, drafts)):
        return _check(token, way, messages.NOT_COMPLETE, 422)
    done = send_reactions(session.store(), way, shown, request.form.get("stand", ""), date.today())
    return _go("receipt", token) if done else _check(token, way, messages.CHANGED_SINCE, 409)


@blueprint.get("/versturen")
@opened
def sending(token: str, _way: Way) -> Response:
    """This address is for a form; who opens it looks at everything first."""
    return _go("check", token)


@blueprint.get("/verstuurd")
@opened
def receipt(token: str, way: Way) -> Response:
    """What was sent, on which day: to keep or to print."""
    kept = session.store().round(way)
    shown = read_round(session.store(), way, kept)
    return _page("reader_receipt.html", token, way, kept, shown=shown)


@blueprint.post("/uit")
def leave(token: str) -> Response:
    """Ends the session in this browser."""
    back = _go("start", token)
    return session.forget(back, token) if session.way_in(token) else back


def _list(token: str, way: Way) -> Response:
    kept = session.store().round(way)
    return _page("reader_list.html", token, way, kept, shown=read_round(session.store(), way, kept))


def _shown(way: Way, kept: KeptRound, number: str) -> Shown:
    """The passage with this number among what was released to this reader; 404 for any other."""
    found = (one for one in read_round(session.store(), way, kept) if str(one.number) == number)
    return next(found, None) or abort(404)


def _form(
    token: str,
    way: Way,
    kept: KeptRound,
    shown: Shown,
    mistakes: tuple[Mistake, ...] = (),
    status: int = 200,
    typed: Draft | None = None,
) -> Response:
    """The page of one passage; `typed` is what stays in the fields when it was not saved."""
    return _page(
        "reader_passage.html",
        token,
        way,
        kept,
        status,
        shown=shown,
        draft=typed or shown.draft or Draft("", "", ""),
        saved=shown.draft if typed else None,
        revision=shown.draft.revision if shown.draft else 0,
        mistakes=mistakes,
        kinds=KINDS,
        most=LARGEST // MEGABYTE,
        count=len(session.store().passages(way)),
    )


def _check(token: str, way: Way, mistake: str = "", status: int = 200) -> Response:
    kept = session.store().round(way)
    shown = read_round(session.store(), way, kept)
    drafts = to_send(shown)
    missing = {one.passage: what_is_missing(one) for one in drafts}
    values = {"shown": shown, "drafts": drafts, "missing": missing, "stand": stand_of(drafts)}
    return _page("reader_check.html", token, way, kept, status, mistake=mistake, **values)


def _after_saving(token: str, way: Way, kept: KeptRound, shown: Shown) -> Response:
    draft = _shown(way, kept, str(shown.number)).draft
    told = None if draft is None or draft.says_nothing else "bewaard"  # an empty form is no reaction
    if request.form.get("verder") and shown.number < len(session.store().passages(way)):
        return _go("passage", token, number=shown.number + 1, melding=told)
    return _go("start", token, melding=told, _anchor=f"passage-{shown.number}")


def _file() -> SentFile:
    file = request.files.get("bestand")
    remove = bool(request.form.get("bijlage_weg"))
    if file is None or not file.filename:
        return SentFile(remove=remove)
    return SentFile(file.filename, file.stream.read(LARGEST + 1), remove)


def _page(template: str, token: str, way: Way, kept: KeptRound, status: int = 200, **values: Any) -> Response:
    """A page with what this reader may know of the study: its title, who asks, and whom to call."""
    engine: Engine = database()
    html = render_template(
        f"wederhoor/{template}",
        token=token,
        way=way,
        kept=kept,
        study=read_frame(engine, way.study).study,
        late=days_late(kept.value, date.today()),
        form_key=session.key_of_form(),
        words=messages,
        said=messages,
        staff=staff,
        long_date=long_date,
        passage_address=lambda number: _address("passage", token, number=number),
        **values,
    )
    return show(html, status)


def _address(page: str, token: str, **values: Any) -> str:
    taal = None if current() == "nl" else current()
    return url_for(f"wederhoor_reader.{page}", token=token, taal=taal, **values)


def _go(page: str, token: str, **values: Any) -> Response:
    return make_response(redirect(_address(page, token, **values), 303))
