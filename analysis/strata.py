"""Strata: the casussen over the attributes by which they were selected, as the selection tables print them.

Counts are whole numbers of casussen. A casus without a value for one of the table's strata is in no cell
but does count in a note; `van` elsewhere in this file is the number of casussen in that stratum with a
decided value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import product

import pandas as pd

from analysis.cautions import reconstruction_warnings, small_n_notes, undecided_notes
from analysis.colours import VALUE_LABELS, Makers
from analysis.frames import VALUES, Frames
from analysis.results import CellValue, Column, ResultTable, Row
from analysis.study import CrossTable, Stratum

Key = tuple[str, ...]  # one value per stratum


def named(frames: Frames) -> Makers:
    """The cross tables of study.yaml, when the study has casussen."""
    if not frames.data.cases:
        return {}
    return {table.id: partial(cross_table, frames, table) for table in frames.data.study.tables}


def cross_table(frames: Frames, table: CrossTable) -> ResultTable:
    """Casussen by the strata down the side and across the top; keys are values joined by `_`.

    Rows: each combination of `down`; with two or more strata down, `<first value>_totaal` closes each
    block; with one whose values stand in groups, `<group>_totaal` closes each group; last comes `totaal`.
    Columns: each combination of `across`, then `aantal`, the row's total. Combinations nobody falls in are
    0.
    """
    down, across = _strata(frames, table.down), _strata(frames, table.across)
    counts = _counts(frames, table)
    tops = list(product(*_codes(across)))
    rows = tuple(
        Row(key, label, _row_cells(counts, members, tops), group)
        for key, label, group, members in _row_plan(down)
    )
    columns = (*(_column(across, top) for top in tops if top), Column("aantal", "Aantal"))
    notes = (*filter(None, (table.note.say(),)), *_left_out(frames, table))
    return ResultTable(table.id, table.title.say(), columns, rows, _row_label(down), notes)


def _strata(frames: Frames, ids: Sequence[str]) -> list[Stratum]:
    known = {stratum.id: stratum for stratum in frames.data.study.strata}
    return [known[id] for id in ids]


def _codes(strata: Sequence[Stratum]) -> list[list[str]]:
    return [[value.code for value in stratum.values] for stratum in strata]


def _counts(frames: Frames, table: CrossTable) -> dict[tuple[Key, Key], int]:
    """(values down, values across) -> casussen."""
    columns = [*table.down, *table.across]
    sizes = frames.cases.dropna(subset=columns).groupby(columns, observed=True).size()
    split = len(table.down)
    counts: dict[tuple[Key, Key], int] = {}
    for found, number in sizes.items():
        key = tuple(str(code) for code in (found if isinstance(found, tuple) else (found,)))
        counts[key[:split], key[split:]] = int(number)
    return counts


def _row_cells(
    counts: dict[tuple[Key, Key], int], members: Sequence[Key], tops: Sequence[Key]
) -> tuple[CellValue, ...]:
    """The row that adds up `members`, one number per column and the total."""
    numbers = [sum(counts.get((member, top), 0) for member in members) for top in tops]
    return (*(numbers if tops != [()] else []), sum(numbers))


def _row_plan(down: Sequence[Stratum]) -> list[tuple[str, str, str, list[Key]]]:
    """Per row: key, label, heading and the combinations of values that it adds up."""
    everything = list(product(*_codes(down)))
    blocks = _blocks(down) if len(down) > 1 else _grouped(down[0])
    return [*blocks, ("totaal", "Totaal", "", everything)]


def _blocks(down: Sequence[Stratum]) -> list[tuple[str, str, str, list[Key]]]:
    plan: list[tuple[str, str, str, list[Key]]] = []
    for first in down[0].values:
        members: list[Key] = [(first.code, *rest) for rest in product(*_codes(down[1:]))]
        heading = first.label.say()
        plan += [("_".join(m), _label(down[1:], m[1:]), heading, [m]) for m in members]
        plan.append((f"{first.code}_totaal", f"Totaal {heading.lower()}", heading, members))
    return plan


def _grouped(stratum: Stratum) -> list[tuple[str, str, str, list[Key]]]:
    headings = {group: label.say() for group, label in stratum.groups}
    plan: list[tuple[str, str, str, list[Key]]] = []
    for group, heading in headings.items():
        members: list[Key] = [(value.code,) for value in stratum.values if value.group == group]
        plan += _single_rows(stratum, group, heading)
        plan.append((f"{group}_totaal", f"Totaal {heading.lower()}", heading, members))
    ungrouped = {value.group for value in stratum.values} - set(headings)
    return [*plan, *(row for group in sorted(ungrouped) for row in _single_rows(stratum, group, ""))]


def _single_rows(stratum: Stratum, group: str, heading: str) -> list[tuple[str, str, str, list[Key]]]:
    values = (value for value in stratum.values if value.group == group)
    return [(value.code, value.label.say(), heading, [(value.code,)]) for value in values]


def _label(strata: Sequence[Stratum], key: Key) -> str:
    words = [
        {value.code: value.label.say() for value in stratum.values}[code]
        for stratum, code in zip(strata, key, strict=True)
    ]
    return _in_line(words)


def _in_line(words: Sequence[str]) -> str:
    """'Ambulant, 0-12 jaar, gemeentelijke toegang': one label out of several, so one capital."""
    return ", ".join([*words[:1], *(word[:1].lower() + word[1:] for word in words[1:])])


def _column(across: Sequence[Stratum], top: Key) -> Column:
    return Column("_".join(top), _label(across, top))


def _row_label(down: Sequence[Stratum]) -> str:
    return _in_line([stratum.label.say() for stratum in down])


def _left_out(frames: Frames, table: CrossTable) -> tuple[str, ...]:
    missing = int(frames.cases[[*table.down, *table.across]].isna().any(axis=1).sum())
    return (f"Niet ingedeeld, want een kenmerk ontbreekt: {missing}.",) if missing else ()


def counts_by_stratum(frames: Frames, perspectief: str, aspect: str, stratum: str) -> ResultTable:
    """How often each value of `aspect` (qualified) was found, per value of `stratum` (the rows).

    Columns the five values and `van` = their sum. KeyError when the study has no such stratum. The number of
    casussen per row is small by nature: every row carries its n, and what is uncertain is warned about.
    """
    chosen = _strata(frames, [stratum])[0]
    cells = frames.cells[(frames.cells["perspectief"] == perspectief) & (frames.cells["aspect"] == aspect)]
    joined = cells.merge(frames.cases[["casus", stratum]], on="casus")
    counts = _crossed(joined, stratum, "waarde")
    rows = tuple(Row(value.code, value.label.say(), _values(counts, value.code)) for value in chosen.values)
    behind = [c for c in frames.decided if c.perspectief == perspectief and c.aspect == aspect]
    study = frames.data.study
    largest = max((int(number) for number in joined.groupby(stratum, observed=True).size()), default=0)
    return ResultTable(
        f"waarden_per_{stratum}",
        f"Waarden per {chosen.label.say().lower()}",
        (*(Column(value, VALUE_LABELS[value]) for value in VALUES), Column("van", "Van")),
        rows,
        chosen.label.say(),
        (*small_n_notes(study, largest), *undecided_notes(behind)),
        reconstruction_warnings(study, behind),
    )


def _crossed(frame: pd.DataFrame, first: str, second: str) -> dict[tuple[str, str], int]:
    """(value of `first`, value of `second`) -> rows; rows where either is missing are in none."""
    columns = frame[[first, second]].dropna()
    return Counter((str(a), str(b)) for a, b in columns.itertuples(index=False, name=None))


def _values(counts: dict[tuple[str, str], int], row: str) -> tuple[CellValue, ...]:
    numbers = [counts.get((row, value), 0) for value in VALUES]
    return (*numbers, sum(numbers))
