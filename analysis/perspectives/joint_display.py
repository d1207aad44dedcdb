"""The joint display: per aspect what the survey says, what was coded, how perspectieven relate, the quotes.

An answer becomes a value by the decision table of the aspect that its question judges, so that survey and
codings speak the same words. A statement of the perspectives schema is also fed by questions about the aspect
it is `linked` to. Where the codings were made from the questionnaires themselves, survey and codings are one
and the same voice: they then agree by construction and confirm nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from analysis.asked import all_ever_asked
from analysis.colours import group_labels
from analysis.frames import VALUES, Frames, qualified
from analysis.perspectives import Pattern
from analysis.perspectives.tables import Schema
from analysis.results import CodedCount, JointRow, QuoteUnderCell, SurveyCount
from analysis.weighting.answered_values import values_answered
from codebooks.model import Aspect, Codebook
from codebooks.values import ORDERED, Value
from instruments.model import Instrument, Question


def joint_display(frames: Frames) -> tuple[JointRow, ...]:
    """What every source says about each aspect, side by side.

    One row per coloured aspect of every coding scheme of the study (`analysis.frames.Frames`), in the order
    of its codebooks. Survey counts are responses, coded counts casussen; a share has its Wilson interval
    (`share`). Quotes come with their text: whoever shows them decides to whom.

    Missing values: a response that left the question out is in no survey count; `geen_informatie` counts what
    was asked but gave no value. An aspect without a question has no survey, one that is coded from a single
    perspectief no patterns. Errors: none of its own.

    Formula: see `codebooks.decision.judge` for the values and `pattern_of` for the patterns.

    Source: the joint display, Guetterman, Fetters and Creswell 2015, Annals of Family Medicine 13, 554-561.

    >>> from analysis.study import Study, StudyData
    >>> from instruments.texts import NO_TEXTS as none
    >>> study = Study("s", none, "", none, none, none, none, 10, none, (), {}, (), (), ())
    >>> joint_display(Frames(StudyData(study)))  # nothing was coded yet
    ()
    """
    if KEPT not in frames.kept:  # several tables and a page ask for it, of the same frames
        display, books = _Display(frames), frames.data.coding_schemes()
        frames.kept[KEPT] = tuple(display.row(book, aspect) for book in books for aspect in book.coloured())
    rows: tuple[JointRow, ...] = frames.kept[KEPT]
    return rows


KEPT = "joint_display"


@dataclass(frozen=True)
class _Display:
    frames: Frames

    def row(self, book: Codebook, aspect: Aspect) -> JointRow:
        name = qualified(book, aspect.id)
        sides = [p for p in self.frames.perspectieven if p in book.perspectieven]
        return JointRow(
            aspect=name,
            label=aspect.label.say(),
            group=group_labels(book).get(aspect.group, ""),
            survey=tuple(self._survey({name, aspect.linked})),
            coded=tuple(self._coded(name, perspectief) for perspectief in sides),
            patterns=self._patterns(book, aspect),
            quotes=self._quotes.get(name, ()),
        )

    def _survey(self, names: set[str]) -> Iterator[SurveyCount]:
        """The questions that judge one of these aspects, in the order of the perspectieven."""
        for perspectief in self.frames.perspectieven:
            for instrument in all_ever_asked(self.frames.data):
                if instrument.perspectief == perspectief:
                    asked = (q for q in instrument.questions() if q.judges and q.judges in names)
                    yield from (self._answered(instrument, question) for question in asked)

    def _answered(self, instrument: Instrument, question: Question) -> SurveyCount:
        from analysis.proportions import share  # loads statsmodels when it counts

        found = values_answered(self.frames, instrument, question)
        return SurveyCount(
            perspectief=instrument.perspectief,
            question=f"{instrument.id}.{question.id}",
            values=_every(found),
            share=share(found[Value.GROEN], sum(found[value] for value in ORDERED)),
        )

    def _coded(self, name: str, perspectief: str) -> CodedCount:
        found = self._values.get((name, perspectief), Counter())
        return CodedCount(perspectief, _every(found), found[""])

    @cached_property
    def _values(self) -> dict[tuple[str, str], Counter[str]]:
        counts: dict[tuple[str, str], Counter[str]] = {}
        for cell in self.frames.decided:
            counts.setdefault((cell.aspect, cell.perspectief), Counter())[cell.waarde] += 1
        return counts

    def _patterns(self, book: Codebook, aspect: Aspect) -> Mapping[str, int]:
        if book.id not in self._schemas:
            return {}
        found = Counter(comparison.pattern for comparison in self._schemas[book.id].comparisons[aspect.id])
        return {str(pattern): found[pattern] for pattern in Pattern}

    @cached_property
    def _schemas(self) -> dict[str, Schema]:
        books = self.frames.data.coding_schemes()
        return {book.id: Schema(self.frames, book) for book in books if len(book.perspectieven) > 1}

    @cached_property
    def _quotes(self) -> dict[str, tuple[QuoteUnderCell, ...]]:
        """Qualified aspect -> each fragment under its cells once: codeurs of one cell may quote the same."""
        texts = {fragment.fragment: fragment.tekst for fragment in self.frames.data.fragments}
        values = {(c.aspect, c.casus, c.perspectief): c.waarde for c in self.frames.decided}
        found: dict[str, dict[QuoteUnderCell, None]] = {}
        for coding in self.frames.data.codings:
            waarde = values.get((coding.aspect, coding.casus, coding.perspectief), "")  # quotes come first
            for id in coding.fragmenten:
                quote = QuoteUnderCell(id, coding.casus, coding.perspectief, waarde, texts.get(id, ""))
                found.setdefault(coding.aspect, {})[quote] = None
        return {aspect: tuple(quotes) for aspect, quotes in found.items()}


def _every(found: Mapping[str, int]) -> dict[str, int]:
    return {value: found.get(value, 0) for value in VALUES}
