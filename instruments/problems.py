"""Problem: what an author did wrong, where, and what to do about it.

Every loader and check in the house returns Problems, all at once; none raises on the first.
The catalogue below is the only place where their sentences stand (in Dutch: authors are researchers).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing an author must mend: `line` counts from 1, 0 means the file as a whole."""

    file: str
    line: int
    code: str
    what: str
    advice: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}  [{self.code}]  {self.what}\n    {self.advice}"


@dataclass(frozen=True)
class Loaded(Generic[T]):
    """What a loader found: the value, or None when a Problem stands in its way."""

    value: T | None
    problems: tuple[Problem, ...] = ()


# code -> (what is wrong, what to do); the {names} are filled in by the caller of `problem`.
CATALOGUE: dict[str, tuple[str, str]] = {
    # files
    "file-missing": ("Het bestand {name} ontbreekt.", "Zet het bestand terug of pas de naam aan."),
    "file-empty": ("Het bestand is leeg.", "Vul het bestand of verwijder het."),
    "file-too-large": (
        "Het bestand is {size} MB; meer dan {limit} MB wordt niet gelezen.",
        "Controleer of dit het goede bestand is.",
    ),
    "file-encoding": (
        "Het bestand is geen geldige UTF-8-tekst (byte {position}).",
        "Bewaar het bestand opnieuw als UTF-8.",
    ),
    "file-control-character": (
        "Het bestand bevat een onleesbaar teken ({character}).",
        "Verwijder dat teken; vaak komt het mee bij kopiëren uit een ander programma.",
    ),
    # YAML
    "yaml-broken": ("De opmaak klopt niet: {detail}", "Controleer inspringing, aanhalingstekens en dubbele punten."),
    "key-twice": ("Het veld '{key}' staat er twee keer.", "Laat één van de twee staan."),
    "not-a-mapping": ("Hier horen velden te staan (naam: waarde).", "Schrijf 'veld: waarde', elk op een eigen regel."),
    "not-a-list": ("Bij '{key}' hoort een lijst.", "Begin elke regel van de lijst met een streepje."),
    "not-text": ("Bij '{key}' hoort tekst.", "Schrijf één waarde achter de dubbele punt."),
    "not-a-number": ("'{value}' is geen getal.", "Schrijf bij '{key}' een getal, zonder eenheid."),
    "field-missing": ("Het veld '{key}' ontbreekt.", "Voeg '{key}:' toe."),
    "field-unknown": ("Het veld '{key}' bestaat niet.", "Verwijder het of verbeter de naam.{hint}"),
    "value-unknown": ("'{value}' kan niet bij '{key}'.", "Kies uit: {allowed}.{hint}"),
    "name-invalid": (
        "'{value}' is geen bruikbare naam.",
        "Gebruik kleine letters, cijfers en _; begin met een letter of cijfer.",
    ),
    "language-missing": ("De tekst bij '{key}' ontbreekt in taal '{language}'.", "Voeg de tekst in die taal toe."),
    "kind-unknown": ("'{value}' is geen soort bestand dat Wederhoor kent.", "Kies bij 'kind' uit: {allowed}."),
}


def problem(code: str, file: str, line: int, **details: object) -> Problem:
    """The Problem with this code, its sentences filled in. An unknown code is a bug: KeyError."""
    what, advice = CATALOGUE[code]
    return Problem(file, line, code, what.format(**details), advice.format(**details))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint such as ' Bedoelt u 'title'?', or '' when nothing is near."""
    near = get_close_matches(word, list(known), n=1)
    return f" Bedoelt u '{near[0]}'?" if near else ""
