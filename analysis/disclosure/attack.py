"""What a reader can work out: the smallest and largest count that fit everything that is printed.

The reader knows every printed count, every total, and that nobody is counted less than zero times.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse.csgraph import connected_components

from analysis.arguments import Floats
from analysis.disclosure.system import Flags, Linked

TOLERANCE = 1e-6  # what a solver leaves of a whole number


@dataclass(frozen=True)
class Demand:
    """That a reader must think it possible that a cell is `by` people larger (sign 1) or smaller (-1)."""

    cell: int
    sign: int
    by: float


def demands(linked: Linked) -> list[Demand]:
    """A small cell may be empty and may reach the threshold; all or nothing may be one person otherwise."""
    found: list[Demand] = []
    for cell in np.flatnonzero(linked.small):
        count = linked.counts[cell]
        found += [Demand(int(cell), 1, linked.thresholds[cell] - count), Demand(int(cell), -1, count)]
    for cell in np.flatnonzero(linked.extreme & ~linked.small):
        found.append(Demand(int(cell), -1 if linked.counts[cell] else 1, 1.0))
    return found


class View:
    """A choice as the reader sees it: printed cells cut the hidden ones into parts that move alone."""

    def __init__(self, linked: Linked, hidden: Flags) -> None:
        self.linked, self.hidden = linked, hidden
        touching = sparse.csr_array((linked.sums != 0) & hidden)
        _, self._part = connected_components(touching.T @ touching, directed=False)

    def farthest(self, demand: Demand, whole: bool = False) -> Floats:
        """How all cells move where this one moves farthest; only its part of the hidden cells can."""
        places = np.flatnonzero(self.hidden & (self._part == self._part[demand.cell]))
        sums, counts = self.linked.sums[:, places], self.linked.counts[places]
        sums = sums[np.any(sums != 0, axis=1)]
        found = milp(
            np.where(places == demand.cell, -float(demand.sign), 0.0),
            constraints=LinearConstraint(sums, 0, 0) if len(sums) else (),
            integrality=np.full(len(places), int(whole)),
            bounds=Bounds(-counts, self.linked.cap - counts),
        )
        moved = np.zeros(len(self.hidden))
        moved[places] = found.x
        return moved

    def known_bounds(self, cell: int) -> tuple[float, float]:
        """The smallest and largest whole count of a hidden cell; infinity where nothing printed bounds it."""
        moved = [self.farthest(Demand(cell, sign, 0.0), whole=True)[cell] for sign in (-1, 1)]
        low, high = (float(round(self.linked.counts[cell] + by)) for by in moved)
        return low, math.inf if high >= self.linked.cap / 2 else high


class Reader:
    """Tries to find out what is hidden, choice after choice; remembers how each demand was met before.

    A way to think a cell larger moves some hidden cells; while those are hidden, it works.
    """

    def __init__(self, linked: Linked, wanted: Sequence[Demand]) -> None:
        self._linked, self._wanted = linked, wanted
        self._ways: dict[Demand, Flags] = {}

    def broken(self, hidden: Flags) -> list[Floats]:
        """A rule for each demand that the choice does not meet: `rule @ hidden >= 1` in all that do."""
        view = View(self._linked, hidden)
        return [_rule(view, demand) for demand in self._wanted if not self._met(view, demand)]

    def _met(self, view: View, demand: Demand) -> bool:
        if self._known(view, demand):
            return True
        moved = view.farthest(demand)
        for one in self._wanted:  # one way often serves several
            if moved[one.cell] * one.sign >= one.by - TOLERANCE and not self._known(view, one):
                self._ways[one] = np.abs(moved) > TOLERANCE
        return self._known(view, demand)

    def _known(self, view: View, demand: Demand) -> bool:
        way = self._ways.get(demand)
        return way is not None and not np.any(way & ~view.hidden)


def _rule(view: View, demand: Demand) -> Floats:
    """From the dual of the reader's linear programme (Fischetti and Salazar 2001).

    How far he can move the cell is at most the sum, over the hidden cells, of their reduced cost times how
    far they themselves can move.
    """
    linked, hidden = view.linked, view.hidden
    low, high = np.where(hidden, 0.0, linked.counts), np.where(hidden, linked.cap, linked.counts)
    cost = np.zeros(len(linked.keys))
    cost[demand.cell] = -demand.sign
    found = linprog(cost, A_eq=linked.sums, b_eq=np.zeros(len(linked.sums)), bounds=np.c_[low, high])
    reduced = found.lower.marginals + found.upper.marginals
    reduced[np.abs(reduced) < TOLERANCE] = 0.0
    reach = np.where(reduced < 0, linked.cap - linked.counts, linked.counts)
    rule: Floats = np.minimum(np.abs(reduced) * reach / demand.by, 1.0)
    return rule
