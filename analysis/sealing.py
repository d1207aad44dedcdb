"""Which sheets are blind, and what of a study may therefore be shown and counted.

A sheet is casus x perspectief. It is blind while two or more codeurs are assigned to it and not all of them
have sealed theirs: until then nothing of it is shown to anyone but its own codeur, and it counts nowhere. The
rule stands here; the database asks the same question in SQL (survey_app/storage/blind.py), and a test holds
the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analysis.bench_rows import Assignment, Seal
from analysis.study import Coding, Fragment, StudyData

SheetName = tuple[str, str]  # casus, perspectief


def blind_sheets(assignments: Iterable[Assignment], seals: Iterable[Seal]) -> frozenset[SheetName]:
    """The sheets with two or more codeurs of whom one or more have not sealed."""
    codeurs: dict[SheetName, set[str]] = {}
    for one in assignments:
        codeurs.setdefault((one.casus, one.perspectief), set()).add(one.codeur)
    sealed = {(seal.casus, seal.perspectief, seal.codeur) for seal in seals}
    return frozenset(
        sheet
        for sheet, names in codeurs.items()
        if len(names) > 1 and any((*sheet, name) not in sealed for name in names)
    )


def released(codings: Iterable[Coding], blind: frozenset[SheetName], codeur: str = "") -> tuple[Coding, ...]:
    """The codings that may be seen: everything outside blind sheets, and the codeur's own inside them."""
    return tuple(
        row
        for row in codings
        if (row.casus, row.perspectief) not in blind or (codeur and row.codeur == codeur)
    )


def released_study(data: StudyData) -> StudyData:
    """The study without anything of its blind sheets: what is printed, counted and shown to all."""
    blind = blind_sheets(data.assignments, data.seals)
    if not blind:
        return data
    codings = released(data.codings, blind)
    trail = tuple(row for row in data.trail if (row.casus, row.perspectief) not in blind)
    return replace(data, codings=codings, fragments=_released_fragments(data, codings, blind), trail=trail)


def _released_fragments(
    data: StudyData, codings: tuple[Coding, ...], blind: frozenset[SheetName]
) -> tuple[Fragment, ...]:
    """Quotes that a released coding rests on; of reports that no blind sheet may use, every quote."""
    used = {name for row in codings for name in row.fragmenten}
    closed = {
        source.bron
        for source in data.sources
        if any(_may_use(source.casus, source.perspectief, s) for s in blind)
    }
    return tuple(row for row in data.fragments if row.fragment in used or row.bron not in closed)


def _may_use(casus: str, perspectief: str, sheet: SheetName) -> bool:
    """Whether a report with this casus and perspectief can be quoted on the sheet; '' means: any."""
    return casus in ("", sheet[0]) and perspectief in ("", sheet[1])
