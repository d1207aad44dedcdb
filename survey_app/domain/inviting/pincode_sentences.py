"""What respondents read about a pincode: short, and without fear."""

from __future__ import annotations

from survey_app.domain.messages import N_

CHOOSE = N_("Kies een pincode (hoeft niet)")
WHAT_FOR = N_(
    "Dan kan alleen u verdergaan. Ook als iemand anders uw brief of code heeft. "
    "Typ 4, 5 of 6 cijfers die niemand raadt. Onthoud ze goed: wij kunnen ze niet opzoeken."
)
WITHOUT = N_("Kiest u geen pincode? Iemand met uw brief of code kan dan zien wat u invulde, tot u verstuurt.")
ONLY_DIGITS = N_("Een pincode heeft 4, 5 of 6 cijfers. Typ een andere, of laat dit leeg.")
EASY = N_("Deze pincode is makkelijk te raden. Typ een andere, of laat dit leeg.")
TYPE_AGAIN = N_("Typ uw pincode nog een keer. Wij bewaren hem niet.")
NOT_KEPT = N_("U was al begonnen zonder pincode. De pincode die u net koos, werkt niet.")

ASKED = N_("Met deze code is al begonnen. Typ uw pincode om verder te gaan.")
NEEDED = N_("Typ uw pincode: 4, 5 of 6 cijfers.")
WRONG = N_("Deze pincode klopt niet. Probeer het nog een keer.")
TOO_MANY = N_(
    "Er is vandaag te vaak een verkeerde pincode getypt. Morgen kunt u het weer proberen. "
    "Wat u invulde, is er nog."
)
FORGOTTEN = N_("U kunt opnieuw beginnen. Dan wissen wij wat u eerder invulde.")
NOT_YOU = N_("Bent u zelf nog niet begonnen? Begin dan ook opnieuw, of bel ons.")
STARTED_OVER = N_("Wat er was ingevuld, is gewist. U kunt opnieuw beginnen.")
WITH_PINCODE = N_("U kunt tussendoor stoppen. Met uw code en uw pincode gaat u later verder waar u was.")
