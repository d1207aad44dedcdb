"""What staff is told who types in forms, or asks the questions: one plain Dutch sentence each."""

from __future__ import annotations

from survey_app.domain.messages import N_

# The code of a form
NO_CODE = N_("Dit is geen code. Kijk de tien tekens op het formulier nog eens na.")
UNKNOWN_CODE = N_("Deze code hoort niet bij dit onderzoek.")
NO_PERSPECTIEF = N_("Kies wie het formulier heeft ingevuld.")
WITHOUT_CODE_REFUSED = N_(
    "In dit onderzoek heeft elk formulier een code. Zonder code kan het niet worden ingevoerd."
)
CLOSED_FORM = N_("Deze persoon doet niet meer mee, of de koppeling is verbroken. Voer dit formulier niet in.")

# Typing
NO_SUCH_DIGIT = N_(
    "Vraag %(number)s: '%(typed)s' is geen antwoord. Typ een cijfer van 1 tot en met %(most)s."
)
ONE_ONLY = N_("Vraag %(number)s: hier is één antwoord mogelijk. Staan er meer kruisjes? Typ dan x.")
TOO_LONG = N_("Vraag %(number)s: deze tekst is te lang, hooguit %(limit)s tekens.")
NOT_YOURS = N_("Twee andere mensen voeren dit formulier al in.")
DONE_BEFORE = N_("U was al klaar met dit formulier. Er is niets veranderd.")
KEPT = N_("Bewaard. U kunt later verdergaan.")
READY = N_("Klaar. Iemand anders voert dit formulier nu nog een keer in.")
READY_BOTH = N_("Klaar. Het formulier is twee keer ingevoerd. Kijk nu of alles gelijk is.")

# Comparing
UNDECIDED = N_("Vraag %(number)s: kies wat er op papier staat.")
NO_CONSENT = N_(
    "Bij A staat geen kruisje. Zonder toestemming mogen de antwoorden niet mee. Leg het formulier weg, "
    "of vraag het na als dat kan."
)
NO_AGE = N_("Bij C is niets gekozen. Zonder die keuze mogen de antwoorden niet mee.")
WHICH_COUNTS = N_("Er is ook een antwoord dat niet van papier komt. Kies welke telt.")
SETTLED = N_("Verwerkt. Het formulier telt nu mee als ingevulde vragenlijst.")
PUT_ASIDE = N_("Het formulier telt niet mee. Wat er van papier was getypt, is gewist.")
CHANGED_MEANWHILE = N_("Er is intussen iets veranderd aan dit formulier. Kijk het nog eens na.")

# Asking the questions
CHANGED_ON_THE_WEB = N_(
    "Deze pagina is intussen ook ergens anders bewaard. Vraag de persoon wat klopt, en bewaar dan opnieuw."
)
NO_INVITATION = N_("Kies een uitnodiging of typ een code.")
NO_AFNAME = N_("Kies of u belt of op huisbezoek bent.")
NOT_AGREED = N_("Zonder ja van de persoon begint u niet. Zegt de persoon nee? Dan stopt u hier.")
SENT_ALREADY = N_("Deze vragenlijst is al verstuurd. U kunt hem niet meer openen.")
BEGUN_ALREADY = N_(
    "Deze persoon is zelf al begonnen. Wat is ingevuld, ziet u niet. Verdergaan kan alleen met de code van "
    "de persoon zelf."
)
