"""What can be wrong in products.csv, routes.csv and route_steps.csv, and what to do about it."""

from __future__ import annotations

from instruments.problems import CATALOGUE

ROUTE_TEXTS: dict[str, tuple[str, str]] = {
    "product-unknown": (
        "Het product '{value}' staat niet in products.csv.",
        "Verbeter de naam of voeg het product toe; laat het veld leeg als de stap geen product heeft.{hint}",
    ),
    "route-unknown": (
        "De route '{value}' staat niet in routes.csv.",
        "Verbeter de naam of voeg de route toe.{hint}",
    ),
    "route-part": (
        "Route '{value}' kan geen deel zijn van '{other}'.",
        "Noem bij 'deel_van' een andere route, die eerder in het bestand staat en zelf geen deel is.",
    ),
    "route-parts-differ": (
        "De delen van route '{value}' zijn samen {found}, de route zelf is {expected}.",
        "Verbeter de aantallen; een aantal dat niet bekend is, is 'onbekend'.",
    ),
    "count-invalid": (
        "'{value}' bij '{key}' is geen aantal.",
        "Schrijf een heel getal, of 'onbekend'.",
    ),
    "share-too-large": (
        "De aandelen van route '{route}', stap {stap}, zijn samen meer dan 1.",
        "Rijen van dezelfde stap sluiten elkaar uit; maak de aandelen samen 1, of geef een andere stap.",
    ),
    "share-too-small": (
        "De aandelen van route '{route}', stap {stap}, zijn samen maar {found}.",
        "Vul aan tot 1, ook met wie niets krijgt; een aandeel dat niet bekend is, is 'onbekend'.",
    ),
    "step-twice": (
        "Deze actor en dit product staan in stap {stap} van route '{route}' al op regel {first}.",
        "Laat één van de twee rijen staan.",
    ),
}

CATALOGUE.update(ROUTE_TEXTS)
