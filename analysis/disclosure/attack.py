"""The reader who tries, choice after choice, to find out what is hidden, and what he knows in the end.

He knows every printed count, every total, and that nobody is counted less than zero times.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from analysis.arguments import Floats
from analysis.disclosure.moves import Demand, Farthest, View
from analysis.disclosure.system import Flags, Linked

AT_ONCE = 16  # demands tried before the next choice; what the hardest teach, the others would only repeat
MOST_COLUMNS = 8_000  # of one programme with many blocks; beyond it, two are faster


def demands(linked: Linked) -> list[Demand]:
    """A small cell may be empty and may reach the threshold; all or nothing may be one person otherwise."""
    found: list[Demand] = []
    for cell in np.flatnonzero(linked.small):
        count = linked.counts[cell]
        found += [Demand(int(cell), 1, linked.thresholds[cell] - count), Demand(int(cell), -1, count)]
    for cell in np.flatnonzero(linked.extreme & ~linked.small):
        found.append(Demand(int(cell), -1 if linked.counts[cell] else 1, 1.0))
    return found


class Reader:
    """Tries to find out what is hidden, choice after choice; remembers how each demand was met before.

    A way to think a cell larger moves some hidden cells; while those are hidden, it works.
    """

    def __init__(self, linked: Linked, wanted: Sequence[Demand]) -> None:
        self._linked = linked
        self._hardest = list(wanted)  # those that were not met last time come first
        self._ways: dict[Demand, Floats] = {}

    def broken(self, hidden: Flags) -> list[Floats]:
        """Rules that the choice does not meet, `rule @ hidden >= 1` in all that are safe; none when it is."""
        view = View(self._linked, hidden)
        self._forget(hidden)
        found = self._tried(view, self._unmet()[:AT_ONCE])
        if not found:
            self._serve(view)
        while not found and (unmet := self._unmet()):
            found = self._tried(view, unmet[:AT_ONCE])
        return found

    def holds_for_whole_numbers(self, hidden: Flags) -> bool:
        """Whether the demands that parts of people meet are met by whole people too; nearly always so."""
        view = View(self._linked, hidden)
        return all(
            view.is_whole(moved) or demand.is_met(view.farthest_whole(demand))
            for demand, moved in self._ways.items()
        )

    def _forget(self, hidden: Flags) -> None:
        self._ways = {one: moved for one, moved in self._ways.items() if not np.any(moved[~hidden])}

    def _unmet(self) -> list[Demand]:
        return [demand for demand in self._hardest if demand not in self._ways]

    def _tried(self, view: View, wanted: Sequence[Demand]) -> list[Floats]:
        """Each by itself; a rule for each that is not met."""
        if not wanted:
            return []
        tried = dict(zip(wanted, view.farthest(wanted), strict=True))
        for found in tried.values():
            self._learn(found.moved)
        unmet = [one for one in wanted if one not in self._ways]
        self._hardest = [*unmet, *(one for one in self._hardest if one not in unmet)]
        return [_rule(self._linked, one, tried[one]) for one in unmet]

    def _serve(self, view: View) -> None:
        """What can be met together, all that go up and all that go down, as long as it helps."""
        for sign in (1, -1):
            before = -1
            while len(self._ways) > before and (wanted := [one for one in self._unmet() if one.sign == sign]):
                before = len(self._ways)
                self._learn(view.serving(wanted))

    def _learn(self, moved: Floats) -> None:
        self._ways.update((one, moved) for one in self._unmet() if one.is_met(moved))


def _rule(linked: Linked, demand: Demand, found: Farthest) -> Floats:
    """From the dual of the reader's linear programme (Fischetti and Salazar 2001).

    How far he can move the cell is at most the sum, over the hidden cells, of their price times how
    far they themselves can move.
    """
    reach = np.where(found.prices < 0, linked.cap - linked.counts, linked.counts)
    rule: Floats = np.minimum(np.abs(found.prices) * reach / demand.by, 1.0)
    return rule


def known_bounds(linked: Linked, hidden: Flags, cells: Iterable[int]) -> dict[int, tuple[float, float]]:
    """Hidden cell -> its smallest and largest whole count; infinity where nothing printed bounds it."""
    view, cells = View(linked, hidden), [int(cell) for cell in cells]
    low = dict(_reached(view, [Demand(cell, -1, 0.0) for cell in cells]))
    high = dict(_reached(view, [Demand(cell, 1, 0.0) for cell in cells]))
    return {cell: (low[cell], math.inf if high[cell] >= linked.cap / 2 else high[cell]) for cell in cells}


def _reached(view: View, wanted: Sequence[Demand]) -> Iterator[tuple[int, float]]:
    """Where the farthest move is whole, no whole move goes beyond it."""
    size = max(1, MOST_COLUMNS // max(1, int(view.hidden.sum())))
    for start in range(0, len(wanted), size):
        some = wanted[start : start + size]
        for one, found in zip(some, view.farthest(some), strict=True):
            moved = found.moved if view.is_whole(found.moved) else view.farthest_whole(one)
            yield one.cell, float(view.linked.counts[one.cell] + np.round(moved[one.cell]))
