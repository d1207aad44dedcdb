"""Perspectives: what ouder, SWT and hulpverlener say about the same casus, and where they differ.

Perspectieven are not codeurs. That they differ is a finding, not a lack of reliability, so nothing here
computes agreement coefficients. What is computed, per casus and statement:

- the **pattern**: eens, gedeeltelijk, tegenspraak or stilte (see `pattern_of` for the definitions);
- the **pairs that differ**, with direction and steps in rood < oranje < groen.

The pattern names are those of the convergence coding matrix (agreement, partial agreement, dissonance,
silence) of the triangulation protocol, PMC8278187 table 4; the rule that decides between them is ours. No
pandas here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from codebooks.values import COLOURS, Value, steps_between

REFERENCE = "ouder"  # the perspectief that the others are set against in counts and sentences


class Pattern(StrEnum):
    """How the perspectieven on one statement in one casus relate."""

    EENS = "eens"
    GEDEELTELIJK = "gedeeltelijk"
    TEGENSPRAAK = "tegenspraak"
    STILTE = "stilte"


class Direction(StrEnum):
    """How the first perspectief of a pair judges, set against the second."""

    HOGER = "hoger"
    LAGER = "lager"
    GELIJK = "gelijk"
    NIET_VERGELIJKBAAR = "niet_vergelijkbaar"  # grijs against a colour


@dataclass(frozen=True)
class Pair:
    """Two perspectieven on one statement in one casus; both gave a judgement."""

    casus: str
    first: str
    first_value: Value
    second: str
    second_value: Value

    @property
    def steps(self) -> int | None:
        """How many steps `first` stands above `second` (negative: below); None for grijs against a colour."""
        if self.first_value == self.second_value:
            return 0
        return steps_between(self.first_value, self.second_value)

    @property
    def direction(self) -> Direction:
        """`steps` in a word."""
        if self.steps is None:
            return Direction.NIET_VERGELIJKBAAR
        if self.steps == 0:
            return Direction.GELIJK
        return Direction.HOGER if self.steps > 0 else Direction.LAGER

    @property
    def differs(self) -> bool:
        """Whether the two judgements are not the same."""
        return self.first_value != self.second_value

    def turned(self) -> Pair:
        """The same pair with the second perspectief first: direction and steps change sign."""
        return Pair(self.casus, self.second, self.second_value, self.first, self.first_value)

    def seen_from(self, perspectief: str) -> Pair:
        """The pair with this perspectief first, where it takes part; else as it is."""
        return self.turned() if self.second == perspectief else self

    def involves(self, perspectief: str) -> bool:
        """Whether this perspectief is one of the two."""
        return perspectief in (self.first, self.second)


@dataclass(frozen=True)
class Comparison:
    """One statement in one casus: the judgement of each perspectief that gave one, in the study's order."""

    statement: str
    casus: str
    judgements: tuple[tuple[str, Value], ...]

    @property
    def pattern(self) -> Pattern:
        """See `pattern_of`."""
        return pattern_of(value for _, value in self.judgements)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every pair of perspectieven that both gave a judgement, in the study's order."""
        return tuple(Pair(self.casus, p, v, q, w) for (p, v), (q, w) in combinations(self.judgements, 2))

    @property
    def differences(self) -> tuple[Pair, ...]:
        """The pairs that differ."""
        return tuple(pair for pair in self.pairs if pair.differs)


def pattern_of(values: Iterable[str]) -> Pattern:
    """The pattern of the values that the perspectieven gave; their order changes nothing.

    - **stilte**: fewer than two judgements. geen_informatie, '' and an absent perspectief are no judgement.
    - **eens**: all judgements are the same value (all grijs is eens too: grijs is a value).
    - **tegenspraak**: somewhere two judgements lie two steps apart, so one says rood and another groen.
    - **gedeeltelijk**: anything between: the widest difference is one step, or grijs stands beside a colour.

    Grijs beside a colour is never more than gedeeltelijk. In the perspectives schema grijs means 'not
    applicable, or no view on it': it does not say what the colour says, but does not deny it either.
    """
    judged = [Value(value) for value in values if value in COLOURS]
    if len(judged) < 2:
        return Pattern.STILTE
    widest = max(_distance(first, second) for first, second in combinations(judged, 2))
    return (Pattern.EENS, Pattern.GEDEELTELIJK, Pattern.TEGENSPRAAK)[widest]


def _distance(first: Value, second: Value) -> int:
    if first == second:
        return 0
    steps = steps_between(first, second)
    return 1 if steps is None else abs(steps)


def compare(statement: str, casus: str, values: Mapping[str, str], order: Iterable[str]) -> Comparison:
    """The judgements among `values` (perspectief -> value), in this order of perspectieven."""
    judged = tuple((p, Value(values[p])) for p in order if values.get(p, "") in COLOURS)
    return Comparison(statement, casus, judged)
