"""Writing the text of a letter: the study's own, or the built-in one; checked before it is kept."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from typing import Protocol

from analysis.study import StudyData
from reports.letters.letter_text import has_heading, has_place_for_code, unknown_fields
from reports.letters.words import DEFAULT_TEXTS
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.inviting import messages
from survey_app.domain.inviting.batch import KeptBatch
from survey_app.use_cases.invite import Printed
from survey_app.use_cases.print_invitations import Handover, letters_of

LONGEST_TEXT = 4_000  # characters
_EXAMPLE = Printed(1, "C7M4PX9RTD", "1", "", date(2026, 12, 31))


class LetterTexts(Protocol):
    """Where texts of letters are kept (survey_app/storage/letter_texts.py)."""

    def read(self, study: str, perspectief: str, language: str) -> str | None:
        """The study's own text, if it has one."""

    def write(self, study: str, perspectief: str, language: str, text: str) -> None:
        """Keeps the text; '' goes back to the built-in one."""


def text_of(store: LetterTexts, study: str, perspectief: str, language: str) -> str:
    """The text of the letter to this perspectief in this language."""
    return store.read(study, perspectief, language) or DEFAULT_TEXTS[language]


def texts_of(
    store: LetterTexts, study: str, perspectieven: Iterable[str], languages: Iterable[str]
) -> dict[tuple[str, str], str]:
    """The texts of all letters of a batch."""
    pairs = [(perspectief, language) for perspectief in perspectieven for language in languages]
    return {(one, language): text_of(store, study, one, language) for one, language in pairs}


def write_letter(
    store: LetterTexts, data: StudyData, perspectief: str, language: str, sent: str, public_url: str
) -> tuple[str, Mistake | None]:
    """The text as it is kept, or as sent with what is wrong with it. No text: the built-in one again."""
    text = clean(sent)
    mistake = _mistake(text) if text else None
    if text and not mistake and _pages(example_letter(data, perspectief, language, text, public_url)) > 1:
        mistake = Mistake("tekst", messages.TWO_PAGES)
    if mistake:
        return text, mistake
    store.write(data.study.id, perspectief, language, "" if text == DEFAULT_TEXTS[language].strip() else text)
    return text, None


def example_letter(data: StudyData, perspectief: str, language: str, text: str, public_url: str) -> bytes:
    """The letter as it will be, with a code that opens nothing."""
    batch = KeptBatch(0, data.study.id, "", "brief", date.today(), 1, (perspectief,), 1)
    handover = Handover(batch, data, (), public_url, texts={(perspectief, language): text})
    return letters_of(handover, perspectief, (_EXAMPLE,), (language,))


def _mistake(text: str) -> Mistake | None:
    if len(text) > LONGEST_TEXT:
        return Mistake("tekst", messages.LETTER_TOO_LONG, {"most": LONGEST_TEXT})
    if unknown := unknown_fields(text):
        return Mistake("tekst", messages.UNKNOWN_FIELD, {"names": ", ".join(unknown[:5])})
    if not has_heading(text):
        return Mistake("tekst", messages.NO_HEADING)
    return None if has_place_for_code(text) else Mistake("tekst", messages.NO_PLACE_FOR_CODE)


def _pages(pdf: bytes) -> int:
    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(pdf)).pages)
