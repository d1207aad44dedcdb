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

Variables = Mapping[str, tuple[Question, Part]]


@dataclass(frozen=True)
class KnownNames:
    """What has been read so far; `broken` are the instruments and codebooks that are named but unreadable."""

    study: Study | None = None
    instruments: Mapping[str, Instrument] = field(default_factory=dict)
    codebooks: Mapping[str, AnyCodebook] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    earlier: Mapping[tuple[str, str], Instrument] = field(default_factory=dict)  # by instrument and version
    broken_versions: frozenset[tuple[str, str]] = frozenset()
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
    def variables(self) -> Mapping[str, Variables]:
        """Instrument -> variable -> the question and the part that keep their answer in it now."""
        return {id: _variables_of(one) for id, one in self.instruments.items()}

    @cached_property
    def ever_asked(self) -> Mapping[str, Variables]:
        """The same of all versions together, as tables count them: what went is still known."""
        before: dict[str, Variables] = {}
        for (id, _), variables in self._earlier_variables.items():
            before[id] = {**before.get(id, {}), **variables}
        return {id: {**before.get(id, {}), **now} for id, now in self.variables.items()}

    @cached_property
    def _earlier_variables(self) -> Mapping[tuple[str, str], Variables]:
        return {named: _variables_of(one) for named, one in self.earlier.items()}

    def asked_in(self, instrument: str, version: str) -> Variables | None:
        """The variables of this version; those of now when there is no such version.

        None when nobody knows, because a file is broken.
        """
        if (instrument, version) in self.broken_versions:
            return None
        return self._earlier_variables.get((instrument, version), self.variables.get(instrument))

    def versions_of(self, instrument: str) -> tuple[str, ...] | None:
        """The versions of a questionnaire, the one of now first; None when its file is broken."""
        now = self.instruments.get(instrument)
        if now is None:
            return None
        named = {**self.earlier, **dict.fromkeys(sorted(self.broken_versions))}
        return (now.version, *(version for id, version in named if id == instrument))

    def may_be_broken(self, qualified: str) -> bool:
        """Whether the name belongs to a codebook that could not be read, or may do so."""
        return self.study is None or qualified.partition(".")[0] in self.broken


def _variables_of(instrument: Instrument) -> Variables:
    return {part.variable: (asked, part) for asked in instrument.questions() for part in asked.parts}
