"""What someone who takes answers back is told: that it happened, or why it can't be done."""

from __future__ import annotations

from survey_app.domain.messages import N_

NO_RECEIPT = N_("Vul uw ontvangstcode in. Hij heeft 8 tekens, zoals KQ2M-7WXA.")
RECEIPT_NOT_FOUND = N_(
    "Bij deze code vinden wij geen antwoorden. Kijk de code nog eens na. Klopt hij? Dan zijn de antwoorden "
    "al gewist. Of het onderzoek is klaar en de sleutel is vernietigd. "
    "Dan kunnen wij ze niet meer terugvinden."
)
NOT_LEFT_BEHIND = N_(
    "Dit nummer of adres vinden wij niet. Kijk het nog eens na, of maak het veld leeg. "
    "Er is nog niets gewist."
)
TRY_LATER = N_(
    "Het wissen lukt nu niet. Uw antwoorden zijn er nog. "
    "Probeer het later nog een keer, of neem contact met ons op."
)
WITHDRAWN = N_("Uw antwoorden zijn gewist. U hoeft niets meer te doen.")
WITHDRAWN_LINK = N_("De antwoorden die bij deze link hoorden, zijn gewist. U hoeft niets meer te doen.")
NOTHING_TO_WIPE = N_("Er zijn geen antwoorden om te wissen. U hoeft niets te doen.")
CUT_AT_SENDING = N_(
    "U hebt anoniem verstuurd. Met deze link kunnen wij uw antwoorden niet meer terugvinden. "
    "Met uw ontvangstcode kan het wel."
)
