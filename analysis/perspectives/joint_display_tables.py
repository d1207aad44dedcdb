"""The joint display as tables: a row per statement to read, and every number under it with its address.

The tables hold no text of people, only how many quotes there are and their names: whoever may see a table
need not be allowed to read the reports of the interviews.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from analysis.cautions import (
    counted_reconstruction_warnings,
    invented_answers_warnings,
    small_n_notes,
    undecided_notes,
)
from analysis.colours import Makers
from analysis.frames import VALUES, Frames
from analysis.perspectives.joint_display import joint_display
from analysis.perspectives.tables import schema_of
from analysis.results import CellValue, Column, JointRow, ResultTable, Row, SurveyCount
from codebooks.values import LETTERS, Value

INVENTED = "De antwoorden op de vragenlijsten zijn verzonnen."
SAME_VOICE = (
    "Enquête: bij hoeveel vragenlijsten het antwoord groen geeft, van die met groen, oranje of rood. Is er "
    "gecodeerd op dezelfde vragenlijsten, dan zijn enquête en codering één stem: dat ze hetzelfde zeggen, "
    "bevestigt dan niets."
)
LEGEND = "G = groen, O = oranje, R = rood, - = grijs, ? = geen informatie; daarachter het aantal casussen."


def named(frames: Frames) -> Makers:
    """`joint_display` and `joint_display_aantallen`, when the study has a coded perspectives schema."""
    if schema_of(frames) is None:
        return {}
    return {
        "joint_display": partial(display_table, frames),
        "joint_display_aantallen": partial(numbers_table, frames),
    }


def display_table(frames: Frames) -> ResultTable:
    """A row `<codebook>.<aspect>` per coloured aspect, in words: survey and codings per perspectief, pattern.

    `enquete_<perspectief>` as '3 van 8', `gecodeerd_<perspectief>` as 'G 3, R 5'; '' where not asked or not
    coded. `citaten` counts the quotes.
    """
    labels = {id: label.say() for id, label in frames.data.study.perspectieven}
    columns = (
        *(Column(f"enquete_{id}", f"Enquête {label}", "text") for id, label in labels.items()),
        *(Column(f"gecodeerd_{id}", f"Gecodeerd {label}", "text") for id, label in labels.items()),
        Column("patroon", "Patroon", "text"),
        Column("citaten", "Citaten"),
    )
    rows = tuple(_display_row(row, tuple(labels)) for row in joint_display(frames))
    title = "Enquête, codering, patroon en citaten naast elkaar"
    return _table(frames, "joint_display", title, columns, rows, (LEGEND,))


def _display_row(row: JointRow, order: tuple[str, ...]) -> Row:
    survey = {p: "; ".join(_k_of_n(s) for s in row.survey if s.perspectief == p) for p in order}
    coded = {count.perspectief: _letters(count.values) for count in row.coded}
    pattern = ", ".join(f"{name} {count}" for name, count in row.patterns.items() if count)
    cells: tuple[CellValue, ...] = (
        *(survey[p] for p in order),
        *(coded.get(p, "") for p in order),
        pattern,
        len(row.quotes),
    )
    return Row(row.aspect, row.label, cells, row.group)


def _k_of_n(found: SurveyCount) -> str:
    return f"{found.share.k} van {found.share.n}" if sum(found.values.values()) else ""


def _letters(values: Mapping[str, int]) -> str:
    return ", ".join(f"{LETTERS[Value(value)]} {count}" for value, count in values.items() if count)


def numbers_table(frames: Frames) -> ResultTable:
    """A row `<codebook>.<aspect>__<perspectief>`: every number of the joint display, and the quotes' names.

    `enquete_groen` of `van` responses (groen, oranje and rood); `aandeel` is their share, None without any.
    The other counts are casussen; all are None where that perspectief was not asked, or is not coded.
    """
    columns = (
        Column("enquete_groen", "Enquête groen"),
        Column("van", "Van"),
        Column("aandeel", "Aandeel groen", "share"),
        *(Column(value, f"Gecodeerd {value.replace('_', ' ')}") for value in VALUES),
        Column("citaten", "Citaten"),
        Column("fragmenten", "Fragmenten", "text"),
    )
    labels = {id: label.say() for id, label in frames.data.study.perspectieven}
    rows = tuple(
        made
        for row in joint_display(frames)
        for perspectief, label in labels.items()
        for made in _number_rows(row, perspectief, label)
    )
    title = "Enquête, codering en citaten: alle aantallen"
    return _table(frames, "joint_display_aantallen", title, columns, rows)


def _number_rows(row: JointRow, perspectief: str, label: str) -> list[Row]:
    survey = [found for found in row.survey if found.perspectief == perspectief]
    coded = next((found for found in row.coded if found.perspectief == perspectief), None)
    if not survey and coded is None:
        return []
    quotes = [quote.fragment for quote in row.quotes if quote.perspectief == perspectief]
    cells: tuple[CellValue, ...] = (
        *_survey_cells(survey),
        *(None if coded is None else coded.values[value] for value in VALUES),
        len(quotes),
        " ".join(quotes),
    )
    return [Row(f"{row.aspect}__{perspectief}", label, cells, row.label)]


def _survey_cells(found: list[SurveyCount]) -> tuple[CellValue, ...]:
    """The counts of one question; two questions about one aspect are not added up: the first speaks."""
    if not found:
        return (None, None, None)
    share = found[0].share
    return (share.k, share.n, share.estimate if share.n else None)


def _table(
    frames: Frames,
    name: str,
    title: str,
    columns: tuple[Column, ...],
    rows: tuple[Row, ...],
    legend: tuple[str, ...] = (),
) -> ResultTable:
    notes, warnings = cautions_of(frames)
    return ResultTable(name, title, columns, rows, "Aspect", (*legend, *notes), warnings)


def cautions_of(frames: Frames) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The notes and the warnings that belong to every joint display of the study, in Dutch."""
    study, cells = frames.data.study, frames.decided
    largest = len({cell.casus for cell in cells})
    notes = (SAME_VOICE, *small_n_notes(study, largest), *undecided_notes(cells))
    invented = invented_answers_warnings(study, INVENTED)[1:] if frames.data.answers else ()
    return notes, (*counted_reconstruction_warnings(study, cells), *invented)
