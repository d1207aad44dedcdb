"""A study small enough to count by hand (3 casussen, 3 aspects, one norm), and a reader of HTML pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import count

import pytest
from hypothesis import strategies as st

from analysis.results import Column, ResultTable, Row
from analysis.study import (
    Assessment,
    Case,
    Coding,
    EvidenceRow,
    Interviewee,
    OpenCoding,
    Score,
    Study,
    StudyData,
)
from codebooks.model import (
    Aspect,
    AspectGroup,
    BoundaryRule,
    Category,
    Codebook,
    CountTable,
    EvidenceLink,
    Level,
    Norm,
    Normenkader,
    OpenQuestion,
    OpenScheme,
    Scale,
    ScoreFrame,
    ScoreRow,
    SubQuestion,
    TableRow,
    TableSection,
)
from codebooks.values import Value
from instruments.texts import NO_TEXTS, Texts
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
    Text,
)
from reports.document import TableRow as PrintedRow


def nl(text: str) -> Texts:
    return Texts.of(nl=text)


MEANINGS = {Value.GROEN: nl("aanwezig en goed"), Value.ROOD: nl("gewenst en afwezig"), Value.GRIJS: nl("nvt")}


def casusonderzoek() -> Codebook:
    aspects = tuple(
        Aspect(id, id.upper(), "swt", nl(label), nl(label))
        for id, label in (("klik", "Goede klik"), ("regie", "Regie gevoerd"), ("tijdig", "Op tijd"))
    )
    rows = tuple(TableRow(aspect.id, aspect.label) for aspect in aspects)
    table = CountTable(
        "successen", nl("Successen"), Value.GROEN, (TableSection(nl("Rond het wijkteam"), rows),)
    )
    return Codebook(
        "casusonderzoek",
        "1",
        nl("Casusonderzoek"),
        ("ouder",),
        MEANINGS,
        (AspectGroup("swt", nl("Wijkteam"), {Value.GRIJS: nl("niet betrokken")}),),
        aspects,
        tables=(table,),
    )


def perspectieven() -> Codebook:
    aspect = Aspect("contact", "S01", "start", nl("Goed contact"), nl("Goed contact"))
    groups = (AspectGroup("start", nl("Start")),)
    return Codebook("perspectieven", "1", nl("Perspectieven"), ("swt", "ouder"), MEANINGS, groups, (aspect,))


def open_vragen() -> OpenScheme:
    categories = (Category("gehoord", nl("Gehoord worden")), Category("snel", nl("Snel geholpen")))
    question = OpenQuestion("goed", nl("Wat ging goed?"), categories)
    return OpenScheme("open_vragen", "1", nl("Open vragen"), (question,))


def scale() -> Scale:
    bounds = (
        ("niet", 0.0, 0.0),
        ("beperkt", 0.0, 0.5),
        ("merendeels", 0.5, 0.75),
        ("grotendeels", 0.75, 1.0),
    )
    levels = tuple(
        Level(f"voldoet_{id}", nl(f"Voldoet {id}"), "", "", low, high, low == high, id in ("niet", "beperkt"))
        for id, low, high in bounds
    )
    top = Level("voldoet", nl("Voldoet"), "", "100%", 1.0, 1.0, True, True)
    why = nl("De schaal laat precies 75% open; gekozen is grotendeels.")
    return Scale((*levels, top), (BoundaryRule(0.75, "voldoet_grotendeels", why),), 0.5)


def normenkader() -> Normenkader:
    links = tuple(EvidenceLink(f"bewijs_{i}", nl(f"Bewijs {name}")) for i, name in enumerate("abcd"))
    norms = (
        Norm("1", "1", "deel", nl("Het wijkteam is bekend."), "ja", judged_with="1", evidence=links),
        Norm("2", "2", "deel", nl("Beschrijving"), "nee", why_not=nl("Dit is een beschrijving.")),
    )
    questions = (SubQuestion("1", nl("Is het wijkteam bekend?")), SubQuestion("2", nl("Hoe werkt het?")))
    parts = (("deel", nl("Eerste deel")),)
    return Normenkader("normen_test", "1", nl("Normen"), "2023-01-31", questions, parts, norms, scale())


def ggsr() -> ScoreFrame:
    rows = (
        ScoreRow("r1", "aanpak", "thema", (nl("Partners evalueren"),)),
        ScoreRow("r2", "aanpak", "thema", (nl("Zicht op de groep"),)),
    )
    labels = {"X": nl("niet voldaan"), "check": nl("voldaan"), "dash": nl("niet te toetsen")}
    return ScoreFrame(
        "ggsr",
        "1",
        nl("Toezicht"),
        labels,
        (("aanpak", nl("De aanpak")),),
        (("thema", nl("T")),),
        ("2013", "2014"),
        rows,
    )


COLOURS = {
    "klik": ("groen", "groen", "groen"),
    "regie": ("rood", "oranje", "groen"),
    "tijdig": ("rood", "rood", "grijs"),
}


def codings(herkomst: str = "") -> tuple[Coding, ...]:
    cells = [
        Coding(str(i + 1), "ouder", f"casusonderzoek.{aspect}", "codeur_1", value, herkomst=herkomst)
        for aspect, values in COLOURS.items()
        for i, value in enumerate(values)
    ]
    pairs = (("1", "swt", "groen"), ("1", "ouder", "rood"), ("2", "swt", "groen"), ("2", "ouder", "groen"))
    cells += [Coding(c, p, "perspectieven.contact", "codeur_1", v, herkomst=herkomst) for c, p, v in pairs]
    return tuple(cells)


def study() -> Study:
    return Study(
        id="test",
        title=nl("Jeugdhulp in Teststad 2023"),
        organisation="Rekenkamer Teststad",
        purpose=nl("Nagaan of gezinnen op tijd hulp krijgen."),
        legal_ground=nl("Gemeentewet, artikel 182."),
        contact=nl("Bel de rekenkamer."),
        retention=nl("Vijf jaar."),
        threshold=10,
        reconstruction=NO_TEXTS,
        perspectieven=(("swt", nl("SWT")), ("ouder", nl("Ouder"))),
        instruments={},
        codebooks=(),
        strata=(),
        tables=(),
    )


SIGNED = ("voorzitter", "lid")


def assessment() -> Assessment:
    credits = ("ja", "ja", "ja", "nee")
    rows = tuple(EvidenceRow("1", f"bewijs_{i}", c, "Gelezen.", "par. 4.2") for i, c in enumerate(credits))
    return Assessment("1", "voldoet_grotendeels", fixed_on="2023-04-01", evidence=rows, signed=SIGNED)


@pytest.fixture
def data() -> StudyData:
    books = (casusonderzoek(), perspectieven(), open_vragen(), normenkader(), ggsr())
    return StudyData(
        study(),
        cases=tuple(Case(casus, {}) for casus in ("1", "2", "3")),
        codings=codings(),
        open_codings=(OpenCoding("r1", "open_vragen.goed", "gehoord"),),
        scores=(Score("r1", "2013", "X", ""), Score("r1", "2014", "check", ""), Score("r2", "2013", "X", "")),
        interviewees=(
            Interviewee("wethouder", "gemeente", "Wethouder", 1),
            Interviewee("swt", "gemeente", "SWT", 2),
        ),
        assessments=(assessment(),),
        codebooks={book.id: book for book in books},
    )


@pytest.fixture
def reconstructed(data: StudyData) -> StudyData:
    told = replace(data.study, reconstruction=nl("De kleuren zijn gereconstrueerd."))
    return replace(data, study=told, codings=codings("free"))


@pytest.fixture
def recoded(data: StudyData) -> StudyData:
    """The same study after one cell changed: the click in casus 1 is rood instead of groen."""
    changed = [
        replace(c, waarde="rood") if (c.casus, c.aspect) == ("1", "casusonderzoek.klik") else c
        for c in data.codings
    ]
    return replace(data, codings=tuple(changed))


@pytest.fixture
def counts() -> ResultTable:
    columns = (Column("aantal", "Aantal"), Column("van", "Van"))
    rows = (
        Row("klik", "Goede klik", (12, 15), "Wijkteam"),
        Row("regie", "Regie", (1, 15), "Wijkteam"),
        Row("school", "School", (0, None), "Anderen"),
    )
    return ResultTable(
        "successen", "Successen", columns, rows, "Aspect", ("Een noot.",), ("Een waarschuwing.",)
    )


@pytest.fixture
def schema() -> ResultTable:
    columns = tuple(Column(casus, f"Casus {casus}", "value") for casus in ("1", "2", "3"))
    rows = (
        Row("klik", "Klik", ("groen", "oranje", "rood")),
        Row("regie", "Regie", ("grijs", "geen_informatie", None)),
    )
    return ResultTable("analyseschema", "Analyseschema", columns, rows, "Aspect")


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    nodes: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> list[str]:
        return [node for node in self.nodes if isinstance(node, str)]

    def walk(self) -> Iterator[Element]:
        yield self
        for node in self.nodes:
            if isinstance(node, Element):
                yield from node.walk()

    def find(self, tag: str = "", **wanted: str) -> list[Element]:
        return [e for e in self.walk() if tag in ("", e.tag) and wanted.items() <= e.attributes.items()]

    def lines(self) -> list[str]:
        return [line for n in self.nodes for line in ([n] if isinstance(n, str) else n.lines())]

    def words(self) -> str:
        return " ".join("".join(self.lines()).split())

    def ancestors(self) -> Iterator[Element]:
        here: Element | None = self
        while here is not None:
            yield here
            here = here.parent

    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())


class Reader(HTMLParser):
    """Reads a page into Elements; an end tag that does not fit its start tag is an error."""

    VOID = frozenset({"meta", "link"})

    def __init__(self) -> None:
        super().__init__()
        self.root = self.here = Element("page", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs}, self.here)
        self.here.nodes.append(element)
        if tag not in self.VOID:
            self.here = element

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.here.tag
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.nodes.append(data)


@pytest.fixture(scope="session")
def read_page():
    def read(html: str) -> Element:
        reader = Reader()
        reader.feed(html)
        reader.close()
        assert reader.here is reader.root
        return reader.root

    return read


# ---- what the office formats are tested with -------------------------------------------------------------


OFFICE_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60" viewBox="0 0 300 60">'
    '<rect width="210" height="40" fill="#4caf6d"/><text x="9" y="27">G 7</text></svg>'
)


def office_table(name: str, columns: int, rows: int = 3) -> Table:
    """A table with a letter and a number in every row, in two groups."""
    headings = tuple(Heading(f"k{i}", f"Casus {i}", numeric=i == 1) for i in range(1, columns + 1))
    values = ("groen", "oranje", "rood", "grijs", "geen_informatie")
    lines = tuple(
        PrintedRow(
            f"r{j}",
            f"Rij {j}",
            tuple(
                Cell(f"{i * j}", f"{name}/r{j}/k{i}", numeric=True, behind="slot" if j == 3 else "weg")
                if i == 1
                else Cell(values[(i + j) % 5], f"{name}/r{j}/k{i}", values[(i + j) % 5])
                for i in range(1, columns + 1)
            ),
            "Wijkteam" if j < 3 else "",
        )
        for j in range(1, rows + 1)
    )
    return Table(name, f"Tabel van {name}", headings, lines, "Aspect", ("Een noot.",), ("Pas op: 5 < 6.",))


@pytest.fixture(scope="session")
def office_document() -> Document:
    """A document with every kind of block: upright and wide tables, a chart, quotes, boxes, three levels."""
    quoted = Figure("smal/r2/k1", "2 van de 15")
    says = Sentence((Text("Er zijn "), quoted, Text(" casussen; "), Emphasis("weinig"), Text(".")))
    unlinked = (Figure("weg/r/k", "9"), Text(" & "), Label("casus  3", "casus"))
    away = Sentence((Text("Elders "), *unlinked, Text(".")))
    deep = Section("diep", "Dieper", (Section("diepst", "Diepst", (Paragraph((says,)),)),))
    first = Section("een", "Eerste <deel>", (Paragraph((says, away)), office_table("smal", 3), deep))
    texts = (
        Bullets((says, away)),
        Quote("Wij hoorden niets.\nTwee maanden lang.", "Ouder, casus 3"),
        Note("Uitleg", (says,), "uitleg"),
        Note("Dit is een voorbeeld", (away,)),
        Chart("beeld", "Waarden", OFFICE_SVG, "Zeven groen.", office_table("beeld", 2)),
    )
    facts = (("Uitgebracht door", Label("Rekenkamer Teststad")), ("Status", Label("Concept")))
    wide = Section("schema", "Schema", (Paragraph((says,)), office_table("breed", 14)))
    return Document(
        "Nota over \u20ac 5",
        "Nota van bevindingen",
        facts,
        (Note("Let op dit", (says,)), Note("Lees dit", (away,))),
        (first, Section("twee", "Tweede", texts)),
        (wide, Section("slot", "Slot", (Paragraph((away,)),))),
    ).numbered()


@pytest.fixture(scope="session")
def printed_lines():
    """Document -> every line that its office file must hold, in order, and no other."""
    return lambda document: [line for line in map(readable, _printed(document)) if line.strip()]


def readable(words: str) -> str:
    """The words as a reader gets them back: one kind of line end, nothing that XML forbids."""
    for end in ("\r\n", *"\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"):
        words = words.replace(end, "\n")
    bad = {c for c in words if unicodedata.category(c) == "Cs" or ord(c) & 0xFFFE == 0xFFFE}
    bad |= {c for c in words if unicodedata.category(c) == "Cc" and c not in "\n\t"}
    return "".join(c for c in words if c not in bad and not 0xFDD0 <= ord(c) <= 0xFDEF)


def _printed(document: Document) -> Iterator[str]:
    yield from (document.title, document.subtitle)
    yield from (f"{term}\t{label.text}" for term, label in document.facts)
    for note in document.notices:
        yield from _block_lines(note, count(1), count(1))
    parts = (*document.sections, *document.annexes)
    entries = [title for part in parts for title in _entries(part, 3)]
    yield from ("Inhoud", *entries) if entries else ()
    tables, charts = count(1), count(1)
    for part in parts:
        yield from _section_lines(part, tables, charts)


def _titled(section: Section) -> str:
    return f"{section.number} {section.title}" if section.number else section.title


def _entries(section: Section, depth: int) -> Iterator[str]:
    if depth:
        yield _titled(section)
        for part in section.sections():
            yield from _entries(part, depth - 1)


def _section_lines(section: Section, tables: Iterator[int], charts: Iterator[int]) -> Iterator[str]:
    yield _titled(section)
    for block in section.blocks:
        inside = _section_lines if isinstance(block, Section) else _block_lines
        yield from inside(block, tables, charts)


def _block_lines(block, tables: Iterator[int], charts: Iterator[int]) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _table_lines(block, next(tables))
    elif isinstance(block, Chart):
        yield f"Figuur {next(charts)}. {block.title}"
        yield from _table_lines(block.data, next(tables))
    elif isinstance(block, Quote):
        yield from (block.text, block.source)
    elif isinstance(block, Bullets):
        yield from (sentence.plain() for sentence in block.sentences)
    else:
        if isinstance(block, Note):
            own = block.kind == "uitleg" or block.title.casefold().startswith("let op")
            yield block.title if own else f"Let op: {block.title}".rstrip()
        yield " ".join(sentence.plain() for sentence in block.sentences)


OFFICE_MARKS = {"groen": "G ●", "oranje": "O ▲", "rood": "R ■", "grijs": "-", "geen_informatie": "?"}


def _table_lines(table: Table, number: int) -> Iterator[str]:
    yield f"Tabel {number}. {table.title}"
    yield from (table.row_label or "Rij", *(heading.label for heading in table.headings))
    group = ""
    for row in table.rows:
        if row.group != group and row.group:
            yield row.group
        group = row.group
        yield from (row.label, *(OFFICE_MARKS.get(cell.value, cell.text) for cell in row.cells))
    used = {cell.value for cell in table.cells()}
    signs = [f"{OFFICE_MARKS[v]} {v.replace('_', ' ')}" for v in OFFICE_MARKS if v in used]
    if signs:
        yield "Legenda: " + "   ".join(signs)
    yield from (f"Let op: {line}" for line in table.warnings)
    yield from table.notes


@pytest.fixture(scope="session")
def any_document():
    """A strategy: small documents of any text whatever, lone surrogates and control characters too."""
    words = st.text(st.characters(), max_size=12)
    run = st.one_of(
        st.builds(Text, words),
        st.builds(Emphasis, words),
        st.builds(Label, words),
        st.builds(Figure, st.sampled_from(["t/r/k", "t/r/q", "elders"]), words),
    )
    sentence = st.builds(lambda runs: Sentence(tuple(runs)), st.lists(run, max_size=4))
    lines = st.lists(sentence, max_size=3).map(tuple)
    cells = st.tuples(
        st.builds(Cell, words, st.just("t/r/k"), st.just(""), st.booleans()),
        st.builds(Cell, words, st.just("t/r/q"), st.sampled_from(["", *OFFICE_MARKS])),
    )
    rows = st.lists(st.builds(PrintedRow, words, words, cells, words), max_size=3).map(tuple)
    heads = st.tuples(st.builds(Heading, words, words), st.builds(Heading, words, words, st.booleans()))
    table = st.builds(Table, words, words, heads, rows, words, st.tuples(words), st.tuples(words))
    block = st.one_of(
        st.builds(Paragraph, lines),
        st.builds(Bullets, lines),
        st.builds(Quote, words, words),
        st.builds(Note, words, lines, st.sampled_from(["let_op", "uitleg"])),
        table,
    )
    blocks = st.lists(block, max_size=4).map(tuple)
    section = st.builds(Section, words, words, blocks)
    nested = st.builds(Section, words, words, st.tuples(section, block))
    sections = st.lists(st.one_of(section, nested), max_size=2).map(tuple)
    facts = st.lists(st.tuples(words, st.builds(Label, words)), max_size=2).map(tuple)
    return st.builds(Document, words, words, facts, st.just(()), sections, sections)
