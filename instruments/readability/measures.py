"""What can be counted in a Dutch text: sentences, words, syllables, and Douma's formula on them."""

from __future__ import annotations

import re

LONGEST_SENTENCE = 15  # words
MOST_SYLLABLES = 4  # 'hulpverlener' has four and is known; longer words are worth a look
HARD_TO_READ = 60.0  # Flesch-Douma: 60-70 is called normal, 45-60 fairly hard
FEWEST_WORDS = 30  # below this one long word decides the Flesch-Douma score

# Lowest score of each band, in Douma's words.
BANDS = (
    (90.0, "zeer makkelijk"),
    (80.0, "makkelijk"),
    (70.0, "vrij makkelijk"),
    (60.0, "normaal"),
    (45.0, "vrij moeilijk"),
    (30.0, "moeilijk"),
)
_SENTENCE_END = re.compile(r"(?<=[.?!:])[\"”’)]*\s+|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# One match is one syllable; longer spellings of one sound come first, so that 'koeien' has two.
_SYLLABLE = re.compile(
    r"aai|oei|ooi|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ou|au|ij|ei|ai|oi|[aeiouyáéíóúàèëïöüâêîôû]", re.I
)


def flesch_douma(text: str) -> float:
    """Flesch reading ease for Dutch: 206.84 - 0.93 words per sentence - 77 syllables per word (Douma, 1960).

    Higher reads easier: over 100 is very plain, below 0 is officialese. A text without words is 100. Some
    programs write 206.835, Flesch's own number for English; the difference is nothing.
    """
    found = words(text)
    if not found:
        return 100.0
    per_sentence = len(found) / max(1, len(sentences(text)))
    per_word = sum(map(syllables, found)) / len(found)
    return 206.84 - 0.93 * per_sentence - 77 * per_word


def band(score: float) -> str:
    """What Douma calls a text with this score, such as 'vrij moeilijk'."""
    return next((word for lowest, word in BANDS if score >= lowest), "zeer moeilijk")


def syllables(word: str) -> int:
    """Syllables of a Dutch word, at least one; an estimate that is right for nearly every word."""
    return max(1, len(_SYLLABLE.findall(word)))


def words(text: str) -> list[str]:
    """The words of a text; numbers and signs are none."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a colon ends one as well, as readers pause there."""
    return [part for part in _SENTENCE_END.split(text.strip()) if words(part)]
