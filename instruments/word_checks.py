"""Checks of the words that a questionnaire explains: each once, and only words that it uses."""

from __future__ import annotations

from collections.abc import Iterator

from instruments.model import Instrument, Word
from instruments.problems import Problem, problem
from instruments.words_in_place import words_at_start, words_in_place


def words_differ(instrument: Instrument) -> Iterator[Problem]:
    """A word that is explained twice would be explained twice on a page."""
    for language in instrument.languages:
        known: set[str] = set()
        for word in instrument.words:
            said = word.word.say(language).casefold()
            if said in known:
                yield problem("word-twice", instrument.file, word.line, word=word.word.say(language))
            known.add(said)


def words_are_used(instrument: Instrument) -> Iterator[Problem]:
    """An explanation of a word that no page uses is never shown: most likely a slip of the pen."""
    for language in instrument.languages:
        for word in instrument.words:
            if not _is_used(instrument, word, language):
                details = {"word": word.word.say(language), "language": language}
                yield problem("word-unused", instrument.file, word.line, **details)


def _is_used(instrument: Instrument, word: Word, language: str) -> bool:
    if word in words_at_start(instrument, language):
        return True
    return any(words_in_place((word,), page, page.questions, language) for page in instrument.pages)
