"""LEESMIJ.txt of the package: what is in it, what is not and why, in plain Dutch."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from analysis.results.deposit import DepositedAnswers
from analysis.study import Study
from reports.data_package.about import Details

WIDTH = 100


def readme(
    study: Study, details: Details, answers: Sequence[DepositedAnswers], tables_left_out: Sequence[str]
) -> str:
    """The whole text, ending in a line end."""
    paragraphs = [*_head(study, details), *_answers(study, answers), *_tables(tables_left_out), *_care(study)]
    return "\n\n".join(_wrapped(one) for one in paragraphs) + "\n"


def _head(study: Study, details: Details) -> Iterator[str]:
    yield study.title.say()
    yield f"Gegevens van een onderzoek van {study.organisation}. {study.purpose.say()}"
    if study.reconstruction.say():
        yield f"LET OP: dit is een reconstructie. {study.reconstruction.say()}"
    if not details.published_on:
        yield "De datum van publicatie is niet opgegeven: vul die aan in openbaar/."


def _answers(study: Study, answers: Sequence[DepositedAnswers]) -> Iterator[str]:
    yield (
        "beperkt/ is alleen voor wie aan voorwaarden voldoet: een archief met beperkte toegang, niet de "
        "website. Er is per vragenlijst een SPSS-bestand, hetzelfde als CSV, en een codeboek. Een rij is "
        "een persoon. De rijen staan op volgorde van hun waarden: de plaats zegt niets over wie wanneer "
        "antwoordde. Namen, codes, dagen, casussen en open antwoorden staan er niet in."
    )
    for one in answers:
        yield from _of(study, one)


def _of(study: Study, one: DepositedAnswers) -> Iterator[str]:
    if not one.rows:
        yield f"- {one.instrument}: niet opgenomen, want {one.left_out[0].reason}."
        return
    reasons: dict[str, list[str]] = {}
    for left in one.left_out:
        reasons.setdefault(left.reason, []).append(left.name)
    told = " ".join(f"Weggelaten: {', '.join(names)} ({reason})." for reason, names in reasons.items())
    yield f"- {one.instrument}: {len(one.rows)} mensen, {len(one.columns)} variabelen. {told}"


def _tables(left_out: Sequence[str]) -> Iterator[str]:
    yield (
        "openbaar/ mag iedereen zien: de beschrijving van het onderzoek en de tabellen. Kleine aantallen "
        "zijn in alle tabellen samen verborgen."
    )
    if left_out:
        names = ", ".join(left_out)
        yield f"Niet opgenomen, want een lezer kan er casussen of kleine aantallen uit halen: {names}."


def _care(study: Study) -> Iterator[str]:
    yield (
        f"Wie kenmerken combineert, vindt altijd ten minste {study.threshold} mensen met dezelfde. Toch "
        "blijven antwoorden per persoon persoonsgegevens: wie iemand goed kent, kan een antwoord herkennen. "
        "Geef ze alleen onder voorwaarden uit handen, en alleen voor waar de deelnemers mee instemden."
    )
    if study.retention.say():
        yield f"Bewaartermijn: {study.retention.say()}"


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, subsequent_indent="  " if text.startswith("- ") else "")
