"""The sentences of the privacy check, for staff."""

from __future__ import annotations

from survey_app.domain.messages import N_

FEW_PEOPLE = N_(
    "%(perspectief)s: er deden %(people)s mensen mee, minder dan de drempel van %(threshold)s. "
    "Bijna alles wat u over deze groep schrijft, kan op één persoon wijzen."
)
ALONE = N_(
    "%(perspectief)s: van de %(people)s mensen staan er %(alone)s alleen bij %(known)s. "
    "Het meest onthullend: %(worst)s."
)
SMALL = N_(
    "%(perspectief)s: niemand staat alleen bij %(known)s, maar van de %(people)s mensen zitten er %(small)s "
    "in een groep van minder dan %(threshold)s. De kleinste groep is %(k)s."
)
LARGE_GROUPS = N_(
    "%(perspectief)s: bij %(known)s is de kleinste groep %(k)s mensen; de drempel is %(threshold)s."
)
LEFT_OUT = N_(
    "%(perspectief)s: er zijn te veel kenmerken om alle combinaties te proberen. "
    "Niet bekeken: %(n)s van de drie soorten. Markeer achtergrondvragen met 'background: true'."
)
CASUS_IN_ANONYMOUS = N_(
    "Bij %(n)s van de %(people)s vragenlijsten staat een casus, terwijl het onderzoek anoniem heet."
)
CASUS = N_(
    "Bij %(n)s van de %(people)s vragenlijsten staat de casus. Wie een lijst heeft van casussen met namen, "
    "kan nagaan van wie de antwoorden zijn. Spreek af wie die lijst heeft, en wanneer hij wordt vernietigd."
)
LANGUAGE_IN_ANONYMOUS = N_(
    "Bij %(n)s van de %(people)s vragenlijsten staat de taal, terwijl het onderzoek anoniem heet."
)
FEW_IN_LANGUAGE = N_(
    "%(n)s mensen vulden in een taal in die minder dan %(threshold)s mensen van hun groep gebruikten. "
    "Wie zo iemand kent, kan de antwoorden vinden. Zet die taal in geen tabel en bij geen citaat."
)
IN_SEQUENCE = N_(
    "De namen van de vragenlijsten tellen door in de volgorde van het bestand. Dat verraadt wie na wie kwam."
)
NAMES = N_(
    "In %(n)s van de %(answers)s open antwoorden staat misschien een naam of een adres. "
    "Lees ze na voordat iemand anders ze ziet."
)
NO_NAMES_FOUND = N_(
    "In de %(answers)s open antwoorden is geen naam gevonden. "
    "Een verhaal zonder namen kan ook herkenbaar zijn."
)
NOT_TO_QUOTE = N_("%(n)s open antwoorden mogen niet worden geciteerd.")
OVERDUE = N_("De koppeling had uiterlijk op %(day)s doorgeknipt moeten zijn. Dat is beloofd aan wie meedeed.")
TIED_ANONYMOUS = N_(
    "%(n)s uitnodigingen weten nog welke verstuurde vragenlijst erbij hoort, "
    "terwijl het onderzoek anoniem heet."
)
TIED = N_("%(n)s uitnodigingen weten nog welke vragenlijst erbij hoort.")
NOT_TIED = N_("Geen uitnodiging weet welke vragenlijst erbij hoort.")
PAPER = N_("%(n)s keer staat een overgetypte papieren vragenlijst nog onder haar uitnodiging.")
LONELY_DAYS = N_(
    "%(n)s vragenlijsten zijn de enige van hun groep op hun dag. "
    "Wie weet wanneer iemand invulde, vindt zo de antwoorden."
)
DAYS = N_("Bij %(with_day)s vragenlijsten staat de dag van versturen, steeds met andere van dezelfde groep.")
NO_DAYS = N_("Bij geen vragenlijst staat een dag.")
CONTACTS = N_(
    "Er zijn nog %(contacts)s adressen voor mail, en %(wishes)s telefoonnummers of adressen van wie later "
    "nog iets wil vertellen. Ze staan apart van de antwoorden, versleuteld."
)
KEY = N_("De sleutel van het onderzoek bestaat nog. Uiterste dag: %(day)s.")
KEY_GONE = N_(
    "De sleutel is vernietigd: geen ontvangstcode werkt nog, en geen contactgegevens zijn te lezen."
)
KNOWN = {
    1: N_("één kenmerk dat anderen kunnen weten"),
    2: N_("twee kenmerken die anderen kunnen weten"),
    3: N_("drie kenmerken die anderen kunnen weten"),
}
BACKUPS = N_(
    "Reservekopieën van eerder bevatten wat hier intussen gewist is. Schrijf op tot wanneer u ze bewaart."
)
