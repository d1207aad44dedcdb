"""The benchmark tables -> funnels: the own municipality among the others."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.results import Row
from reports.charts.chart_data import data_of
from reports.charts.funnel import Municipality, Ticked, funnel_picture
from reports.document import Chart
from reports.nota_results import Results
from reports.tables import address

TOGETHER = "samen"
PLACE = "trechter"
INSIDE = "binnen"
COLUMNS = ("aantal", "van", "aandeel", "onder_95", "boven_95", "onder_998", "boven_998", PLACE)
LIMITS = (("onder_95", "boven_95"), ("onder_998", "boven_998"))


def funnel_charts(results: Results) -> tuple[Chart, ...]:
    """A picture per benchmark of the plan; none without one."""
    found = (_chart(results, f"benchmark_{planned.id}") for planned in results.data.plan.benchmarks)
    return tuple(chart for chart in found if chart)


def _chart(results: Results, table: str) -> Chart | None:
    printed = results.printed(table)
    rows = [row for row in results.rows(table) if row.key != TOGETHER and _is_known(results, table, row)]
    if printed is None or len(rows) < 2:
        return None
    points = [_point(results, table, row, own=place == 0) for place, row in enumerate(rows)]
    title = f"{printed.title}: in de trechter"
    said = _alternative(results, table, rows)
    picture = funnel_picture(
        table,
        title,
        said,
        points,
        _sizes(results, table, rows),
        _shares(results, table, rows),
        float(results.number(table, TOGETHER, "aandeel") or 0),
    )
    data = data_of(printed, table, title, [row.key for row in rows] + [TOGETHER], COLUMNS)
    return Chart(table, title, picture, said, data)


def _is_known(results: Results, table: str, row: Row) -> bool:
    limits = [key for pair in LIMITS for key in pair]
    return all(results.number(table, row.key, key) is not None for key in ("van", "aandeel", *limits))


def _point(results: Results, table: str, row: Row, own: bool) -> Municipality:
    def at(key: str) -> float:
        return float(results.number(table, row.key, key) or 0)

    inner, outer = ((at(low), at(high)) for low, high in LIMITS)
    outside = results.words(table, row.key, PLACE) != INSIDE
    return Municipality(row.label, at("van"), at("aandeel"), inner, outer, own, outside)


def _sizes(results: Results, table: str, rows: Sequence[Row]) -> list[Ticked]:
    """The own size first, then the smallest and the largest."""
    ordered = sorted(rows, key=lambda row: results.number(table, row.key, "van") or 0)
    return [_tick(results, table, row.key, "van") for row in (rows[0], ordered[0], ordered[-1])]


def _shares(results: Results, table: str, rows: Sequence[Row]) -> list[Ticked]:
    """The own share first, then that of the others together, the lowest and the highest."""
    ordered = sorted(rows, key=lambda row: results.number(table, row.key, "aandeel") or 0)
    keys = (rows[0].key, TOGETHER, ordered[0].key, ordered[-1].key)
    return [_tick(results, table, key, "aandeel") for key in keys]


def _tick(results: Results, table: str, row: str, column: str) -> Ticked:
    figure = results.figure(table, row, column)
    written = figure.text.partition(" (")[0] if figure else ""
    return Ticked(float(results.number(table, row, column) or 0), written, address(table, row, column))


def _alternative(results: Results, table: str, rows: Sequence[Row]) -> str:
    words = {"boven": "boven", "onder": "onder"}
    flag = results.words(table, rows[0].key, PLACE)
    where = words.get(flag.partition("_")[0], "binnen")
    outside = sum(results.words(table, row.key, PLACE) != INSIDE for row in rows[1:])
    others = "Ook andere gemeenten liggen erbuiten." if outside else "De andere liggen er alle binnen."
    return (
        f"Gemeenten naar omvang en aandeel, met de grenzen van het toeval. {rows[0].label} ligt {where} de "
        f"grenzen. {others} De getallen staan in de tabel bij deze figuur."
    )
