"""What was changed along the way: in the questionnaires, in the norms, and what was said of the norms."""

from __future__ import annotations

from codebooks.model import Normenkader
from codebooks.norm_model import KaderChange
from reports.document import (
    Bullets,
    Cell,
    Heading,
    Label,
    Paragraph,
    Section,
    Sentence,
    Table,
    TableRow,
    section,
)
from reports.nota_results import Results
from reports.wording import day, sentence

ASKED = "Tijdens het veldwerk is aan de vragenlijsten gewijzigd wat in de tabel staat"
KEPT = "Iedere eerdere versie is bewaard; elk antwoord hoort bij de versie waarin het gegeven is"
AFTER = "Na de vaststelling van het normenkader is gewijzigd wat in de tabel staat"
HEADINGS = (
    ("wat", "Wat"),
    ("was", "Was"),
    ("werd", "Werd"),
    ("waarom", "Waarom"),
    ("door", "Door"),
    ("veldwerk", "Na begin veldwerk"),
)


def instrument_changes(results: Results) -> Section | None:
    """What changed in the questionnaires while people were answering; no section when nothing did."""
    table = results.printed("vragenlijst_wijzigingen")
    return section(
        "bijlage-vragenlijsten",
        "Wijzigingen in de vragenlijsten tijdens het veldwerk",
        Paragraph((sentence(ASKED), sentence(KEPT)) if table else ()),
        table,
    )


def norm_changes(results: Results) -> Section | None:
    """What was changed in the normenkader after it was frozen, and the comments on it with their replies."""
    kader = next(iter(results.data.normenkaders()), None)
    changes = kader.changes if kader else ()
    return section(
        "bijlage-normwijzigingen",
        "Wijzigingen in het normenkader en reacties erop",
        Paragraph((sentence(AFTER),) if changes else ()),
        _table(kader) if kader and changes else None,
        section("reacties-op-normen", "Reacties op de normen", Bullets(_comments(results, kader))),
    )


def _table(kader: Normenkader) -> Table:
    rows = tuple(_row(place, change) for place, change in enumerate(kader.changes, 1))
    headings = tuple(Heading(key, label) for key, label in HEADINGS)
    return Table("normwijzigingen", "Wijzigingen na vaststelling", headings, rows, "Datum")


def _row(place: int, change: KaderChange) -> TableRow:
    told = (
        change.what,
        change.old,
        change.new,
        change.why,
        change.by,
        "ja" if change.fieldwork_began else "nee",
    )
    return TableRow(str(place), change.on, tuple(Cell(text) for text in told))


def _comments(results: Results, kader: Normenkader | None) -> tuple[Sentence, ...]:
    objections = [sentence(Label(text.say())) for text in (kader.objections if kader else ())]
    said = [
        sentence(
            *(("Bij norm ", Label(one.norm, "nummer"), ", ") if one.norm else ("Bij het hele kader, ",)),
            *(Label(one.by), ", ", day(one.on), ": ", Label(one.text)),
            *((" Antwoord: ", Label(one.reply)) if one.reply else ()),
        )
        for one in results.data.norm_comments
    ]
    return (*objections, *said)
