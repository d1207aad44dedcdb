"""Which cells to hide so that the small ones cannot be worked out, and as little as possible is lost.

A whole-number programme chooses, the reader of attack.py tries, and what he finds out comes back
as a rule for the next choice, until he finds nothing.
"""

from __future__ import annotations

from itertools import count

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from analysis.arguments import Floats
from analysis.disclosure.attack import Reader, demands
from analysis.disclosure.moves import TOLERANCE, Places
from analysis.disclosure.system import Flags, Linked

MOST_ROUNDS = 150  # after so many the choice only grows, so that it ends
DIGITS = 9  # rules that differ less are one rule


def choose_hidden(linked: Linked) -> Flags:
    """The cells to hide; ValueError when what is public already makes hiding in vain."""
    wanted = demands(linked)
    if not wanted:
        return linked.forced
    rules, keep, reader = _first_rules(linked), linked.forced, Reader(linked, wanted)
    for round in count(1):
        hidden = _cheapest(linked, rules, keep)
        found = reader.broken(hidden)
        if not found and reader.holds_for_whole_numbers(hidden):
            break
        rules += found or [(~hidden).astype(float)]
        if round > MOST_ROUNDS or not found:
            keep = hidden
    return hidden


def _cheapest(linked: Linked, rules: list[Floats], keep: Flags) -> Flags:
    """The choice that meets the rules and hides the fewest people, counted wherever they are printed.

    Nothing is chosen about what is hidden or open in any case: the rules are about the rest.
    """
    free = np.flatnonzero(~linked.open & ~keep)
    weights, least = _unmet_rules(rules, keep, free)
    if not len(weights):
        return keep
    found = _solved(linked.prices[free], weights, least)
    if found is None:
        raise ValueError("public must leave enough cells to hide: with these the small ones can be found")
    hidden = keep.copy()
    hidden[free] = found
    return hidden


def _unmet_rules(rules: list[Floats], keep: Flags, free: Places) -> tuple[Floats, Floats]:
    """The weights of the free cells and the least that they must weigh together, each rule once."""
    every = np.array(rules).reshape(len(rules), len(keep))
    least = 1 - every[:, keep].sum(axis=1)
    unmet = np.c_[every[:, free], least][least > TOLERANCE]
    once = np.unique(unmet.round(DIGITS), axis=0)
    return once[:, :-1], once[:, -1]


def _solved(prices: Floats, weights: Floats, least: Floats) -> Flags | None:
    if not len(prices):
        return None
    found = milp(
        prices,
        constraints=LinearConstraint(sparse.csr_array(weights), least, np.inf),
        integrality=np.ones(len(prices)),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0},
    )
    return None if found.x is None else np.asarray(found.x > 0.5)


def _first_rules(linked: Linked) -> list[Floats]:
    """In a total with a small cell another one is hidden too: true in any case, and it saves rounds."""
    rules: list[Floats] = []
    for row in linked.sums:
        for cell in np.flatnonzero((row != 0) & linked.small):
            rule = (row != 0).astype(float)
            rule[cell] = 0
            rules.append(rule)
    return rules
