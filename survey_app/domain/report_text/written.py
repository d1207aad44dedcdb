"""What an author may save as the text of a section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from survey_app.domain.answer_checks import clean
from survey_app.domain.messages import N_

LONGEST_TEXT = 200_000  # characters in one section: a book
TEXT_TOO_LONG = N_("Deze tekst is te lang: hooguit %(limit)s tekens. Wat u schreef, staat er nog.")
STALE_TEXT = N_(
    "Iemand anders heeft deze tekst veranderd terwijl u schreef. Er is niets overschreven. Uw tekst staat in "
    "het veld; wat er nu is bewaard, staat erboven. Neem over wat u nodig hebt en bewaar dan opnieuw."
)


def tidy(text: str) -> str:
    """The text as it is kept: nothing unreadable, ending in one line end; '' for a blank one."""
    tidied = clean(text.replace("\ufeff", ""))
    return f"{tidied}\n" if tidied else ""


@dataclass(frozen=True)
class Typed:
    """What stands in the editor, and what was asked of it."""

    text: str
    revision: int  # of the text that the author was looking at
    mistake: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    theirs: str | None = None  # what a colleague kept meanwhile
    asked: str = ""  # what to look for among the figures
    sentences: bool = False  # whether to offer the sentences that the nota makes
