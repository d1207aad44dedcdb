"""The table of values -> stacked bars, a picture per group of aspects."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.results import Row
from codebooks.values import KEYS, Value
from reports.charts.chart_data import data_of, in_groups, titles
from reports.charts.stacked_bars import BarRow, Segment, stacked_bars
from reports.document import Chart, Table
from reports.nota_results import Results
from reports.numbers import count_text
from reports.tables import VALUE_WORDS, address

TABLE = "waarden"
COLUMNS = (*(str(value) for value in KEYS), "van")


def value_charts(results: Results) -> tuple[Chart, ...]:
    """A picture per group of aspects; none without coded values."""
    printed = results.printed(TABLE)
    if printed is None:
        return ()
    groups = in_groups(results.rows(TABLE))
    return tuple(
        _chart(results, printed, place, title, rows)
        for place, (title, (_, rows)) in enumerate(
            zip(titles(groups, "Waarden per aspect"), groups, strict=True), 1
        )
    )


def _chart(results: Results, printed: Table, place: int, title: str, rows: Sequence[Row]) -> Chart:
    name = f"waarden_{place}"
    said = _alternative(results, rows)
    bars = [BarRow(row.label, _segments(results, row)) for row in rows]
    data = data_of(printed, name, title, [row.key for row in rows], COLUMNS)
    return Chart(name, title, stacked_bars(name, title, said, bars), said, data)


def _segments(results: Results, row: Row) -> tuple[Segment, ...]:
    counts = {value: _count(results, row, value) for value in KEYS}
    return tuple(
        Segment(value, n, count_text(n), address(TABLE, row.key, value)) for value, n in counts.items()
    )


def _count(results: Results, row: Row, value: Value) -> int:
    return int(results.number(TABLE, row.key, value) or 0)


def _alternative(results: Results, rows: Sequence[Row]) -> str:
    """Where groen and where rood are found most; in words, as the numbers stand in the table."""
    told = [_most(results, rows, value) for value in (Value.GROEN, Value.ORANJE, Value.ROOD)]
    lines = " ".join(line for line in told if line) or "Er zijn geen kleuren gevonden."
    return f"Gestapelde balken per aspect. {lines} De aantallen staan in de tabel bij deze figuur."


def _most(results: Results, rows: Sequence[Row], value: Value) -> str:
    counts = {row.label: _count(results, row, value) for row in rows}
    highest = max(counts.values(), default=0)
    named = [f"‘{label}’" for label, n in counts.items() if n == highest]
    word = VALUE_WORDS[value].capitalize()
    return f"{word} komt het vaakst voor bij {' en '.join(named[:3])}." if highest else ""
