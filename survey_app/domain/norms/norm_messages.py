"""Every sentence that tells a member of staff that something is not right with norms."""

from __future__ import annotations

from survey_app.domain.messages import N_

# Signing
NOTHING_TO_SIGN = N_("Er is nog geen niveau vastgesteld, dus er valt niets te tekenen.")
EVIDENCE_MOVED = N_(
    "Het bewijs geeft nu een ander niveau dan is vastgesteld, en er staat geen reden bij. "
    "Stel het niveau eerst opnieuw vast."
)
SIGNED_ALREADY = N_("U tekende dit niveau al. Iemand anders moet ook tekenen.")
SIGNED_BY_TWO = N_("Dit niveau is al door twee mensen getekend.")
STALE_SIGNING = N_("Dit niveau is intussen veranderd. U ziet nu wat er staat; teken alleen als dat klopt.")

# Evidence
NO_CREDIT = N_("Kies of aan dit deel van de norm is voldaan.")
COUNTED_BY_ITSELF = N_(
    "Dit bewijs wordt geteld; daar valt niets te kiezen. U kunt wel een toelichting geven."
)
STALE_EVIDENCE = N_(
    "Iemand anders schreef dit bewijs terwijl u bezig was. Er is niets overschreven. "
    "Wat u invulde staat in het formulier; klopt het nog, bewaar het dan opnieuw."
)

# The normenkader
NO_TEXT = N_("Vul hier iets in.")
BAD_ID = N_("Een naam heeft alleen kleine letters, cijfers en _, zoals 1a.")
ID_TAKEN = N_("De naam %(id)s is al gebruikt. Kies een andere.")
NOT_A_NUMBER = N_("Dit is geen getal. Schrijf bijvoorbeeld 0,5 of 2.")
NO_SCALE = N_("Kies een schaal.")
NO_SUCH_PART = N_("Dit onderdeel van het normenkader is er niet meer.")
WHY_AFTER_FREEZING = N_("Het normenkader is bevroren. Schrijf op waarom u het nu verandert.")
NOTHING_CHANGED = N_("Er is niets veranderd.")
STALE_PART = N_(
    "Iemand anders heeft dit veranderd terwijl u bezig was. Er is niets overschreven. "
    "Wat u invulde staat in het formulier, en daarboven staat wat er nu is; bewaar opnieuw als het nog klopt."
)
BUSY = N_("Op dit moment veranderen anderen het normenkader ook. Bewaar opnieuw.")
KADER_EXISTS = N_("Dit onderzoek heeft al een normenkader. Verander dat.")
NO_KADER = N_("Dit onderzoek heeft nog geen normenkader.")
OTHER_KADER = N_("Dit onderzoek heeft normenkader %(old)s. Geef het bestand hetzelfde id, niet %(new)s.")
NOT_A_KADER = N_("Dit is een ander soort codeboek. Kies een bestand met kind: normenkader.")
ID_OF_ANOTHER = N_("Een ander codeboek van dit onderzoek heet al %(new)s. Geef het normenkader een eigen id.")
FROZEN_ALREADY = N_("Het normenkader is al bevroren.")
GAPS_LEFT = N_(
    "Bij deelvraag %(questions)s staat nog geen norm. Schrijf er een, of zeg waarom die er niet is. "
    "Bevries het normenkader daarna."
)
LEVEL_IN_USE = N_("Niveau %(name)s is vastgesteld bij oordeel %(where)s. Stel dat eerst anders vast.")
JUDGEMENT_IN_USE = N_("Bij oordeel %(name)s is al een niveau of bewijs vastgelegd. Het kan niet verdwijnen.")
EVIDENCE_IN_USE = N_(
    "Bij bewijs %(name)s van norm %(where)s is al iets vastgelegd. Het kan niet verdwijnen of geteld worden."
)
COMMENT_IN_USE = N_("Over norm %(name)s is een opmerking vastgelegd. De norm kan niet verdwijnen.")

# Comments of the audited side
NO_FUNCTION = N_("Noem de functie van wie dit zei, nooit een naam of mailadres.")
NO_COMMENT = N_("Schrijf op wat er van de norm gezegd is.")
STALE_COMMENT = N_(
    "Iemand anders veranderde deze opmerking terwijl u bezig was. Er is niets overschreven. "
    "Wat u invulde staat in het formulier."
)

KIND_WORDS = {
    "cellen": N_("geteld in de cellen van ouders"),
    "vraag": N_("antwoorden op een vraag"),
    "cijfer": N_("een cijfer uit een tabel"),
    "gelezen": N_("gelezen in een bron"),
}
SOURCE_WORDS = {
    "wet": N_("wet of verordening"),
    "beleid": N_("beleid"),
    "literatuur": N_("literatuur"),
    "anders": N_("iets anders"),
}
SCALE_WORDS = {
    "zwolle": N_("Vijf niveaus, van voldoet niet tot voldoet"),
    "vier": N_("Vier niveaus, en niet te beoordelen"),
    "stoplicht": N_("Stoplicht: groen, oranje, rood"),
}
