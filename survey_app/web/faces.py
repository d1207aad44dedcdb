"""Faces beside the words of a scale of satisfaction: a help to read, of which nothing is kept.

Only satisfaction gets faces: beside 'yes' to a question of fact a smile would say which answer is welcome.
"""

from __future__ import annotations

from collections.abc import Mapping

from instruments.model import Part

TEVREDEN = {"ja": "blij", "deels": "gewoon", "nee": "sip"}  # the second part of an `aanwezig` question
FACES: dict[frozenset[str], Mapping[str, str]] = {
    frozenset(codes): codes
    for codes in (
        {"tevreden": "blij", "neutraal": "gewoon", "ontevreden": "sip"},
        {
            "zeer_tevreden": "heel-blij",
            "tevreden": "blij",
            "neutraal": "gewoon",
            "ontevreden": "sip",
            "zeer_ontevreden": "heel-sip",
        },
    )
}


def faces_of(part: Part) -> Mapping[str, str]:
    """Option code -> face, when the part's scale has faces; else empty. Missing answers never have one."""
    if part.variable.endswith(".tevreden"):
        return TEVREDEN
    scale = frozenset(option.code for option in part.options if not option.missing)
    return FACES.get(scale, {})
