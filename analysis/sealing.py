"""Which sheets are blind, and what of a study may therefore be shown and counted.

A sheet is casus x perspectief. It is blind while two or more codeurs are assigned to it and not all of them
have sealed theirs: until then nothing of it is shown to anyone but its own codeur, and it counts nowhere.
What someone coded on a sheet that is assigned to others is shown to that one person only, also after the
seals: it is no part of the double coding. The rule stands here; the database asks the same question in SQL
(survey_app/storage/blind.py), and a test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from analysis.bench_rows import DECIDED_BY, Assignment, Seal, TrailRow
from analysis.cells import Row
from analysis.study import Fragment, StudyData

SheetName = tuple[str, str]  # casus, perspectief
ASSIGNING = "toewijzing"  # a change that says who codes what: it tells nothing of what was coded


@dataclass(frozen=True)
class Blindness:
    """Who codes which sheet, and which sheets are blind; a sheet without codeurs is not in it."""

    codeurs: Mapping[SheetName, frozenset[str]]
    blind: frozenset[SheetName]

    def shows(self, casus: str, perspectief: str, owner: str, codeur: str = "") -> bool:
        """Whether `codeur` may see what `owner` did on this sheet; '' is someone who codes nothing."""
        if codeur and owner == codeur:
            return True
        assigned = self.codeurs.get((casus, perspectief), frozenset())
        takes_part = not assigned or owner in assigned or owner == DECIDED_BY
        return takes_part and (casus, perspectief) not in self.blind


def blindness(assignments: Iterable[Assignment], seals: Iterable[Seal]) -> Blindness:
    """The rule for these assignments and seals."""
    codeurs: dict[SheetName, set[str]] = {}
    for one in assignments:
        codeurs.setdefault((one.casus, one.perspectief), set()).add(one.codeur)
    sealed = {(seal.casus, seal.perspectief, seal.codeur) for seal in seals}
    blind = frozenset(
        sheet
        for sheet, names in codeurs.items()
        if len(names) > 1 and any((*sheet, name) not in sealed for name in names)
    )
    return Blindness({sheet: frozenset(names) for sheet, names in codeurs.items()}, blind)


def blind_sheets(assignments: Iterable[Assignment], seals: Iterable[Seal]) -> frozenset[SheetName]:
    """The sheets with two or more codeurs of whom one or more have not sealed."""
    return blindness(assignments, seals).blind


def released(codings: Iterable[Row], rule: Blindness, codeur: str = "") -> tuple[Row, ...]:
    """The codings that may be seen; with a codeur also that codeur's own."""
    return tuple([row for row in codings if rule.shows(row.casus, row.perspectief, row.codeur, codeur)])


def released_study(data: StudyData) -> StudyData:
    """The study without anything that is hidden: what is printed, counted and shown to all."""
    if not data.assignments:
        return data
    rule = blindness(data.assignments, data.seals)
    return replace(
        data,
        codings=released(data.codings, rule),
        fragments=_released_fragments(data, rule),
        trail=tuple(row for row in data.trail if _shows_change(rule, row)),
        seals=tuple(_without_hash(seal, rule) for seal in data.seals),
        adjudications=tuple(
            row for row in data.adjudications if (row.casus, row.perspectief) not in rule.blind
        ),
    )


def _shows_change(rule: Blindness, row: TrailRow) -> bool:
    return row.wat == ASSIGNING or rule.shows(row.casus, row.perspectief, row.codeur)


def _without_hash(seal: Seal, rule: Blindness) -> Seal:
    """That a blind sheet is sealed may be known; its hash could confirm a guess of what is in it."""
    return replace(seal, hash="") if (seal.casus, seal.perspectief) in rule.blind else seal


def _released_fragments(data: StudyData, rule: Blindness) -> tuple[Fragment, ...]:
    """Quotes that a released coding rests on; of reports that no hidden coding may use, every quote."""
    shown = released(data.codings, rule)
    used = {name for row in shown for name in row.fragmenten}
    hidden = rule.blind | {(row.casus, row.perspectief) for row in set(data.codings) - set(shown)}
    closed = {
        source.bron
        for source in data.sources
        if any(may_quote(source.casus, source.perspectief, sheet) for sheet in hidden)
    }
    return tuple(row for row in data.fragments if row.fragment in used or row.bron not in closed)


def may_quote(casus: str, perspectief: str, sheet: SheetName) -> bool:
    """Whether a report with this casus and perspectief can be quoted on the sheet; '' means: any."""
    return casus in ("", sheet[0]) and perspectief in ("", sheet[1])
