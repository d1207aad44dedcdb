"""The words of a message: staff write them with placeholders, which are filled in one by one for each person.

Only the placeholders below are replaced; nothing else in a text has any power.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from analysis.study import Study
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.mailing import staff_sentences as say
from survey_app.domain.mailing.default_texts import DEFAULT_TEXTS, FOOTERS

PLACEHOLDERS = ("link", "laatste_dag", "onderzoek", "organisatie", "contact")
IN_SUBJECT = ("laatste_dag", "onderzoek", "organisatie")
LONGEST_SUBJECT = 120
LONGEST_BODY = 5_000
_PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
_BRACE = re.compile(r"[{}]")
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class MailText(NamedTuple):
    """Subject and body, with placeholders in them."""

    subject: str
    body: str


class Filled(NamedTuple):
    """Subject and body as they go out."""

    subject: str
    body: str


def default_text(language: str, kind: str) -> MailText | None:
    """The words a study starts with; None for a language that has none yet."""
    found = DEFAULT_TEXTS.get((language, kind))
    return MailText(*found) if found else None


def check_text(subject: str, body: str) -> MailText | tuple[Mistake, ...]:
    """The text, or everything that is wrong with the fields `onderwerp` and `tekst`."""
    text = MailText(one_line(clean(subject)), clean(body))
    mistakes = [*_check_subject(text.subject), *_check_body(text.body)]
    return tuple(mistakes) if mistakes else text


def _check_subject(subject: str) -> list[Mistake]:
    if not subject:
        return [Mistake("onderwerp", say.NO_SUBJECT)]
    if len(subject) > LONGEST_SUBJECT:
        return [Mistake("onderwerp", say.TOO_LONG, {"limit": LONGEST_SUBJECT})]
    return _check_placeholders("onderwerp", subject, IN_SUBJECT)


def _check_body(body: str) -> list[Mistake]:
    if len(body) > LONGEST_BODY:
        return [Mistake("tekst", say.TOO_LONG, {"limit": LONGEST_BODY})]
    found = _check_placeholders("tekst", body, PLACEHOLDERS)
    with_link = [line for line in body.split("\n") if "{link}" in line]
    if not with_link:
        found.append(Mistake("tekst", say.NO_LINK))
    elif all("{laatste_dag}" in line for line in with_link):  # such a line is left out without a last day
        found.append(Mistake("tekst", say.LINK_WITH_DAY))
    return found


def _check_placeholders(field: str, text: str, known: tuple[str, ...]) -> list[Mistake]:
    used = _PLACEHOLDER.findall(text)
    strange = [name for name in used if name not in known]
    if strange or _BRACE.search(_PLACEHOLDER.sub("", text)):
        shown = "{" + strange[0][:40] + "}" if strange else "{ }"
        names = " ".join(f"{{{name}}}" for name in known)
        return [Mistake(field, say.UNKNOWN_PLACEHOLDER, {"placeholder": shown, "known": names})]
    return []


def filled(
    text: MailText, study: Study, language: str, link: str, opt_out: str, last_day: date | None
) -> Filled:
    """The text for one person. Without a last day the lines that name it are left out.

    The way to get no more mail stands under it, whatever the text says.
    """
    values = {
        "link": link,
        "laatste_dag": written_day(last_day, language) if last_day else "",
        "onderzoek": one_line(study.title.say(language)),
        "organisatie": one_line(study.organisation),
        "contact": clean(study.contact.say(language)),
    }
    lines = [one for one in text.body.split("\n") if last_day or "{laatste_dag}" not in one]
    footer = FOOTERS.get(language, FOOTERS["nl"])
    body = f"{_fill(chr(10).join(lines), values).rstrip()}\n\n-- \n{footer}\n{opt_out}\n"
    return Filled(one_line(_fill(text.subject, values)), body)


def _fill(text: str, values: dict[str, str]) -> str:
    """In one go: a title that looks like a placeholder stays a title."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def one_line(text: str) -> str:
    """The text without line ends or control characters: it can't end a header."""
    return _SPACES.sub(" ", text.encode("utf-8", "replace").decode()).strip()


def written_day(day: date, language: str) -> str:
    """Such as 31 maart 2026; in a language that babel does not know, 2026-03-31."""
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        return str(format_date(day, "long", locale=Locale.parse(language)))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
