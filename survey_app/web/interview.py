"""Asking the questions by telephone or at home: the same pages and rules as on the web, in a frame of staff.

Who may turn pages is kept in the session of the member of staff: it is given when they begin a new response,
or with the person's own code. So nothing that someone filled in on the web, or that was sent, is opened here.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, current_app, render_template, request, session
from werkzeug.wrappers import Response as Answer

from instruments.model import Page
from instruments.routing import answers_on_route, asked_questions, page_after, page_before, resume_at
from instruments.words_in_place import words_in_place
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.consent import age_choices, consent_mistakes, sentences
from survey_app.domain.invitation import Progress
from survey_app.domain.paper import messages
from survey_app.domain.roles import Task
from survey_app.storage.interviews import SqlInterviews
from survey_app.storage.responses import SqlResponses
from survey_app.use_cases import interview, respond
from survey_app.use_cases.interview import AFNAMES, Begun
from survey_app.use_cases.respond import About, Outcome, Saved, language_of
from survey_app.web import pincode
from survey_app.web.filling_in.check_lines import summary_of
from survey_app.web.language import current
from survey_app.web.link_cut import after_cut, stop_after_cut
from survey_app.web.questionnaire_pages import instrument_of
from survey_app.web.staff_pages import allowed, database, frame, go, sent, sent_revision, show
from survey_app.web.study_keys import receipt_of

blueprint = Blueprint("interview", __name__, url_prefix="/studies/<study>/gesprek")
OPEN = "gesprekken"  # in the session: number of the invitation -> afname
MOST_OPEN = 5


@blueprint.get("")
@allowed(Task.DATA_ENTRY)
def choose(study: str) -> Response:
    """Which invitation it is about."""
    return _choosing(study)


@blueprint.post("")
@allowed(Task.DATA_ENTRY)
def find(study: str) -> Answer:
    """From a code, or a casus and perspectief, to the invitation."""
    stop_after_cut(study)
    code, casus, perspectief = (clean(sent(name)) for name in ("code", "casus", "perspectief"))
    key = current_app.config["CODE_KEY"]
    found = interview.find(_interviews(), study, code, casus, perspectief, key)
    if found is None or _interviews().hash_of(study, found) is None:
        return _choosing(study, (Mistake("code", messages.NO_INVITATION),), 422)
    return go("interview.start", study=study, number=found)


@blueprint.get("/<int:number>")
@allowed(Task.DATA_ENTRY)
def start(study: str, number: int) -> Response:
    """What is read to the person before the first question."""
    return _starting(study, number)


@blueprint.post("/<int:number>")
@allowed(Task.DATA_ENTRY)
def begin(study: str, number: int) -> Answer:
    """The person said yes: on to the first question."""
    stop_after_cut(study)
    token_hash, progress = _invitation(study, number)
    afname = sent("afname")
    mistakes = [] if afname in AFNAMES else [Mistake("afname", messages.NO_AFNAME)]
    mistakes += [_spoken(one) for one in consent_mistakes(request.form, instrument_of(progress))]
    if mistakes:
        return _starting(study, number, tuple(mistakes), 422)
    begun = interview.begin(
        _store(),
        _interviews(),
        progress,
        token_hash,
        "ja" if sent("citeren") == "ja" else "nee",
        afname,
        pincode.hash_told(progress, token_hash),
        date.today(),
    )
    if begun is not Begun.YES:
        sentence = messages.SENT_ALREADY if begun is Begun.SENT else messages.BEGUN_ALREADY
        return _starting(study, number, (Mistake("code", sentence),), 409)
    _remember(number, afname)
    return _resume(study, number)


@blueprint.get("/<int:number>/p/<page_id>")
@allowed(Task.DATA_ENTRY)
def page(study: str, number: int, page_id: str) -> Answer:
    """One page of questions, to read out."""
    _, progress = _open(study, number)
    found = _on_route(progress, page_id)
    if found is None:
        return _resume(study, number)
    last = progress.last_of(page_id)
    return _asking(number, progress, found, dict(last.answers) if last else {})


@blueprint.post("/<int:number>/p/<page_id>")
@allowed(Task.DATA_ENTRY)
def save(study: str, number: int, page_id: str) -> Answer:
    """The answers are kept, and the next page comes."""
    token_hash, progress = _open(study, number)
    found = _on_route(progress, page_id)
    if found is None:
        return _resume(study, number)
    form, instrument = request.form.to_dict(flat=False), instrument_of(progress)
    saved = respond.save_page(_store(), progress, token_hash, instrument, found, form, sent_revision())
    if saved.outcome is Outcome.SENT_BEFORE:
        return go("interview.start", study=study, number=number)
    return (
        _next(study, number, found, saved) if saved.outcome is Outcome.SAVED else _again(number, found, saved)
    )


@blueprint.get("/<int:number>/controleren")
@allowed(Task.DATA_ENTRY)
def check(study: str, number: int) -> Response:
    """All answers once more, to go through together."""
    _, progress = _open(study, number)
    return _checking(number, progress)


@blueprint.post("/<int:number>/controleren")
@allowed(Task.DATA_ENTRY)
def send(study: str, number: int) -> Answer:
    """It is sent, and closed: the receipt code is shown here and nowhere else, to be read out."""
    token_hash, progress = _open(study, number)
    receipt = receipt_of(study, progress.invitation.response)
    instrument = instrument_of(progress)
    about = About(taal=language_of(instrument, current()))
    if not respond.send(_store(), progress, token_hash, instrument, date.today(), about):
        return _checking(number, progress, 503)
    _forget(number)
    return show(render_template("interview/done.html", frame=frame(study), receipt=receipt))


# ---- pages -----------------------------------------------------------------------------------------------


def _choosing(study: str, mistakes: tuple[Mistake, ...] = (), status: int = 200) -> Response:
    data = frame(study)
    asked = [pair for pair in data.study.perspectieven if pair[0] in data.study.instruments]
    shown = {"frame": data, "asked": asked, "typed": request.form, "cut": after_cut(study)}
    html = render_template("interview/choose.html", **shown, mistakes=mistakes)
    return show(html, status)


def _starting(study: str, number: int, mistakes: tuple[Mistake, ...] = (), status: int = 200) -> Response:
    _, progress = _invitation(study, number)
    instrument = instrument_of(progress)
    html = render_template(
        "interview/start.html",
        **_of(number, progress),
        instrument=instrument,
        ages=age_choices(instrument),
        care=sentences,
        progress=progress,
        chosen=request.form,
        mistakes=mistakes,
        wrong={mistake.variable: mistake for mistake in mistakes},
    )
    return show(html, status)


def _asking(
    number: int,
    progress: Progress,
    page: Page,
    answers: dict[str, str],
    mistakes: tuple[Mistake, ...] = (),
    notice: str = "",
    status: int = 200,
) -> Response:
    instrument, last = instrument_of(progress), progress.last_of(page.id)
    questions = asked_questions(page, answers_on_route(instrument, progress.answers()))
    steps = respond.pages_of(progress, instrument)
    html = render_template(
        "interview/page.html",
        **_of(number, progress),
        page=page,
        questions=questions,
        words=words_in_place(instrument.words, page, questions, current()),
        answers=answers,
        mistakes={mistake.variable: mistake for mistake in mistakes},
        listed=mistakes,
        notice=notice,
        revision=last.revision if last else 0,
        place=([one.id for one in steps].index(page.id) + 1, len(steps)),
    )
    return show(html, status)


def _again(number: int, page: Page, saved: Saved) -> Response:
    notice, status = {
        Outcome.MISTAKES: ("", 422),
        Outcome.STALE: (messages.CHANGED_ON_THE_WEB, 409),
        Outcome.BUSY: (messages.CHANGED_MEANWHILE, 503),
    }[saved.outcome]
    return _asking(number, saved.progress, page, dict(saved.answers), saved.mistakes, notice, status)


def _checking(number: int, progress: Progress, status: int = 200) -> Response:
    instrument = instrument_of(progress)
    html = render_template(
        "interview/check.html",
        **_of(number, progress),
        summary=summary_of(progress, instrument),
        open_page=resume_at(respond.pages_of(progress, instrument), progress.saved_pages()),
        notice=messages.CHANGED_MEANWHILE if status == 503 else "",
    )
    return show(html, status)


def _of(number: int, progress: Progress) -> dict[str, Any]:
    data = frame(progress.invitation.study)
    return {
        "frame": data,
        "number": number,
        "label": dict(data.study.perspectieven).get(progress.invitation.perspectief),
        "casus": progress.invitation.casus,
        "afname": session.get(OPEN, {}).get(str(number), ""),
    }


# ---- where to ----------------------------------------------------------------------------------------------


def _next(study: str, number: int, page: Page, saved: Saved) -> Answer:
    pages = respond.pages_of(saved.progress, instrument_of(saved.progress))
    step = page_before(pages, page.id) if "terug" in request.form else page_after(pages, page.id)
    if step is None:
        return go("interview.check", study=study, number=number)
    return go("interview.page", study=study, number=number, page_id=step.id)


def _resume(study: str, number: int) -> Answer:
    _, progress = _open(study, number)
    at = resume_at(respond.pages_of(progress, instrument_of(progress)), progress.saved_pages())
    if at is None:
        return go("interview.check", study=study, number=number)
    return go("interview.page", study=study, number=number, page_id=at.id)


def _on_route(progress: Progress, page_id: str) -> Page | None:
    pages = respond.pages_of(progress, instrument_of(progress))
    return next((page for page in pages if page.id == page_id), None)


def _invitation(study: str, number: int) -> tuple[str, Progress]:
    """The invitation and what came of it; ends the request when it is not there or was closed."""
    token_hash = _interviews().hash_of(study, number) if number < 2**31 else None
    progress = _store().find(token_hash) if token_hash else None
    if token_hash is None or progress is None:
        abort(404)
    return token_hash, progress


def _open(study: str, number: int) -> tuple[str, Progress]:
    """The same, when this member of staff has it open; else the request ends where it is begun."""
    token_hash, progress = _invitation(study, number)
    if str(number) not in session.get(OPEN, {}) or progress.submitted or not progress.started:
        _forget(number)
        abort(go("interview.start", study=study, number=number))
    return token_hash, progress


def _remember(number: int, afname: str) -> None:
    others = {key: kept for key, kept in session.get(OPEN, {}).items() if key != str(number)}
    session[OPEN] = dict([*others.items(), (str(number), afname)][-MOST_OPEN:])


def _forget(number: int) -> None:
    session[OPEN] = {key: kept for key, kept in session.get(OPEN, {}).items() if key != str(number)}


def _spoken(mistake: Mistake) -> Mistake:
    """What the person did not agree to, said to who asks."""
    return Mistake("toestemming", messages.NOT_AGREED) if mistake.variable == "toestemming" else mistake


def _store() -> SqlResponses:
    return SqlResponses(database())


def _interviews() -> SqlInterviews:
    return SqlInterviews(database())
