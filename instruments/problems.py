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
    "file-missing": (
        "Het bestand {name} ontbreekt of is niet te lezen.",
        "Zet het bestand terug of pas de naam aan.",
    ),
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
    "yaml-broken": (
        "De opmaak klopt niet: {detail}",
        "Controleer inspringing, aanhalingstekens en dubbele punten.",
    ),
    "yaml-alias": (
        "De verwijzing '*{name}' wordt niet gelezen.",
        "Schrijf de tekst uit; ankers en verwijzingen (& en *) kent Wederhoor niet.",
    ),
    "key-twice": ("Het veld '{key}' staat er twee keer.", "Laat één van de twee staan."),
    "not-a-mapping": (
        "Hier horen velden te staan (naam: waarde).",
        "Schrijf 'veld: waarde', elk op een eigen regel.",
    ),
    "not-a-list": ("Bij '{key}' hoort een lijst.", "Begin elke regel van de lijst met een streepje."),
    "not-text": ("Bij '{key}' hoort tekst.", "Schrijf één waarde achter de dubbele punt."),
    "not-a-number": ("'{value}' is geen getal.", "Schrijf bij '{key}' een getal, zonder eenheid."),
    "number-out-of-range": ("'{value}' kan niet bij '{key}'.", "Kies een getal van {low} tot en met {high}."),
    "field-missing": ("Het veld '{key}' ontbreekt.", "Voeg '{key}:' toe."),
    "field-unknown": ("Het veld '{key}' bestaat niet.", "Verwijder het of verbeter de naam.{hint}"),
    "value-unknown": ("'{value}' kan niet bij '{key}'.", "Kies uit: {allowed}.{hint}"),
    "name-invalid": (
        "'{value}' is geen bruikbare naam.",
        "Gebruik kleine letters, cijfers en _; begin met een letter of cijfer.",
    ),
    "language-missing": (
        "De tekst bij '{key}' ontbreekt in taal '{language}'.",
        "Voeg de tekst in die taal toe.",
    ),
    "kind-unknown": ("'{value}' is geen soort bestand dat hier past.", "Kies bij 'kind' uit: {allowed}."),
    # instruments: languages and codes
    "language-twice": ("Taal '{language}' staat er twee keer.", "Noem elke taal één keer."),
    "language-none": ("Er staat geen enkele taal.", "Noem bij 'languages' minstens één taal, zoals [nl]."),
    "language-extra": (
        "Bij '{place}' staat een tekst in taal '{language}', die niet bij 'languages' staat.",
        "Voeg de taal toe bij 'languages' of verwijder de tekst.",
    ),
    "page-id-twice": ("Twee pagina's heten '{id}'.", "Geef elke pagina een eigen naam."),
    "question-id-twice": (
        "Twee vragen heten '{id}'.",
        "Geef elke vraag een eigen naam; daaronder worden de antwoorden bewaard.",
    ),
    "option-code-twice": (
        "Bij '{variable}' staat de code '{option}' twee keer.",
        "Geef elk antwoord een eigen code.",
    ),
    "option-number-twice": (
        "Bij '{variable}' staat het nummer {number} twee keer.",
        "Geef elk antwoord een eigen nummer; 96 tot en met 99 zijn bezet (zoals 97 voor 'weet ik niet').",
    ),
    "option-label-twice": (
        "Bij '{variable}' staat het antwoord '{label}' twee keer.",
        "Laat de antwoorden van elkaar verschillen.",
    ),
    "judges-twice": (
        "Vraag '{id}' voedt '{judges}', en vraag '{other}' doet dat al.",
        "Laat één vraag over dit aspect gaan.",
    ),
    # instruments: pages and questions
    "instrument-empty": ("De vragenlijst heeft geen pagina's.", "Voeg onder 'pages' een pagina toe."),
    "ages-both": (
        "'about_child' en 'by_the_young' staan allebei op true.",
        "Kies wie antwoordt: een ouder over een kind (about_child), of de jongere zelf (by_the_young).",
    ),
    "page-empty": ("Pagina '{id}' heeft geen vragen.", "Voeg vragen toe of verwijder de pagina."),
    "step-scattered": (
        "De pagina's van stap '{step}' staan niet bij elkaar.",
        "Zet de pagina's van één stap achter elkaar.",
    ),
    "options-too-few": ("Bij '{variable}' valt niets te kiezen.", "Geef minstens twee antwoorden."),
    "options-both": ("Hier staan 'options' en 'scale' allebei.", "Gebruik één van de twee."),
    # instruments: words that are explained
    "word-twice": ("Het woord '{word}' wordt twee keer uitgelegd.", "Laat één uitleg staan."),
    "word-unused": (
        "Het woord '{word}' wordt uitgelegd, maar in de taal {language} komt het op geen pagina voor.",
        "Schrijf het zoals het in de vragen staat, of verwijder de uitleg.",
    ),
    # instruments: rules
    "rule-shape": (
        "Dit is geen regel.",
        "Schrijf één van: {{answer: vraag, is: [code]}}, {{all: [...]}}, {{any: [...]}} of {{not: {{...}}}}.",
    ),
    "rule-empty": ("De regel is leeg.", "Noem bij '{key}' minstens één waarde of regel."),
    "rule-variable-unknown": (
        "De regel noemt '{variable}', maar die vraag is er niet.",
        "Verbeter de naam.{hint}",
    ),
    "rule-option-unknown": (
        "De regel noemt '{option}', maar dat antwoord heeft '{variable}' niet.",
        "{allowed}{hint}",
    ),
    "rule-looks-forward": (
        "De regel kijkt naar '{variable}', die pas op dezelfde of een latere pagina wordt gevraagd.",
        "Zet die vraag op een eerdere pagina.",
    ),
    "rule-too-large": (
        "De regel hangt van te veel vragen af om na te gaan of hij ooit waar is.",
        "Maak de regel eenvoudiger.",
    ),
    "page-unreachable": (
        "Pagina '{id}' komt nooit in beeld: bij geen enkel antwoord is de regel waar.",
        "Verbeter de regel of verwijder de pagina.",
    ),
    "question-unreachable": (
        "Vraag '{id}' komt nooit in beeld: bij geen enkel antwoord is de regel waar.",
        "Verbeter de regel of verwijder de vraag.",
    ),
}
OWN_CODES = frozenset(CATALOGUE)  # before other packages add theirs
LONGEST_DETAIL = 80  # characters of the author's own text that a sentence repeats


def problem(code: str, file: str, line: int, /, **details: object) -> Problem:
    """The Problem with this code, its sentences filled in. An unknown code is a bug: KeyError."""
    what, advice = CATALOGUE[code]
    shown = {name: _shorten(name, detail) for name, detail in details.items()}
    return Problem(file, line, code, what.format(**shown), advice.format(**shown))


def _shorten(name: str, detail: object) -> object:
    own_words = name in ("allowed", "hint")
    long = isinstance(detail, str) and len(detail) > LONGEST_DETAIL and not own_words
    return f"{str(detail)[:LONGEST_DETAIL]}..." if long else detail


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint such as ' Bedoelt u 'title'?', or '' when nothing is near."""
    near = get_close_matches(word[:LONGEST_DETAIL], list(known), n=1)
    return f" Bedoelt u '{near[0]}'?" if near else ""
