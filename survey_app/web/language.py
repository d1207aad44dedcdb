"""Interface language: gettext through babel, Dutch as the source, English complete.

Respondents carry their language in the address (`?taal=en`), so that they need no cookie.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlencode

from babel.support import NullTranslations, Translations
from flask import Flask, g, request, session

LANGUAGES = {"nl": "Nederlands", "en": "English"}
_FOLDER = Path(__file__).parent / "translations"


def current() -> str:
    """The language of this request: the address, else the person's choice at log-in, else Dutch."""
    if "language" not in g:
        asked = request.args.get("taal") or session.get("taal", "nl")
        g.language = asked if asked in LANGUAGES else "nl"
    return str(g.language)


@cache
def _catalogue(language: str) -> NullTranslations:
    return Translations.load(_FOLDER, [language]) if language != "nl" else NullTranslations()


def translate(sentence: str, **details: object) -> str:
    """The sentence in the current language, its details filled in."""
    return translator(current())(sentence, **details)


@cache
def translator(language: str) -> Callable[..., str]:
    """`translate` for one language: a page that says much asks for its language once."""
    gettext = _catalogue(language).gettext

    def translate_into(sentence: str, **details: object) -> str:
        text = gettext(sentence)
        return text % details if details else text

    return translate_into


def in_language(code: str) -> str:
    """The address of this page in this language, with everything else that it asks for."""
    asked = [(name, value) for name, value in request.args.items(multi=True) if name != "taal"]
    return f"{quote(request.path)}?{urlencode([*asked, ('taal', code)])}"


def add_language(app: Flask) -> None:
    """Gives templates `_(...)`, `language` and the list of languages."""
    app.jinja_env.globals.update(
        _=translate, current_language=current, LANGUAGES=LANGUAGES, in_language=in_language
    )
