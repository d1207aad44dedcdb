"""What a change does to the answers that were already given, in plain Dutch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from instruments.changes.kinds import HARMLESS, Change, ChangeKind
from instruments.changes.places import variables_at
from instruments.model import Instrument

TOGETHER = "Hun antwoorden blijven en tellen samen met de nieuwe."
NOTED = (
    "Hun antwoorden blijven en tellen samen met de nieuwe, onder dezelfde naam. "
    "Bij elke tabel staat dat de vraag is gewijzigd."
)
APART = "Hun antwoorden blijven en tellen apart."
NEW_NAME = "Moeten oude en nieuwe antwoorden apart tellen? Geef de vraag dan een nieuwe naam (id)."
SAME_QUESTION = "Is het nog dezelfde vraag? Zeg het dan bij deze wijziging, met een reden."


@dataclass(frozen=True)
class Counts:
    """How many people sent the questionnaire, and how many of them answered each variable."""

    sent: int = 0
    by_variable: Mapping[str, int] = field(default_factory=dict)
    underway: int = 0  # began and did not send yet


def answers_to(change: Change, versions: Sequence[Instrument], counts: Counts) -> int:
    """How many people answered what changed; of a page, the whole, or what is new: who sent without it."""
    if "/" not in change.place or change.kind is ChangeKind.ADDED:
        return counts.sent
    return max((counts.by_variable.get(one, 0) for one in variables_at(change.place, versions)), default=0)


def effect(kind: ChangeKind, what: str, answers: int) -> str:
    """One or two Dutch sentences. `answers` is how many people answered the old version of it."""
    if what == "consent" and answers:
        return f"{_people(answers)} {_verb(answers, 'stemde', 'stemden')} in met de oude tekst."
    if kind is ChangeKind.LANGUAGE:
        return "Aan de antwoorden verandert niets."
    if not answers:
        return "Nog niemand beantwoordde dit."
    if kind is ChangeKind.ADDED:
        return f"{_people(answers)} {_verb(answers, 'kreeg', 'kregen')} dit nog niet te zien."
    return f"{_people(answers)} {_verb(answers, 'beantwoordde', 'beantwoordden')} {_old(kind)}. {_then(kind)}"


def advice(kind: ChangeKind, wording: bool, answers: int) -> str:
    """What an author can do about it; '' where there is nothing to do."""
    if kind is not ChangeKind.MEANING or not answers:
        return SAME_QUESTION if wording and kind not in HARMLESS and answers else ""
    return f"{SAME_QUESTION} {NEW_NAME}" if wording else NEW_NAME


def underway_effect(number: int, moved: bool) -> str:
    """What becomes of questionnaires that were begun and not yet sent."""
    begun = "1 begonnen vragenlijst" if number == 1 else f"{number} begonnen vragenlijsten"
    if moved:
        return f"{begun} {_verb(number, 'gaat', 'gaan')} verder in de nieuwe versie."
    return f"{begun} {_verb(number, 'wordt', 'worden')} afgemaakt in de oude versie."


def _old(kind: ChangeKind) -> str:
    return {
        ChangeKind.ORDER: "dit in de oude volgorde",
        ChangeKind.TEXT: "dit met de oude tekst",
        ChangeKind.STATED_TEXT: "dit met de oude tekst",
        ChangeKind.OPTION: "dit met de oude antwoorden om uit te kiezen",
    }.get(kind, "de oude vraag")


def _then(kind: ChangeKind) -> str:
    if kind is ChangeKind.REMOVED:
        return APART
    return TOGETHER if kind in HARMLESS else NOTED


def _people(number: int) -> str:
    return "1 persoon" if number == 1 else f"{number} mensen"


def _verb(number: int, one: str, more: str) -> str:
    return one if number == 1 else more
