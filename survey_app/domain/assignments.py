"""Who codes which sheet: a draw with a seed, and what may be added to or taken from what was assigned.

What is decided here rests only on what everyone may see: who is assigned, who sealed, which codings are not
hidden. So that nothing the page answers tells what a codeur did on a blind sheet.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from analysis.bench_rows import Assignment
from analysis.sealing import SheetName
from survey_app.domain.casus_choice import by_number

EVERYONE = -1  # the share that means: all chosen codeurs code every casus


@dataclass(frozen=True)
class Standing:
    """What everyone may know of the sheets: their codeurs, who sealed, and who has codings that show."""

    codeurs: Mapping[SheetName, frozenset[str]] = field(default_factory=dict)
    sealed: Mapping[SheetName, frozenset[str]] = field(default_factory=dict)
    coded: Mapping[SheetName, frozenset[str]] = field(default_factory=dict)
    settled: frozenset[SheetName] = frozenset()  # with a value that was fixed
    shared: frozenset[SheetName] = frozenset()  # that were ever assigned to more than one codeur

    def is_blind(self, sheet: SheetName) -> bool:
        """Whether two or more codeurs have it and not all of them sealed."""
        assigned = self.codeurs.get(sheet, frozenset())
        return len(assigned) > 1 and not self.is_closed(sheet)

    def is_closed(self, sheet: SheetName) -> bool:
        """Whether everyone who has it sealed it."""
        assigned = self.codeurs.get(sheet, frozenset())
        return bool(assigned) and assigned <= self.sealed.get(sheet, frozenset())

    def without(self, row: Assignment) -> Standing:
        """The same after this was taken from this codeur."""
        sheet = (row.casus, row.perspectief)
        left = self.codeurs.get(sheet, frozenset()) - {row.codeur}
        return replace(self, codeurs={**self.codeurs, sheet: left})


@dataclass(frozen=True)
class AssignmentPlan:
    """What saving would do: the rows to add, and the sheets that stay as they are with the reason why."""

    new: tuple[Assignment, ...] = ()
    known: tuple[SheetName, ...] = ()  # nothing to add, or a share was drawn and they have codeurs
    settled: tuple[SheetName, ...] = ()
    closed: tuple[SheetName, ...] = ()  # double coded and sealed by all
    seen: tuple[SheetName, ...] = ()  # others' codings show: only when that is accepted

    @property
    def loads(self) -> tuple[tuple[str, int], ...]:
        """Codeur -> how many sheets they get, by name."""
        names = [row.codeur for row in self.new]
        return tuple((name, names.count(name)) for name in sorted(set(names)))


def draw(
    casussen: Iterable[str], perspectieven: Sequence[str], codeurs: Iterable[str], share: int, seed: str
) -> tuple[Assignment, ...]:
    """Who codes which casus, from every perspectief given: `share` percent by two codeurs, the rest by one.

    The casussen are put in the order of SHA-256 of seed and casus; the first of them, the share rounded up,
    get two codeurs. Each place goes to the codeur with the fewest places so far, a second one to whom was
    paired least with the first, and where that is equal to the lowest SHA-256 of seed, casus and codeur. So
    the places of two codeurs differ by one at most, and the same names with the same seed always give the
    same rows, whatever their order. With `EVERYONE` every codeur has every casus and the seed is ''.
    ValueError for a share that is not 0-100, no codeurs, or one codeur where there must be two.
    """
    names = sorted(set(codeurs))
    chosen = sorted(set(casussen), key=lambda casus: (by_number(casus), casus))
    if share == EVERYONE:
        return _rows({casus: tuple(names) for casus in chosen}, perspectieven, "")
    if not names or not 0 <= share <= 100 or (share and len(names) < 2):
        raise ValueError(f"cannot draw {share} percent over {len(names)} codeurs")
    order = sorted(chosen, key=lambda casus: _lot(seed, casus))
    double = -(-len(order) * share // 100)
    dealt = _deal(order, double, names, seed)
    return _rows({casus: dealt[casus] for casus in chosen}, perspectieven, seed)


def _deal(order: Sequence[str], double: int, names: Sequence[str], seed: str) -> dict[str, tuple[str, ...]]:
    places = dict.fromkeys(names, 0)
    pairs: dict[frozenset[str], int] = {}
    dealt: dict[str, tuple[str, ...]] = {}
    for number, casus in enumerate(order):
        pair = [min(names, key=lambda name: (places[name], _lot(seed, casus, name)))]
        if number < double:
            others = [name for name in names if name != pair[0]]
            pair.append(
                min(
                    others,
                    key=lambda name: (
                        places[name],
                        pairs.get(frozenset((pair[0], name)), 0),
                        _lot(seed, casus, name),
                    ),
                )
            )
            pairs[frozenset(pair)] = pairs.get(frozenset(pair), 0) + 1
        for name in pair:
            places[name] += 1
        dealt[casus] = tuple(pair)
    return dealt


def _lot(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _rows(
    dealt: Mapping[str, Collection[str]], perspectieven: Sequence[str], seed: str
) -> tuple[Assignment, ...]:
    return tuple(
        Assignment(casus, perspectief, codeur, seed)
        for casus, names in dealt.items()
        for perspectief in perspectieven
        for codeur in sorted(names)
    )


def plan_of(
    drawn: Iterable[Assignment], standing: Standing, accepted: bool = False, adding: bool = False
) -> AssignmentPlan:
    """What of the drawn rows can be added now.

    `accepted`: also where others' codings show. `adding`: also to sheets that have codeurs already.
    """
    sheets: dict[SheetName, list[Assignment]] = {}
    for row in drawn:
        sheets.setdefault((row.casus, row.perspectief), []).append(row)
    sorted_out: dict[str, list[SheetName]] = {"known": [], "settled": [], "closed": [], "seen": []}
    new: list[Assignment] = []
    for sheet, rows in sheets.items():
        added = [row for row in rows if row.codeur not in standing.codeurs.get(sheet, frozenset())]
        why_not = _why_not(sheet, added, standing, adding)
        if why_not:
            sorted_out[why_not].append(sheet)
        if not why_not or (why_not == "seen" and accepted):
            new.extend(added)
    return AssignmentPlan(tuple(new), **{name: tuple(found) for name, found in sorted_out.items()})


def _why_not(sheet: SheetName, added: Sequence[Assignment], standing: Standing, adding: bool) -> str:
    """The list of AssignmentPlan that the sheet belongs in; '' when the rows can simply be added."""
    assigned = standing.codeurs.get(sheet, frozenset())
    if len(assigned) > 1 and standing.is_closed(sheet):
        return "closed"
    if not added or (assigned and not adding):
        return "known"
    if sheet in standing.settled:
        return "settled"
    shown = frozenset() if standing.is_blind(sheet) else standing.coded.get(sheet, frozenset())
    return "seen" if any(shown - {row.codeur} for row in added) else ""


def may_take(row: Assignment, standing: Standing) -> bool:
    """Whether this can still be taken from this codeur: not once they sealed, nor where it ends blindness.

    A sheet that several have keeps two, or codeurs who all sealed: else what was done on it so far would be
    open to all. That holds whether or not anyone did anything, so that the answer tells nothing.
    """
    sheet = (row.casus, row.perspectief)
    assigned, sealed = standing.codeurs.get(sheet, frozenset()), standing.sealed.get(sheet, frozenset())
    if row.codeur not in assigned or row.codeur in sealed:
        return False
    left = assigned - {row.codeur}
    return len(left) > 1 or (left <= sealed if left else sheet not in standing.shared)
