"""Every sentence that tells a member of staff that something is not right, and the words for codes.

One plain Dutch sentence each; the English stands in the translations.
"""

from __future__ import annotations

from codebooks.values import Reason, Value
from survey_app.domain.messages import N_

# Invitations
UNKNOWN_CASUS = N_("Die casus heeft dit onderzoek niet. Kijk het nummer na.")
UNKNOWN_PERSPECTIEF = N_("Kies wie u uitnodigt.")
NO_SUCH_DAY = N_("Die datum bestaat niet. Schrijf jaar-maand-dag, zoals 2026-03-31.")
DAY_IS_OVER = N_("Die dag is al voorbij. Kies vandaag of later.")
BAD_COUNT = N_("Vul een heel getal in van 1 tot en met %(most)s.")

# Coding
NO_VALUE = N_("Kies een waarde.")
NOT_A_VALUE = N_("Kies een van de waarden die er staan.")
REASON_DOES_NOT_FIT = N_("Deze reden hoort niet bij %(value)s. Kies een reden die daarbij hoort.")
WHY_NEEDED = N_("U verandert een waarde die er al stond. Schrijf op waarom.")
TEXT_TOO_LONG = N_("Deze tekst is te lang: hooguit %(limit)s tekens. Wat u schreef, staat er nog.")
STALE_CELL = N_(
    "Iemand anders heeft deze cel veranderd terwijl u bezig was. Hieronder staat wat er nu is. "
    "Er is niets overschreven. Wat u invulde staat in het formulier; klopt het nog, bewaar het dan opnieuw."
)
SEVERAL_CODEURS = N_("Deze cel is door meer codeurs gecodeerd. U kunt alleen uw eigen codering veranderen.")
QUOTE_NOT_FOUND = N_(
    "Dit citaat staat niet letterlijk in het verslag. Kopieer het uit de tekst op deze pagina."
)
QUOTE_TWICE = N_("Dit citaat komt meer dan eens voor in het verslag. Neem een langer stuk tekst.")
QUOTE_TOO_SHORT = N_("Dit citaat is te kort. Neem minstens %(least)s tekens.")
NO_SOURCE = N_("Bij deze casus en dit perspectief hoort geen verslag. Een citaat kan daarom niet.")

REASON_WITHOUT_VALUE = N_("Kies eerst een waarde en dan de reden.")
NOT_ASSIGNED = N_("Dit blad is niet aan u toegewezen. U kunt hier niets veranderen.")
SHEET_SEALED = N_("U hebt dit blad verzegeld. Er kan niets meer aan veranderen.")
CELL_CHANGED = N_(
    "Deze cel is intussen veranderd, door iemand anders of door uzelf in een ander venster. "
    "Er is niets overschreven. U ziet nu wat er staat."
)
EXPECTED = N_("Verwacht: %(value)s.")
UNREADABLE_CELL = N_("Deze cel kwam niet goed aan. Er is niets bewaard. Laad de pagina opnieuw.")
QUOTE_LISTED_TWICE = N_("Dit citaat staat al bij deze cel.")
QUOTE_UNKNOWN = N_("Dit citaat is er niet meer. Laad de pagina opnieuw.")
QUOTE_NOT_AT_PLACE = N_("Dit citaat staat niet op die plaats in de bron. Laad de pagina opnieuw.")
TOO_MANY_QUOTES = N_("Bij één cel kunnen hooguit %(most)s citaten.")

# Evidence: what a cell still lacks before its sheet is sealed
NOT_CODED = N_("Hier is nog geen waarde gekozen.")
GREEN_NEEDS_REASON = N_("Groen vraagt een reden: aanwezig en tevreden.")
ORANGE_NEEDS_REASON = N_("Oranje vraagt een reden: deels aanwezig, of aanwezig en deels tevreden.")
RED_NEEDS_REASON = N_("Rood vraagt welke van de twee: afwezig maar gewenst, of aanwezig en ontevreden.")
GREY_NEEDS_REASON = N_("Grijs vraagt een reden: niet van toepassing, of afwezig en niet nodig.")
QUOTE_NEEDED = N_("Deze waarde heeft nog geen citaat.")
ABSENCE_NEEDS_WORDS = N_("Deze waarde heeft nog geen citaat van de wens en ook geen toelichting.")

# Who codes what
NO_PERSPECTIEF_CHOSEN = N_("Kies minstens één perspectief.")
NO_CODEUR_CHOSEN = N_("Kies minstens één codeur.")
TWO_CODEURS_NEEDED = N_("Een deel dubbel coderen kan alleen met twee codeurs of meer. Kies er nog een.")
NO_DIVISION = N_("Kies hoe u de casussen verdeelt.")
BAD_SHARE = N_("Vul een heel getal in van 0 tot en met 100.")
BAD_SEED = N_("Het startgetal is te lang: hooguit %(limit)s tekens.")
UNKNOWN_CASUSSEN = N_("Deze casussen heeft het onderzoek niet: %(names)s.")
PLAN_CHANGED = N_(
    "Sinds het voorbeeld is er iets veranderd. Er is niets bewaard. "
    "Hieronder staat het voorbeeld zoals het nu is."
)
NOTHING_TO_ASSIGN = N_("Er is niets toe te wijzen. Hieronder staat waarom.")
CANNOT_TAKE = N_(
    "Dat kan niet meer, en er is niets veranderd. Wie een blad verzegelde, houdt het. "
    "Een blad met meer codeurs houdt er twee, tenzij wie overblijft al verzegelde: "
    "anders wordt zichtbaar wat blind is gecodeerd."
)
NOTHING_CHOSEN = N_("U hebt niets aangekruist. Er is niets veranderd.")

# Sealing
SEAL_NEEDS_VALUES = N_("Nog niet alles is gecodeerd. Bij %(count)s cellen ontbreekt een waarde of een reden.")
SEAL_NEEDS_CONSENT = N_("Er ontbreken citaten. Kruis aan dat u zonder deze citaten verzegelt, of vul ze aan.")
SEAL_NEEDS_WHY = N_("Schrijf op waarom u zonder deze citaten verzegelt.")
SEAL_STALE = N_(
    "Het blad is intussen veranderd. Er is niets verzegeld. Kijk het hieronder na en verzegel opnieuw."
)

# Open answers
NO_SUCH_CATEGORY = N_("Die categorie is er niet meer: ze is intussen samengevoegd. Kies opnieuw.")
NO_LABEL = N_("Schrijf op hoe de categorie heet.")
LABEL_TAKEN = N_("Een categorie met die naam is er al, of was er al.")
STALE_ANSWER = N_(
    "Iemand anders heeft dit antwoord intussen ingedeeld. Er is niets overschreven. "
    "Hieronder staat wat er nu is."
)
STALE_CATEGORY = N_("Iemand anders heeft deze categorie intussen veranderd. Er is niets gedaan.")
MERGE_NEEDS_WHY = N_("Schrijf op waarom u deze categorieën samenvoegt.")
MERGE_INTO_NOTHING = N_("Kies met welke andere categorie u samenvoegt.")

# Names in texts
NAME_TOO_LONG = N_("Deze naam is te lang: hooguit %(limit)s tekens.")
NAME_NOT_FOUND = N_("Dit staat niet precies zo in de tekst. Selecteer het in de tekst of typ het over.")
NAME_OVERLAPS = N_("Hier is al een naam aanvaard die dit overlapt. Weiger die eerst.")
NO_KIND_OF_NAME = N_("Kies wat voor naam dit is.")
UNKNOWN_PSEUDONYM = N_("Dit pseudoniem heeft dit onderzoek niet. Kies er een uit de lijst.")
EMPTY_NAME_LIST = N_("Zet minstens één naam in de lijst, en hooguit %(limit)s tegelijk.")
STALE_NAMES = N_(
    "Iemand anders heeft hier intussen iets besloten. Er is niets overschreven. "
    "Hieronder staat hoe het nu is."
)
STALE_PREVIEW = N_(
    "De tekst zou intussen anders worden dan u zag. Er is niets vastgesteld. Bekijk hem opnieuw."
)
NO_REASON_TO_LOOK = N_("Schrijf op waarom u deze naam moet weten.")
NO_PSEUDONYM = N_("Dit pseudoniem is er niet.")
NO_CONFIRMATION = N_(
    "Typ de naam van het onderzoek precies over en schrijf op waarom. Er is niets vernietigd."
)

# Norms
NO_LEVEL = N_("Kies een niveau.")
DIFFERENCE_NEEDS_REASON = N_(
    "Dit niveau is anders dan wat uit het bewijs volgt (%(calculated)s). "
    "Schrijf op waarom, anders kan het niet."
)
NO_EVIDENCE_NEEDS_REASON = N_(
    "Er is geen bewijs waaruit een niveau volgt. Schrijf op waarom u dit niveau kiest, anders kan het niet."
)
STALE_LEVEL = N_(
    "Iemand anders heeft dit oordeel veranderd terwijl u bezig was. Er is niets overschreven. "
    "Hieronder staat het oordeel zoals het nu is; wat u invulde staat nog in het formulier."
)

VALUE_WORDS: dict[str, str] = {
    Value.GROEN: N_("groen"),
    Value.ORANJE: N_("oranje"),
    Value.ROOD: N_("rood"),
    Value.GRIJS: N_("grijs"),
    Value.GEEN_INFORMATIE: N_("geen informatie"),
}
REASON_WORDS: dict[str, str] = {
    Reason.AANWEZIG_TEVREDEN: N_("aanwezig en tevreden"),
    Reason.DEELS_AANWEZIG: N_("deels aanwezig"),
    Reason.AANWEZIG_DEELS_TEVREDEN: N_("aanwezig, deels tevreden"),
    Reason.AFWEZIG_GEWENST: N_("afwezig, wel gewenst"),
    Reason.AANWEZIG_ONTEVREDEN: N_("aanwezig, ontevreden"),
    Reason.NIET_VAN_TOEPASSING: N_("niet van toepassing"),
    Reason.AFWEZIG_NIET_NODIG: N_("afwezig, niet nodig"),
    Reason.NIET_BESPROKEN: N_("niet besproken"),
    Reason.ONBEKEND: N_("reden onbekend"),
}
PROVENANCE_WORDS: dict[str, str] = {
    "": N_("gecodeerd"),
    "published": N_("gepubliceerd"),
    "forced": N_("volgt uit de tellingen"),
    "derived": N_("afgeleid uit de tekst"),
    "forced_with_links": N_("volgt uit de tellingen en de koppelingen"),
    "weak": N_("gesuggereerd door de tekst"),
    "free": N_("vrij gekozen"),
}
CREDIT_WORDS: dict[str, str] = {"ja": N_("ja"), "deels": N_("deels"), "nee": N_("nee")}
