"""One small report with two errors in it, as a file of every kind."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

ROWS = [
    ["Functie", "Aantal"],
    ["Wethouder", "1"],
    ["Beleid", "5"],
    ["Medewerkers", "20"],
    ["Teamleider", "2"],
    ["Raadslid", "8"],
    ["Totaal", "35"],
]
SENTENCE = "Met 7 van de 15 gezinnen (47%) is thuis gesproken, met 8 van de 15 (54%) op kantoor."
RAPPORT = Path(__file__).with_name("rapport.md")


def docx_of(build) -> bytes:
    from docx import Document

    document, file = Document(), io.BytesIO()
    build(document)
    document.save(file)
    return file.getvalue()


def as_docx() -> bytes:
    def build(document):
        document.add_heading("1 Wie is gesproken", 1)
        document.add_paragraph(SENTENCE)
        document.add_paragraph("Er is een drietal punten:")
        for text in ("een plan", "een regisseur", "een tijdpad"):
            document.add_paragraph(text, style="List Bullet")
        table = document.add_table(rows=len(ROWS), cols=2)
        for row, texts in zip(table.rows, ROWS, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    return docx_of(build)


def as_odt() -> bytes:
    from odfdo import Cell, Document, Header, Paragraph, Row, Table

    document, file = Document("text"), io.BytesIO()
    document.body.clear()
    document.body.append(Header(1, "1 Wie is gesproken"))
    document.body.append(Paragraph(SENTENCE))
    table = Table("Gesproken")
    for texts in ROWS:
        row = Row()
        for text in texts:
            row.append_cell(Cell(text=text))
        table.append_row(row)
    document.body.append(table)
    document.save(file)
    return file.getvalue()


def as_html() -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in ROWS)
    page = f"<!DOCTYPE html><html><body><h1>1 Wie</h1><p>{SENTENCE}</p><table>{rows}</table></body></html>"
    return page.encode()


def as_xlsx() -> bytes:
    from openpyxl import Workbook

    book, file = Workbook(), io.BytesIO()
    sheet = book.active
    sheet.title = "Gesproken"
    sheet.append([SENTENCE])
    sheet.append([])
    for label, number in ROWS:
        sheet.append([label, int(number) if number.isdigit() else number])
    book.save(file)
    return file.getvalue()


def as_pdf() -> bytes:
    import typst

    cells = "".join(f"[{text}]," for row in ROWS for text in row)
    return typst.compile(f"= 1 Wie\n{SENTENCE}\n\n#table(columns: 2, {cells})".encode())


def as_text(separator: str) -> bytes:
    return f"{SENTENCE}\n\n{chr(10).join(separator.join(row) for row in ROWS)}\n".encode()


FILES = {
    "rapport.docx": as_docx,
    "rapport.odt": as_odt,
    "rapport.html": as_html,
    "rapport.xlsx": as_xlsx,
    "rapport.pdf": as_pdf,
    "tabs.txt": lambda: as_text("\t"),
    "spaties.txt": lambda: as_text(" "),
    "onder_elkaar.txt": lambda: as_text("\n"),
    "kolommen.txt": lambda: as_text("          "),
    "rapport.md": RAPPORT.read_bytes,
    "rapport.csv": lambda: "\n".join([f'"{SENTENCE}";', *(";".join(row) for row in ROWS)]).encode(),
}


@pytest.fixture(params=FILES)
def file(request) -> tuple[str, bytes]:
    """Its name and its bytes."""
    return request.param, FILES[request.param]()
