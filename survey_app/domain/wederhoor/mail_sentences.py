"""The words of mail to readers, and what staff read about it; what is in %(...)s is filled in."""

from __future__ import annotations

from dataclasses import dataclass

from survey_app.domain.messages import N_


@dataclass(frozen=True)
class MailWords:
    """A subject that tells a bystander little, and paragraphs."""

    subject: str
    paragraphs: tuple[str, ...]


_TO = N_("Aan: %(reader)s")
_QUESTION = N_("Hebt u een vraag? %(contact)s")
_GREETING = N_("Met vriendelijke groet,\n%(organisation)s")

INVITATION = MailWords(
    N_("Uitnodiging om te reageren, van %(organisation)s"),
    (
        _TO,
        N_("Wij deden onderzoek: %(study)s. Wij leggen u delen van ons conceptrapport voor."),
        N_("U kunt reageren tot en met %(until)s."),
        N_("Open uw persoonlijke link. Daarna typt u een code, die u apart van deze mail krijgt.\n%(link)s"),
        N_("Stuur deze mail niet door: wat u ziet, is alleen aan u voorgelegd."),
        _QUESTION,
        _GREETING,
    ),
)
CODE = MailWords(
    N_("Code bij onze uitnodiging, van %(organisation)s"),
    (
        _TO,
        N_("Deze code hoort bij de link in onze uitnodiging om te reageren op: %(study)s."),
        N_("Code: %(code)s"),
        N_("Bewaar de code apart van de link. Wie maar een van de twee heeft, kan niets openen."),
        _GREETING,
    ),
)
REMINDER = MailWords(
    N_("Herinnering: u kunt nog reageren, van %(organisation)s"),
    (
        _TO,
        N_("Wij legden u delen voor van ons conceptrapport: %(study)s."),
        N_("Wij hebben uw reactie nog niet, of nog niet op alles."),
        N_("De termijn loopt tot en met %(until)s."),
        N_("Gebruik de link en de code die u eerder kreeg. Bent u ze kwijt, vraag ons dan om nieuwe."),
        _QUESTION,
        _GREETING,
    ),
)
REMINDER_AFTER = MailWords(
    REMINDER.subject,
    (
        *REMINDER.paragraphs[:3],
        N_(
            "De termijn liep tot en met %(until)s. Wij nemen uw reactie nog aan tot wij de ronde sluiten, "
            "met de melding dat zij te laat was."
        ),
        *REMINDER.paragraphs[4:],
    ),
)
RECEIPT = MailWords(
    N_("Uw reactie is ontvangen, van %(organisation)s"),
    (
        _TO,
        N_("Wij hebben uw reactie ontvangen op ons conceptrapport: %(study)s."),
        N_("U reageerde op %(sent)s van de %(shown)s passages die wij u voorlegden."),
        N_("Wat wij met uw reactie doen, leest u in de bijlage over wederhoor van het rapport."),
        _QUESTION,
        _GREETING,
    ),
)

KIND_WORDS = {
    "uitnodiging": N_("Uitnodiging"),
    "code": N_("Code"),
    "herinnering": N_("Herinnering"),
    "ontvangst": N_("Ontvangstbericht"),
}
STATE_WORDS = {
    "bezig": N_("misschien verstuurd"),
    "sent": N_("verstuurd"),
    "no such address": N_("niet verstuurd: het adres bestaat niet"),
    "later": N_("niet verstuurd: de mailserver neemt het nu niet aan"),
    "refused": N_("niet verstuurd: de mailserver weigert het"),
    "unreachable": N_("niet verstuurd: de mailserver is niet te bereiken"),
    "unsure": N_("misschien verstuurd: de verbinding viel weg"),
}

NO_ADDRESS = N_("Er is geen e-mailadres.")
ROUND_NOT_OPEN = N_("De ronde is niet open.")
NOTHING_CAME_IN = N_("Er kwam nog geen reactie binnen.")
NOTHING_SHOWN = N_("Er is nog niets voorgelegd.")
HAS_SENT = N_("Heeft de reactie al verstuurd.")
NO_LINK_YET = N_("Heeft nog geen link en code. Stuur eerst de uitnodiging.")
UNDER_WAY = N_("Iemand anders verstuurt dit bericht nu ook.")

NOT_ADDRESSES = N_("Dit is geen e-mailadres bij: %(functions)s. De andere adressen zijn bewaard.")
STALE = N_(
    "Intussen is er mail verstuurd of een reactie binnengekomen. Er is nu niets verstuurd. "
    "Kijk hieronder wie er nog mail moet krijgen."
)
NOBODY_CHOSEN = N_("Kies minstens één lezer die deze mail kan krijgen.")
NOT_KEPT = N_("De adressen zijn niet bewaard. Vraag de beheerder naar de sleutel van de adressen.")
NO_CODES = N_("Er zijn geen codes meer om te drukken. Maak een nieuwe link en code.")
