"""Names of codeurs in the data: a number, so that a codings file says nothing about a person."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count


def free_name(taken: Collection[str]) -> str:
    """The first of codeur_1, codeur_2, ... that is not taken."""
    return next(name for number in count(1) if (name := f"codeur_{number}") not in taken)
