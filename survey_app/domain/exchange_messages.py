"""What a member of staff reads about the exchange with other programs."""

from __future__ import annotations

from survey_app.domain.exchange import Way
from survey_app.domain.messages import N_

NO_FILE = N_("Kies een bestand. Er is niets ingelezen.")
NOTHING_TO_KEEP = N_("Er is niets om te bewaren: alles staat er al, of het past niet.")
STALE_IMPORT = N_(
    "Het onderzoek is veranderd terwijl u keek. Er is niets bewaard. Hieronder staat hoe het nu zou worden."
)
NAMES_TAKEN = N_(
    "Een deel van de teksten kon niet naar de controle op namen: er was net een tekst met dezelfde naam. "
    "Hieronder staat wat er nog over is."
)

WAYS: dict[str, str] = {
    Way.KNOWN: N_("staat al in het onderzoek; de coderingen hangen eraan"),
    Way.NEW: N_("wordt een nieuwe bron"),
    Way.REVIEW: N_("gaat naar de controle op namen, zonder coderingen"),
    Way.STOPPED: N_("blijft weg tot u kiest waar de tekst bij hoort"),
}
NOT_COUNTED = N_("Niet vast te stellen is hoe dit bestand tekens telt. De citaten blijven weg.")
_POINTS = N_("Het bestand telt tekens (Unicode).")
_UNITS = N_("Het bestand telt eenheden van UTF-16, zoals NVivo.")
_BYTES = N_("Het bestand telt bytes van UTF-8.")
_POINTS_ONE = N_("Het bestand telt tekens (Unicode), en een regeleinde als één, zoals ATLAS.ti.")
_UNITS_ONE = N_("Het bestand telt eenheden van UTF-16, en een regeleinde als één.")
_BYTES_ONE = N_("Het bestand telt bytes van UTF-8, en een regeleinde als één.")
_POINTS_TWO = N_("Het bestand telt tekens (Unicode), en een regeleinde als twee.")
_UNITS_TWO = N_("Het bestand telt eenheden van UTF-16, en een regeleinde als twee.")
_BYTES_TWO = N_("Het bestand telt bytes van UTF-8, en een regeleinde als twee.")
COUNTED: dict[str, str] = {
    "codepoint_asis": _POINTS,
    "utf16_asis": _UNITS,
    "utf8_asis": _BYTES,
    "codepoint_one": _POINTS_ONE,
    "utf16_one": _UNITS_ONE,
    "utf8_one": _BYTES_ONE,
    "codepoint_two": _POINTS_TWO,
    "utf16_two": _UNITS_TWO,
    "utf8_two": _BYTES_TWO,
}
