"""Hints on one Dutch text: its sentences, its words, and what colours a question."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from instruments.readability.measures import (
    FEWEST_WORDS,
    HARD_TO_READ,
    LONGEST_SENTENCE,
    MOST_SYLLABLES,
    flesch_douma,
    sentences,
    syllables,
    words,
)
from instruments.readability.passages import Role
from instruments.readability.word_lists import (
    ABSOLUTE,
    FORMAL,
    JARGON,
    KNOWN_LONG,
    LEADING,
    SCALE_WORDS,
    SPELLED_OUT,
)

Found = Iterator[tuple[str, str]]  # code and sentence of each hint
_NEGATIONS = re.compile(
    r"\b(niet|geen|nooit|niemand|nergens|niets|zonder|on(?:mogelijk|voldoende|tevreden)\w*)\b", re.I
)
_NOT_EITHER = re.compile(r"\book (?:\w+ ){0,2}niet\b", re.I)  # 'niemand ziet dit, ook wij niet' is one denial
_TWO_IN_ONE = re.compile(
    r"\ben/of\b|\ben (?:heeft|had|bent|was|kreeg|kwam|vond|wist|weet) (?:u|uw)\b"
    r"|\ben (?:hoe|waarom|wanneer|wat|waar|welke|of)\b[^.]*\?",
    re.I,
)
_BECOMES = re.compile(r"\b(?:word|wordt|worden|werd|werden)\b", re.I)
# A past participle, as far as its spelling tells: 'gemaakt', 'opgepakt', 'verteld'. With be- and ver-, -en
# may be the end of another form ('beslissen'), so of those only the usual ones.
_PARTICIPLE = re.compile(
    r"\b(?:(?:aan|af|bij|door|in|na|om|op|over|uit|voor)?ge\w{2,}(?:d|t|en)|(?:be|ver|ont|her|onder)\w{2,}[dt]"
    r"|(?:be|afge|uitge)sproken|besloten|beschreven|bewezen|ontvangen|verwezen|verloren|verboden|verbroken)\b",
    re.I,
)
_NO_PARTICIPLE = re.compile(
    r"gemeenten|gezinnen|gesprekken|gebied(?:en)?|geweld|gedachten|bericht|gezicht(?:en)?|verband|verstand"
    r"|gebeurtenissen|gelegenheden|verdriet|beleid|gevaren|geluid(?:en)?|geheugen|gezond|verwant|gebit|gerust"
    r"|geduld|onderhoud|onderscheid|gevallen|gegroet|belangrijkst|beschermd",
    re.I,
)
_SHOUTED = re.compile(r"\b[A-ZÀ-Þ]{3,}(?:\s+[A-ZÀ-Þ]{2,})+\b|\b[A-ZÀ-Þ]{6,}\b")


def text_hints(text: str, role: Role = Role.EXPLAINS, known: Collection[str] = ()) -> Found:
    """Code and sentence of every hint on one Dutch text. Words in `known` are explained elsewhere."""
    for sentence in sentences(text) if role is not Role.ANSWERS else []:  # an answer is no sentence
        yield from _sentence_hints(sentence)
        yield from _long_words(sentence, known)
    yield from _word_hints(text, known)
    if role is Role.ASKS:
        yield from _question_hints(text)
    if role is Role.ANSWERS:
        yield from _listed(
            text, SCALE_WORDS, "scale-word", "'{term}' in een antwoord is lastig. Misschien: {plain}."
        )
    if len(words(text)) >= FEWEST_WORDS and flesch_douma(text) < HARD_TO_READ:
        score = round(flesch_douma(text))
        yield (
            "hard-to-read",
            f"Deze tekst leest niet vlot (Flesch-Douma {score}); kortere zinnen en woorden helpen.",
        )


def _sentence_hints(sentence: str) -> Found:
    found = words(sentence)
    if len(found) > LONGEST_SENTENCE:
        yield "long-sentence", f"Deze zin telt {len(found)} woorden; probeer er hoogstens {LONGEST_SENTENCE}."
    if len(_NEGATIONS.findall(_NOT_EITHER.sub("", sentence))) > 1:
        yield "double-negation", "Er staan twee ontkenningen in één zin; zeg liever wat er wél is."
    if _TWO_IN_ONE.search(sentence):
        yield "two-questions", "Dit lijken twee vragen in één; stel ze los van elkaar."
    if passive := _passive(sentence):
        yield "passive", f"'{passive[0]} ... {passive[1]}': zeg liever wie het doet."


def _passive(sentence: str) -> tuple[str, str] | None:
    """The form of 'worden' and the participle that goes with it, when there are both."""
    becomes = _BECOMES.search(sentence)
    if becomes is None:
        return None
    done = [word for word in _PARTICIPLE.findall(sentence) if not _NO_PARTICIPLE.fullmatch(word)]
    return (becomes.group(), done[0]) if done else None


def _long_words(sentence: str, known: Collection[str]) -> Found:
    for word in words(sentence):
        if syllables(word) > MOST_SYLLABLES and not {word.lower()} & ({*known} | KNOWN_LONG):
            yield "long-word", f"'{word}' is lang; is er een korter woord?"


def _word_hints(text: str, known: Collection[str]) -> Found:
    for term, plain in JARGON.items():
        if term not in known and re.search(rf"\b{re.escape(term)}", text, re.I):
            yield "jargon", f"'{term}' kent niet iedereen. Misschien: {plain}."
    yield from _listed(text, FORMAL, "formal", "'{term}' is stijf. Misschien: {plain}.")
    yield from _listed(text, SPELLED_OUT, "shortened", "Schrijf '{term}' voluit, zoals: {plain}.")
    for shout in _SHOUTED.findall(text):
        yield "capitals", f"'{shout}': hoofdletters lezen moeilijk; schrijf het gewoon."


def _question_hints(text: str) -> Found:
    for phrase in _within(text, LEADING):
        yield "leading", f"'{phrase}' stuurt naar een antwoord; vraag het zonder."
    if re.search(r",\s*toch\s*\?", text):
        yield "leading", "'toch?' stuurt naar een antwoord; vraag het zonder."
    for word in _within(text, ABSOLUTE):
        yield "absolute", f"'{word}' klopt bijna nooit; wie eerlijk is, kan dan alleen nee zeggen."
    if text.count("?") > 1:
        yield "question-marks", "Er staat meer dan één vraagteken; stel één vraag tegelijk."


def _listed(text: str, listed: dict[str, str], code: str, sentence: str) -> Found:
    for term in _within(text, listed):
        yield code, sentence.format(term=term, plain=listed[term])


def _within(text: str, terms: Collection[str]) -> list[str]:
    """The terms that stand in the text as whole words."""
    return [term for term in terms if re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text, re.I)]
