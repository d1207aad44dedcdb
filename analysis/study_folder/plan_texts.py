"""What can be wrong with plan.yaml, and what to do about it."""

from __future__ import annotations

from instruments.problems import CATALOGUE

PLAN_TEXTS: dict[str, tuple[str, str]] = {
    "plan-instrument-unknown": (
        "Het plan noemt instrument '{value}', maar dat wordt in dit onderzoek niet gevraagd.",
        "Kies uit: {allowed}.{hint}",
    ),
    "plan-question-unknown": (
        "Instrument '{instrument}' heeft geen vraag '{value}'.",
        "Verbeter de naam; een vraag met onderdelen heet vraag.onderdeel.{hint}",
    ),
    "plan-question-kind": (
        "Met de vraag '{value}' kan niet worden gerekend: de antwoorden hebben geen volgorde van één keuze.",
        "Kies een stelling, een rapportcijfer of een vraag met één antwoord.",
    ),
    "plan-scale-short": (
        "Schaal '{value}' heeft minder dan twee vragen.",
        "Noem de vragen die samen één ding meten, of laat de schaal weg.",
    ),
    "plan-reversed-unknown": (
        "'{value}' staat bij 'reversed', maar niet bij 'questions'.",
        "Keer alleen vragen om die in de schaal zitten.{hint}",
    ),
    "plan-value-unknown": (
        "'{value}' is geen schaal in dit plan en geen vraag van instrument '{instrument}'.",
        "Verbeter 'value'.{hint}",
    ),
    "plan-by-unknown": (
        "'{value}' is geen kenmerk van casussen en geen vraag van instrument '{instrument}'.",
        "Verbeter 'by'.{hint}",
    ),
    "plan-margin-value": (
        "'{value}' komt bij '{by}' niet voor.",
        "Kies uit: {allowed}.{hint}",
    ),
    "plan-count": (
        "Bij '{value}' staat {count} van {of}.",
        "Het aantal kan niet groter zijn dan waar het uit komt, en niet kleiner dan 0.",
    ),
    "plan-others-few": (
        "Vergelijking '{value}' noemt geen andere gemeente.",
        "Noem bij 'others' ten minste één gemeente, met aantal en totaal.",
    ),
}
CATALOGUE.update(PLAN_TEXTS)
