"""The parts of what is written: each a kind of item with its address, its fields and how its ids begin."""

from __future__ import annotations

from dataclasses import dataclass

from survey_app.domain.findings.fields import Field, Widget
from survey_app.domain.messages import N_
from survey_app.domain.report_items import ItemKind

LIVING = N_(
    "Een getal kunt u laten meetellen met een verwijzing, zoals {{ cijfer: tabel/rij/kolom }}. "
    "Dan verandert het mee met de gegevens."
)
PLACE = Field(
    "place", N_("Vindplaats"), hint=N_("Bijvoorbeeld een paragraaf of een besluit. Mag leeg blijven.")
)
TEXT = Field("text", N_("Tekst"), Widget.TEXT, required=True, hint=LIVING)
REMARK = Field("text", N_("Toelichting"), Widget.TEXT)


@dataclass(frozen=True)
class Part:
    """`slug` is its word in addresses; `listed_on` the page that shows it."""

    slug: str
    kind: ItemKind
    title: str  # several
    one: str
    new: str  # the heading of the form for a new one
    fields: tuple[Field, ...]
    prefix: str = ""  # of its ids; '' where the id is made of the fields
    evidence: bool = False
    listed_on: str = ""

    @property
    def page(self) -> str:
        """The slug of the page that lists it."""
        return self.listed_on or self.slug


PARTS: tuple[Part, ...] = (
    Part(
        "bevindingen",
        ItemKind.FINDING,
        N_("Bevindingen"),
        N_("Bevinding"),
        N_("Nieuwe bevinding"),
        (
            TEXT,
            Field("deelvraag", N_("Deelvraag"), Widget.ONE),
            Field("norm", N_("Norm"), Widget.ONE),
            PLACE,
        ),
        "b",
        evidence=True,
    ),
    Part(
        "conclusies",
        ItemKind.CONCLUSION,
        N_("Conclusies"),
        N_("Conclusie"),
        N_("Nieuwe conclusie"),
        (
            TEXT,
            Field("findings", N_("Rust op deze bevindingen"), Widget.MANY),
            Field("judgement", N_("Oordeel"), Widget.ONE),
            PLACE,
        ),
        "c",
    ),
    Part(
        "aanbevelingen",
        ItemKind.RECOMMENDATION,
        N_("Aanbevelingen"),
        N_("Aanbeveling"),
        N_("Nieuwe aanbeveling"),
        (
            TEXT,
            Field(
                "part_of",
                N_("Deel van"),
                Widget.ONE,
                hint=N_("Kies een aanbeveling als dit een deelaanbeveling is."),
            ),
            Field("conclusions", N_("Volgt uit deze conclusies"), Widget.MANY),
            Field("to", N_("Gericht aan"), hint=N_("Wie moet handelen, zoals college of raad.")),
            PLACE,
        ),
    ),
    Part(
        "standpunten",
        ItemKind.STANDPOINT,
        N_("Standpunten"),
        N_("Standpunt"),
        N_("Nieuw standpunt"),
        (
            Field("recommendation", N_("Aanbeveling"), Widget.ONE, required=True, fixed=True),
            Field("by", N_("Van"), Widget.ONE, required=True, fixed=True),
            Field("adoption", N_("Overgenomen"), Widget.ONE, required=True),
            Field(
                "on", N_("Datum van het besluit"), Widget.DAY, hint=N_("Jaar-maand-dag, zoals 2026-03-31.")
            ),
            REMARK,
        ),
        listed_on="aanbevelingen",
    ),
    Part(
        "opvolging",
        ItemKind.FOLLOW_UP,
        N_("Opvolging"),
        N_("Opvolging"),
        N_("Nieuwe opvolging"),
        (
            Field("recommendation", N_("Aanbeveling"), Widget.ONE, required=True, fixed=True),
            Field(
                "year",
                N_("Jaar"),
                Widget.YEAR,
                required=True,
                fixed=True,
                hint=N_("Vier cijfers, zoals 2027."),
            ),
            Field("status", N_("Status"), Widget.ONE, required=True),
            REMARK,
        ),
    ),
    Part(
        "triangulatie",
        ItemKind.OBSERVATION,
        N_("Triangulatie"),
        N_("Waarneming"),
        N_("Nieuwe waarneming"),
        (
            Field(
                "source",
                N_("Bron"),
                required=True,
                hint=N_("Wie dit zegt, zoals gemeente of ouders. Schrijf dezelfde bron steeds hetzelfde."),
            ),
            Field(
                "factor",
                N_("Factor"),
                required=True,
                hint=N_("Waar het over gaat. Schrijf dezelfde factor steeds hetzelfde."),
            ),
            Field("kind", N_("Succes of knelpunt"), Widget.ONE, required=True),
            Field("text", N_("Wat deze bron zegt"), Widget.TEXT, required=True),
            PLACE,
        ),
        "o",
        evidence=True,
    ),
    Part(
        "resultaten",
        ItemKind.REALISATION,
        N_("Resultaten"),
        N_("Beoogd resultaat"),
        N_("Nieuw beoogd resultaat"),
        (
            Field("result", N_("Beoogd resultaat"), Widget.TEXT, required=True),
            Field("degree", N_("Mate van realisatie"), Widget.ONE, required=True),
            REMARK,
            PLACE,
        ),
        "r",
        evidence=True,
    ),
)


def part_named(slug: str) -> Part | None:
    """The part with this word in its address; None for none."""
    return next((part for part in PARTS if part.slug == slug), None)
