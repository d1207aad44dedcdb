"""What can be wrong with a file that someone brings in, added to the one catalogue of Problems."""

from __future__ import annotations

from instruments.problems import CATALOGUE

_SAVE_AS = "Bewaar het als docx, odt, pdf, txt, md, html, vtt of srt."

SOURCE_TEXTS: dict[str, tuple[str, str]] = {
    "source-format": ("Dit soort bestand wordt niet gelezen.", _SAVE_AS),
    "source-old-word": (
        "Dit is een bestand van een oude Word of een met een wachtwoord.",
        "Open het in Word, haal het wachtwoord weg en bewaar het als docx.",
    ),
    "source-rtf": (
        "Rtf wordt niet gelezen.",
        "Open het bestand in Word of LibreOffice en bewaar het als docx.",
    ),
    "source-broken": (
        "Het bestand is beschadigd of niet af.",
        "Open het in het programma waarmee het is gemaakt en bewaar het opnieuw.",
    ),
    "source-encrypted": (
        "Het bestand is met een wachtwoord beveiligd.",
        "Bewaar het zonder wachtwoord en probeer het opnieuw.",
    ),
    "source-entities": (
        "In het bestand staan definities (DOCTYPE) die Word en LibreOffice nooit schrijven.",
        "Open het bestand in Word of LibreOffice en bewaar het opnieuw.",
    ),
    "source-unpacked": (
        "Uitgepakt is het bestand meer dan {limit} MB.",
        "Controleer of dit het goede bestand is; bewaar het anders als txt.",
    ),
    "source-pages": (
        "De pdf heeft {count} bladzijden; meer dan {limit} worden niet gelezen.",
        "Knip de pdf in stukken.",
    ),
    "source-scan": (
        "Deze pdf bevat geen tekst, alleen beelden: een scan.",
        "Laat de tekst eerst herkennen (OCR) of typ het verslag over, en bewaar het met tekst.",
    ),
    "source-no-text": ("Er staat geen tekst in het bestand.", "Kijk of dit het goede bestand is."),
    "source-encoding": (
        "Het is niet vast te stellen in welke tekens dit bestand is geschreven.",
        "Bewaar het opnieuw als UTF-8.",
    ),
    "source-too-long": (
        "De tekst heeft {count} tekens; meer dan {limit} kan een bron er niet hebben.",
        "Knip het bestand in stukken.",
    ),
    "source-too-heavy": (
        "Het lezen van dit bestand duurde te lang of vroeg te veel geheugen.",
        "Bewaar het als txt, of knip het in stukken.",
    ),
}
CATALOGUE.update(SOURCE_TEXTS)
