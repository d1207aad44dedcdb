"""Shows the questionnaire: which step, which texts, which answers are already there."""

from __future__ import annotations

import re
import time
from collections.abc import Hashable, Mapping, Sequence
from datetime import date

from flask import Response, current_app, make_response, render_template, request

from analysis.study import Study
from instruments.languages import SOURCE
from instruments.model import Instrument, Page, Part, Question, QuestionKind
from instruments.routing import answers_on_route, asked_questions, is_asked, resume_at, route
from instruments.words_in_place import ABOVE, words_at_start, words_in_place
from survey_app.domain import messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.consent import sentences as care
from survey_app.domain.invitation import STEP_SECONDS, Progress, form_key, seconds_open
from survey_app.domain.inviting import pincode_sentences
from survey_app.domain.withdrawing import tidy_receipt
from survey_app.web.consent import of_consent, of_receipt
from survey_app.web.language import current, translator
from survey_app.web.language import translate as _
from survey_app.web.ready_pages import ReadyPages
from survey_app.web.recent_studies import RecentStudies
from survey_app.web.study_keys import receipt_of
from survey_app.web.way_in import is_code

PLAIN_TOKEN = re.compile(r"[A-Za-z0-9_-]+")  # stands in an address as it is


def show_start(
    token: str,
    progress: Progress,
    instrument: Instrument,
    notice: str = "",
    status: int = 200,
    mistakes: tuple[Mistake, ...] = (),
) -> Response:
    """The start page."""
    study = study_of(progress)
    consent = of_consent(study, instrument, mistakes) | {"by_code": is_code(token), "pin": pincode_sentences}
    fresh = not (notice or mistakes or progress.started or request.form)
    return _show(
        "start",
        status,
        same=(date.today(), consent["may_ask_again"], consent["by_code"]) if fresh else (),
        made_of=(study, instrument),
        token=token,
        progress=progress,
        instrument=instrument,
        study=study,
        notice=notice,
        words={ABOVE: words_at_start(instrument, current())},
        **consent,
    )


def show_page(
    token: str,
    progress: Progress,
    instrument: Instrument,
    page: Page,
    answers: Mapping[str, str],
    mistakes: Sequence[Mistake] = (),
    notice: str = "",
    status: int = 200,
    revision: int | None = None,
    shown: str = "",
    named: Sequence[str] = (),
) -> Response:
    """One page, with answers, mistakes and a notice above them.

    A page that comes back to someone keeps the `revision` and the moment `shown` that it was sent with: what
    was saved elsewhere meanwhile is still unseen. `named`: passages that seem to name someone.
    """
    pages = route(instrument, progress.answers())
    questions = asked_questions(page, answers_on_route(instrument, progress.answers()))
    place, study = _place(pages, page), study_of(progress)
    all_saved = resume_at(pages, progress.saved_pages()) is None
    fresh = not (answers or mistakes or notice or named)
    return _show(
        "page",
        status,
        same=(page.id, place, all_saved, *(question.id for question in questions)) if fresh else (),
        made_of=(study, instrument),
        token=token,
        instrument=instrument,
        study=study,
        page=page,
        questions=questions,
        words=words_in_place(instrument.words, page, questions, current()),
        answers=answers,
        mistakes={mistake.variable: mistake for mistake in mistakes},
        notice=notice,
        revision=_last_revision(progress, page) if revision is None else revision,
        shown=shown_since(shown),
        place=place,
        all_saved=all_saved,
        named=named,
        care=care,
    )


def show_stale(
    token: str, progress: Progress, instrument: Instrument, page: Page, typed: Mapping[str, str], shown: str
) -> Response:
    """Both versions of a page side by side, where they differ; the person chooses which is kept."""
    last = progress.last_of(page.id)
    kept = last.answers if last else {}
    asked = asked_questions(page, answers_on_route(instrument, progress.answers()))
    return _show(
        "stale",
        409,
        token=token,
        instrument=instrument,
        study=study_of(progress),
        page=page,
        sentence=messages.STALE_PAGE,
        differences=[
            (one, _said(one, kept), _said(one, typed)) for one in asked if _differs(one, kept, typed)
        ],
        fields=[field for question in asked for field in _fields(question, typed)],
        revision=_last_revision(progress, page),
        shown=shown_since(shown),
        place=_place(route(instrument, progress.answers()), page),
    )


def shown_since(sent: str) -> str:
    """When the page was first shown, for the form only: in seconds since 1970, in steps of five."""
    now = time.time()
    return sent if seconds_open(sent, now) is not None else str(int(now) // STEP_SECONDS * STEP_SECONDS)


def show_check(
    token: str, progress: Progress, instrument: Instrument, notice: str = "", status: int = 200
) -> Response:
    """All answers, page by page."""
    pages, summary = route(instrument, progress.answers()), summary_of(progress, instrument)
    open_page, study = resume_at(pages, progress.saved_pages()), study_of(progress)
    anonymous = study.anonymity == "anoniem"  # then this is the last moment at which the code can be found
    receipt = receipt_of(study.id, progress.invitation.response) if anonymous else ""
    return _show(
        "check",
        status,
        same=(date.today(), status) if not (notice or open_page or anonymous) else (),
        made_of=(study, instrument),
        token=token,
        lines=_lines(token, summary),
        instrument=instrument,
        study=study,
        notice=notice,
        open_page=open_page,
        **of_receipt(study, receipt),
    )


def _lines(token: str, summary: object) -> str:
    language = current()
    words = {"say": lambda texts: texts.say(language), "_": translator(language)}
    taal = None if language == SOURCE else language
    return render_template("respond/check_lines.html", token=token, taal=taal, summary=summary, **words)


def summary_of(
    progress: Progress, instrument: Instrument
) -> list[tuple[Page, str, list[tuple[Question, str]]]]:
    """Every page with its heading, and its questions with the answer in words; '' for what was skipped."""
    pages = route(instrument, progress.answers())
    given = answers_on_route(instrument, progress.answers())
    return [
        (page, _heading(pages, page), [_answered(one, given) for one in asked_questions(page, given)])
        for page in pages
    ]


def show_done(token: str, progress: Progress, instrument: Instrument, notice: str = "") -> Response:
    """Thank you. Who sent anonymously brings the receipt code along in the form: it is not to be found."""
    study, response = study_of(progress), progress.invitation.response
    receipt = receipt_of(study.id, response) if response else tidy_receipt(request.form.get("ontvangst", ""))
    shown = of_receipt(study, receipt or "")
    same = (date.today(),) if receipt and not notice else ()
    about = {"instrument": instrument, "study": study, "notice": notice, **shown}
    return _show("done", 200, token=token, same=same, made_of=(study, instrument), **about)


def study_of(progress: Progress) -> Study:
    """What the study says of itself: whom to ask, how long answers are kept; at most a minute old."""
    studies: RecentStudies = current_app.extensions["recent_studies"]
    return studies.find(progress.invitation.study)


def instrument_of(progress: Progress) -> Instrument:
    """The questionnaire that the invitation is for, in the version it was made with."""
    invitation = progress.invitation
    found: Instrument = current_app.extensions["instruments"].find(
        invitation.study, invitation.instrument, invitation.version
    )
    return found


def _show(
    template: str,
    status: int,
    token: str = "",
    same: tuple[Hashable, ...] = (),
    made_of: tuple[object, ...] = (),
    revision: int = 0,
    shown: str = "",
    receipt: str = "",
    lines: str = "",
    **values: object,
) -> Response:
    """The page. With `same`, all that it shows but a person's own words: it may be ready (ready_pages.py)."""
    key = form_key(current_app.config["SECRET_KEY"], token) if token else ""
    language = current()
    words = {"say": lambda texts: texts.say(language), "_": translator(language)}
    own = {"token": token, "form_key": key, "revision": str(revision), "shown": shown}
    own |= {"receipt": receipt, "lines": lines}

    def make(own: Mapping[str, str]) -> str:
        return render_template(f"respond/{template}.html", **own, **words, **values)

    plain = PLAIN_TOKEN.fullmatch(token) and not set(request.args) - {"taal"}
    if not (same and plain):
        return make_response(make(own), status)
    ready: ReadyPages = current_app.extensions["ready_pages"]
    return make_response(ready.fill((template, language, *same), made_of, own, make), status)


def _heading(pages: Sequence[Page], page: Page) -> str:
    """The page's title, with its number among the pages that share it."""
    same = [one.id for one in pages if one.title == page.title]
    return page.title.say(current()) + _part(same, page)


def _place(pages: Sequence[Page], page: Page) -> str:
    """Such as 'Stap 2 van 6', with 'deel 1 van 3' when the step has several pages."""
    steps = list(dict.fromkeys(one.step for one in pages))
    same = [one.id for one in pages if one.step == page.step]
    return _("Stap %(step)s van %(steps)s", step=steps.index(page.step) + 1, steps=len(steps)) + _part(
        same, page
    )


def _part(same: list[str], page: Page) -> str:
    """Such as ', deel 1 van 3'; nothing for a page on its own."""
    if len(same) == 1:
        return ""
    return _(", deel %(part)s van %(parts)s", part=same.index(page.id) + 1, parts=len(same))


def _last_revision(progress: Progress, page: Page) -> int:
    last = progress.last_of(page.id)
    return last.revision if last else 0


def _differs(question: Question, kept: Mapping[str, str], typed: Mapping[str, str]) -> bool:
    return any(kept.get(part.variable) != typed.get(part.variable) for part in question.parts)


def _said(question: Question, given: Mapping[str, str]) -> str:
    """Everything that was answered to the question, a line per part; '' when it was skipped."""
    parts = [part for part in question.parts if part.variable in given]
    return "\n".join(_in_words(question, part, given[part.variable]) for part in parts)


def _fields(question: Question, given: Mapping[str, str]) -> list[tuple[str, str]]:
    """Name and value of everything that a form must carry to say the same again."""
    several = question.kind is QuestionKind.MULTIPLE
    return [
        (part.variable, text)
        for part in question.parts
        if part.variable in given
        for text in (given[part.variable].split(" ") if several and part.options else [given[part.variable]])
    ]


def _answered(question: Question, given: Mapping[str, str]) -> tuple[Question, str]:
    """The question and its answer in words, a line per part; '' when it was skipped."""
    words = [
        _in_words(question, part, given[part.variable])
        for part in question.parts
        if part.variable in given and is_asked(part, question, given)
    ]
    return question, "\n".join(words)


def _in_words(question: Question, part: Part, answer: str) -> str:
    if not part.options:
        return answer
    labels = {option.code: option.label.say(current()) for option in part.options}
    chosen = answer.split(" ") if question.kind is QuestionKind.MULTIPLE else [answer]
    words = ", ".join(labels.get(code, code) for code in chosen)
    first = part is question.parts[0]
    return words if first else f"{part.text.say(current())} {words}"
