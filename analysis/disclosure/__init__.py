"""Disclosure control: the tables of a report made safe together, so that nothing hidden can be worked out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from analysis.disclosure.attack import known_bounds
from analysis.disclosure.choice import choose_hidden
from analysis.disclosure.system import Flags, Linked, linked_parts
from analysis.disclosure.tables import FrequencyTable
from analysis.results.disclosure import HiddenCell, ProtectedTable, Protection, WhyHidden

THRESHOLD = 10


def protect(
    tables: Sequence[FrequencyTable], threshold: int = THRESHOLD, public: Collection[str] = ()
) -> Protection:
    """Which counts of a report must be hidden so that no small one can be found, not even by subtraction?

    `tables` are all frequency tables of the report: whole counts from 0 under keys, with the totals that
    connect them. The same key in two tables is the same number. `threshold` is the smallest count of
    people that may be printed (a table can have its own; 0 for what counts no people); 1 hides nothing.
    `public` are keys that were printed elsewhere already: they are known and can't be hidden any more.

    Hidden are, first, the small cells: more than 0 and fewer than the threshold. A zero is printed: it is
    about nobody, and a reader often knows that a cell must be empty, so hiding it protects nothing. In a
    table marked `sensitive` all parts of a total that comes from one part alone are hidden too: 40 of 40
    tells about each of the 40. Then as many other cells, over all tables at once, as it takes for this
    rule: a reader who knows every printed count, every total and that counts are whole and not negative,
    finds for every small cell a lowest count of 0 and a highest of at least the threshold; so he can't
    tell it from an empty cell, nor from one that was large enough to print. No other hidden cell has one
    possible count either. Among the choices that do so the one with the fewest people in hidden cells is
    taken (each cell counts for one more). The result does not depend on the order of tables or cells.

    A share printed with its n is a count: hide it with its cell (`protect_result_tables` does). Counts
    that nobody prints but anyone can work out, such as the 5 who are in a table of 100 and not in one of
    95, must be in a table too, as `unprinted`, with the total that makes them.

    It does not protect against: other publications (last year's tables, another office's) unless their
    counts are in `public`; a reader who belongs to a cell and knows it; amounts of which one person is
    nearly all (dominance); texts and quotes; nor a printed remark on which of the hidden cells were the
    small ones, which is why a report never prints `why`.

    ValueError, naming table and key, for a count that is no whole number from 0, two counts under one
    key, a total that is not its sum, or a `public` that holds a small cell or makes hiding in vain.

    Formula: minimise sum of (count + 1) * hidden over 0/1 choices such that for each small cell c with
    count a and threshold t: max x_c >= t and min x_c = 0 over x >= 0 with A x = 0 and x = count where not
    hidden.

    Source: M. Fischetti and J.J. Salazar, Solving the Cell Suppression Problem on Tabular Data with
    Linear Constraints, Management Science 47 (2001) 1008-1027: its cuts from the dual of the reader's
    programme; solved with HiGHS through scipy (`linprog`, `milp`). The rule of lowest and highest count
    is ours.

    >>> from analysis.disclosure.tables import crossed
    >>> table = crossed("t", ("wijk", ["noord", "zuid"]), ("hulp", ["ja", "nee"]), [[3, 40], [50, 20]])
    >>> found = protect([table])
    >>> [(cell.key, str(cell.why), cell.low, cell.high) for cell in found.hidden][:2]
    [('allen&hulp=ja&wijk=noord', 'klein', 0.0, 43.0), ('allen&hulp=ja&wijk=zuid', 'aanvullend', 10.0, 53.0)]
    >>> found.tables[0].cells["allen&hulp=nee"], len(found.hidden)
    (60, 4)
    """
    counts, parts = linked_parts(tables, threshold, public)
    hidden = [cell for linked in parts for cell in _hidden_cells(linked)]
    keys = {cell.key for cell in hidden} | {key for table in tables for key in table.unprinted}
    printed = tuple(
        ProtectedTable(table.name, {key: None if key in keys else counts[key] for key in table.cells})
        for table in tables
    )
    return Protection(printed, tuple(sorted(hidden, key=lambda cell: cell.key)), _method(threshold))


def hidden_keys(
    tables: Sequence[FrequencyTable], threshold: int = THRESHOLD, public: Collection[str] = ()
) -> frozenset[str]:
    """The keys that `protect` hides, without working out what a reader knows of each: many times faster."""
    _, parts = linked_parts(tables, threshold, public)
    return frozenset(linked.keys[cell] for linked in parts for cell in _chosen(_part(linked)).cells)


@dataclass(frozen=True)
class _Part:
    """A part that is recognised when it comes again: its fingerprint says all that the choice depends on."""

    fingerprint: bytes
    linked: Linked = field(compare=False)


@dataclass(frozen=True)
class _Chosen:
    """A choice, and the places of the cells that it hides: not of what can be worked out and may be."""

    hidden: Flags
    cells: tuple[int, ...]


def _part(linked: Linked) -> _Part:
    return _Part(linked.fingerprint(), linked)


@lru_cache(maxsize=2_000)  # parts; a report that is made again asks the same questions, at seconds each
def _chosen(part: _Part) -> _Chosen:
    linked, hidden = part.linked, choose_hidden(part.linked)
    safe = linked.small | linked.extreme  # the choice was made for these
    bounds = known_bounds(linked, hidden, np.flatnonzero(hidden & ~safe & ~linked.unprinted))
    safe[[cell for cell, (low, high) in bounds.items() if low < high]] = True
    return _Chosen(hidden, tuple(int(cell) for cell in np.flatnonzero(hidden & safe)))


@lru_cache(maxsize=2_000)
def _known(part: _Part) -> dict[int, tuple[float, float]]:
    chosen = _chosen(part)
    return known_bounds(part.linked, chosen.hidden, chosen.cells)


def _hidden_cells(linked: Linked) -> list[HiddenCell]:
    """What a reader knows of each; what he can work out and need not be hidden is no hidden cell."""
    known = _known(_part(linked))
    return [HiddenCell(linked.keys[cell], _why(linked, cell), *bounds) for cell, bounds in known.items()]


def _why(linked: Linked, cell: int) -> WhyHidden:
    if linked.small[cell]:
        return WhyHidden.KLEIN
    return WhyHidden.ALLES_OF_NIETS if linked.extreme[cell] else WhyHidden.AANVULLEND


def _method(threshold: int) -> str:
    return (
        f"Aantallen van 1 tot en met {threshold - 1} zijn verborgen, en zoveel andere als nodig is om ze ook "
        "uit totalen en andere tabellen niet terug te kunnen rekenen: van elk kan een lezer niet meer weten "
        f"dan dat het 0 tot minstens {threshold} is."
    )
