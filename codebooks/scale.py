"""From a share to a level of the scale, and whether the share stands exactly on a boundary.

A share comes as a float from counts (0.1 + 0.2 is not 0.3), so a share within 1e-9 of a bound counts as that
bound. Two different shares of fewer than 100 million cells each lie further from a bound than that, so
nothing that is really above or below a bound is ever pulled onto it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from codebooks.model import BoundaryRule, Level, Scale
from instruments.texts import NO_TEXTS, Texts

TOLERANCE = 1e-9


@dataclass(frozen=True)
class LevelFound:
    """The level's id; `why` says how a share on a boundary got it and is empty elsewhere."""

    level: str
    on_boundary: bool
    why: Texts = NO_TEXTS


def level_of(scale: Scale, share: float) -> LevelFound:
    """The one level of a share (0-1, unrounded).

    ValueError when the share is no number from 0 to 1, or when the scale leaves it undecided
    (`check_codebook` proves that a checked scale never does).
    """
    exact = _snap(scale, share)
    rule = _rule_at(scale, exact)
    if rule is not None:
        return LevelFound(rule.level, on_boundary=True, why=rule.why)
    fitting = [level for level in scale.levels if level.holds(exact)]
    if len(fitting) != 1:
        raise ValueError(f"the scale gives share {share} {len(fitting)} levels")
    if not meets(scale, exact):
        return LevelFound(fitting[0].id, on_boundary=False)
    return LevelFound(fitting[0].id, on_boundary=True, why=_by_print(fitting[0], exact))


def bounds(scale: Scale) -> tuple[float, ...]:
    """Every bound of every level, and the ends 0 and 1, ascending, each once."""
    return tuple(sorted({0.0, 1.0, *(b for level in scale.levels for b in (level.low, level.high))}))


def meets(scale: Scale, share: float) -> bool:
    """Whether two or more levels begin or end exactly here."""
    return sum(share in (level.low, level.high) for level in scale.levels) > 1


def near(first: float, second: float) -> bool:
    """Whether two shares are the same but for floating point."""
    return math.isclose(first, second, rel_tol=0.0, abs_tol=TOLERANCE)


def _snap(scale: Scale, share: float) -> float:
    exact = next((bound for bound in bounds(scale) if near(bound, share)), share)
    if not 0.0 <= exact <= 1.0:  # also true of NaN
        raise ValueError(f"a share lies between 0 and 1, not {share}")
    return exact


def _rule_at(scale: Scale, share: float) -> BoundaryRule | None:
    return next((rule for rule in scale.boundaries if near(rule.at, share)), None)


def _by_print(level: Level, share: float) -> Texts:
    percentage = f"{share * 100:g}%"
    return Texts.of(
        nl=f"{percentage} is een grens; zoals afgedrukt hoort die bij '{level.label.say('nl')}'.",
        en=f"{percentage} is a boundary; as printed it belongs to '{level.label.say('en')}'.",
    )
