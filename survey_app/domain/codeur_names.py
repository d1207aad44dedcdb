"""Names of codeurs in the data: a number, so that a codings file says nothing about a person."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count

from analysis.bench_rows import DECIDED_BY

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


def is_codeur_name(text: str) -> bool:
    """Whether a codeur may be called so: it stands in files, and `besluit` is what was decided together."""
    return bool(_NAME.fullmatch(text)) and text != DECIDED_BY


def free_name(taken: Collection[str]) -> str:
    """The first of codeur_1, codeur_2, ... that is not taken."""
    return next(name for number in count(1) if (name := f"codeur_{number}") not in taken)
