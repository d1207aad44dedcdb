"""Which cells to hide so that the small ones cannot be worked out, and as little as possible is lost.

A whole-number programme chooses, the reader of attack.py tries, and what he finds out comes back
as a rule for the next choice, until he finds nothing.
"""

from __future__ import annotations

from itertools import count

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from analysis.arguments import Floats
from analysis.disclosure.attack import Demand, Reader, View, demands
from analysis.disclosure.system import Flags, Linked

MOST_ROUNDS = 60  # after so many the choice only grows, so that it ends


def choose_hidden(linked: Linked) -> Flags:
    """The cells to hide; ValueError when what is public already makes hiding in vain."""
    wanted = demands(linked)
    if not wanted:
        return linked.forced
    rules, keep, reader = _first_rules(linked), linked.forced, Reader(linked, wanted)
    for round in count(1):
        hidden = _cheapest(linked, rules, keep)
        found = reader.broken(hidden)
        if not found and _holds_for_whole_numbers(linked, hidden, wanted):
            break
        rules += found or [(~hidden).astype(float)]
        if round > MOST_ROUNDS or not found:
            keep = hidden
    return hidden


def _cheapest(linked: Linked, rules: list[Floats], keep: Flags) -> Flags:
    """The choice that meets the rules and hides the fewest people, counted wherever they are printed."""
    limits = Bounds(keep.astype(float), (~linked.open).astype(float))
    found = milp(
        linked.prices,
        constraints=LinearConstraint(np.array(rules), 1, np.inf) if rules else (),
        integrality=np.ones(len(keep)),
        bounds=limits,
        options={"mip_rel_gap": 0},
    )
    if found.x is None:
        raise ValueError("public must leave enough cells to hide: with these the small ones can be found")
    return np.asarray(found.x > 0.5)


def _first_rules(linked: Linked) -> list[Floats]:
    """In a total with a small cell another one is hidden too: true in any case, and it saves rounds."""
    rules: list[Floats] = []
    for row in linked.sums:
        for cell in np.flatnonzero((row != 0) & linked.small):
            rule = (row != 0).astype(float)
            rule[cell] = 0
            rules.append(rule)
    return rules


def _holds_for_whole_numbers(linked: Linked, hidden: Flags, wanted: list[Demand]) -> bool:
    """Whether the demands are met by a reader who knows that people are whole; it nearly always follows."""
    view = View(linked, hidden)
    for cell in {demand.cell for demand in wanted}:
        low, high = view.known_bounds(cell)
        room = {1: high - linked.counts[cell], -1: linked.counts[cell] - low}
        if any(room[demand.sign] < demand.by for demand in wanted if demand.cell == cell):
            return False
    return True
