"""Open answers: read one, give it categories, propose a new one, merge two; the counts follow at once."""

from __future__ import annotations

from flask import Blueprint, Response, abort, jsonify, render_template, request, stream_with_context
from werkzeug.wrappers import Response as Answer

from reports.spreadsheet_text import csv_lines
from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.open_answers import AskedOpenly, CodedAnswer, Hand, choices, open_questions
from survey_app.domain.roles import Task
from survey_app.storage.open_answers import SqlOpenAnswers
from survey_app.use_cases import code_open_answers as use
from survey_app.use_cases.code_open_answers import Done, Outcome
from survey_app.web.language import translate
from survey_app.web.staff_pages import (
    allowed,
    codeur_name,
    database,
    frame,
    go,
    page_number,
    sent,
    sent_revision,
    show,
    this_moment,
)

blueprint = Blueprint("open_answers", __name__, url_prefix="/studies/<study>/open-antwoorden")
PAGE = 25  # answers on one page
TRAIL = ("question", "response", "category", "door", "op", "wat", "oud", "nieuw", "waarom")


@blueprint.get("/")
@allowed(Task.OPEN_CODING)
def overview(study: str) -> str:
    """The open questions, with how many answers have been coded."""
    data, store = frame(study), _store(study)
    found = [(asked, store.answers(asked)) for asked in open_questions(data)]
    rows = [(asked, len(answers), sum(bool(one.categories) for one in answers)) for asked, answers in found]
    return render_template("open_answers/overview.html", frame=data, rows=rows)


@blueprint.get("/<question>")
@allowed(Task.OPEN_CODING)
def answers(study: str, question: str) -> Response:
    """The answers to one question, page by page, each with its categories."""
    return _show(study, _asked(study, question))


@blueprint.post("/<question>/antwoord")
@allowed(Task.OPEN_CODING)
def give(study: str, question: str) -> Answer:
    """The answer has exactly these categories; by form or, for the keyboard, as JSON."""
    asked, store, response = _asked(study, question), _store(study), sent("antwoord")
    if response not in {one.response for one in store.answers(asked)}:
        abort(404)
    seen, chosen = request.form.getlist("gezien"), request.form.getlist("categorie")
    done = use.give_categories(store, asked, response, seen, chosen, _hand(study))
    if "application/json" in request.headers.get("Accept", ""):
        return _told(store, asked, response, done)
    if done.outcome is Outcome.SAVED:
        return go(".answers", anchor=f"a-{response}", study=study, question=question, **_here())
    return _show(study, asked, done, messages.STALE_ANSWER)


@blueprint.post("/<question>/nieuw")
@allowed(Task.OPEN_CODING)
def propose(study: str, question: str) -> Answer:
    """A new category, which everyone can give from now on."""
    asked, label = _asked(study, question), " ".join(clean(sent("nieuw")).split())
    done = use.propose_category(_store(study), asked, label, _hand(study))
    return _after(study, asked, done)


@blueprint.post("/<question>/categorie/<category>/aanvaarden")
@allowed(Task.ASSIGN)
def accept(study: str, question: str, category: str) -> Answer:
    """A proposal becomes a category."""
    asked = _asked(study, question)
    done = use.accept_category(_store(study), asked, category, sent_revision(), _hand(study))
    return _after(study, asked, done)


@blueprint.post("/<question>/categorie/<category>/samenvoegen")
@allowed(Task.ASSIGN)
def merge(study: str, question: str, category: str) -> Answer:
    """An added category goes into another one."""
    asked, into, why = _asked(study, question), sent("met"), clean(sent("waarom"))
    store, hand = _store(study), _hand(study)
    done = use.merge_categories(store, asked, category, sent_revision(), into, why, hand)
    return _after(study, asked, done)


@blueprint.get("/spoor.csv")
@allowed(Task.OPEN_CODING)
def trail(study: str) -> Response:
    """Who gave which answer which category when, and which categories were merged why."""
    answer = Response(
        stream_with_context(csv_lines(TRAIL, _store(study).trail())), content_type="text/csv; charset=utf-8"
    )
    name = f'attachment; filename="spoor-open-antwoorden-{study}.csv"'
    answer.headers["Content-Disposition"] = name
    return answer


def _asked(study: str, question: str) -> AskedOpenly:
    found = next((one for one in open_questions(frame(study)) if one.name == question), None)
    return found or abort(404)


def _store(study: str) -> SqlOpenAnswers:
    return SqlOpenAnswers(database(), study)


def _hand(study: str) -> Hand:
    return Hand(codeur_name(study), this_moment())


def _after(study: str, asked: AskedOpenly, done: Done) -> Answer:
    if done.outcome is Outcome.UNKNOWN:
        abort(404)
    if done.outcome is Outcome.SAVED:
        place = {"study": study, "question": asked.name, "nieuw": done.category or None}
        return go(".answers", anchor="categorieen", **place)
    return _show(study, asked, done, messages.STALE_CATEGORY)


def _told(store: SqlOpenAnswers, asked: AskedOpenly, response: str, done: Done) -> Response:
    """What stands there now, and the counts: for the page that keeps both up to date."""
    found = next(one for one in store.answers(asked) if one.response == response)
    notice = {Outcome.STALE: messages.STALE_ANSWER, Outcome.MISTAKES: messages.NO_SUCH_CATEGORY}
    text = notice.get(done.outcome, "")
    answer = jsonify(
        categorieen=found.categories, telling=store.counts(asked.name), tekst=translate(text) if text else ""
    )
    answer.status_code = {Outcome.STALE: 409, Outcome.MISTAKES: 422}.get(done.outcome, 200)
    return answer


def _show(study: str, asked: AskedOpenly, done: Done | None = None, stale: str = "") -> Response:
    store, found = _store(study), _chosen(_store(study).answers(asked))
    pages = max(1, -(-len(found) // PAGE))
    number = min(page_number(), pages)
    mistakes = list(done.mistakes) if done else []
    if done and done.outcome is Outcome.STALE:
        mistakes = [Mistake("antwoorden", stale)]
    html = render_template(
        "open_answers/answers.html",
        frame=frame(study),
        asked=asked,
        answers=found[(number - 1) * PAGE : number * PAGE],
        choices=choices(asked, store.kept_categories(asked.name)),
        merged=[k.category for k in store.kept_categories(asked.name) if k.category.samengevoegd_met],
        counts=store.counts(asked.name),
        total=len(found),
        number=number,
        pages=pages,
        here=_here(),
        mistakes=mistakes,
    )
    status = {Outcome.STALE: 409, Outcome.MISTAKES: 422}
    return show(html, status.get(done.outcome, 200) if done else 200)


def _chosen(found: tuple[CodedAnswer, ...]) -> list[CodedAnswer]:
    """All answers, or only those that have no category yet, or that have a certain one, or certain words."""
    words, category = request.args.get("zoek", "").casefold(), request.args.get("categorie", "")
    return [
        one
        for one in found
        if (request.args.get("toon") != "open" or not one.categories)
        and (not category or category in one.categories)
        and words in one.text.casefold()
    ]


def _here() -> dict[str, str]:
    names = ("toon", "categorie", "zoek", "pagina")
    return {name: request.args[name] for name in names if request.args.get(name)}
