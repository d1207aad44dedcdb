"""What the audited side said of a norm: by function, with the answer of the rekenkamer."""

from __future__ import annotations

from analysis.judgement_rows import NormComment
from instruments.days import is_day
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.norms import norm_messages as messages
from survey_app.domain.staff_messages import NO_SUCH_DAY, TEXT_TOO_LONG

LONGEST = 5_000  # characters
LONGEST_FUNCTION = 120


def check_comment(comment: NormComment, norms: frozenset[str]) -> tuple[Mistake, ...]:
    """What keeps the comment from being kept. `norms` are the ids that there are; '' is the whole."""
    found = []
    if not comment.by or "@" in comment.by or len(comment.by) > LONGEST_FUNCTION:
        found.append(Mistake("functie", messages.NO_FUNCTION))
    if comment.norm and comment.norm not in norms:
        found.append(Mistake("norm", messages.NO_SUCH_PART))
    if not is_day(comment.on):
        found.append(Mistake("dag", NO_SUCH_DAY))
    if not comment.text:
        found.append(Mistake("tekst", messages.NO_COMMENT))
    for field, text in (("tekst", comment.text), ("antwoord", comment.reply)):
        if len(text) > LONGEST:
            found.append(Mistake(field, TEXT_TOO_LONG, {"limit": LONGEST}))
    return tuple(found)
