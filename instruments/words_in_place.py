"""Where on a page a word is explained: at the first text that uses it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from instruments.model import Instrument, Page, Question, Word

ABOVE = ""  # the place above the first question


def uses(text: str, word: str) -> bool:
    """Whether the text has this word, on its own and in capitals or not. No text has the word ''."""
    return bool(word) and bool(_pattern(word).search(text))


def words_in_place(
    words: Collection[Word], page: Page, questions: Collection[Question], language: str
) -> Mapping[str, tuple[Word, ...]]:
    """Question id, or ABOVE, -> the words to explain there. A word that the page does not use is in none.

    Title and introduction come first, then the questions in the order in which they are asked.
    """
    found: dict[str, tuple[Word, ...]] = {}
    for word in words:
        said = word.word.say(language)
        place = next((place for place, text in _texts(page, questions, language) if uses(text, said)), None)
        if place is not None:
            found[place] = (*found.get(place, ()), word)
    return found


def words_at_start(instrument: Instrument, language: str) -> tuple[Word, ...]:
    """The words that the page before the questions uses: title, introduction, what one agrees to."""
    start = "\n".join(text.say(language) for text in (instrument.title, instrument.intro, instrument.consent))
    return tuple(word for word in instrument.words if uses(start, word.word.say(language)))


def _texts(page: Page, questions: Collection[Question], language: str) -> Iterator[tuple[str, str]]:
    yield from ((ABOVE, text.say(language)) for text in (page.title, page.intro))
    for question in questions:
        yield from ((question.id, text) for text in _said(question, language))


def _said(question: Question, language: str) -> Iterator[str]:
    yield from (text.say(language) for text in (question.text, question.help))
    for part in question.parts:
        yield part.text.say(language)
        yield from (option.label.say(language) for option in part.options)


@lru_cache(maxsize=256)
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
