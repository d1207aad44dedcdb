"""Exact p-values of rank tests with ties: every allocation counted, none drawn.

Ranks are doubled, so that the mean rank of a tie is a whole number and two sums are equal or not, never
nearly. What is counted are sums, not allocations: a few thousand additions give the same as billions of
allocations.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from analysis.arguments import Floats

Integers = npt.NDArray[np.int64]
State = tuple[tuple[int, int, int], ...]  # per group: size, how many it has, doubled sum of their ranks
SIGNIFICANT_DIGITS = 12


def unblurred(values: Floats, largest: float | None = None) -> Floats:
    """The numbers without the noise of binary fractions, for comparing them: 0.3 and 0.1 + 0.2 are a tie.

    `largest` is the size of what they were computed from, when that is not the largest of them. This rounds
    nothing that is reported: only which numbers are equal, and their order, is taken from it.
    """
    largest = float(np.abs(values).max(initial=0.0)) if largest is None else largest
    return np.round(values / largest, SIGNIFICANT_DIGITS) if largest > 0 else values


def doubled_ranks(values: Floats) -> Integers:
    """Twice the rank of each, from low to high; ties share the mean of their ranks."""
    _, place, often = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(often)
    return np.asarray((2 * last - often + 1)[place], dtype=np.int64)


def rank_sum_p(first: Floats, second: Floats) -> float:
    """Two-sided p of Mann-Whitney: allocations whose rank sum lies as far from its mean or farther."""
    ranks = doubled_ranks(np.concatenate([first, second]))
    size, own = min((len(first), ranks[: len(first)]), (len(second), ranks[len(first) :]), key=_of_size)
    ways = np.zeros((size + 1, int(ranks.sum()) + 1))
    ways[0, 0] = 1
    for rank in ranks:
        ways[1:, rank:] += ways[:-1, :-rank]
    middle = size * (len(ranks) + 1)
    far = np.abs(np.arange(ways.shape[1]) - middle) >= abs(int(own.sum()) - middle)
    return min(1.0, float(ways[size, far].sum() / ways[size].sum()))


def _of_size(group: tuple[int, Integers]) -> int:
    return group[0]


def allocations(sizes: Sequence[int]) -> int:
    """In how many ways people can be allocated to groups of these sizes."""
    return math.factorial(sum(sizes)) // math.prod(math.factorial(size) for size in sizes)


def are_few(sizes: Sequence[int], most: int) -> bool:
    """Whether there are at most so many allocations, without computing a number of a million digits."""
    logarithm = math.lgamma(sum(sizes) + 1) - sum(math.lgamma(size + 1) for size in sizes)
    return logarithm < math.log(most) + 1 and allocations(sizes) <= most


def kruskal_p(samples: Sequence[Floats]) -> float:
    """P of Kruskal-Wallis: the share of allocations whose H is as high or higher."""
    sizes = [len(sample) for sample in samples]
    ranks = doubled_ranks(np.concatenate(samples))
    own = np.split(ranks, np.cumsum(sizes)[:-1])
    observed = _height(tuple((len(part), len(part), int(part.sum())) for part in own))
    ways = _sums(ranks, sizes)
    return sum(n for state, n in ways.items() if _height(state) >= observed) / sum(ways.values())


def _height(state: State) -> int:
    """Sum of R^2 / n as a whole number: it orders allocations as H does."""
    whole = math.lcm(*(size for size, _, _ in state))
    return sum(total * total * (whole // size) for size, _, total in state)


def _sums(ranks: Integers, sizes: Sequence[int]) -> Counter[State]:
    """In how many ways the groups come to their rank sums; groups of one size are the same to H."""
    ways: Counter[State] = Counter({tuple(sorted((size, 0, 0) for size in sizes)): 1})
    for rank, tied in zip(*np.unique(ranks, return_counts=True), strict=True):
        ways = _with_tie(ways, int(rank), int(tied))
    return ways


def _with_tie(ways: Counter[State], rank: int, tied: int) -> Counter[State]:
    """After the people of one rank have been allocated too."""
    after: Counter[State] = Counter()
    for state, count in ways.items():
        for split in _splits(tied, [size - placed for size, placed, _ in state]):
            moved = zip(state, split, strict=True)
            reached = tuple(
                sorted((size, placed + k, total + k * rank) for (size, placed, total), k in moved)
            )
            after[reached] += count * allocations(split)
    return after


def _splits(people: int, room: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Every way to divide so many people over groups with so much room."""
    if len(room) == 1:
        if people <= room[0]:
            yield (people,)
        return
    for here in range(min(people, room[0]) + 1):
        for rest in _splits(people - here, room[1:]):
            yield (here, *rest)


def signed_rank_p(ranks: Integers, up: npt.NDArray[np.bool_]) -> float:
    """Two-sided p of Wilcoxon's signed ranks: doubled ranks of the pairs that differ, and which went up."""
    chance = np.zeros(int(ranks.sum()) + 1)
    chance[0] = 1
    for rank in ranks:
        chance[rank:] += chance[:-rank].copy()
        chance /= 2
    doubled = 2 * np.arange(len(chance)) - int(ranks.sum())
    far = np.abs(doubled) >= abs(2 * int(ranks[up].sum()) - int(ranks.sum()))
    return min(1.0, float(chance[far].sum()))
