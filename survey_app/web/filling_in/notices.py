"""Why a respondent was sent on to another page than asked for: the sentence that stands above it."""

from __future__ import annotations

from flask import request

from survey_app.domain import messages
from survey_app.domain.inviting.pincode_sentences import STARTED_OVER

# What stands in the address after `melding=`.
NOTICES = {
    "niet_gevraagd": messages.OFF_ROUTE,
    "eerst_lezen": messages.NOT_STARTED,
    "al_verstuurd": messages.ALREADY_SENT,
    "verder": messages.RESUMED,
    "bewaard": messages.STOPPED,
    "oude_bewaard": messages.KEPT_OLD,
    "nieuwe_bewaard": messages.KEPT_NEW,
    "wens_mislukt": messages.WISH_NOT_KEPT,
    "gewist": STARTED_OVER,
}


def notice() -> str:
    """The sentence that the address asks for; '' when it asks for none."""
    return NOTICES.get(request.args.get("melding", ""), "")
