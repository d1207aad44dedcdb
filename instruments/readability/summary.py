"""What can be said of a questionnaire as a whole: how much there is to read, and how long it takes."""

from __future__ import annotations

import math
from dataclasses import dataclass

from instruments.model import Instrument, QuestionKind
from instruments.readability.measures import band, flesch_douma, sentences, words
from instruments.readability.passages import passages

# Adults read plain text in silence at some 240 words a minute (Brysbaert, 2019); this is three quarters.
WORDS_PER_MINUTE = 180
SECONDS = {  # to make up one's mind and choose, beside the reading
    QuestionKind.AANWEZIG: 8,  # two answers: what happened, and what one thought of it
    QuestionKind.STELLING: 5,
    QuestionKind.SINGLE: 5,
    QuestionKind.MULTIPLE: 10,
    QuestionKind.GRADE: 6,
    QuestionKind.OPEN: 40,
}
MARGIN = 1.25  # an estimate this much over what the questionnaire promises is worth a hint


@dataclass(frozen=True)
class Summary:
    """A questionnaire in numbers. `minutes` is an estimate for someone who gets every question."""

    instrument: str
    questions: int
    sentences: int
    words: int
    score: float
    minutes: int
    promised: int

    @property
    def too_long(self) -> bool:
        """Whether it takes clearly longer than the respondent is told."""
        return self.minutes > self.promised * MARGIN

    @property
    def per_sentence(self) -> float:
        """Words in a sentence on average; 0 where there are none."""
        return self.words / self.sentences if self.sentences else 0.0

    def __str__(self) -> str:
        score = f"Flesch-Douma {self.score:.0f} ({band(self.score)})"
        length = f"{self.sentences} zinnen van gemiddeld {self.per_sentence:.1f} woorden".replace(".", ",")
        time = f"naar schatting {self.minutes} minuten, u noemt er {self.promised}"
        return f"{self.instrument}: {self.questions} vragen, {length}, {score}; {time}"


def summary(instrument: Instrument) -> Summary:
    """The questionnaire in numbers; texts in Dutch only, each counted once."""
    found = [sentence for passage in passages(instrument) for sentence in sentences(passage.text)]
    questions = list(instrument.questions())
    count = sum(len(words(sentence)) for sentence in found)
    seconds = _words_read(instrument) * 60 / WORDS_PER_MINUTE + sum(SECONDS[one.kind] for one in questions)
    return Summary(
        instrument=instrument.id,
        questions=len(questions),
        sentences=len(found),
        words=count,
        score=flesch_douma("\n".join(found)),
        minutes=math.ceil(seconds / 60),
        promised=instrument.minutes,
    )


def _words_read(instrument: Instrument) -> float:
    """How many words someone reads: not what hard words mean, and one of the two follow-ups of a question."""
    explained = {word.meaning.get("nl", "") for word in instrument.words}
    depends = {part.variable for part in instrument.parts() if part.after}
    return sum(
        len(words(passage.text)) / (2 if passage.place in depends else 1)
        for passage in passages(instrument)
        if passage.text not in explained
    )
