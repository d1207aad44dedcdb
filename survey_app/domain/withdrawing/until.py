"""Until when someone can take answers back, said as it is: as long as the study's key is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analysis.study import Study
from survey_app.domain.messages import N_

UNTIL_DAY = N_(
    "U kunt uw antwoorden terugnemen tot en met %(day)s. Daarna vernietigen wij de sleutel. "
    "Dan kunnen wij uw antwoorden niet meer terugvinden."
)
NO_DAY = N_(
    "U kunt uw antwoorden terugnemen zolang het onderzoek loopt. Daarna vernietigen wij de sleutel. "
    "Dan kunnen wij uw antwoorden niet meer terugvinden."
)
TOO_LATE = N_(
    "U kunt uw antwoorden niet meer terugnemen. De sleutel is vernietigd: "
    "wij kunnen uw antwoorden niet meer terugvinden."
)
OVERDUE = N_(
    "U kunt uw antwoorden nu nog terugnemen. De laatste dag was %(day)s; "
    "wij vernietigen de sleutel zo snel mogelijk."
)


@dataclass(frozen=True)
class Until:
    """A sentence with the day it names, '' for none, and whether withdrawing still works."""

    sentence: str
    day: str = ""
    possible: bool = True


def withdraw_until(study: Study, destroyed: bool, today: date) -> Until:
    """What to tell a respondent on this day."""
    if destroyed:
        return Until(TOO_LATE, possible=False)
    if not study.key_until:
        return Until(NO_DAY)
    sentence = OVERDUE if today.isoformat() > study.key_until else UNTIL_DAY
    return Until(sentence, study.key_until)
