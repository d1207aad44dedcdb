"""Formulas that go round: the figures that their own formula leads back to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from analysis.recount.formula import FormulaError, parse, references

Leads = Mapping[str, Sequence[str]]


def circular(formulas: Mapping[str, str]) -> frozenset[str]:
    """The ids that their own formula (by id) leads back to: such a check would say the same thing twice."""
    leads = {id: _references(formula, formulas) for id, formula in formulas.items()}
    groups = _groups(leads)
    return frozenset(id for group in groups for id in group if len(group) > 1 or id in leads[id])


def _references(formula: str, known: Mapping[str, str]) -> tuple[str, ...]:
    try:
        found = references(parse(formula)) if formula else ()
    except FormulaError:
        return ()
    return tuple(id for id in found if id in known)


def _groups(leads: Leads) -> Iterator[list[str]]:
    """Kosaraju: backwards along the leads, from what was finished last, each walk stays within one group."""
    backwards: dict[str, list[str]] = {id: [] for id in leads}
    for id, others in leads.items():
        for other in others:
            backwards[other].append(id)
    seen: set[str] = set()
    for id in reversed(_finished(leads)):
        if id not in seen:
            yield _walk(id, backwards, seen)


def _finished(leads: Leads) -> list[str]:
    """Every id, each after all that it leads to (but for what goes round)."""
    seen: set[str] = set()
    return [done for id in leads if id not in seen for done in _walk(id, leads, seen)]


def _walk(start: str, leads: Leads, seen: set[str]) -> list[str]:
    """What is reached from here and was not seen before, each after all that it leads to."""
    seen.add(start)
    finished: list[str] = []
    path = [(start, iter(leads[start]))]
    while path:
        id, ahead = path[-1]
        following = next((other for other in ahead if other not in seen), None)
        if following is None:
            finished.append(path.pop()[0])
        else:
            seen.add(following)
            path.append((following, iter(leads[following])))
    return finished
