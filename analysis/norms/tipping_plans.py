"""Which links a change of applicability can empty or fill, before colours change: see `tipping_point`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush

from analysis.norms.items import GRIJS, Link, Standing


@dataclass(frozen=True)
class Plan:
    """Items that must change first: position -> value, and in groups as (number, one of them, candidates)."""

    values: Mapping[int, str] = field(default_factory=dict)
    groups: tuple[tuple[int, int, tuple[int, ...]], ...] = ()


def plans_of(standing: Standing, up: bool, applicability: bool) -> Iterator[Plan]:
    """Every plan, smallest first; without `applicability` only the one that forces nothing."""
    if not applicability:
        yield Plan()
        return
    if any(len(item.links) > 1 for item in standing.items):
        raise ValueError("applicability must be False where several links count the same aspect, not True")
    steps = sorted([*_emptied(standing), *_filled(standing, up)], key=lambda plan: len(plan.values))
    yield Plan()
    yield from (_joined([steps[i] for i in chosen]) for chosen in _smallest_first(steps))


def _smallest_first(steps: list[Plan]) -> Iterator[tuple[int, ...]]:
    """Every set of steps, by how many items it changes; made one by one, for the first few mostly do."""
    sizes = [len(step.values) for step in steps]
    waiting: list[tuple[int, tuple[int, ...]]] = [(sizes[0], (0,))] if steps else []
    while waiting:
        size, chosen = heappop(waiting)
        yield chosen
        last = chosen[-1]
        if last + 1 < len(steps):
            heappush(waiting, (size + sizes[last + 1], (*chosen, last + 1)))
            heappush(waiting, (size + sizes[last + 1] - sizes[last], (*chosen[:-1], last + 1)))


def _emptied(standing: Standing) -> Iterator[Plan]:
    """Per counted link that has cells: all of them become grijs, so that the link is left out of the mean."""
    for link in standing.sizes:
        members = tuple(i for i in _cells(standing, link) if standing.items[i].counts)
        if members:
            yield Plan(dict.fromkeys(members, GRIJS), ((len(members), members[0], members),))


def _filled(standing: Standing, up: bool) -> Iterator[Plan]:
    """Per counted link with only grijs cells: one gets the best (worst) colour, and the link counts."""
    absent = dict.fromkeys(link for item in standing.items for link in item.links)
    for link in absent:
        if link not in standing.sizes:
            members = tuple(_cells(standing, link))
            best = up != (link in standing.turned)
            value = standing.items[members[0]].words[-1 if best else 0]
            yield Plan({members[0]: value}, ((1, members[0], members),))


def _cells(standing: Standing, link: Link) -> Iterator[int]:
    return (i for i, item in enumerate(standing.items) if item.aspect and link in item.links)


def _joined(plans: list[Plan]) -> Plan:
    values = {i: value for plan in plans for i, value in plan.values.items()}
    return Plan(values, tuple(group for plan in plans for group in plan.groups))
