"""The statement about re-identification that a study can publish: Dutch and English, counts only.

A count of people below the threshold is not printed: the statement itself must point at nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

ALL_GONE, PRESENT = "vernietigd", "aanwezig"
_NL_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
    *("augustus", "september", "oktober", "november", "december"),
)
_EN_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class StatementFacts:
    """What the statement says. `key` is vernietigd, aanwezig or geen; '' when only a folder was looked at."""

    title: str
    organisation: str
    day: str  # ISO
    mode: str  # anoniem, pseudoniem, bekend
    key: str
    key_until: str  # ISO day, or ''
    cut_on: str  # ISO day, or ''
    people: int
    threshold: int
    smallest: int  # k of the sample; 0 when there was nothing to combine
    alone: int
    ways: int
    open_answers: int


def statement(facts: StatementFacts, language: str = "nl") -> str:
    """The statement, a paragraph per line; `language` nl or en."""
    parts = _ENGLISH if language == "en" else _DUTCH
    return "\n\n".join(text for part in parts if (text := part(facts)))


def _people(count: int, threshold: int, few: str) -> str:
    return str(count) if count == 0 or count >= threshold else few


def _nl_day(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)} {_NL_MONTHS[int(month) - 1]} {year}"


def _en_day(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)} {_EN_MONTHS[int(month) - 1]} {year}"


def _nl_head(f: StatementFacts) -> str:
    people = _people(f.people, f.threshold, f"minder dan {f.threshold}")
    return (
        f"Verklaring over privacy bij het onderzoek '{f.title}' van {f.organisation}. "
        f"Op {_nl_day(f.day)} is nagegaan of antwoorden te herleiden zijn tot mensen. "
        f"Ingevulde vragenlijsten: {people}."
    )


def _nl_mode(f: StatementFacts) -> str:
    return {
        "anoniem": "Het onderzoek is anoniem: bij het versturen is verwijderd wat antwoorden aan een "
        "uitnodiging verbond.",
        "pseudoniem": "Antwoorden staan onder een nummer, zonder naam. Bij een antwoord staat wel om welke "
        "casus het gaat; wie een lijst heeft van casussen met namen, kan het antwoord daarmee herleiden.",
        "bekend": "Het onderzoek is niet anoniem: de onderzoekers kunnen antwoorden aan een uitnodiging "
        "koppelen.",
    }[f.mode]


def _nl_key(f: StatementFacts) -> str:
    if f.key == ALL_GONE and f.cut_on:
        return (
            f"De koppeling tussen mensen en antwoorden is op {_nl_day(f.cut_on)} doorgeknipt en de "
            "sleutel is vernietigd. Contactgegevens zijn gewist."
        )
    until = f" Dat gebeurt uiterlijk op {_nl_day(f.key_until)}." if f.key_until else ""
    return f"De sleutel van het onderzoek is nog niet vernietigd.{until}" if f.key == PRESENT else ""


def _nl_groups(f: StatementFacts) -> str:
    if not f.smallest:
        return "Er waren geen kenmerken om mensen aan te herkennen."
    alone = _people(f.alone, f.threshold, "enkele")
    return (
        f"Bekeken zijn alle combinaties van hooguit {f.ways} kenmerken die anderen kunnen weten. De kleinste "
        f"groep met dezelfde kenmerken telt {f.smallest} (k = {f.smallest}). Het aantal mensen dat bij "
        f"minstens één combinatie alleen staat: {alone}."
    )


def _nl_rest(f: StatementFacts) -> str:
    open_answers = (
        "Open antwoorden worden niet als geheel openbaar; een verhaal kan ook zonder naam herkenbaar zijn. "
        if f.open_answers
        else ""
    )
    return f"{open_answers}In reservekopieën van voor die dag kan meer staan, tot ze zijn vernietigd."


def _en_head(f: StatementFacts) -> str:
    people = _people(f.people, f.threshold, f"fewer than {f.threshold}")
    return (
        f"Privacy statement of the study '{f.title}' by {f.organisation}. "
        f"On {_en_day(f.day)} it was examined whether answers can be traced to people. "
        f"Completed questionnaires: {people}."
    )


def _en_mode(f: StatementFacts) -> str:
    return {
        "anoniem": "The study is anonymous: on sending, what tied answers to an invitation was removed.",
        "pseudoniem": "Answers are kept under a number, without a name. An answer does say which case it is "
        "about; whoever has a list of cases with names can trace the answer by it.",
        "bekend": "The study is not anonymous: the researchers can tie answers to an invitation.",
    }[f.mode]


def _en_key(f: StatementFacts) -> str:
    if f.key == ALL_GONE and f.cut_on:
        return (
            f"The link between people and answers was cut on {_en_day(f.cut_on)} and the key was destroyed. "
            "Contact data were erased."
        )
    until = f" This will be done on {_en_day(f.key_until)} at the latest." if f.key_until else ""
    return f"The key of the study has not been destroyed yet.{until}" if f.key == PRESENT else ""


def _en_groups(f: StatementFacts) -> str:
    if not f.smallest:
        return "There were no attributes to recognise people by."
    alone = _people(f.alone, f.threshold, "a few")
    return (
        f"All combinations of at most {f.ways} attributes that others may know were examined. The smallest "
        f"group with the same attributes has {f.smallest} (k = {f.smallest}). The number of people who are "
        f"alone for at least one combination: {alone}."
    )


def _en_rest(f: StatementFacts) -> str:
    open_answers = (
        "Open answers are not published as a whole; a story can be recognised without a name. "
        if f.open_answers
        else ""
    )
    return f"{open_answers}Backups from before that day may hold more, until they are destroyed."


Part = Callable[[StatementFacts], str]
_DUTCH: tuple[Part, ...] = (_nl_head, _nl_mode, _nl_key, _nl_groups, _nl_rest)
_ENGLISH: tuple[Part, ...] = (_en_head, _en_mode, _en_key, _en_groups, _en_rest)
