"""Proof that a scale gives every share from 0 to 1 exactly one level.

Between two neighbouring bounds the levels cannot change, so trying each bound and one share between each
pair of neighbours is trying them all. A bound may be left open or doubled by print when a boundary rule
decides it; a whole stretch may not.
"""

from __future__ import annotations

from itertools import pairwise

from codebooks.model import Level, Normenkader, Scale
from codebooks.naming import Named, ids_used_twice
from codebooks.problem_texts import problem
from codebooks.scale import bounds, near
from instruments.problems import Problem, did_you_mean


def check_scale(book: Normenkader) -> list[Problem]:
    """Every Problem of the scale. Coverage is only tried on levels whose own bounds are sound."""
    scale, file = book.scale, book.file
    sound = bounds_sound(scale, file)
    return [
        *ids_used_twice(file, "levels", [Named(level.id, level.line) for level in scale.choices]),
        *sound,
        *credit_sound(scale, file),
        *rules_known(scale, file),
        *([] if sound else [*rules_needed(scale, file), *covered(scale, file)]),
    ]


def bounds_sound(scale: Scale, file: str) -> list[Problem]:
    """Bounds lie between 0 and 1, low before high (written as 'not so' because NaN compares with nothing)."""
    return [
        problem("scale-bounds", file, level.line, id=level.id)
        for level in scale.levels
        if not 0.0 <= level.low <= level.high <= 1.0
    ]


def credit_sound(scale: Scale, file: str) -> list[Problem]:
    """'deels' counts for something from 0 to 1."""
    if 0.0 <= scale.partial_credit <= 1.0:
        return []
    return [problem("scale-credit", file, scale.line, value=scale.partial_credit)]


def rules_known(scale: Scale, file: str) -> list[Problem]:
    """Boundary rules name levels of this scale, and decide a share once."""
    known = [level.id for level in scale.levels]
    named = [Named(f"{rule.at:g}", rule.line) for rule in scale.boundaries]
    unknown = [
        problem(
            "boundary-level-unknown",
            file,
            rule.line,
            share=percentage(rule.at),
            level=rule.level,
            hint=did_you_mean(rule.level, known),
        )
        for rule in scale.boundaries
        if rule.level not in known
    ]
    return unknown + ids_used_twice(file, "boundaries", named)


def rules_needed(scale: Scale, file: str) -> list[Problem]:
    """A boundary rule decides what print leaves open; where print is clear it could only contradict it."""
    return [
        problem("boundary-needless", file, rule.line, share=percentage(rule.at))
        for rule in scale.boundaries
        if not any(near(rule.at, bound) for bound in bounds(scale)) or len(_holding(scale, rule.at)) == 1
    ]


def covered(scale: Scale, file: str) -> list[Problem]:
    """Every share has one level, or a boundary rule."""
    points = bounds(scale)
    tried = [(point, percentage(point)) for point in points if not _ruled(scale, point)]
    tried += [((a + b) / 2, f"{percentage(a)} tot {percentage(b)}") for a, b in pairwise(points)]
    return [found for share, shown in sorted(tried) for found in _one_level(scale, file, share, shown)]


def percentage(share: float) -> str:
    """A share as authors write it."""
    return f"{share * 100:g}%"


def _one_level(scale: Scale, file: str, share: float, shown: str) -> list[Problem]:
    levels = _holding(scale, share)
    if not levels:
        return [problem("scale-gap", file, scale.line, share=shown)]
    if len(levels) > 1:
        names = ", ".join(level.id for level in levels)
        return [problem("scale-overlap", file, scale.line, share=shown, levels=names)]
    return []


def _holding(scale: Scale, share: float) -> list[Level]:
    return [level for level in scale.levels if level.holds(share)]


def _ruled(scale: Scale, share: float) -> bool:
    return any(near(rule.at, share) for rule in scale.boundaries)
