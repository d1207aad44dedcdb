"""Hints on plain Dutch, for the author of a questionnaire.

A hint is a reason to look again, never a verdict: B1 is a level of readers, and no formula measures it.
Try the questions out with people who read with difficulty; that is the only test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from instruments.model import Instrument
from instruments.texts import Texts

LONGEST_SENTENCE = 15  # words
MOST_SYLLABLES = 4  # 'hulpverlener' has four and is known; longer words are worth a look
HARD_TO_READ = 60.0  # Flesch-Douma: 60-70 is called normal, 45-60 fairly hard
FEWEST_WORDS = 30  # below this one long word decides the Flesch-Douma score

# What offices write -> what people say. Stems: 'voorziening' also finds 'voorzieningen'.
JARGON: dict[str, str] = {
    "beschikking": "besluit, brief",
    "arrangement": "hulp",
    "voorziening": "hulp",
    "zorgaanbieder": "organisatie die hulp geeft",
    "traject": "hulp, periode van hulp",
    "verwijzer": "wie u naar de hulp stuurde",
    "indicatie": "besluit over hulp",
    "interventie": "hulp",
    "problematiek": "problemen",
    "evaluatie": "gesprek over hoe het gaat",
    "implementatie": "invoering",
    "participatie": "meedoen",
    "zelfredzaamheid": "zelf kunnen",
    "afschaling": "minder of lichtere hulp",
    "opschaling": "meer of zwaardere hulp",
    "casus": "gezin, situatie",
    "regie": "overzicht, leiding",
    "voorliggend veld": "school, huisarts, buurthuis",
    "consulent": "medewerker",
    "cliënt": "u, het gezin",
    "betreffende": "over",
    "middels": "met, door",
    "dient te": "moet",
    "indien": "als",
    "teneinde": "om te",
    "inzake": "over",
}
_NEGATIONS = re.compile(
    r"\b(niet|geen|nooit|niemand|nergens|niets|zonder|on(?:mogelijk|voldoende|tevreden)\w*)\b", re.I
)
_TWO_IN_ONE = re.compile(r"\ben/of\b|\ben (?:heeft|had|bent|was|kreeg|kwam|vond|wist|weet) (?:u|uw)\b", re.I)
_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# One match is one syllable; longer spellings of one sound come first, so that 'koeien' has two.
_SYLLABLE = re.compile(
    r"aai|oei|ooi|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ou|au|ij|ei|ai|oi|[aeiouyáéíóúàèëïöüâêîôû]", re.I
)


@dataclass(frozen=True)
class Hint:
    """A reason to look at a text again: `code` for programs, `sentence` in Dutch for its author."""

    line: int
    place: str
    code: str
    sentence: str


def hints(instrument: Instrument) -> list[Hint]:
    """Every hint on the Dutch texts of a questionnaire, in the order of its lines."""
    found = [hint for line, place, texts in instrument.written() for hint in _hints(line, place, texts)]
    return sorted(found, key=lambda hint: hint.line)


def text_hints(text: str) -> Iterator[tuple[str, str]]:
    """Code and sentence of every hint on one Dutch text."""
    for sentence in sentences(text):
        yield from _sentence_hints(sentence)
    yield from _jargon_hints(text)
    if len(words(text)) >= FEWEST_WORDS and flesch_douma(text) < HARD_TO_READ:
        score = round(flesch_douma(text))
        yield (
            "hard-to-read",
            f"Deze tekst leest niet vlot (Flesch-Douma {score}); kortere zinnen en woorden helpen.",
        )


def flesch_douma(text: str) -> float:
    """Flesch reading ease for Dutch: 206.84 - 0.93 words per sentence - 77 syllables per word (Douma, 1960).

    Higher reads easier: over 100 is very plain, below 0 is officialese. A text without words is 100.
    """
    found = words(text)
    if not found:
        return 100.0
    per_sentence = len(found) / max(1, len(sentences(text)))
    per_word = sum(map(syllables, found)) / len(found)
    return 206.84 - 0.93 * per_sentence - 77 * per_word


def syllables(word: str) -> int:
    """Syllables of a Dutch word, at least one; an estimate that is right for nearly every word."""
    return max(1, len(_SYLLABLE.findall(word)))


def words(text: str) -> list[str]:
    """The words of a text; numbers and signs are none."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a colon ends one as well, as readers pause there."""
    return [part for part in _SENTENCE_END.split(text.strip()) if words(part)]


def _sentence_hints(sentence: str) -> Iterator[tuple[str, str]]:
    found = words(sentence)
    if len(found) > LONGEST_SENTENCE:
        yield "long-sentence", f"Deze zin telt {len(found)} woorden; probeer er hoogstens {LONGEST_SENTENCE}."
    for word in found:
        if syllables(word) > MOST_SYLLABLES:
            yield "long-word", f"'{word}' is lang; is er een korter woord?"
    if len(_NEGATIONS.findall(sentence)) > 1:
        yield "double-negation", "Er staan twee ontkenningen in één zin; zeg liever wat er wél is."
    if _TWO_IN_ONE.search(sentence):
        yield "two-questions", "Dit lijken twee vragen in één; stel ze los van elkaar."


def _jargon_hints(text: str) -> Iterator[tuple[str, str]]:
    for term, plain in JARGON.items():
        if re.search(rf"\b{re.escape(term)}", text, re.I):
            yield "jargon", f"'{term}' kent niet iedereen. Misschien: {plain}."


def _hints(line: int, place: str, texts: Texts) -> Iterator[Hint]:
    if "nl" in texts:
        for code, sentence in text_hints(texts["nl"]):
            yield Hint(line, place, code, sentence)
