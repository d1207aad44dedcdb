"""The annexes: the coloured schemes in full, how to read them, conflicts with printed figures, the method."""

from __future__ import annotations

from analysis.recount.figure_names import figures_named
from codebooks.model import AspectGroup, Codebook
from codebooks.values import KEYS, LETTERS, SHAPES, Value
from reports.document import Bullets, Cell, Heading, Paragraph, Section, Sentence, Table, TableRow, section
from reports.nota_results import Results
from reports.origins import lettered
from reports.tables import VALUE_WORDS
from reports.wording import sentence

KEYED = (
    "Voor elk cijfer staat het nummer dat het heeft in de lijst van gepubliceerde cijfers van het onderzoek"
)
REPRODUCED = "gereproduceerd"
UNDERIVABLE = "niet_af_te_leiden"


def values_schema(results: Results) -> Section | None:
    """The analyseschema in letters, shapes and colours, and where each cell comes from."""
    origins = results.printed("herkomst")
    return section(
        "bijlage-analyseschema",
        "Analyseschema",
        results.printed("analyseschema"),
        lettered(origins) if origins else None,
    )


def colour_guide(results: Results) -> Section | None:
    """What the values mean, in each scheme and where a group reads them otherwise."""
    schemes = results.data.coding_schemes()
    tables = [table for book in schemes for table in (_meanings(book), *_overrides(book)) if table]
    said = sentence("Een waarde is altijd te lezen zonder kleur: aan haar letter en haar vorm")
    return section("bijlage-kleuren", "Hoe u de kleuren leest", Paragraph((said,) if tables else ()), *tables)


def _meanings(book: Codebook) -> Table | None:
    known = {value: text.say() for value, text in book.meanings.items()}
    return _guide(f"leeswijzer_{book.id}", book.title.say(), known)


def _overrides(book: Codebook) -> list[Table | None]:
    return [_override(book, group) for group in book.groups if group.meanings]


def _override(book: Codebook, group: AspectGroup) -> Table | None:
    known = {value: text.say() for value, text in group.meanings.items()}
    title = f"{book.title.say()}: afwijkende betekenis bij ‘{group.label.say()}’"
    return _guide(f"leeswijzer_{book.id}_{group.id}", title, known)


def _guide(name: str, title: str, meanings: dict[Value, str]) -> Table | None:
    rows = tuple(_guide_row(value, meanings[value]) for value in KEYS if meanings.get(value))
    headings = (Heading("teken", "Teken"), Heading("betekenis", "Betekenis"))
    return Table(name, title, headings, rows, "Waarde") if rows else None


def _guide_row(value: Value, meaning: str) -> TableRow:
    sign = Cell(f"{LETTERS[value]} {SHAPES[value]}", value=value)
    return TableRow(value, VALUE_WORDS[value].capitalize(), (sign, Cell(meaning)))


def perspectives_schema(results: Results) -> Section | None:
    """What every perspectief said about every statement, the pattern, and each pair that differs."""
    pairs = results.printed("perspectieven_verschillen")
    labels = {id: label.say() for id, label in results.data.study.perspectieven}
    for column in ("eerste", "tweede"):
        pairs = pairs.reworded(column, labels) if pairs else None
    return section(
        "bijlage-perspectieven",
        "Perspectievenschema",
        results.printed("perspectieven_deelname"),
        results.printed("perspectieven"),
        results.printed("perspectieven_patroon"),
        pairs.without(["stelling"]).reworded("richting", {"niet_vergelijkbaar": "niet te vergelijken"})
        if pairs
        else None,
    )


def published_conflicts(results: Results) -> Section | None:
    """The printed figures that do not come out: what was printed, what was computed, and why they differ."""
    table = results.printed("gepubliceerd")
    rows = results.rows("gepubliceerd")
    status = {row.key: results.words("gepubliceerd", row.key, "status") for row in rows}
    differing = [key for key, found in status.items() if found not in (REPRODUCED, UNDERIVABLE)]
    if table is None or not differing:
        return None
    said = sentence(
        "Deze gepubliceerde cijfers komen niet overeen met een ander gepubliceerd cijfer of met de telling"
    )
    return section(
        "bijlage-gepubliceerd",
        "Gepubliceerde cijfers die elkaar tegenspreken",
        Paragraph((said, sentence(KEYED))),
        _in_words(table.only(differing), results).gathered().keyed(),
    )


def _in_words(table: Table, results: Results) -> Table:
    """The table with the other figures in its explanations named by what they are of."""
    known = {figure.id: figure for figure in results.data.published}
    place = next((at for at, heading in enumerate(table.headings) if heading.key == "toelichting"), None)
    if place is None:
        return table
    told = {row.cells[place].text for row in table.rows}
    return table.reworded("toelichting", {text: figures_named(text, known) for text in told})


def method_notes(results: Results) -> Section | None:
    """How the numbers were made, as far as this study has them."""
    return section(
        "bijlage-methode",
        "Verantwoording van de berekeningen",
        Bullets(tuple(_methods(results))),
        results.printed("drietrap"),
    )


def _methods(results: Results) -> list[Sentence]:
    known = {
        "waarden": COUNTING,
        "perspectieven": PATTERNS,
        "normen": LEVELS,
    }
    lines = [line for table, lines in known.items() if results.table(table) for line in lines]
    return [sentence(line) for line in (*lines, *(ALWAYS if lines else ()))]


COUNTING = (
    "Een cel is één casus, één perspectief en één aspect; elke cel heeft één waarde",
    "Verschillen codeurs over een cel en is er niets vastgesteld, dan telt de cel nergens mee",
    "De volgorde is rood, oranje, groen; grijs heeft daarin geen plaats",
)
PATTERNS = (
    "Perspectieven zijn geen codeurs: dat zij verschillen is een bevinding en geen fout",
    "Eens: alle oordelen over een stelling in een casus zijn gelijk",
    "Tegenspraak: de een oordeelt rood en de ander groen",
    "Gedeeltelijk: alles wat daartussen ligt",
    "Stilte: er is te weinig om te vergelijken",
)
LEVELS = (
    "Elk stuk bewijs geeft een aandeel; het aandeel van een norm is het gemiddelde daarvan",
    "De schaal maakt van het aandeel het berekende niveau; de rekenkamer stelt zelf een niveau vast",
    "Wijkt het vastgestelde niveau af van het berekende, dan staat de reden erbij",
)
ALWAYS = (
    "Aandelen staan nooit zonder het aantal waarover ze gaan; bij kleine aantallen staat er geen percentage",
    "Elk getal in de tekst verwijst naar de cel van de tabel waar het vandaan komt",
)
