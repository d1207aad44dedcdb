"""Values divided over groups, in declared order; who has no value or no group is counted."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.arguments import Floats, names, numbers, refuse, same_index, same_length
from analysis.results import GroupSpread
from analysis.spread import spread_of


@dataclass(frozen=True)
class Group:
    """One group: its complete values, and how many members have none."""

    name: str
    values: Floats
    n_missing: int

    def described(self) -> GroupSpread:
        """Its spread, for the result."""
        return GroupSpread(self.name, spread_of(self.values), self.n_missing)


@dataclass(frozen=True)
class Split:
    """All groups in their order, the empty ones too."""

    groups: tuple[Group, ...]
    n_without_group: int

    @property
    def filled(self) -> tuple[Group, ...]:
        """The groups that have a value."""
        return tuple(group for group in self.groups if len(group.values))


def split_by_group(values: Any, groups: Any, order: Iterable[Hashable] | None) -> Split:
    """The values per group. ValueError for a group that `order` does not name, or lists that do not match."""
    found = numbers("values", values, missing=True)
    labels = _labels(groups)
    same_length("values", list(found), "groups", labels)
    same_index("values", values, "groups", groups)
    named = _order(groups, labels) if order is None else _declared(order)
    strangers = [label for label in labels if label is not None and label not in named]
    if strangers:
        raise refuse("groups", strangers[0], f"one of {', '.join(map(repr, named))}")
    member = np.array([-1 if label is None else named.index(label) for label in labels], dtype=np.int64)
    return Split(
        tuple(_group(str(name), found[member == i]) for i, name in enumerate(named)), int((member < 0).sum())
    )


def _labels(groups: Any) -> list[Hashable | None]:
    return list(names("groups", groups, missing=True))


def _order(groups: Any, labels: list[Hashable | None]) -> list[Hashable]:
    """Ordered categories as declared, else the order of first appearance; the alphabet decides nothing."""
    kind = getattr(groups, "dtype", None)
    if isinstance(kind, pd.CategoricalDtype) and kind.ordered:
        return list(kind.categories)
    return [label for label in dict.fromkeys(labels) if label is not None]


def _declared(order: Iterable[Hashable]) -> list[Hashable]:
    named = names("order", order)
    if len(set(named)) < len(named):
        raise refuse("order", named, "a list of different groups")
    return named


def _group(name: str, members: Floats) -> Group:
    given = members[~np.isnan(members)]
    return Group(name, given, len(members) - len(given))
