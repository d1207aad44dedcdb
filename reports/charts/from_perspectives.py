"""The table of groen per perspectief -> slopes, a picture per group of statements."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.results import Row
from reports.charts.chart_data import data_of, in_groups, titles
from reports.charts.slopes import Panel, Point, slopes
from reports.document import Chart, Table
from reports.nota_results import Results
from reports.numbers import count_text
from reports.tables import address

TABLE = "perspectieven_groen"
OF = "_van"
SAID = (
    "Per stelling een lijn langs de perspectieven {sides}. Hoe hoger een punt, hoe groter het deel van de "
    "oordelen dat groen is. {widest} De aantallen staan in de tabel bij deze figuur."
)


def perspective_charts(results: Results) -> tuple[Chart, ...]:
    """A picture per group of statements; none where perspectieven were not compared."""
    printed = results.printed(TABLE)
    if printed is None:
        return ()
    groups = in_groups(results.rows(TABLE))
    named = zip(titles(groups, "Groen per perspectief"), groups, strict=True)
    return tuple(
        _chart(results, printed, place, title, rows) for place, (title, (_, rows)) in enumerate(named, 1)
    )


def _chart(results: Results, printed: Table, place: int, title: str, rows: Sequence[Row]) -> Chart:
    name = f"perspectieven_{place}"
    panels = [Panel(row.label, _points(results, row)) for row in rows]
    said = SAID.format(sides=", ".join(_sides(results).values()), widest=_widest(panels))
    columns = [heading.key for heading in printed.headings]
    data = data_of(printed, name, title, [row.key for row in rows], columns)
    return Chart(name, title, slopes(name, title, said, panels), said, data)


def _sides(results: Results) -> dict[str, str]:
    table = results.table(TABLE)
    known = {column.key for column in table.columns} if table else set()
    return {id: label.say() for id, label in results.data.study.perspectieven if id in known}


def _points(results: Results, row: Row) -> tuple[Point, ...]:
    return tuple(_point(results, row, side, label) for side, label in _sides(results).items())


def _point(results: Results, row: Row, side: str, label: str) -> Point:
    of = results.number(TABLE, row.key, side + OF) or 0
    if not of:
        return Point(label, None)
    hits = results.number(TABLE, row.key, side) or 0
    return Point(
        label,
        hits / of,
        count_text(hits),
        address(TABLE, row.key, side),
        count_text(of),
        address(TABLE, row.key, side + OF),
    )


def _widest(panels: Sequence[Panel]) -> str:
    """The statement on which they lie furthest apart, in words."""
    spreads = {panel.title: _spread(panel) for panel in panels}
    widest = max(spreads.values(), default=0)
    named = [f"‘{title}’" for title, spread in spreads.items() if spread == widest]
    return f"Het verst uit elkaar liggen ze bij {' en '.join(named[:3])}." if widest else ""


def _spread(panel: Panel) -> float:
    known = [point.share for point in panel.points if point.share is not None]
    return max(known) - min(known) if known else 0
