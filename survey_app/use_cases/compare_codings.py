"""Which cells differ, in the order of the study, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from analysis.study import StudyData
from survey_app.domain.adjudication import Bench, CellKey, Difference, differences


class Benches(Protocol):
    """Where double codings are kept (survey_app/storage/adjudications.py)."""

    def bench(self, study: str) -> Bench:
        """What of the study's double coding may be seen by all."""


@dataclass(frozen=True)
class DifferenceFilter:
    """Which differences: '' does not choose."""

    aspect: str = ""
    kind: str = ""
    state: str = ""

    def fits(self, difference: Difference) -> bool:
        """Whether this difference is one of them."""
        found = (difference.aspect, str(difference.kind), str(difference.state))
        wanted = (self.aspect, self.kind, self.state)
        return all(want in ("", have) for want, have in zip(wanted, found, strict=True))

    @property
    def words(self) -> dict[str, str]:
        """As the address of a page has it."""
        fields = {"aspect_is": self.aspect, "soort": self.kind, "stand": self.state}
        return {name: value for name, value in fields.items() if value}


def find_differences(store: Benches, data: StudyData) -> tuple[Difference, ...]:
    """Every cell to be decided about or decided, by casus, perspectief and aspect as the study has them."""
    casussen = {case.casus: place for place, case in enumerate(data.cases)}
    perspectieven = {id: place for place, (id, _) in enumerate(data.study.perspectieven)}
    names = (f"{book.id}.{aspect.id}" for book in data.coding_schemes() for aspect in book.aspects)
    aspects = {name: place for place, name in enumerate(names)}

    def place(one: Difference) -> tuple[int, ...]:
        orders = ((casussen, one.casus), (perspectieven, one.perspectief), (aspects, one.aspect))
        return tuple(order.get(name, len(order)) for order, name in orders)

    return tuple(sorted(differences(store.bench(data.study.id)), key=place))


def chosen(found: Iterable[Difference], wanted: DifferenceFilter) -> tuple[Difference, ...]:
    """Those that fit."""
    return tuple(one for one in found if wanted.fits(one))


def around(
    found: Sequence[Difference], wanted: DifferenceFilter, cell: CellKey
) -> tuple[Difference | None, Difference | None]:
    """The difference before and after this cell among those that fit, whether or not the cell itself does."""
    at = next((place for place, one in enumerate(found) if one.cell == cell), 0)
    before = [one for one in found[:at] if wanted.fits(one)]
    after = (one for one in found[at + 1 :] if wanted.fits(one))
    return (before[-1] if before else None), next(after, None)
