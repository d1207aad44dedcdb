"""Sizes of groups over combinations of variables: each is counted as whole numbers, no table is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb

import numpy as np
import numpy.typing as npt

from analysis.results.reidentification import CombinationRisk

Codes = npt.NDArray[np.int64]  # a code per person
MOST_COMBINATIONS = 20_000  # choices of variables that are tried of one size
MOST_CELLS = 4_000_000  # more possible groups than these are found by sorting instead of by counting


def group_sizes(columns: Sequence[Codes]) -> Codes:
    """For each person, how many have the same code in every column. At least one column."""
    keys, cells = columns[0], int(columns[0].max(initial=0)) + 1
    for column in columns[1:]:
        width = int(column.max(initial=0)) + 1
        keys, cells = keys * width + column, cells * width
        if cells > MOST_CELLS:  # renumbered: the keys stay whole numbers, however many columns follow
            keys = np.unique(keys, return_inverse=True)[1].reshape(-1)
            cells = int(keys.max(initial=0)) + 1
    counts = np.bincount(keys)
    sizes: Codes = counts[keys]
    return sizes


def risk_of(names: Sequence[str], columns: Sequence[Codes], ways: int, threshold: int) -> CombinationRisk:
    """The combinations of `ways` of these variables, for people with a code in each column."""
    people = len(columns[0])
    alone, small = np.zeros(people, dtype=bool), np.zeros(people, dtype=bool)
    smallest, most, tried = people, 0, 0
    worst: tuple[str, ...] = ()
    for places in combinations(range(len(columns)), ways):
        sizes = group_sizes([columns[place] for place in places])
        lone = sizes == 1
        alone |= lone
        small |= sizes < threshold
        smallest, tried = min(smallest, int(sizes.min())), tried + 1
        if int(lone.sum()) > most:
            most, worst = int(lone.sum()), tuple(names[place] for place in places)
    return CombinationRisk(ways, tried, smallest, int(alone.sum()), int(small.sum()), worst)


def sizes_to_try(variables: int, ways: int) -> Iterator[int]:
    """The sizes of combination, from 1 to `ways`, that are not too many to try."""
    for size in range(1, min(ways, variables) + 1):
        if comb(variables, size) > MOST_COMBINATIONS:
            return
        yield size
