"""Chart -> HTML: the picture in a frame that scrolls by itself, its title, and the way to its numbers.

Those stand in a table of the same section, or else in a table of the picture's own in a <details>.
"""

from __future__ import annotations

from reports.document import Cell, Chart, Heading, TableRow
from reports.html_text import cell_id, element, text
from reports.render_html.page import Page


def render_chart(chart: Chart, number: int, page: Page) -> str:
    """The figure. The picture says itself what it shows; the numbers in its table lead to their own cells."""
    label = f"Figuur {number}: {chart.title}"
    frame = element("div", chart.svg, class_="plaat", role="region", tabindex="0", aria_label=label)
    name = element("span", f"Figuur {number}.", class_="nr")
    caption = element("figcaption", f"{name} {element('span', text(chart.title), class_='titel')}")
    home = page.data_in.get(number)
    inside = frame + caption + (_way_to(home) if home else _data(chart, number, page))
    return element("figure", inside, class_="beeld", id=f"figuur-{number}") + "\n"


def _way_to(table: int) -> str:
    link = element("a", element("span", f"Tabel {table}", class_="nr"), href=f"#tabel-{table}")
    return element("p", f"De gegevens bij deze figuur staan in {link}.", class_="gegevens-elders")


def _data(chart: Chart, number: int, page: Page) -> str:
    """The table of the picture, numbered as all are; on paper it stands there where no other table has it."""
    own = not all(cell.address in page.cells for cell in chart.data.cells() if cell.address)
    place = next(page.tables)
    about = f"Tabel {place}. Gegevens bij figuur {number}"
    head = element("thead", element("tr", _corner(chart) + "".join(map(_heading, chart.data.headings))))
    rows = "".join(_row(row, page) for row in chart.data.rows)
    caption = element("caption", element("span", element("span", about, class_="nr")))
    table = element("table", caption + head + element("tbody", rows), id=f"tabel-{place}")
    frame = element("div", table, class_="tabel", role="region", tabindex="0", aria_label=about)
    summary = element("summary", element("span", about, class_="nr"))
    return element("details", summary + frame, class_="gegevens eigen" if own else "gegevens")


def _corner(chart: Chart) -> str:
    label = text(chart.data.row_label) or element("span", "Rij", class_="sr")
    return element("th", label, scope="col", class_="bron")


def _heading(heading: Heading) -> str:
    return element("th", text(heading.label), scope="col", class_="bron getal" if heading.numeric else "bron")


def _row(row: TableRow, page: Page) -> str:
    label = element("th", text(row.label), scope="row", class_="bron")
    return element("tr", label + "".join(_cell(cell, page) for cell in row.cells)) + "\n"


def _cell(cell: Cell, page: Page) -> str:
    """The number, leading to the cell it comes from; that cell has the id, this one does not."""
    words = text(cell.text) if cell.text else element("span", "geen gegeven", class_="sr")
    if cell.text and cell.address in page.cells:
        words = element("a", words, class_="terug", href=f"#{cell_id(cell.address)}")
    return element("td", words, class_="getal" if cell.numeric else "", data_figure=cell.address)
