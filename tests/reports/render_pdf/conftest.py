"""A Document with everything a Document can hold, and its PDF read back."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from reports.document import (
    Bullets,
    Cell,
    Chart,
    Document,
    Emphasis,
    Figure,
    Heading,
    Label,
    Note,
    Paragraph,
    Quote,
    Section,
    Sentence,
    Table,
    TableRow,
    Text,
)
from reports.render_pdf import render

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100">'
    '<rect width="200" height="60" fill="#4caf6d"/>'
    '<text x="8" y="40" font-family="Nergens, sans-serif" font-weight="bold">G 漢 zeven</text></svg>'
)


def said(*runs):
    return Sentence(tuple(Text(run) if isinstance(run, str) else run for run in runs))


def counts(name="successen", rows=("klik", "regie"), group=""):
    headings = (Heading("aantal", "Aantal", numeric=True), Heading("uitleg", "Uitleg"))
    made = tuple(
        TableRow(
            row,
            f"Aspect {row}",
            (
                Cell(str(n + 7), f"{name}/{row}/aantal", numeric=True),
                Cell(f"Gelezen {row}", behind="per_aspect" if name == "successen" else ""),
            ),
            group,
        )
        for n, row in enumerate(rows)
    )
    return Table(name, f"Tabel van {name}", headings, made, "Aspect", ("Een noot.",), ("Kleine aantallen.",))


def schema(casussen=30):
    values = ("groen", "oranje", "rood", "grijs", "geen_informatie")
    headings = tuple(Heading(str(c), f"Casus {c}") for c in range(casussen))
    rows = tuple(
        TableRow(
            f"a{r}",
            f"Aspect met een langere naam {r}",
            tuple(
                Cell(v, f"schema/a{r}/{c}", v)
                for c, v in zip(range(casussen), values * casussen, strict=False)
            ),
            f"Groep {r // 2}",
        )
        for r in range(4)
    )
    return Table("schema", "Analyseschema", headings, rows, "Aspect")


def deep(level=8):
    inside = (deep(level - 1),) if level > 1 else (Paragraph((said("Onderaan."),)),)
    return Section(f"diep{level}", f"Diepte {level}", inside)


def everything():
    linked = said("In ", Figure("successen/klik/aantal", "7"), " casussen was er een klik.")
    loose = said(
        "Elders ",
        Figure("weg/weg/weg", "12"),
        ", ",
        Emphasis("nadrukkelijk"),
        " in ",
        Label("casus 3", "casus"),
        ".",
    )
    chart = Chart("beeld", "Beeld van de aspecten", SVG, "Zeven keer groen.", counts("beeld"))
    findings = Section(
        "bevindingen",
        "Bevindingen",
        (
            Paragraph((linked, loose)),
            Bullets((said("Eerste punt."), said("Tweede punt."))),
            Quote("Het duurde te lang.", "ouder, casus 3"),
            counts(),
            chart,
            Note("Dit is een signaal", (said("Het zijn weinig casussen."),), "uitleg"),
            Section("per_aspect", "Per aspect", (counts("groepen", ("een", "twee"), "Een groep"),)),
            deep(),
        ),
    )
    return Document(
        "Jeugdhulp in Teststad",
        "Nota van bevindingen",
        (("Onderzoek van", Label("Rekenkamer Teststad")),),
        (Note("Dit is een voorbeeld", (said("Niets hiervan is echt."),)),),
        (findings,),
        (Section("schema", "Analyseschema", (Paragraph((said("Zo leest u dit."),)), schema())),),
    ).numbered()


@dataclass
class Read:
    """The PDF, and its structure tree as a list of (role, element, depth) in reading order."""

    bytes: bytes
    reader: PdfReader
    elements: list

    @property
    def root(self):
        return self.reader.trailer["/Root"]

    def roles(self, *names):
        return [element for role, element, _ in self.elements if role in names]

    def words(self):
        return "".join("".join(page.extract_text() for page in self.reader.pages).split())


def walk(node, depth=0):
    """Every structure element under this one, in order."""
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for kid in node:
            yield from walk(kid, depth)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        yield node["/S"], node, depth
        yield from walk(node.get("/K", ArrayObject()), depth + 1)


def read_pdf(pdf):
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    return Read(pdf, reader, list(walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])))


@pytest.fixture(scope="module")
def read():
    """PDF bytes -> what was read back."""
    return read_pdf


@pytest.fixture(scope="module")
def document():
    return everything()


@pytest.fixture(scope="module")
def pdf(document):
    return read_pdf(render(document))
