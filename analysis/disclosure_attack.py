"""What a reader can work out: the smallest and largest count that fit everything that is printed.

The reader knows every printed count, every total, and that nobody is counted less than zero times.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from analysis.arguments import Floats
from analysis.disclosure_system import Flags, Linked

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


def broken_demand(linked: Linked, hidden: Flags, demand: Demand) -> Floats | None:
    """None when the demand is met; else weights a with `a @ hidden >= 1` for every choice that meets it.

    From the dual of the reader's linear programme: how far he can move the cell is at most the sum, over the
    hidden cells, of their reduced cost times how far they themselves can move (Fischetti and Salazar 2001).
    """
    low, high = _limits(linked, hidden)
    cost = np.zeros(len(linked.keys))
    cost[demand.cell] = -demand.sign
    found = linprog(cost, A_eq=linked.sums, b_eq=np.zeros(len(linked.sums)), bounds=np.c_[low, high])
    moved = demand.sign * (found.x[demand.cell] - linked.counts[demand.cell])
    if moved >= demand.by - TOLERANCE:
        return None
    reduced = found.lower.marginals + found.upper.marginals
    reach = np.where(reduced < 0, linked.cap - linked.counts, linked.counts)
    return np.minimum(np.abs(np.where(np.abs(reduced) < TOLERANCE, 0.0, reduced)) * reach / demand.by, 1.0)


def known_bounds(linked: Linked, hidden: Flags, cell: int) -> tuple[float, float]:
    """The smallest and largest whole count of a hidden cell; infinity where nothing printed bounds it."""
    low, high = (_extreme_count(linked, hidden, cell, sign) for sign in (-1, 1))
    return low, float("inf") if high >= linked.cap / 2 else high


def _extreme_count(linked: Linked, hidden: Flags, cell: int, sign: int) -> float:
    cost = np.zeros(len(linked.keys))
    cost[cell] = -sign
    whole = LinearConstraint(linked.sums, 0, 0) if len(linked.sums) else ()
    found = milp(
        cost, constraints=whole, integrality=np.ones(len(cost)), bounds=Bounds(*_limits(linked, hidden))
    )
    return float(round(found.x[cell]))


def _limits(linked: Linked, hidden: Flags) -> tuple[Floats, Floats]:
    return np.where(hidden, 0.0, linked.counts), np.where(hidden, linked.cap, linked.counts)
