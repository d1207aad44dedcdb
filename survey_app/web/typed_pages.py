"""Gives back what someone typed where it can't be kept now, or not any more: nobody writes it twice."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, make_response, render_template, request
from gunicorn.http.errors import NoMoreData, ParseException
from werkzeug.exceptions import HTTPException

from instruments.model import Instrument
from survey_app.domain import messages
from survey_app.domain.answer_checks import clean
from survey_app.web import errors
from survey_app.web.language import current

SHORT = 80  # characters; what is longer, or has several lines, is shown as text


def show_typed(sentence: str, status: int, texts: list[tuple[str, str]], contact: str) -> Response:
    """What was written, question by question, to be copied: it can't be kept any more."""
    shown = {"texts": texts, "fields": [], "again": "", "contact": contact}
    html = render_template("respond/typed.html", sentence=sentence, **shown)
    return make_response(html, status)


def show_try_again(sentence: str, status: int) -> Response:
    """Everything that was sent, in a form that sends it once more to the same address.

    A pincode stands in no page, and without it the form would ask for something else: then nothing is given.
    """
    sent = _sent()
    if any(name == "pincode" and text for name, text in sent):
        return errors.page(messages.DATABASE_BUSY, status)
    fields = [field for field in sent if not _is_text(field[1])]
    texts = [field for field in sent if _is_text(field[1])]
    address = request.full_path.rstrip("?")
    html = render_template("respond/typed.html", sentence=sentence, texts=texts, fields=fields, again=address)
    return make_response(html, status)


def typed_texts(instrument: Instrument, kept: Mapping[str, str]) -> list[tuple[str, str]]:
    """Question and text of every open answer in the form that was sent and is not among what was kept."""
    parts = [part for page in instrument.pages for one in page.questions for part in one.parts]
    open_parts = [part for part in parts if not part.options and part.variable in request.form]
    found = [(part, clean(request.form[part.variable])) for part in open_parts]
    return [
        (part.text.say(current()), text) for part, text in found if text and text != kept.get(part.variable)
    ]


def _sent() -> list[tuple[str, str]]:
    try:
        return [(clean(name), clean(text)) for name, text in request.form.items(multi=True)]
    except (HTTPException, ParseException, NoMoreData):
        return []  # a form that can't be read has nothing to give back


def _is_text(text: str) -> bool:
    return len(text) > SHORT or "\n" in text
