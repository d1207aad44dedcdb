"""What can be wrong with wederhoor.yaml, and what to do about it."""

from __future__ import annotations

from instruments.problems import CATALOGUE

WEDERHOOR_TEXTS: dict[str, tuple[str, str]] = {
    "wederhoor-round-twice": (
        "Ronde '{value}' staat al op regel {first}.",
        "Geef iedere ronde een eigen naam.",
    ),
    "wederhoor-term": (
        "De termijn eindigt op {value}, voordat zij begint ({starts}).",
        "Herstel een van de twee dagen.",
    ),
    "wederhoor-passage-twice": (
        "Passage '{value}' staat in deze ronde al op regel {first}.",
        "Laat één van de twee staan.",
    ),
    "wederhoor-passage-kind": (
        "Een '{value}' hoort niet in een ronde van {round} wederhoor.",
        "Kies uit: {allowed}.",
    ),
    "wederhoor-nobody": (
        "Passage '{value}' is aan niemand voorgelegd.",
        "Noem bij 'readers' de functies die haar zagen, of haal de passage weg.",
    ),
    "wederhoor-reader": (
        "'{value}' is geen functie.",
        "Noem een functie, zoals teamleider wijkteam: geen e-mailadres, hooguit 80 tekens.",
    ),
    "wederhoor-reader-twice": (
        "'{value}' staat twee keer bij deze passage.",
        "Noem iedere functie één keer.",
    ),
    "wederhoor-not-shown": (
        "Aan '{value}' is deze passage niet voorgelegd.",
        "Kies uit: {allowed}.{hint}",
    ),
    "wederhoor-reaction-twice": (
        "'{value}' heeft op deze passage al gereageerd op regel {first}.",
        "Een lezer reageert één keer op een passage: voeg de reacties samen.",
    ),
    "wederhoor-remark": (
        "'{value}' is geen reactie die bij deze passage hoort.",
        "Kies uit: {allowed}.{hint}",
    ),
    "wederhoor-why": (
        "Bij het antwoord '{value}' staat geen reden.",
        "Schrijf bij 'why' waarom de reactie niet of niet helemaal is overgenomen.",
    ),
    "wederhoor-attachment": (
        "De bijlage '{value}' staat niet in de map wederhoor/.",
        "Zet het bestand daar, met een naam van kleine letters, cijfers, streepjes en één punt.",
    ),
}

CATALOGUE.update(WEDERHOOR_TEXTS)
