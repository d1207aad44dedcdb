"""Hint: a passage that seems to name someone, and what it looks like."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST = 5  # more than these are not shown at once: a list of reproaches helps nobody


class Kind(StrEnum):
    """What a passage looks like."""

    PERSOON = "persoon"
    TELEFOON = "telefoon"
    EMAIL = "email"
    ADRES = "adres"
    GEBOORTEDATUM = "geboortedatum"
    BSN = "bsn"


@dataclass(frozen=True)
class Hint:
    """`passage` is text[start:end], in Unicode code points."""

    kind: Kind
    passage: str
    start: int
    end: int
