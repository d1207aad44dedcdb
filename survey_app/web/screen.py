"""What every template may use: the theme, colours with letter and shape, texts in the reader's language."""

from __future__ import annotations

from flask import Flask, current_app, url_for

from analysis.findings import CONCLUSION, FINDING, printed_name
from codebooks.values import LETTERS, SHAPES, Value
from instruments.texts import Texts
from survey_app.web.faces import faces_of
from survey_app.web.language import current
from survey_app.web.long_dates import day_of, days_in_words, moment_in_words
from survey_app.web.phone_links import phone_links

PREFIXES = {"bevinding": FINDING, "conclusie": CONCLUSION, "aanbeveling": "", "passage": ""}


def say(texts: Texts) -> str:
    """The text in the language of this request."""
    return texts.say(current())


def theme_url() -> str:
    """Where the municipality's own look comes from."""
    return url_for("static", filename=current_app.config["THEME_CSS"])


def letter(value: str) -> str:
    """The letter that stands for a value: G, O, R, - or ?."""
    return LETTERS[Value(value)]


def shape(value: str) -> str:
    """The shape that stands beside the letter."""
    return SHAPES[Value(value)]


def called(id: str, kind: str) -> str:
    """What readers call an item of the report of this kind or with this beginning: b01 is 1."""
    return printed_name(id, PREFIXES.get(kind, kind))


def add_to_templates(app: Flask) -> None:
    """Makes these functions available to every template."""
    app.jinja_env.globals.update(say=say, theme_url=theme_url, letter=letter, shape=shape, faces_of=faces_of)
    app.jinja_env.filters["phone_links"] = phone_links
    app.jinja_env.filters.update(in_words=days_in_words, moment=moment_in_words, day_of=day_of, called=called)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
