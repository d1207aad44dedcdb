"""The text of a letter: paragraphs with fields, filled in from a study, in one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analysis.study import Study
from instruments.model import Instrument
from reports.letters.words import MONTHS, PRIVACY

CODE = "{code}"
FIELDS = ("organisatie", "onderzoek", "minuten", "laatste_dag", "privacy", "bewaren", "contact", "code")
_FIELD = re.compile(r"\{([^{}\n]{1,40})\}")


@dataclass(frozen=True)
class LetterText:
    """A letter's words: its heading, and the paragraphs before and after the code."""

    heading: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def letter_text(text: str, fields: Mapping[str, str]) -> LetterText:
    """The text filled in. What was filled in is not looked at again: a title with a field in it stays so."""
    heading, before, after, found = "", list[str](), list[str](), False
    for paragraph in _paragraphs(text):
        if paragraph == CODE:
            found = True
        elif paragraph.startswith("#") and not heading:
            heading = _filled(paragraph.lstrip("# "), fields) or ""
        elif words := _filled(paragraph, fields):
            (after if found else before).append(words)
    return LetterText(heading, tuple(before), tuple(after))


def unknown_fields(text: str) -> tuple[str, ...]:
    """The fields in the text that a letter doesn't have, each once."""
    return tuple(dict.fromkeys(f"{{{name}}}" for name in _FIELD.findall(text) if name not in FIELDS))


def has_heading(text: str) -> bool:
    """Whether the text has a heading; without one a reader that reads aloud finds no way in."""
    return any(paragraph.startswith("#") and paragraph.strip("# ") for paragraph in _paragraphs(text))


def has_place_for_code(text: str) -> bool:
    """Whether code and QR have one place of their own in the text."""
    return sum(paragraph == CODE for paragraph in _paragraphs(text)) == 1 == text.count(CODE)


def fields_of(study: Study, instrument: Instrument, language: str, last_day: date | None) -> dict[str, str]:
    """What the fields are filled in with; '' where the study has nothing to say."""
    keeping = study.retention.say(language)
    return {
        "organisatie": study.organisation,
        "onderzoek": study.title.say(language),
        "minuten": str(instrument.minutes),
        "laatste_dag": day_in_words(last_day, language) if last_day else "",
        "privacy": PRIVACY[study.anonymity][language].replace("{bewaren}", keeping).strip(),
        "bewaren": keeping,
        "contact": study.contact.say(language),
    }


def day_in_words(day: date, language: str) -> str:
    """Such as `31 maart 2026`."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def _paragraphs(text: str) -> list[str]:
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return [" ".join(part.split()) for part in parts if part.strip()]


def _filled(paragraph: str, fields: Mapping[str, str]) -> str:
    """The paragraph with its fields; '' when one of them is empty."""
    if any(name in fields and not fields[name] for name in _FIELD.findall(paragraph)):
        return ""
    return _FIELD.sub(lambda found: fields.get(found[1], found[0]), paragraph)
