"""Hints on plain Dutch, for the author of a questionnaire.

A hint is a reason to look again, never a verdict: B1 is a level of readers, and no formula measures it.
Try the questions out with people who read with difficulty; that is the only test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from instruments.model import Instrument
from instruments.readability.measures import flesch_douma
from instruments.readability.option_hints import option_hints
from instruments.readability.passages import Passage, Role, own_options, passages
from instruments.readability.summary import Summary, summary
from instruments.readability.text_hints import text_hints
from instruments.readability.word_lists import KNOWN_ABBREVIATIONS
from instruments.texts import Texts

__all__ = [
    "Hint",
    "Role",
    "Summary",
    "flesch_douma",
    "hints",
    "hints_on",
    "option_hints",
    "summary",
    "text_hints",
]

ONCE = frozenset(
    {"long-word", "jargon", "formal", "shortened", "scale-word"}
)  # about a word, wherever it stands
_ABBREVIATION = re.compile(r"\b[A-Z]{2,6}\b")


@dataclass(frozen=True)
class Hint:
    """A reason to look at a text again: `code` for programs, `sentence` in Dutch for its author."""

    line: int
    place: str
    code: str
    sentence: str


def hints(instrument: Instrument) -> list[Hint]:
    """Every hint on the Dutch texts of a questionnaire, in the order of its lines; a word is named once."""
    known = {word.word["nl"].lower() for word in instrument.words if "nl" in word.word}
    found = [hint for passage in passages(instrument) for hint in _hints(passage, known)]
    found += [*_option_hints(instrument), *_unexplained(instrument, known), *_time(instrument)]
    return sorted(_once(found), key=lambda hint: hint.line)


def hints_on(line: int, place: str, texts: Texts) -> list[Hint]:
    """Every hint on another text that respondents read, such as a field of study.yaml."""
    return _hints(Passage(line, place, Role.EXPLAINS, texts["nl"]), set()) if "nl" in texts else []


def _hints(passage: Passage, known: set[str]) -> list[Hint]:
    found = text_hints(passage.text, passage.role, known)
    return [Hint(passage.line, passage.place, code, sentence) for code, sentence in found]


def _option_hints(instrument: Instrument) -> Iterator[Hint]:
    for question in instrument.questions():
        labels = [option.label["nl"] for option in own_options(question) if "nl" in option.label]
        for code, sentence in option_hints(labels):
            yield Hint(question.line, question.id, code, sentence)


def _unexplained(instrument: Instrument, known: set[str]) -> Iterator[Hint]:
    """Abbreviations without their meaning anywhere, as in 'sociale redzaamheid (GGSR)' or in `words`."""
    read = passages(instrument)
    everything = "\n".join(passage.text for passage in read)
    seen = set(KNOWN_ABBREVIATIONS)
    for passage in read:
        for short in _ABBREVIATION.findall(passage.text):
            if short not in seen and short.lower() not in known and not _explained(short, everything):
                sentence = (
                    f"'{short}' is nergens uitgelegd. Schrijf het één keer voluit, of zet het bij 'words'."
                )
                yield Hint(passage.line, passage.place, "abbreviation", sentence)
            seen.add(short)


def _explained(short: str, text: str) -> bool:
    return bool(
        re.search(rf"\({short}\b[^)]*\)|\b{short}(?: [A-Z]\w+)? ?(?:\(|:|=|betekent |staat voor )", text)
    )


def _time(instrument: Instrument) -> Iterator[Hint]:
    total = summary(instrument)
    if total.too_long:
        sentence = f"Invullen duurt naar schatting {total.minutes} minuten; u noemt er {total.promised}."
        yield Hint(0, "minutes", "longer-than-told", sentence)


def _once(found: list[Hint]) -> list[Hint]:
    """Hints about a word only where it first stands, with the number of other places."""
    places = [(hint.code, hint.sentence) for hint in found]
    kept = []
    for number, hint in enumerate(found):
        others = places.count(places[number]) - 1
        if hint.code not in ONCE or others == 0:
            kept.append(hint)
        elif places.index(places[number]) == number:
            kept.append(replace(hint, sentence=f"{hint.sentence} (en nog {others} keer)"))
    return kept
