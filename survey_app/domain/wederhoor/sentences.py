"""What the audited side reads: plain, addressed with u, and without blame."""

from __future__ import annotations

from survey_app.domain.messages import N_

NO_CODE = N_("Typ de code die u kreeg.")
WRONG_CODE = N_("Deze code klopt niet. Kijk hem na: hij heeft 10 tekens.")
NOT_TOGETHER = N_("Deze link en deze code horen niet bij elkaar. Kijk ze allebei na.")
TOO_MANY = N_(
    "Er is vandaag te vaak een verkeerde code getypt bij deze link. Morgen kunt u het weer proberen. "
    "Of vraag de rekenkamer om een nieuwe link en code. Wat u schreef, is er nog."
)
SESSION_OVER = N_("Het is lang geleden dat u uw code typte. Typ hem opnieuw; wat u net schreef, gaat mee.")
FILE_AGAIN = N_("Een bestand gaat niet mee. Kies het op de volgende pagina opnieuw.")
NOT_BEGUN = N_("De ronde is nog niet begonnen. De rekenkamer laat u weten wanneer u kunt reageren.")
CLOSED = N_("De ronde is gesloten. U kunt niet meer reageren. Hieronder staat wat u hebt verstuurd.")
FORGED = N_(
    "Uw pagina was verlopen of kwam niet van ons. Er is niets bewaard. Probeer het hieronder opnieuw."
)

NOT_A_REMARK = N_("Kies een van de reacties die er staan.")
TOO_LONG = N_("Deze tekst is te lang: hooguit %(limit)s tekens. Wat u schreef, staat er nog.")
STALE = N_(
    "Deze reactie is intussen veranderd, in een ander venster of door iemand met dezelfde link. "
    "Er is niets overschreven. Hieronder staat wat bewaard was; wat u net schreef, staat in het formulier."
)
ALREADY_SENT = N_("Op deze passage hebt u al een reactie verstuurd. Er is niets veranderd.")
CHANGED_SINCE = N_(
    "Er is iets veranderd sinds u deze pagina opende. Er is niets verstuurd. Kijk het nog eens na."
)
NOTHING_TO_SEND = N_("U hebt nog niets opgeschreven. Er is niets verstuurd.")
NOT_COMPLETE = N_("Nog niet alles is compleet. Er is niets verstuurd. Hieronder staat wat er mist.")
NO_REMARK = N_("Kies eerst een reactie.")
NO_WORDS = N_("Schrijf op wat er niet klopt of wat u ervan vindt.")
SAVED = N_("Uw reactie is bewaard. Zij is nog niet verstuurd.")
SAVED_WITHOUT_FILE = N_("Uw tekst is bewaard, het bestand niet.")

FILE_TOO_LARGE = N_("Het bestand is te groot: hooguit %(limit)s MB.")
FILE_EMPTY = N_("Het bestand is leeg.")
FILE_KIND = N_("Dit bestand kunnen wij niet aannemen. Kies een bestand dat eindigt op: %(kinds)s.")
FILE_NOT_WHAT_IT_SAYS = N_(
    "Dit bestand is geen echt %(kind)s-bestand. Bewaar het opnieuw en probeer het weer."
)
FILE_WITH_MACROS = N_("In dit bestand zitten macro's. Bewaar het zonder macro's, of als pdf.")

REMARK_WORDS = {
    "feit_onjuist": N_("Een feit klopt niet"),
    "citaat_uit_verband": N_("Een citaat is uit zijn verband gehaald"),
    "interpretatie": N_("De uitleg van de feiten klopt niet"),
    "akkoord": N_("Akkoord: dit klopt"),
    "onderschreven": N_("Wij onderschrijven dit"),
    "deels_onderschreven": N_("Wij onderschrijven dit deels"),
    "niet_onderschreven": N_("Wij onderschrijven dit niet"),
    "geheel": N_("Wij nemen dit geheel over"),
    "ten_dele": N_("Wij nemen dit ten dele over"),
    "niet": N_("Wij nemen dit niet over"),
}
FEASIBLE_WORDS = {
    "": N_("Geen antwoord"),
    "ja": N_("Ja"),
    "deels": N_("Deels"),
    "nee": N_("Nee"),
}
FIRST_TEXTS = {
    "ambtelijk": N_(
        "Hieronder staan passages uit ons conceptrapport die over uw werk gaan. Wij vragen u of de feiten "
        "kloppen, of citaten in hun verband staan en of onze uitleg van de feiten juist is. "
        "Ziet u een fout? Schrijf dan op wat er niet klopt en welke tekst u voorstelt. "
        "Een bestand dat het laat zien, kan mee. "
        "Deze passages zijn vertrouwelijk tot het rapport openbaar is."
    ),
    "bestuurlijk": N_(
        "Hieronder staan onze conclusies en aanbevelingen. Wij vragen u per conclusie of u haar "
        "onderschrijft. Per aanbeveling vragen wij of zij uitvoerbaar is, of u haar geheel, ten dele of niet "
        "overneemt, welke actie u neemt en wat de gevolgen zijn. Uw reactie komt volledig in het rapport, "
        "met ons nawoord. "
        "Deze teksten zijn vertrouwelijk tot het rapport openbaar is."
    ),
}
