"""KnownNames: what the rows of a study folder may refer to.

None stands for 'not known': the file that says it could not be read, and nothing is checked against it, so
that one broken file does not make every row of the others look wrong.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from analysis.bench_rows import OpenCategory
from analysis.seal_hash import OwnSheet
from analysis.study import Fragment, Source, Study
from codebooks.model import AnyCodebook, Aspect, Codebook, OpenScheme, ScoreFrame, ScoreRow
from instruments.model import Instrument, Part, Question


@dataclass(frozen=True)
class KnownNames:
    """What has been read so far; `broken` are the instruments and codebooks that are named but unreadable."""

    study: Study | None = None
    instruments: Mapping[str, Instrument] = field(default_factory=dict)
    codebooks: Mapping[str, AnyCodebook] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    casussen: Collection[str] | None = None
    sources: Mapping[str, Source] | None = None
    fragments: Mapping[str, Fragment] | None = None
    responses: Collection[str] | None = None
    assigned: Collection[tuple[str, ...]] | None = None  # casus, perspectief, codeur
    decided: Collection[tuple[str, ...]] | None = None  # casus, perspectief, aspect, waarde
    own_sheets: Mapping[tuple[str, ...], OwnSheet] | None = None  # casus, perspectief, codeur -> their sheet
    changed_since: Collection[tuple[str, ...]] = ()  # sheets with changes in the trail after their seal
    proposed: Sequence[OpenCategory] = ()  # categories of open questions beside those of the codebook
    proposed_known: bool = True
    products: Collection[str] | None = None
    routes: Collection[str] | None = None

    @cached_property
    def perspectieven(self) -> tuple[str, ...] | None:
        """The study's perspectives, in order."""
        return None if self.study is None else tuple(id for id, _ in self.study.perspectieven)

    @cached_property
    def aspects(self) -> Mapping[str, tuple[Codebook, Aspect]]:
        """codebook.aspect -> the aspect and its codebook."""
        books = (book for book in self.codebooks.values() if isinstance(book, Codebook))
        return {f"{book.id}.{aspect.id}": (book, aspect) for book in books for aspect in book.aspects}

    @cached_property
    def open_questions(self) -> Mapping[str, Collection[str]]:
        """scheme.question -> its categories."""
        schemes = (book for book in self.codebooks.values() if isinstance(book, OpenScheme))
        return {
            f"{scheme.id}.{question.id}": tuple(category.id for category in question.categories)
            for scheme in schemes
            for question in scheme.questions
        }

    @cached_property
    def score_rows(self) -> Mapping[str, tuple[ScoreFrame, ScoreRow]]:
        """Row id -> the row and its frame."""
        frames = (book for book in self.codebooks.values() if isinstance(book, ScoreFrame))
        return {row.id: (frame, row) for frame in frames for row in frame.rows}

    @cached_property
    def variables(self) -> Mapping[str, Mapping[str, tuple[Question, Part]]]:
        """Instrument -> variable -> the question and the part that keep their answer in it."""
        return {
            id: {part.variable: (question, part) for question in one.questions() for part in question.parts}
            for id, one in self.instruments.items()
        }

    def may_be_broken(self, qualified: str) -> bool:
        """Whether the name belongs to a codebook that could not be read, or may do so."""
        return self.study is None or qualified.partition(".")[0] in self.broken
