"""The pictures of the nota: readable at A4, nothing over each other, every number in the table beside it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path

import pytest

from analysis.study_folder import read_study_folder
from analysis.tables import Tables
from codebooks.values import KEYS, LETTERS, Value
from reports.charts import funnel_charts, perspective_charts, response_chart, value_charts
from reports.charts.counts import Count, count_bars
from reports.charts.funnel import Municipality, Ticked, funnel_picture
from reports.charts.palette import GROUNDS, LETTER_INK
from reports.charts.slopes import Panel, Point, slopes
from reports.charts.stacked_bars import BarRow, Segment, stacked_bars
from reports.charts.svg import WIDTH
from reports.charts.text_boxes import text_width, wrapped
from reports.document import Chart
from reports.nota_results import Results
from reports.render_html import stylesheet

FOLDERS = {
    "zwolle": Path(__file__).parents[3] / "examples" / "zwolle",
    "klein": Path(__file__).parents[2] / "analysis" / "study_folder" / "folders" / "klein",
}
SVG = "{http://www.w3.org/2000/svg}"
A4 = 640  # px: the width of the text of an A4 page with margins of 20 mm
LONG = "Jeugdverpleegkundige, consultatiebureauarts of kinderartsenpraktijkondersteuner " * 3


@pytest.fixture(scope="module")
def charts() -> dict[str, Chart]:
    found = {}
    for name, folder in FOLDERS.items():
        data = read_study_folder(folder).value
        assert data is not None
        tables = Tables(data)
        wanted = [
            n for n in tables.names if n.startswith(("waarden", "respons", "perspectieven_groen", "bench"))
        ]
        results = Results(data, {n: tables.table(n) for n in wanted})
        made = [response_chart(results), *value_charts(results), *perspective_charts(results)]
        found |= {f"{name}:{c.name}": c for c in (*made, *funnel_charts(results)) if c}
    return found


def texts(svg: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter(f"{SVG}text"))


def room(element: ET.Element) -> tuple[float, float, float, float]:
    """The box of a line of text by the estimate: left, top, right, bottom."""
    size, x, y = (float(element.get(name, 0)) for name in ("font-size", "x", "y"))
    width = text_width(element.text or "", size, element.get("font-weight") == "700")
    left = x - {"start": 0, "middle": width / 2, "end": width}[element.get("text-anchor", "start")]
    return left, y - 0.75 * size, left + width, y + 0.15 * size


def overlapping(svg: str) -> list[tuple[str | None, str | None]]:
    rooms = [(element.text, room(element)) for element in texts(svg)]
    return [
        (one, other)
        for (one, a), (other, b) in combinations(rooms, 2)
        if a[0] < b[2] - 0.5 and b[0] < a[2] - 0.5 and a[1] < b[3] and b[1] < a[3]
    ]


def outside(svg: str) -> list[str | None]:
    _, _, width, height = (float(n) for n in ET.fromstring(svg).get("viewBox", "").split())
    rooms = [(element.text, room(element)) for element in texts(svg)]
    return [
        t for t, (left, top, right, low) in rooms if left < -1 or right > width + 1 or top < 0 or low > height
    ]


def hostile() -> dict[str, str]:
    """Pictures of what no example has: long labels, many and few, great counts, names with marks."""
    rows = [
        BarRow(
            LONG, tuple(Segment(v, n, str(n), f"waarden/a{i}/{v}") for v, n in zip(KEYS, counts, strict=True))
        )
        for i, counts in enumerate([(1, 0, 400, 3, 1), (0, 0, 0, 0, 0), (1, 1, 1, 1, 1)])
    ]
    points = (
        Point(LONG, 1.0, "1000", "a/b/c", "1000", "a/b/d"),
        Point("Swt", None),
        Point("Ouder", 0.0, "0", "a/b/e", "9", "a/b/f"),
    )
    towns = [
        Municipality(f"{name} <&> {i}", 1000 + i, 0.1 + i / 1000, (0.05, 0.15), (0.01, 0.2), i == 0, True)
        for i, name in enumerate(["Nieuw-Lekkerland", "Zwolle", "'s-Hertogenbosch"] * 4)
    ]
    ticks = [Ticked(1000 + i, f"1.00{i}", f"b/{i}/van") for i in range(4)]
    shares = [Ticked(0.1 + i / 1000, f"1{i}%", f"b/{i}/aandeel") for i in range(4)]
    counts = [
        Count(LONG, 3, "3", "respons/a/ingevuld", 1_000_000, "1.000.000", "respons/a/van"),
        Count("b", 0, "0", "x/y/z"),
    ]
    return {
        "bars": stacked_bars("waarden 1", LONG, LONG, rows),
        "slopes": slopes("p", "t", "s", [Panel(LONG, points), Panel("Kort", points), Panel("Kort", ())]),
        "funnel": funnel_picture("f", "t", "s", towns, ticks, shares, 0.1),
        "counts": count_bars("c", "t", "s", counts, "ingevuld"),
    }


def test_no_words_of_a_picture_stand_on_other_words_or_outside_it(charts):
    pictures = {**{name: chart.svg for name, chart in charts.items()}, **hostile()}

    assert {name: found for name, svg in pictures.items() if (found := overlapping(svg))} == {}
    assert {name: found for name, svg in pictures.items() if (found := outside(svg))} == {}


def test_words_are_at_least_11_px_on_an_a4_page(charts):
    sizes = [float(e.get("font-size", 0)) for c in charts.values() for e in texts(c.svg)]

    assert min(sizes) * A4 / WIDTH >= 11


def test_the_examples_have_every_kind_of_picture(charts):
    kinds = {name.split(":")[1].rstrip("0123456789") for name in charts}

    assert kinds == {"respons", "waarden_", "perspectieven_", "benchmark_gebruik"}


def test_every_number_in_a_picture_stands_in_its_table(charts):
    for chart in charts.values():
        cells = {cell.address: cell.text for cell in chart.data.cells()}
        for element in texts(chart.svg):
            address, words = element.get("data-figure"), element.text or ""
            if address:
                printed = words.split(" ")[-1] if words[0] in LETTERS.values() else words
                assert cells[address].startswith(printed), (chart.name, words)
            else:
                assert not re.fullmatch(r"[\d.,% ]+", words), (chart.name, words)


def test_every_segment_that_has_room_bears_its_letter(charts):
    drawn = [e.text or "" for e in texts(charts["zwolle:waarden_2"].svg) if e.get("data-figure")]

    assert {text[0] for text in drawn} == {"G", "O", "R", "-"}


def test_a_picture_says_what_it_shows_and_loads_and_runs_nothing(charts):
    for chart in charts.values():
        root = ET.fromstring(chart.svg)
        named = (root.get("aria-labelledby") or "").split()
        said = {e.get("id"): e.text for e in root if e.get("id")}

        assert [said[name] for name in named] == [chart.title, chart.alternative]
        assert root.get("role") == "img"
        assert not re.search(r"<script|<style|href|style=|https?://(?!www\.w3\.org/2000/svg)", chart.svg)
        assert not re.search(r"\d", re.sub(r"‘[^’]*’", "", chart.alternative)), chart.alternative


def test_pictures_on_one_page_share_no_ids(charts):
    zwolle = [chart.svg for name, chart in charts.items() if name.startswith("zwolle")]
    ids = re.findall(r' id="([^"]+)"', "".join(zwolle))

    assert len(ids) == len(set(ids))


def test_the_colours_are_those_of_the_house():
    tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", stylesheet()))

    assert {value: tokens[value] for value in GROUNDS} == GROUNDS
    assert {value: tokens[f"{value}-letter"] for value in LETTER_INK} == LETTER_INK
    assert set(GROUNDS) == {str(value) for value in Value}


def test_hostile_words_are_words_in_a_picture():
    svg = stacked_bars('a" onload="x', "<b>\x00", "</desc><script>", [BarRow("<i>&\ud800", ())])

    assert [e.text for e in texts(svg)] == ["<i>&"]


def test_words_that_fit_are_not_broken_and_long_ones_keep_every_letter():
    assert wrapped("Tijdig bezoek", 200, 13) == ("Tijdig bezoek",)
    lines = wrapped("consultatiebureauarts " * 2, 60, 13)

    assert all(text_width(line, 13) <= 60 for line in lines)
    assert "".join(line.removesuffix("-") for line in lines) == "consultatiebureauarts" * 2
    assert wrapped("", 60, 13) == ("",)
