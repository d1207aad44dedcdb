"""Shows the questionnaire: which step, which texts, which answers are already there."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date

from flask import Response, current_app, render_template, request

from analysis.study import Study
from instruments.model import Instrument, Page, Question, QuestionKind
from instruments.routing import asked_questions, resume_at
from instruments.words_in_place import words_at_start, words_in_place
from survey_app.domain import messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.consent import sentences as care
from survey_app.domain.invitation import STEP_SECONDS, Progress, form_key, seconds_open
from survey_app.domain.inviting import pincode_sentences
from survey_app.domain.withdrawing import tidy_receipt
from survey_app.web.consent import of_consent, of_receipt, of_wishes
from survey_app.web.filling_in.addresses import PLAIN
from survey_app.web.filling_in.check_lines import lines_of, part_of, said
from survey_app.web.language import current, translator
from survey_app.web.language import translate as _
from survey_app.web.ready_pages import ReadyPages
from survey_app.web.recent_studies import RecentStudies
from survey_app.web.study_keys import is_key_destroyed, receipt_of
from survey_app.web.way_in import is_code

_SAME_PAGE = {"taal"}  # what an address may ask for while the page is the same for everyone


def show_start(
    token: str,
    progress: Progress,
    instrument: Instrument,
    notice: str = "",
    status: int = 200,
    mistakes: tuple[Mistake, ...] = (),
) -> Response:
    """The start page."""
    study, by_code = study_of(progress), is_code(token)
    destroyed = is_key_destroyed(study.id)
    fresh = not (notice or mistakes or progress.started or request.form)
    return _show(
        "start",
        status,
        same=(date.today(), destroyed, by_code) if fresh else (),
        made_of=(study, instrument),
        token=token,
        progress=progress,
        instrument=instrument,
        study=study,
        notice=notice,
        by_code=by_code,
        pin=pincode_sentences,
        further=lambda: {**_words(instrument), **of_consent(study, instrument, destroyed, mistakes)},
    )


def _words(instrument: Instrument) -> dict[str, object]:
    """The words that the start page explains, together behind one line that names them."""
    words = words_at_start(instrument, current())
    return {"words": words, "named": "' / '".join(one.word.say(current()) for one in words)}


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
    pages, given = progress.walk(instrument)
    questions = asked_questions(page, given)
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
        further=lambda: {"words": words_in_place(instrument.words, page, questions, current())},
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
    pages, given = progress.walk(instrument)
    asked = asked_questions(page, given)
    return _show(
        "stale",
        409,
        token=token,
        instrument=instrument,
        study=study_of(progress),
        page=page,
        sentence=messages.STALE_PAGE,
        differences=[(one, said(one, kept), said(one, typed)) for one in asked if _differs(one, kept, typed)],
        fields=[field for question in asked for field in _fields(question, typed)],
        revision=_last_revision(progress, page),
        shown=shown_since(shown),
        place=_place(pages, page),
    )


def shown_since(sent: str) -> str:
    """When the page was first shown, for the form only: in seconds since 1970, in steps of five."""
    now = time.time()
    return sent if seconds_open(sent, now) is not None else str(int(now) // STEP_SECONDS * STEP_SECONDS)


def show_check(
    token: str,
    progress: Progress,
    instrument: Instrument,
    notice: str = "",
    status: int = 200,
    mistakes: tuple[Mistake, ...] = (),
) -> Response:
    """All answers, page by page, and what can be agreed to once someone knows what they wrote."""
    pages, answers = progress.walk(instrument)
    open_page, study = resume_at(pages, progress.saved_pages()), study_of(progress)
    anonymous = study.anonymity == "anoniem"  # then this is the last moment at which the code can be found
    receipt = receipt_of(study.id, progress.invitation.response) if anonymous else ""
    wrote, destroyed = _wrote(instrument, answers), is_key_destroyed(study.id)
    fresh = not (notice or open_page or anonymous or request.form)
    return _show(
        "check",
        status,
        same=(date.today(), status, wrote, destroyed) if fresh else (),
        made_of=(study, instrument),
        token=token,
        lines=lines_of(token, progress, instrument),
        instrument=instrument,
        study=study,
        notice=notice,
        open_page=open_page,
        **{"anonymous": False, **of_wishes(wrote, destroyed, mistakes)}
        | (of_receipt(study, receipt) if anonymous else {}),
    )


def show_done(token: str, progress: Progress, instrument: Instrument, notice: str = "") -> Response:
    """Thank you. Who sent anonymously brings the receipt code along in the form: it is not to be found."""
    study, response = study_of(progress), progress.invitation.response
    receipt = receipt_of(study.id, response) if response else tidy_receipt(request.form.get("ontvangst", ""))
    same = (date.today(),) if receipt and not notice else ()
    return _show(
        "done",
        200,
        token=token,
        same=same,
        made_of=(study, instrument),
        further=lambda: of_receipt(study, receipt or ""),
        receipt=receipt or "",
        instrument=instrument,
        study=study,
        notice=notice,
        wish_lost=notice == messages.WISH_NOT_KEPT,
    )


def study_of(progress: Progress) -> Study:
    """What the study says of itself: whom to ask, how long answers are kept; at most a minute old."""
    studies: RecentStudies = current_app.extensions["recent_studies"]
    return studies.find(progress.invitation.study)


def contact_of(progress: Progress) -> str:
    """Whom the respondent can ask, in their language, for a page that shows nothing else of the study."""
    return study_of(progress).contact.say(current())


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
    further: Callable[[], Mapping[str, object]] = dict,
    **values: object,
) -> Response:
    """The page. With `same`, all that it shows but a person's own words: it may be ready (ready_pages.py).

    `further`: values that follow from `same` and `made_of` and take work; asked for when the page is made.
    """
    key = form_key(current_app.config["SECRET_KEY"], token) if token else ""
    language = current()
    own = {"token": token, "form_key": key, "revision": str(revision), "shown": shown}
    own |= {"receipt": receipt, "lines": lines}

    def make(own: Mapping[str, str]) -> str:
        words = {"say": lambda texts: texts.say(language), "_": translator(language)}
        return render_template(f"respond/{template}.html", **{**further(), **values, **words, **own})

    if not (same and PLAIN.fullmatch(token) and request.args.keys() <= _SAME_PAGE):
        return Response(make(own), status, mimetype="text/html")
    ready: ReadyPages = current_app.extensions["ready_pages"]
    html = ready.fill((template, language, *same), made_of, own, make)
    return Response(html, status, mimetype="text/html")


def _wrote(instrument: Instrument, answers: Mapping[str, str]) -> bool:
    """Whether there are words to quote: an open question was answered."""
    open_ones = (one for one in instrument.questions() if one.kind is QuestionKind.OPEN)
    return any(part.variable in answers for one in open_ones for part in one.parts)


def _place(pages: Sequence[Page], page: Page) -> str:
    """Such as 'Stap 2 van 6', with 'deel 1 van 3' when the step has several pages."""
    steps = list(dict.fromkeys(one.step for one in pages))
    same = [one.id for one in pages if one.step == page.step]
    return _("Stap %(step)s van %(steps)s", step=steps.index(page.step) + 1, steps=len(steps)) + part_of(
        same, page
    )


def _last_revision(progress: Progress, page: Page) -> int:
    last = progress.last_of(page.id)
    return last.revision if last else 0


def _differs(question: Question, kept: Mapping[str, str], typed: Mapping[str, str]) -> bool:
    return any(kept.get(part.variable) != typed.get(part.variable) for part in question.parts)


def _fields(question: Question, given: Mapping[str, str]) -> list[tuple[str, str]]:
    """Name and value of everything that a form must carry to say the same again."""
    several = question.kind is QuestionKind.MULTIPLE
    return [
        (part.variable, text)
        for part in question.parts
        if part.variable in given
        for text in (given[part.variable].split(" ") if several and part.options else [given[part.variable]])
    ]
