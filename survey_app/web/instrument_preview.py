"""A questionnaire as respondents see it, all pages below each other, with notes on when each is asked."""

from __future__ import annotations

from flask import Response, g, render_template, request
from markupsafe import Markup

from analysis.study import StudyData
from instruments.changes import rule_words
from instruments.languages import SOURCE
from instruments.model import Instrument, Page
from instruments.words_in_place import ABOVE, words_at_start, words_in_place
from survey_app.web.language import current, languages_of
from survey_app.web.staff_pages import sent, show


def show_preview(data: StudyData, instrument: Instrument, content: bytes = b"") -> Response:
    """Every page in the language that was asked for; `content` is the text when it is no version yet."""
    speak_as_respondents(instrument)
    html = render_template(
        "instruments/preview.html",
        study=data.study,
        instrument=instrument,
        languages=languages_of(instrument.languages),
        text=content.decode("utf-8", "replace"),
        pages=[(page, _page(instrument, page)) for page in instrument.pages],
        words={ABOVE: words_at_start(instrument, current())},
        answers={},
        mistakes={},
        rule_words=rule_words,
    )
    return show(html)


def speak_as_respondents(instrument: Instrument) -> None:
    """From here on the page speaks one of the questionnaire's languages, whatever the person reads."""
    asked = sent("-taal") or request.args.get("weergave", "")
    known = [one.code for one in languages_of(instrument.languages)]
    g.language = asked if asked in known else next(iter(known), SOURCE)


def _page(instrument: Instrument, page: Page) -> Markup:
    html = render_template(
        "instruments/preview_page.html",
        page=page,
        words=words_in_place(instrument.words, page, page.questions, current()),
        answers={},
        mistakes={},
        rule_words=rule_words,
    )
    return Markup(html)  # noqa: S704  # what the template made, escaped there
