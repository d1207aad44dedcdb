"""Checks on the rows of codings.csv."""

from __future__ import annotations

from analysis.study import Coding
from analysis.study_folder.known_names import KnownNames
from analysis.study_folder.problem_list import ProblemList
from analysis.study_folder.row_checks import check_choice, check_filled, check_known
from analysis.study_folder.row_kinds import Fields
from codebooks.model import Aspect, Codebook
from codebooks.values import Reason, Value

STATUSES = ("concept", "vastgesteld")
PROVENANCES = ("", "published", "forced", "derived", "forced_with_links", "weak", "free")
_COLOURED = tuple(value.value for value in Value)
_REASONS = tuple(reason.value for reason in Reason)


class CodingCheck:
    """A cell is coded once by one codeur, with a value of its aspect and quotes about its casus."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._known, self._problems = known, problems
        self._first: dict[tuple[str, str, str, str], int] = {}
        self._allowed = {name: _values(aspect) for name, (_, aspect) in known.aspects.items()}

    def __call__(self, line: int, row: Coding, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        self._check_once(line, row)
        check_known(self._problems, line, "casus-unknown", row.casus, self._known.casussen)
        self._check_aspect(line, row)
        self._check_fixed_words(line, row)
        for fragment in row.fragmenten:
            self._check_fragment(line, row, fragment)

    def _check_once(self, line: int, row: Coding) -> None:
        cell = (row.casus, row.perspectief, row.aspect, row.codeur)
        first = self._first.setdefault(cell, line)
        if first != line:
            details = dict(zip(("casus", "perspectief", "aspect", "codeur"), cell, strict=True))
            self._problems.report(line, "cell-twice", first=first, **details)

    def _check_aspect(self, line: int, row: Coding) -> None:
        found = self._known.aspects.get(row.aspect)
        if found is None:
            self._check_perspectief(line, row, None)
            if not self._known.may_be_broken(row.aspect):
                check_known(self._problems, line, "aspect-unknown", row.aspect, self._known.aspects)
            return
        self._check_perspectief(line, row, found[0])
        allowed = self._allowed[row.aspect]
        begun = not row.waarde and row.status == "concept"  # quotes or a memo, and no value yet
        if row.waarde not in allowed and not begun:
            details = {"value": row.waarde, "aspect": row.aspect}
            self._problems.report(line, "waarde-unknown", allowed, **details)

    def _check_perspectief(self, line: int, row: Coding, book: Codebook | None) -> None:
        known = self._known.perspectieven
        if not check_known(self._problems, line, "perspectief-unknown", row.perspectief, known):
            return
        if book and book.perspectieven and row.perspectief not in book.perspectieven:
            details = {"value": row.perspectief, "book": book.id}
            self._problems.report(line, "perspectief-not-coded", book.perspectieven, **details)

    def _check_fixed_words(self, line: int, row: Coding) -> None:
        check_filled(self._problems, line, "codeur", row.codeur)
        if row.reden and row.reden not in _REASONS:
            self._problems.report(line, "reden-unknown", _REASONS, value=row.reden)
        check_choice(self._problems, line, "status", row.status, STATUSES)
        check_choice(self._problems, line, "herkomst", row.herkomst, PROVENANCES)

    def _check_fragment(self, line: int, row: Coding, name: str) -> None:
        known = self._known.fragments
        if known is None or not check_known(self._problems, line, "fragment-unknown", name, known):
            return
        source = (self._known.sources or {}).get(known[name].bron)
        if source and source.casus and source.casus != row.casus:
            details = {"value": name, "other": source.casus, "casus": row.casus}
            self._problems.report(line, "fragment-other-casus", **details)


def _values(aspect: Aspect) -> tuple[str, ...]:
    """What may be found in a cell: a colour or an option, and always that nothing was found."""
    options = tuple(option.code for option in aspect.options)
    return (*options, Value.GEEN_INFORMATIE.value) if options else _COLOURED
