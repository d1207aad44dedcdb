"""What the forms of the nota are called and are for, and what is said about a template."""

from __future__ import annotations

from dataclasses import dataclass

from survey_app.domain.messages import N_

TEMPLATE_FORMS = ("docx", "odt")
NO_TEMPLATE = N_("Kies eerst een bestand.")
TEMPLATE_TOO_LARGE = N_("Dit bestand is groter dan %(limit)s MB. Verklein de plaatjes erin.")
OTHER_KIND = N_("Kies een Word-sjabloon (.docx of .dotx) of een OpenDocument-sjabloon (.odt of .ott).")


@dataclass(frozen=True)
class NotaForm:
    """A form of the nota: its name and use in Dutch, and about how many bytes it takes.

    The size is `base` bytes and `ratio` times the size of the HTML.
    """

    key: str
    name: str
    use: str
    base: int
    ratio: float

    def about(self, html: int) -> int:
        """About how many bytes, when the HTML takes `html`; the HTML itself exactly."""
        return round(self.base + self.ratio * html)


# Base and ratio: measured over notas of 60 to 800 kB. A page that says 'about' needs no more.
NOTA_FORMS = (
    NotaForm(
        "html",
        N_("Webpagina (HTML)"),
        N_("Om te lezen en te versturen: één toegankelijk bestand. Elk getal leidt naar zijn tabel."),
        0,
        1.0,
    ),
    NotaForm(
        "pdf",
        N_("PDF"),
        N_("Om te publiceren en te drukken: toegankelijk volgens PDF/UA, met bladwijzers en inhoudsopgave."),
        50_000,
        2.0,
    ),
    NotaForm(
        "docx",
        N_("Word (.docx)"),
        N_("Om verder te bewerken in Word, op het sjabloon van uw organisatie."),
        0,
        0.9,
    ),
    NotaForm(
        "odt",
        N_("OpenDocument-tekst (.odt)"),
        N_("Om verder te bewerken in LibreOffice of een ander programma: de open standaard van de overheid."),
        0,
        0.9,
    ),
    NotaForm(
        "xlsx",
        N_("Tabellen voor Excel (.xlsx)"),
        N_("Om mee te rekenen: elke tabel op een eigen blad."),
        13_000,
        0.1,
    ),
    NotaForm(
        "ods",
        N_("Tabellen als OpenDocument (.ods)"),
        N_("Om mee te rekenen in LibreOffice: elke tabel op een eigen blad."),
        11_000,
        0.045,
    ),
    NotaForm(
        "csv",
        N_("Tabellen als CSV (.zip)"),
        N_("Om in te lezen in een ander programma: elke tabel is een bestand."),
        3_000,
        0.04,
    ),
)


def size_text(size: int) -> str:
    """A number of bytes in kB or MB, in two digits: '65 kB', '1,6 MB'."""
    if size < 950_000:
        digits = 10 if size >= 95_000 else 1
        return f"{max(1, round(size / 1000 / digits)) * digits} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
