"""Linked: counts that hang together by their totals, as arrays; what hangs together is protected together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from analysis.arguments import Floats
from analysis.disclosure.tables import FrequencyTable, Total, check_tables, thresholds

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Linked:
    """Cells in order of key. `sums @ x == 0` for the counts and for all that a reader thinks possible."""

    keys: tuple[str, ...]
    counts: Floats
    sums: Floats  # a row per total: its parts 1, itself -1
    thresholds: Floats
    small: Flags  # more than nobody, fewer than the threshold
    extreme: Flags  # all or nothing of a group in a sensitive table
    unprinted: Flags
    open: Flags  # may not be hidden: zeros, and what is public already
    prices: Floats  # what hiding costs: its count and one more, for each place where it is printed
    cap: float  # where a reader stops: far above every count

    def fingerprint(self) -> bytes:
        """The same for parts in which cells at the same places are to be hidden, whatever they are called."""
        found = sha256(f"{self.cap!r} {self.sums.shape!r}".encode())
        for numbers in (self.counts, self.sums, self.thresholds, self.prices):
            found.update(numbers.tobytes())
        for flags in (self.small, self.extreme, self.unprinted, self.open):
            found.update(flags.tobytes())
        return found.digest()

    @property
    def forced(self) -> Flags:
        """What is hidden in any case."""
        return self.small | self.extreme | self.unprinted


@dataclass(frozen=True)
class _Facts:
    """What is known of the cells of all tables, by key."""

    counts: Mapping[str, int]
    thresholds: Mapping[str, int]
    totals: tuple[Total, ...]
    extreme: frozenset[str]
    public: Collection[str]
    times: Mapping[str, int]  # how often a cell is printed; 0: nowhere, but anyone can work it out


def linked_parts(
    tables: Sequence[FrequencyTable], threshold: int, public: Collection[str]
) -> tuple[dict[str, int], list[Linked]]:
    """Every count, and the counts in parts that no total connects; ValueError on counts that do not fit."""
    counts = check_tables(tables, threshold)
    seen = {Total(one.total, tuple(sorted(one.parts))) for table in tables for one in table.totals}
    times = dict.fromkeys(counts, 0)
    for table in tables:
        for key in table.cells:
            times[key] += 0 if key in table.unprinted else table.times.get(key, 1)
    totals = tuple(sorted(seen))
    facts = _Facts(counts, thresholds(tables, threshold), totals, _extreme(tables, counts), public, times)
    return counts, [_linked(group, facts) for group in _groups(counts, totals)]


def _extreme(tables: Sequence[FrequencyTable], counts: Mapping[str, int]) -> frozenset[str]:
    """In a sensitive table: the parts of every total that comes from one of its parts alone."""
    return frozenset(
        part
        for table in tables
        if table.sensitive
        for total in table.totals
        if len(total.parts) > 1 and 0 < counts[total.total] == max(counts[part] for part in total.parts)
        for part in total.parts
    )


def _groups(counts: Mapping[str, int], totals: Sequence[Total]) -> list[list[str]]:
    """The keys in groups that hang together, each sorted, by their first key."""
    group = {key: [key] for key in counts}
    for total in totals:
        for part in total.parts:
            first, second = group[total.total], group[part]
            if first is not second:
                small, large = sorted((first, second), key=len)
                large.extend(small)
                group.update(dict.fromkeys(small, large))
    return sorted({id(keys): sorted(keys) for keys in group.values()}.values())


def _linked(keys: list[str], facts: _Facts) -> Linked:
    values = np.array([facts.counts[key] for key in keys], dtype=np.float64)
    limits = np.array([facts.thresholds[key] for key in keys], dtype=np.float64)
    times = np.array([facts.times[key] for key in keys], dtype=np.float64)
    small = (values > 0) & (values < limits)
    extreme, public = _flags(keys, facts.extreme), _flags(keys, facts.public)
    forced = small | extreme | (times == 0)
    for key in np.array(keys)[public & forced]:
        raise ValueError(f"public must hold no cell that has to be hidden, not {str(key)!r}")
    return Linked(
        tuple(keys),
        values,
        _sums(keys, facts.totals),
        limits,
        small,
        extreme,
        unprinted=times == 0,
        open=(public | (values == 0)) & ~forced,
        prices=times * (values + 1),
        cap=10.0 * (values.max() + limits.max() + 1),
    )


def _flags(keys: Sequence[str], chosen: Collection[str]) -> Flags:
    return np.array([key in chosen for key in keys], dtype=np.bool_)


def _sums(keys: Sequence[str], totals: Sequence[Total]) -> Floats:
    place = {key: i for i, key in enumerate(keys)}
    here = [total for total in totals if total.total in place]
    sums = np.zeros((len(here), len(keys)))
    for row, total in enumerate(here):
        sums[row, place[total.total]] -= 1
        for part in total.parts:
            sums[row, place[part]] += 1
    return sums
