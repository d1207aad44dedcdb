"""Interface language: gettext through babel, Dutch as the source, English complete.

Respondents carry their language in the address (`?taal=en`), so that they need no cookie. They are offered
every language that has all their sentences; pages of staff are in the languages that are complete for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from io import BytesIO
from urllib.parse import quote, urlencode

from babel.messages.mofile import write_mo
from babel.support import NullTranslations, Translations
from flask import Flask, current_app, g, request, session

from instruments.languages import LANGUAGES as ALL
from instruments.languages import SOURCE, Language
from instruments.pseudo_language import PSEUDO, right_to_left
from survey_app.web.respondent_sentences import TRANSLATIONS, missing_sentences, read_translation

COMPLETE = ("nl", "en")  # for staff as well; the tests see to it
LANGUAGES = {code: ALL[code].name for code in COMPLETE}  # what staff choose from: code -> its own name
_RIGHT_TO_LEFT = Language(PSEUDO, right_to_left("Proeftaal"), "rtl")


def respondent_languages() -> Mapping[str, Language]:
    """Code -> language, of what respondents may choose from where their questionnaire has it."""
    pseudo = {PSEUDO: _RIGHT_TO_LEFT} if current_app.config["PSEUDO_LANGUAGE"] else {}
    return {**_whole_languages(), **pseudo}


@cache
def _whole_languages() -> Mapping[str, Language]:
    return {
        code: language
        for code, language in ALL.items()
        if code in COMPLETE or not missing_sentences(code)  # reading the pages' sentences takes a while
    }


def languages_of(languages: Iterable[str]) -> list[Language]:
    """Of a questionnaire's languages those that respondents may choose; while trying out, one more."""
    offered = respondent_languages()
    return [offered[code] for code in (*languages, PSEUDO) if code in offered]


def current() -> str:
    """The language of this request: the address, else the person's choice at log-in, else Dutch."""
    known: str | None = g.get("language")
    if known is None:
        asked = request.args.get("taal") or session.get("taal", SOURCE)
        known = g.language = asked if asked in LANGUAGES or asked in respondent_languages() else SOURCE
    return known


def direction() -> str:
    """Which way this page is written: `ltr` or `rtl`."""
    language = respondent_languages().get(current())
    return language.direction if language else "ltr"


@cache
def _catalogue(language: str) -> NullTranslations:
    """The compiled sentences where there are, else those that translators wrote."""
    if language == SOURCE:
        return NullTranslations()
    if language in COMPLETE:
        return Translations.load(TRANSLATIONS, [language])
    compiled = BytesIO()
    write_mo(compiled, read_translation(language))
    compiled.seek(0)
    return Translations(compiled)


def translate(sentence: str, **details: object) -> str:
    """The sentence in the current language, its details filled in."""
    return translator(current())(sentence, **details)


@cache
def translator(language: str) -> Callable[..., str]:
    """`translate` for one language: a page that says much asks for its language once."""
    gettext = right_to_left if language == PSEUDO else _catalogue(language).gettext

    def translate_into(sentence: str, **details: object) -> str:
        text = gettext(sentence)
        return text % details if details else text

    return translate_into


def in_language(code: str) -> str:
    """The address of this page in this language, with everything else that it asks for."""
    asked = [(name, value) for name, value in request.args.items(multi=True) if name != "taal"]
    return f"{quote(request.path)}?{urlencode([*asked, ('taal', code)])}"


def add_language(app: Flask) -> None:
    """Gives templates `_(...)`, the language of the page with its direction, and the lists of languages."""
    app.jinja_env.globals.update(
        _=translate,
        current_language=current,
        direction=direction,
        languages_of=languages_of,
        respondent_languages=respondent_languages,
        LANGUAGES=LANGUAGES,
        in_language=in_language,
    )
