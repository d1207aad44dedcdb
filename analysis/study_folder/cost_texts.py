"""What can be wrong in costs.csv and plans.csv, and what to do about it."""

from __future__ import annotations

from instruments.problems import CATALOGUE

COST_TEXTS: dict[str, tuple[str, str]] = {
    "amount-invalid": (
        "'{value}' bij '{key}' is geen getal.",
        "Schrijf een getal zonder euroteken en zonder punt tussen duizendtallen, met een punt voor de"
        " decimalen (7018.91), of een breuk (2/3). Een bedrag of aantal dat niet bekend is, is 'onbekend'.",
    ),
    "amount-negative": (
        "'{value}' bij '{key}' is minder dan nul.",
        "Kosten zijn nul of meer; een besparing volgt uit het verschil tussen twee scenario's.",
    ),
    "price-order": (
        "De bedragen lopen niet op van laag naar hoog: {laag}, {midden}, {hoog}.",
        "Zet het laagste bedrag bij 'laag' en het hoogste bij 'hoog'.",
    ),
    "price-half-known": (
        "'midden' is onbekend, maar 'laag' of 'hoog' is ingevuld.",
        "Vul bij 'midden' de beste schatting in, of laat 'laag' en 'hoog' leeg.",
    ),
    "period-empty": ("De duur is nul.", "Vul in hoe lang de kosten lopen, of laat 'duur' leeg."),
    "casussen-differ": (
        "Casus {casus} gaat hier over {value} casussen, en op regel {first} over {other}.",
        "Maak de twee gelijk; een bedrag over een andere groep hoort bij een andere casus in cases.csv.",
    ),
    "baten-twice": (
        "Casus {casus} heeft baten én kosten per scenario: op regel {first} staat {other}.",
        "Houd de scenario's dreigend en doorbraak, of alleen het verschil ('baten').",
    ),
    "plan-without-ground": (
        "Bij plan '{plan}' staat een oordeel over de legitimiteit, maar niet waarop het rust.",
        "Vul 'grond' in: welke wet, of wie het heeft beoordeeld.",
    ),
}

CATALOGUE.update(COST_TEXTS)
