"""What each mode promises a respondent, in words that stay true."""

from __future__ import annotations

from survey_app.domain.anonymity.modes import Mode
from survey_app.domain.messages import N_

PROMISES = {
    Mode.BEKEND: N_(
        "Dit onderzoek is niet anoniem. "
        "De onderzoekers kunnen zien welke antwoorden bij uw uitnodiging horen."
    ),
    Mode.PSEUDONIEM: N_(
        "Uw naam staat niet bij uw antwoorden. Tot de sleutel is vernietigd, kan een onderzoeker nog nagaan "
        "welke antwoorden bij uw uitnodiging horen."
    ),
    Mode.ANONIEM: N_(
        "Dit onderzoek is anoniem. "
        "Zodra u verstuurt, verdwijnt wat uw antwoorden aan uw uitnodiging verbindt."
    ),
}
