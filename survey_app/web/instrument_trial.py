"""Trying out a questionnaire, page by page with its real routes; what is filled in stays in the form."""

from __future__ import annotations

import json
from collections.abc import Mapping

from flask import Response, render_template, request

from analysis.study import StudyData
from instruments.model import Instrument, Page
from instruments.routing import answers_on_route, asked_questions, page_after, page_before, route
from instruments.words_in_place import words_in_place
from survey_app.domain.answer_checks import Checked, check_page
from survey_app.web.instrument_preview import speak_as_respondents
from survey_app.web.language import current
from survey_app.web.staff_pages import sent, show

# Fields that are no question begin with a dash: no variable does.
PAGE, ANSWERS, BACK = "-pagina", "-antwoorden", "-terug"


def show_trial(data: StudyData, instrument: Instrument, content: bytes) -> Response:
    """The page that follows on what was sent; at the end, what would have been sent in."""
    speak_as_respondents(instrument)
    answers = _kept_answers(instrument)
    here = next((page for page in route(instrument, answers) if page.id == sent(PAGE)), None)
    if here is None:
        return _show(data, instrument, content, answers, next(iter(route(instrument, answers)), None))
    others = {name: text for name, text in answers.items() if name not in _variables(here)}
    checked = check_page(here, request.form.to_dict(flat=False), answers_on_route(instrument, others))
    if checked.mistakes:
        return _show(data, instrument, content, others, here, checked, 422)
    answers = {**others, **checked.answers}
    step = page_before if BACK in request.form else page_after
    to = step(route(instrument, answers), here.id)
    if to is None and BACK in request.form:
        to = here
    return _show(data, instrument, content, answers, to)


def _show(
    data: StudyData,
    instrument: Instrument,
    content: bytes,
    answers: Mapping[str, str],
    page: Page | None,
    checked: Checked | None = None,
    status: int = 200,
) -> Response:
    pages, counting = route(instrument, answers), answers_on_route(instrument, answers)
    questions = asked_questions(page, counting) if page else ()
    html = render_template(
        "instruments/trial.html",
        study=data.study,
        instrument=instrument,
        text=content.decode("utf-8", "replace"),
        page=page,
        number=pages.index(page) + 1 if page in pages else 0,
        total=len(pages),
        questions=questions,
        words=words_in_place(instrument.words, page, questions, current()) if page else {},
        kept=json.dumps(answers, ensure_ascii=False),
        answers={**answers, **(checked.answers if checked else {})},
        counting=counting,
        mistakes={mistake.variable: mistake for mistake in (checked.mistakes if checked else ())},
    )
    return show(html, status)


def _kept_answers(instrument: Instrument) -> dict[str, str]:
    """What was filled in before, as the form brings it; what answers no question of this text is dropped."""
    try:
        found = json.loads(sent(ANSWERS) or "{}")
    except (ValueError, RecursionError):
        return {}
    known = {part.variable for part in instrument.parts()}
    if not isinstance(found, dict):
        return {}
    return {name: text for name, text in found.items() if name in known and isinstance(text, str)}


def _variables(page: Page) -> set[str]:
    return {part.variable for question in page.questions for part in question.parts}
