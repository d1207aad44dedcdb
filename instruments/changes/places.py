"""Where in a questionnaire something stands, as a path: page, question, variable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from instruments.changes.kinds import Change, ChangeKind
from instruments.model import Instrument, Page, Question


@dataclass(frozen=True)
class At:
    """A place, and the changes that are made there."""

    page: str = ""
    question: str = ""
    variable: str = ""
    line: int = 0

    def of(self, variable: str) -> At:
        """The place of a variable of this question."""
        return replace(self, variable=variable)

    def change(self, kind: ChangeKind, what: str, was: str, becomes: str, wording: bool = False) -> Change:
        """A change at this place."""
        return Change(kind, what, was, becomes, self.page, self.question, self.variable, self.line, wording)

    def differs(self, kind: ChangeKind, what: str, was: str, becomes: str) -> Iterator[Change]:
        """The change, when there is one."""
        if was != becomes:
            yield self.change(kind, what, was, becomes)

    def rule(self, was: str, becomes: str, same: bool) -> Iterator[Change]:
        """The change of a rule; rules may differ and read the same."""
        if not same:
            yield self.change(ChangeKind.MEANING, "show_when", was, becomes)

    def reordered(self, what: str, was: Sequence[str], becomes: Sequence[str]) -> Iterator[Change]:
        """The change of order among the names that stayed."""
        stayed = set(was) & set(becomes)
        sides = (", ".join(name for name in names if name in stayed) for names in (was, becomes))
        yield from self.differs(ChangeKind.ORDER, what, *sides)


def place_of(page: Page, question: Question) -> At:
    """Where a question stands."""
    return At(page.id, question.id, line=question.line)


def read_place(place: str) -> tuple[str, str, str]:
    """Page, question and variable of a path; '' for what it does not go down to."""
    page, _, rest = place.partition("/")
    question, _, variable = rest.partition("/")
    return page, question, variable


def variables_at(place: str, versions: Sequence[Instrument]) -> frozenset[str]:
    """Every variable at this place in any of the versions; of the whole questionnaire for ''."""
    page, question, variable = read_place(place)
    if variable:
        return frozenset({variable})
    return frozenset(
        part.variable
        for version in versions
        for one in version.pages
        for asked in one.questions
        for part in asked.parts
        if (asked.id == question if question else page in ("", one.id))
    )
