"""When the normenkader was frozen, and what a reader must know of it: norms that came late, or moved.

A rekenkamer judges by norms that stood before fieldwork began. Where they did not, it must say so.
"""

from __future__ import annotations

from enum import StrEnum

from analysis.study import StudyData
from codebooks.model import Normenkader
from codebooks.norm_hash import altered_unseen


class Freezing(StrEnum):
    """What must be said of when the norms were set."""

    UNKNOWN = "onbekend"  # something was gathered, and nothing says when the norms were set
    LATE = "laat"  # frozen after fieldwork began
    CHANGED_LATE = "later_veranderd"  # frozen in time, and changed after fieldwork began
    CHANGED = "veranderd"  # changed after freezing, before fieldwork began
    UNSEEN = "ongezien"  # the content is not what was frozen, and no change says why


def has_gathered(data: StudyData) -> bool:
    """Whether anything came in from the field; a document that was there before does not count."""
    heard = any(source.soort != "document" for source in data.sources)
    coded = any(coding.waarde for coding in data.codings)
    return bool(len(data.answers)) or heard or coded or bool(data.scores)


def freezing_warnings(kader: Normenkader, gathered: bool) -> tuple[Freezing, ...]:
    """Everything to be said, gravest first; () where norms were frozen in time and did not move."""
    found = []
    if not kader.frozen_on and gathered:
        found.append(Freezing.UNKNOWN)
    if kader.frozen_on and kader.fieldwork_began:
        found.append(Freezing.LATE)
    if altered_unseen(kader):
        found.append(Freezing.UNSEEN)
    if any(change.fieldwork_began for change in kader.changes):
        found.append(Freezing.CHANGED_LATE)
    elif kader.changes:
        found.append(Freezing.CHANGED)
    return tuple(found)
