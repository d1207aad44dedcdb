"""Which casussen a page is about: those with the chosen values of strata, and in which order they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from analysis.study import Case, Stratum

TAKEN = frozenset(
    {
        "aspect",
        "aspecten",
        "blad",
        "boek",
        "casus",
        "casussen",
        "groep",
        "patroon",
        "perspectief",
        "taal",
        "vrijgegeven",
        "waarde",
    }
)  # names in an address that mean something else
_DIGITS = re.compile(r"(\d+)")


def field_of(stratum: Stratum) -> str:
    """The name of the stratum in an address: its own, unless that means something else there."""
    return f"stratum_{stratum.id}" if stratum.id in TAKEN else stratum.id


def read_strata(strata: Iterable[Stratum], sent: Mapping[str, str]) -> dict[str, str]:
    """Stratum id -> chosen value; a value that the stratum does not have is no choice."""
    asked = {stratum: sent.get(field_of(stratum), "") for stratum in strata}
    return {one.id: value for one, value in asked.items() if value in {v.code for v in one.values}}


def strata_fields(strata: Iterable[Stratum], chosen: Mapping[str, str]) -> dict[str, str]:
    """The choice as it stands in an address: the reverse of `read_strata`."""
    return {field_of(stratum): chosen[stratum.id] for stratum in strata if stratum.id in chosen}


def chosen_cases(cases: Iterable[Case], strata: Mapping[str, str]) -> tuple[Case, ...]:
    """The casussen that have every chosen value, in the order in which they came."""
    return tuple(case for case in cases if all(case.attributes.get(id) == v for id, v in strata.items()))


def by_number(casus: str) -> tuple[tuple[int, int | str], ...]:
    """A key that sorts casus 2 before casus 10, whatever stands around the number."""
    parts = _DIGITS.split(casus)
    return tuple((0, int(part)) if part.isdecimal() and part.isascii() else (1, part) for part in parts)


def by_stratum(stratum: Stratum) -> Callable[[Case], tuple[int, tuple[tuple[int, int | str], ...]]]:
    """A key that sorts by the stratum's values in their own order, who has none last, then by number."""
    places = {value.code: place for place, value in enumerate(stratum.values)}
    return lambda case: (places.get(case.attributes.get(stratum.id, ""), len(places)), by_number(case.casus))
