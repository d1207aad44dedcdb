"""What staff read about mail: what is wrong with a list, a text or a day, and what became of sending."""

from __future__ import annotations

from survey_app.domain.messages import N_

# A list of addresses
NO_LIST = N_("Kies een bestand of plak de lijst. Er is niets ingelezen.")
TWO_LISTS = N_("Kies een bestand of plak de lijst, niet allebei. Er is niets ingelezen.")
UNREADABLE_LIST = N_("Dit bestand is niet te lezen. Bewaar het als CSV of als Excel-werkmap (.xlsx).")
EMPTY_LIST = N_("De lijst is leeg. Op de eerste regel staan de kolommen: casus, perspectief, e-mail, taal.")
TOO_MANY = N_("De lijst is te lang: hooguit %(most)s regels in één keer.")
MORE_PROBLEMS = N_("En nog %(count)s andere problemen.")
MISSING_COLUMNS = N_("Op de eerste regel staan de namen van de kolommen. Er ontbreekt: %(columns)s.")
STRANGE_COLUMNS = N_(
    "Kolom %(columns)s is niet nodig. Haal die weg: namen en andere gegevens bewaart Wederhoor niet."
)
LINE_CASUS = N_("Die casus heeft dit onderzoek niet.")
LINE_PERSPECTIEF = N_("Bij dit perspectief hoort geen vragenlijst.")
LINE_ADDRESS = N_("Dit is geen e-mailadres.")
STRANGE_NAME = N_(
    "Vóór de @ staat een teken dat bijna geen mailserver aanneemt, zoals een letter met een accent. "
    "Vraag om een ander adres, of nodig deze persoon uit met een brief."
)
LINE_LANGUAGE = N_("Die taal heeft dit onderzoek niet. Kies uit: %(languages)s.")
LINE_TWICE = N_("Dit adres staat bij deze casus ook op regel %(line)s.")
LINE_OTHER_PERSPECTIEF = N_(
    "Dit adres staat bij deze casus ook op regel %(line)s, met een ander perspectief. "
    "Eén persoon kan niet voor twee spreken."
)
LINE_KNOWN = N_("Dit adres is bij deze casus al uitgenodigd.")
LINE_OPTED_OUT = N_("Deze persoon wil geen mail meer. Haal de regel weg.")
NO_LABEL = N_("Geef de lijst een naam van hooguit %(limit)s tekens, zoals: ouders, eerste ronde.")
KEY_DESTROYED = N_("De koppeling met personen is verbroken. Mail kan in dit onderzoek niet meer.")
LIST_ADDED = N_("De lijst is ingelezen: %(count)s adressen. Er is nog niets verstuurd.")

# Days
BAD_DAY = N_("Die datum bestaat niet. Schrijf jaar-maand-dag, zoals 2026-03-31.")
DAY_OVER = N_("Die dag is al voorbij. Kies vandaag of later.")
REMIND_FIRST = N_("De herinnering komt na de dag van versturen. Kies een latere dag.")
REMIND_TOO_LATE = N_("De herinnering valt na de laatste dag. Kies een eerdere dag.")
DAYS_KEPT = N_("De dagen zijn bewaard.")
NO_BATCH = N_("Die lijst is er niet meer. Laad de pagina opnieuw.")

# Texts
NO_SUBJECT = N_("Schrijf een onderwerp.")
TOO_LONG = N_("Deze tekst is te lang: hooguit %(limit)s tekens. Wat u schreef, staat er nog.")
NO_LINK = N_("In de tekst moet {link} staan. Zonder link kan niemand de vragenlijst openen.")
LINK_WITH_DAY = N_("Zet {link} op een andere regel dan {laatste_dag}.")
UNKNOWN_PLACEHOLDER = N_("%(placeholder)s wordt niet ingevuld. U kunt gebruiken: %(known)s.")
TEXT_KEPT = N_("De tekst is bewaard.")
TEXT_RESET = N_("De tekst is weer zoals hij was.")

# One address by hand
NOT_AN_ADDRESS = N_("Dit is geen e-mailadres.")
UNKNOWN_ADDRESS = N_("Dit adres is in dit onderzoek niet uitgenodigd.")
CHOOSE_STANDING = N_("Kies wat er met dit adres is.")
NO_MORE_MAIL = N_("%(address)s krijgt geen mail meer.")
NOW_UNDELIVERABLE = N_("%(address)s staat op onbestelbaar en krijgt geen mail meer.")

# Sending
NOT_SET_UP = N_(
    "Er is nog geen mailserver ingesteld. De beheerder vult WEDERHOOR_SMTP_URL en WEDERHOOR_MAIL_FROM in."
)
NOT_REACHED = N_("De mailserver is niet te bereiken. Er is niets verstuurd.")
SERVER_REFUSES = N_("De mailserver neemt geen berichten aan.")
TEST_SENT = N_("De proefmail is verstuurd naar uw eigen adres.")
TEST_REFUSED = N_("De mailserver weigert uw eigen adres. Er is niets verstuurd.")
NO_TEXT_YET = N_("In deze taal is nog geen tekst. Schrijf die eerst.")
RELEASED = N_("Vrijgegeven: %(count)s berichten. Wie zo'n bericht toch al kreeg, krijgt het nog een keer.")
