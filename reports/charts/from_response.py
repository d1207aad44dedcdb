"""The tables of the response -> bars: how many filled in, and where it is known out of how many invited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.results import Row
from reports.charts.chart_data import data_of
from reports.charts.counts import Count, count_bars
from reports.document import Cell, Chart, Heading, Table
from reports.nota_results import Results
from reports.numbers import count_text
from reports.tables import address

TABLE, ACCOUNT = "respons", "respons_verantwoord"
RATE = "volledig_van_uitgenodigd"
SAID = (
    "Een balk per perspectief, zo lang als het aantal ingevulde vragenlijsten. {most} De aantallen staan in "
    "de tabel bij deze figuur."
)


def response_chart(results: Results) -> Chart | None:
    """The picture; None where nothing was filled in."""
    printed, rows = results.printed(TABLE), results.rows(TABLE)
    if printed is None or not any(results.number(TABLE, row.key, "ingevuld") for row in rows):
        return None
    bars = [_bar(results, row) for row in rows]
    title = "Ingevulde vragenlijsten per perspectief"
    said = SAID.format(most=_most(bars))
    data = data_of(printed, TABLE, title, [row.key for row in rows], ("ingevuld",))
    picture = count_bars(TABLE, title, said, bars, "ingevuld")
    return Chart(TABLE, title, picture, said, _with_invited(data, bars))


def _bar(results: Results, row: Row) -> Count:
    filled = int(results.number(TABLE, row.key, "ingevuld") or 0)
    bar = Count(row.label, filled, count_text(filled), address(TABLE, row.key, "ingevuld"))
    rate = f"{row.key}_{RATE}"
    invited = results.number(ACCOUNT, rate, "van")
    if not invited:
        return bar
    return replace(
        bar, of=int(invited), of_text=count_text(invited), of_address=address(ACCOUNT, rate, "van")
    )


def _with_invited(data: Table, bars: Sequence[Count]) -> Table:
    """The table with who was invited, where the plan says so for any perspectief."""
    if not any(bar.of for bar in bars):
        return data
    cells = [Cell(bar.of_text, bar.of_address, numeric=True) for bar in bars]
    rows = tuple(replace(row, cells=(*row.cells, cell)) for row, cell in zip(data.rows, cells, strict=True))
    return replace(data, headings=(*data.headings, Heading("uitgenodigd", "Uitgenodigd", True)), rows=rows)


def _most(bars: list[Count]) -> str:
    highest = max(bar.count for bar in bars)
    named = [bar.label for bar in bars if bar.count == highest]
    return f"De meeste zijn van {' en '.join(named[:3])}."
