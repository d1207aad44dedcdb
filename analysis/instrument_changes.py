"""`vragenlijst_wijzigingen`: what changed in the questionnaires while people were answering them."""

from __future__ import annotations

from functools import partial

from analysis.asked import versions
from analysis.colours import Makers
from analysis.frames import Frames
from analysis.ledger_rows import InstrumentChange
from analysis.results import Column, ResultTable, Row
from analysis.study import StudyData
from instruments.changes import KIND_WORDS, WHAT_WORDS, ChangeKind, effect, read_place, underway_effect

NAME = "vragenlijst_wijzigingen"
COLUMNS = (
    Column("dag", "Dag", "text"),
    Column("wat", "Wat", "text"),
    Column("soort", "Soort", "code", tuple(KIND_WORDS.items())),
    Column("was", "Was", "text"),
    Column("wordt", "Wordt", "text"),
    Column("antwoorden", "Antwoorden toen"),
    Column("gevolg", "Gevolg", "text"),
    Column("waarom", "Waarom", "text"),
)
NOTES = (
    "Antwoorden toen: hoeveel mensen dit al hadden beantwoord op de dag van de wijziging. Gaat het over een "
    "pagina of de hele vragenlijst: hoeveel mensen de vragenlijst al hadden verstuurd.",
    "Tekst: andere woorden, dezelfde vraag. Staat er ‘volgens de opsteller’, dan kon de computer dat niet "
    "vaststellen en heeft de opsteller het besloten.",
)
WHOLE = "De hele vragenlijst"


def named(frames: Frames) -> Makers:
    """`vragenlijst_wijzigingen`, when a questionnaire changed."""
    return {NAME: partial(changes_table, frames.data)} if frames.data.instrument_changes else {}


def changes_table(data: StudyData) -> ResultTable:
    """A row per line of the ledger, in its order, under its questionnaire and versions."""
    rows = tuple(_row(data, f"w{place}", one) for place, one in enumerate(data.instrument_changes, 1))
    title = "Wijzigingen in de vragenlijsten tijdens het veldwerk"
    return ResultTable(NAME, title, COLUMNS, rows, "Plaats", NOTES)


def _row(data: StudyData, key: str, one: InstrumentChange) -> Row:
    known = data.instruments.get(one.instrument)
    title = known.title.say() if known else one.instrument
    cells = (
        one.changed_on,
        WHAT_WORDS.get(one.what, one.what),
        one.kind,
        one.was,
        one.becomes,
        one.answers_then,
        _effect(one),
        one.why,
    )
    return Row(key, _place(data, one), cells, f"{title}: van versie {one.from_version} naar {one.to_version}")


def _effect(one: InstrumentChange) -> str:
    kind = ChangeKind(one.kind)
    if kind is ChangeKind.UNDERWAY:
        return underway_effect(one.answers_then, one.becomes == one.to_version)
    return effect(kind, one.what, one.answers_then)


def _place(data: StudyData, one: InstrumentChange) -> str:
    """The question as it is asked, with its name; a page by its title."""
    page, question, variable = read_place(one.place)
    for version in reversed(versions(data, one.instrument)) if one.instrument in data.instruments else ():
        for found in version.pages:
            if found.id == page and not question:
                return f"Pagina ‘{found.title.say()}’"
            for asked in found.questions:
                if asked.id == question:
                    return f"{asked.text.say()} ({variable or question})"
    return one.place or WHOLE
