"""Colours: how often each value was found per aspect, and which aspect had which value in which casus.

Covers the schemes that are coded from one perspectief (in the Zwolle study `casusonderzoek`, coded for the
ouder). Counts are whole numbers of casussen, never rounded and never shares; `van` is the number of casussen
with a decided value for that aspect, so groen + oranje + rood + grijs + geen_informatie = van. Grijs is a
value; geen_informatie is missing; a cell whose codeurs differ with nothing fixed is in no count but in a
note.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pandas as pd

from analysis.cautions import (
    counted_reconstruction_warnings,
    reconstruction_warnings,
    small_n_notes,
    undecided_notes,
)
from analysis.cells import Cell
from analysis.frames import VALUES, Frames, qualified
from analysis.results import CellValue, Column, ResultTable, Row
from codebooks.model import Aspect, Codebook, CountTable
from codebooks.values import ORDERED, Value

Makers = dict[str, Callable[[], ResultTable]]

VALUE_LABELS: dict[str, str] = {
    Value.GROEN: "Groen",
    Value.ORANJE: "Oranje",
    Value.ROOD: "Rood",
    Value.GRIJS: "Grijs",
    Value.GEEN_INFORMATIE: "Geen informatie",
}
COUNT_COLUMNS = (Column("aantal", "Aantal"), Column("van", "Van"))
APPLICABLE: tuple[str, ...] = tuple(str(value) for value in reversed(ORDERED))  # groen, oranje, rood


def named(frames: Frames) -> Makers:
    """The tables of the first scheme coded from one perspectief, when the study has codings for it."""
    book = single_scheme(frames)
    if book is None or not cells_in(frames, book):
        return {}
    makers: Makers = {table.id: partial(count_table, frames, book, table) for table in book.tables}
    makers["waarden"] = partial(values_table, frames, book)
    makers["analyseschema"] = partial(schema_table, frames, book)
    makers["herkomst"] = partial(provenance_table, frames, book)
    for aspect in book.aspects:
        if aspect.options:
            makers[aspect.id] = partial(options_table, frames, book, aspect)
            makers[f"{aspect.id}_per_casus"] = partial(options_per_casus_table, frames, book, aspect)
    return makers


def single_scheme(frames: Frames) -> Codebook | None:
    """The scheme that one perspectief is coded with: the analyseschema; None when the study has none."""
    return next((book for book in frames.data.coding_schemes() if len(book.perspectieven) == 1), None)


def cells_in(frames: Frames, book: Codebook, aspects: Sequence[Aspect] | None = None) -> tuple[Cell, ...]:
    """The coded cells of a scheme (or of some of its aspects), by the perspectief it is coded from."""
    wanted = {qualified(book, aspect.id) for aspect in (book.aspects if aspects is None else aspects)}
    perspectief = book.perspectieven[0]
    return tuple(c for c in frames.decided if c.aspect in wanted and c.perspectief == perspectief)


def value_counts(frames: Frames, perspectief: str, aspects: Sequence[str]) -> pd.DataFrame:
    """Casussen per aspect and value, whole numbers: index `aspects` as given, columns the five values.

    `aspects` are qualified names of coloured aspects. An aspect that nobody coded is a row of zeros.
    """
    cells = frames.cells
    chosen = cells[(cells["perspectief"] == perspectief) & cells["aspect"].isin(aspects)]
    counts = chosen.groupby(["aspect", "waarde"], observed=True).size().unstack(fill_value=0)
    return counts.reindex(index=list(aspects), columns=list(VALUES), fill_value=0)


def count_table(frames: Frames, book: Codebook, table: CountTable) -> ResultTable:
    """A published table: per row the casussen with the table's value, of how many; printed order and labels.

    No warning about reconstructed cells: these counts are the ones that the source does publish.
    """
    counts = _counts(frames, book, [row.aspect for row in table.rows()])
    rows = tuple(
        Row(row.aspect, row.label.say(), _of(counts[row.aspect], str(table.value)), section.label.say())
        for section in table.sections
        for row in section.rows
    )
    cells = cells_in(frames, book, [book.aspect(row.aspect) for row in table.rows()])
    return ResultTable(
        table.id, table.title.say(), COUNT_COLUMNS, rows, "Aspect", notes=count_notes(frames, cells, rows)
    )


def _counts(frames: Frames, book: Codebook, aspects: Sequence[str]) -> dict[str, dict[str, int]]:
    names = {qualified(book, aspect): aspect for aspect in aspects}
    counts = value_counts(frames, book.perspectieven[0], list(names))
    columns = [str(column) for column in counts.columns]
    lists = counts.to_numpy().tolist()
    return {
        names[str(name)]: dict(zip(columns, row, strict=True)) for name, row in zip(names, lists, strict=True)
    }


def _of(counts: dict[str, int], value: str) -> tuple[CellValue, ...]:
    return (counts[value], sum(counts.values()))


def count_notes(
    frames: Frames, cells: Sequence[Cell], rows: Sequence[Row], column: int = 1
) -> tuple[str, ...]:
    """The notes under counts: signals below the threshold (largest n of the rows) and undecided cells."""
    largest = max((number for row in rows if isinstance(number := row.cells[column], int)), default=0)
    return (*small_n_notes(frames.data.study, largest), *undecided_notes(cells))


def values_table(frames: Frames, book: Codebook) -> ResultTable:
    """All values per coloured aspect; `van_toepassing` is groen + oranje + rood."""
    aspects = book.coloured()
    counts = _counts(frames, book, [aspect.id for aspect in aspects])
    groups = group_labels(book)
    rows = tuple(
        Row(a.id, a.label.say(), _all_values(counts[a.id]), groups.get(a.group, "")) for a in aspects
    )
    cells = cells_in(frames, book, aspects)
    return ResultTable(
        "waarden",
        "Alle waarden per aspect",
        (
            *(Column(value, VALUE_LABELS[value]) for value in VALUES),
            Column("van", "Van"),
            Column("van_toepassing", "Van toepassing"),
        ),
        rows,
        "Aspect",
        count_notes(frames, cells, rows, column=len(VALUES)),
        counted_reconstruction_warnings(frames.data.study, cells),
    )


def _all_values(counts: dict[str, int]) -> tuple[CellValue, ...]:
    applicable = sum(counts[value] for value in APPLICABLE)
    return (*(counts[value] for value in VALUES), sum(counts.values()), applicable)


def group_labels(book: Codebook) -> dict[str, str]:
    """Group id -> Dutch label."""
    return {group.id: group.label.say() for group in book.groups}


def schema_table(frames: Frames, book: Codebook) -> ResultTable:
    """The analyseschema: coloured aspects by casus, each cell a value; None where nobody coded."""
    cells = cells_in(frames, book, book.coloured())
    values = {(cell.aspect, cell.casus): cell.waarde or None for cell in cells}
    return _by_casus(frames, book, "analyseschema", "Analyseschema", values, "value", undecided_notes(cells))


def provenance_table(frames: Frames, book: Codebook) -> ResultTable:
    """Where each cell of the analyseschema comes from; '' is coded in this study, None is not coded."""
    cells = cells_in(frames, book, book.coloured())
    values = {(cell.aspect, cell.casus): cell.herkomst for cell in cells}
    return _by_casus(frames, book, "herkomst", "Herkomst van de cellen", values, "text", ())


def _by_casus(
    frames: Frames,
    book: Codebook,
    name: str,
    title: str,
    values: Mapping[tuple[str, str], str | None],
    kind: str,
    notes: tuple[str, ...],
) -> ResultTable:
    groups = group_labels(book)
    rows = tuple(
        Row(
            aspect.id,
            aspect.label.say(),
            tuple(values.get((qualified(book, aspect.id), casus)) for casus in frames.casussen),
            groups.get(aspect.group, ""),
        )
        for aspect in book.coloured()
    )
    columns = tuple(Column(casus, f"Casus {casus}", kind) for casus in frames.casussen)
    warnings = reconstruction_warnings(frames.data.study, cells_in(frames, book, book.coloured()))
    return ResultTable(name, title, columns, rows, "Aspect", notes, warnings)


def options_table(frames: Frames, book: Codebook, aspect: Aspect) -> ResultTable:
    """Casussen per option of an aspect without colours, such as situatie; with the option's group if any."""
    cells = cells_in(frames, book, [aspect])
    found = pd.Series([cell.waarde for cell in cells if cell.waarde], dtype="object").value_counts()
    total = int(found.sum())
    grouped = any(option.group for option in aspect.options)
    title = _alone_in_group(book, aspect)
    rows = tuple(
        Row(
            option.code,
            option.label.say(),
            (int(found.get(option.code, 0)), total, *((option.group,) if grouped else ())),
        )
        for option in aspect.options
    )
    columns = (*COUNT_COLUMNS, *((_group_column(aspect),) if grouped else ()))
    notes = (*_printed_label(title, aspect), *count_notes(frames, cells, rows))
    warnings = counted_reconstruction_warnings(frames.data.study, cells)
    return ResultTable(aspect.id, title, columns, rows, title, notes, warnings)


def _group_column(aspect: Aspect) -> Column:
    words = {
        option.group: option.group.replace("niet_", "niet-").replace("_", " ") for option in aspect.options
    }
    return Column("groep", "Groep", "code", tuple(words.items()))


def _alone_in_group(book: Codebook, aspect: Aspect) -> str:
    """The group's label where the aspect stands alone in it: a row label printed as a list is no title."""
    alone = [other.id for other in book.aspects if other.group == aspect.group] == [aspect.id]
    return (group_labels(book).get(aspect.group) if alone else None) or aspect.label.say()


def _printed_label(title: str, aspect: Aspect) -> tuple[str, ...]:
    label = aspect.label.say()
    return () if title == label else (f"In het gedrukte schema heet deze regel ‘{label}’.",)


def options_per_casus_table(frames: Frames, book: Codebook, aspect: Aspect) -> ResultTable:
    """Which option each casus has: the option's code; None where nobody coded or the codeurs differ."""
    cells = cells_in(frames, book, [aspect])
    values = {cell.casus: cell.waarde or None for cell in cells}
    rows = tuple(Row(casus, f"Casus {casus}", (values.get(casus),)) for casus in frames.casussen)
    title = _alone_in_group(book, aspect)
    words = tuple((option.code, option.label.say()) for option in aspect.options)
    return ResultTable(
        f"{aspect.id}_per_casus",
        f"{title} per casus",
        (Column("waarde", title, "code", words),),
        rows,
        "Casus",
        (*_printed_label(title, aspect), *undecided_notes(cells)),
        reconstruction_warnings(frames.data.study, cells),
    )
