"""Every sentence that says why an item of the report is not kept, and the words for its codes."""

from __future__ import annotations

from survey_app.domain.messages import N_

FILL_IN = N_("Vul dit in: %(field)s.")
CHOOSE = N_("Kies een van de mogelijkheden die er staan: %(field)s.")
CHOICE_GONE = N_("Een van de keuzes bestaat niet meer: %(field)s. Kijk wat er nu staat.")
TOO_LONG = N_(
    "Deze tekst is te lang: %(field)s mag hooguit %(limit)s tekens hebben. Wat u schreef, staat er nog."
)
NO_YEAR = N_("Schrijf het jaar met vier cijfers, zoals 2027.")
PART_OF_PART = N_("Een deelaanbeveling kan zelf geen delen hebben. Kies een hele aanbeveling.")
WHOLE_WITH_PARTS = N_("Deze aanbeveling heeft zelf deelaanbevelingen en kan daarom geen deel worden.")
ALREADY_THERE = N_("Dit is er al. Kies iets anders, of verander wat er staat.")
STALE = N_(
    "Iemand anders heeft dit veranderd terwijl u bezig was. Er is niets overschreven. Hieronder staat wat er "
    "nu is; wat u schreef, staat in het formulier. Klopt het nog, bewaar het dan opnieuw."
)
STALE_GONE = N_(
    "Iemand anders heeft dit intussen weggehaald. Er is niets bewaard; wat u schreef, staat er nog."
)
STALE_EVIDENCE = N_("Het bewijs is intussen veranderd. Er is niets bewaard. U ziet nu wat er staat.")
NO_EVIDENCE_CHOSEN = N_("Kruis aan wat u wilt toevoegen of weghalen.")
EVIDENCE_GONE = N_("Een van de gekozen plaatsen bestaat niet meer. Er is niets bewaard.")
TOO_MUCH_EVIDENCE = N_("Bij één tekst kunnen hooguit %(limit)s stukken bewijs.")

ADOPTION_WORDS = {
    "geheel": N_("geheel overgenomen"),
    "ten_dele": N_("ten dele overgenomen"),
    "niet": N_("niet overgenomen"),
}
FOLLOW_UP_WORDS = {
    "uitgevoerd": N_("uitgevoerd"),
    "deels_uitgevoerd": N_("deels uitgevoerd"),
    "niet_uitgevoerd": N_("niet uitgevoerd"),
    "vervallen": N_("vervallen"),
}
OBSERVED_WORDS = {"succes": N_("succes"), "knelpunt": N_("knelpunt"), "beide": N_("succes en knelpunt")}
DEGREE_WORDS = {
    "gerealiseerd": N_("gerealiseerd"),
    "deels_gerealiseerd": N_("deels gerealiseerd"),
    "niet_gerealiseerd": N_("niet gerealiseerd"),
    "niet_vast_te_stellen": N_("niet vast te stellen"),
}
DECIDER_WORDS = {"college": N_("college"), "raad": N_("raad")}
SOURCE_KINDS = {"verslag": N_("verslag"), "document": N_("document"), "groepsgesprek": N_("groepsgesprek")}
WORDS = {**ADOPTION_WORDS, **FOLLOW_UP_WORDS, **OBSERVED_WORDS, **DEGREE_WORDS, **DECIDER_WORDS}

# Pointed out, never forbidden
NO_EVIDENCE = N_("Deze tekst heeft nog geen bewijs uit de gegevens.")
NOT_CONCLUDED = N_("Geen conclusie rust op deze bevinding.")
NOT_RECOMMENDED = N_("Geen aanbeveling volgt uit deze conclusie.")
NO_FINDING = N_("Onder deze conclusie staat geen bevinding.")
NO_CONCLUSION = N_("Onder deze aanbeveling staat geen conclusie.")
NAME_GONE = N_("%(what)s %(name)s bestaat niet meer.")
