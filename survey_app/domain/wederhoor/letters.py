"""The words of the letters of wederhoor; what is in %(...)s is filled in."""

from __future__ import annotations

from dataclasses import dataclass

from survey_app.domain.messages import N_


@dataclass(frozen=True)
class LetterWords:
    """A heading, paragraphs, what stands above the link or code, and what the picture of a link says."""

    heading: str
    paragraphs: tuple[str, ...]
    label: str = ""
    picture: str = ""


INVITATION = LetterWords(
    N_("Uitnodiging om te reageren"),
    (
        N_("Wij deden onderzoek: %(study)s. Wij leggen u delen van ons conceptrapport voor."),
        N_("U kunt reageren tot en met %(until)s."),
        N_(
            "Open de link hieronder. Daarna typt u een code, die u apart van deze brief krijgt. "
            "Geef link en code niet door: wat u ziet, is alleen aan u voorgelegd."
        ),
        N_("Hebt u een vraag? %(contact)s"),
    ),
    N_("Uw persoonlijke link"),
    N_("Plaatje voor de camera van een telefoon, met de link die ernaast staat"),
)
CODE = LetterWords(
    N_("Uw code"),
    (
        N_("Deze code hoort bij de link in onze uitnodiging om te reageren op: %(study)s."),
        N_("Bewaar de code apart van de link. Wie maar een van de twee heeft, kan niets openen."),
    ),
    N_("Code"),
)
REMINDER = LetterWords(
    N_("Herinnering: u kunt nog reageren"),
    (
        N_("Wij legden u delen voor van ons conceptrapport: %(study)s."),
        N_("Wij hebben uw reactie nog niet, of nog niet op alles."),
        N_(
            "De termijn loopt tot en met %(until)s. Een reactie daarna nemen wij aan, "
            "met de melding dat zij te laat was."
        ),
        N_("Gebruik de link en de code die u eerder kreeg. Bent u ze kwijt, vraag ons dan om nieuwe."),
        N_("Hebt u een vraag? %(contact)s"),
    ),
)
