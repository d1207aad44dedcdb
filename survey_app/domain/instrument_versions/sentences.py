"""What the pages about questionnaires say when something is not right."""

from __future__ import annotations

from survey_app.domain.messages import N_

TEXT = "tekst"  # the field that everything wrong with the file is said at

NO_TEXT = N_("Er staat geen vragenlijst in het tekstvak. Vul de tekst in of begin opnieuw.")
TOO_LARGE = N_("Deze tekst is te groot: hooguit %(limit)s kB. Een vragenlijst is veel kleiner.")
NOTHING_CHANGED = N_("Er is niets veranderd: deze tekst vraagt hetzelfde als de versie die nu geldt.")
WHY_NEEDED = N_("Schrijf op waarom u deze versie publiceert. Dat komt in de verantwoording te staan.")
WHY_SAME_QUESTION = N_("Schrijf op waarom dit nog dezelfde vraag is.")
WHY_TOO_LONG = N_("Deze tekst is te lang: hooguit %(limit)s tekens. Wat u schreef, staat er nog.")
LOOK_FIRST = N_(
    "U hebt de tekst veranderd nadat u de wijzigingen bekeek. Kijk ze nog een keer na en publiceer dan."
)
STALE = N_(
    "Iemand anders heeft intussen iets in dit onderzoek gepubliceerd. Er is niets overschreven en uw tekst "
    "staat er nog. Vergelijk opnieuw: u ziet dan wat er verschilt met de versie die nu geldt."
)
