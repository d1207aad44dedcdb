"""Relations: whether what was coded confirms, adds to or contradicts what the survey says, or is silent.

The words are those of the fit of data integration (confirmation, expansion, discordance; Fetters, Curry and
Creswell 2013, Health Services Research 48, 2134-2156), with silence added from the triangulation protocol;
the rule that decides between them is ours. No pandas here.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from codebooks.values import ORDERED, Value, steps_between


class Relation(StrEnum):
    """How codings relate to the survey, about one aspect and one perspectief."""

    BEVESTIGT = "bevestigt"
    VULT_AAN = "vult_aan"
    SPREEKT_TEGEN = "spreekt_tegen"
    ZWIJGT = "zwijgt"


def prevailing(values: Mapping[str, int]) -> Value | None:
    """The most frequent of groen, oranje and rood; None where two are as frequent, or none occurs."""
    most = max(values.get(value, 0) for value in ORDERED)
    found = [value for value in ORDERED if values.get(value, 0) == most]
    return found[0] if most and len(found) == 1 else None


def relation_of(survey: Mapping[str, int], coded: Mapping[str, int]) -> Relation:
    """The relation between the values of answers and of cells: value -> how many.

    - **zwijgt**: one of the two has no groen, oranje or rood at all.
    - **bevestigt**: the same value prevails in both.
    - **spreekt_tegen**: rood prevails in one and groen in the other.
    - **vult_aan**: anything between: they lie one step apart, or in one of them nothing prevails.

    With few answers or cells a single one can turn it: it says where to read on, and proves nothing.
    """
    if not any(survey.get(value, 0) for value in ORDERED) or not any(coded.get(v, 0) for v in ORDERED):
        return Relation.ZWIJGT
    first, second = prevailing(survey), prevailing(coded)
    if first is None or second is None:
        return Relation.VULT_AAN
    steps = abs(steps_between(first, second) or 0)
    return (Relation.BEVESTIGT, Relation.VULT_AAN, Relation.SPREEKT_TEGEN)[steps]
