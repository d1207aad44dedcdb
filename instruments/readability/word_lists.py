"""Words that are worth a look: what offices write and people don't say, and words that colour a question.

Rare words are not looked for. Which words are rare follows from counts over many texts; the lists that may be
passed on come with conditions that this product's licence can't meet, and a short list of our own would call
half of all plain words rare.
"""

from __future__ import annotations

# What offices write -> what people say. Stems: 'voorziening' also finds 'voorzieningen'.
JARGON: dict[str, str] = {
    "beschikking": "besluit, brief",
    "arrangement": "hulp",
    "voorziening": "hulp",
    "zorgaanbieder": "organisatie die hulp geeft",
    "traject": "hulp, periode van hulp",
    "verwijzer": "wie u naar de hulp stuurde",
    "indicatie": "besluit over hulp",
    "interventie": "hulp",
    "problematiek": "problemen",
    "evaluatie": "gesprek over hoe het gaat",
    "implementatie": "invoering",
    "participatie": "meedoen",
    "zelfredzaamheid": "zelf kunnen",
    "afschaling": "minder of lichtere hulp",
    "opschaling": "meer of zwaardere hulp",
    "casus": "gezin, situatie",
    "regie": "overzicht, leiding",
    "voorliggend veld": "school, huisarts, buurthuis",
    "consulent": "medewerker",
    "cliënt": "u, het gezin",
    "respondent": "deelnemer, u",
    "enquête": "vragenlijst",
    "multidisciplinair": "met verschillende soorten hulpverleners",
    "professional": "hulpverlener, medewerker",
}
# Stiff words; only as whole words, since 'over' stands inside many.
FORMAL: dict[str, str] = {
    "aangaande": "over",
    "aanvang": "begin",
    "alsmede": "en ook",
    "alvorens": "voordat",
    "betreffende": "over",
    "conform": "volgens",
    "derhalve": "daarom",
    "desalniettemin": "toch",
    "desgewenst": "als u wilt",
    "dient te": "moet",
    "dienen te": "moeten",
    "echter": "maar",
    "eveneens": "ook",
    "gaarne": "graag",
    "hetgeen": "wat",
    "hierbij": "met deze brief",
    "indien": "als",
    "inzake": "over",
    "jegens": "tegenover",
    "met betrekking tot": "over",
    "middels": "met, door",
    "mits": "als",
    "nadien": "daarna",
    "omtrent": "over",
    "reeds": "al",
    "teneinde": "om te",
    "ten aanzien van": "over",
    "ten behoeve van": "voor",
    "tevens": "ook",
    "thans": "nu",
    "trachten": "proberen",
    "vernemen": "horen",
    "voorafgaand aan": "voor",
    "voornoemde": "deze",
    "wederom": "weer",
    "welke u": "die u",
}
# Words in a scale that Pharos and testers with low literacy stumble over -> what people say.
SCALE_WORDS: dict[str, str] = {
    "enigszins": "een beetje",
    "in hoge mate": "heel veel",
    "in geringe mate": "weinig",
    "in zekere mate": "een beetje",
    "neutraal": "niet goed en niet slecht",
    "tamelijk": "best",
    "adequaat": "goed genoeg",
    "toereikend": "genoeg",
    "eens noch oneens": "een beetje",
    "incidenteel": "een enkele keer",
    "regelmatig": "vaak (of noem hoe vaak)",
}
ABSOLUTE = (
    "altijd",
    "nooit",
    "iedereen",
    "niemand",
    "volledig",
    "uitsluitend",
    "helemaal",
    "elke keer",
    "alles",
)
LEADING = (
    "vindt u niet",
    "vindt u ook",
    "vond u niet",
    "vond u ook",
    "bent u het ermee eens",
    "bent u het eens",
    "denkt u niet",
    "denkt u ook",
    "zoals u weet",
    "zoals bekend",
    "iedereen weet",
    "natuurlijk",
    "uiteraard",
    "vanzelfsprekend",
    "gelukkig",
    "helaas",
    "terecht",
    "ook niet",
)
SPELLED_OUT: dict[str, str] = {
    "bijv.": "bijvoorbeeld",
    "bv.": "bijvoorbeeld",
    "d.w.z.": "dat wil zeggen",
    "e.d.": "en zo meer",
    "enz.": "enzovoort",
    "etc.": "enzovoort",
    "evt.": "misschien",
    "i.p.v.": "in plaats van",
    "i.v.m.": "omdat",
    "incl.": "met",
    "m.b.t.": "over",
    "m.u.v.": "behalve",
    "max.": "hoogstens",
    "min.": "minstens",
    "mbt": "over",
    "n.a.v.": "door",
    "n.v.t.": "geldt niet",
    "o.a.": "onder andere",
    "o.b.v.": "op basis van",
    "resp.": "en",
    "t.a.v.": "over",
    "t.b.v.": "voor",
    "t/m": "tot en met",
    "z.s.m.": "zo snel mogelijk",
}
KNOWN_ABBREVIATIONS = frozenset(
    {"TV", "SMS", "DVD", "QR", "PDF", "USB", "EHBO", "AOW", "GGD", "NS", "WC", "APP"}
)
KNOWN_LONG = frozenset(
    {"organisatie", "organisaties", "telefoonnummer", "overgeslagen"}
)  # everyone knows them
# In the answers of a scale; 'niet goed' counts as negative, 'niet goed en niet slecht' as neither.
POSITIVE = frozenset(
    {"goed", "prima", "fijn", "tevreden", "eens", "vaak", "altijd", "makkelijk", "snel", "blij", "uitstekend"}
)
NEGATIVE = frozenset(
    {"slecht", "matig", "onvoldoende", "ontevreden", "oneens", "zelden", "nooit", "moeilijk", "langzaam"}
)
