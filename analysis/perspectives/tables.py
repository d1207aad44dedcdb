"""The tables of the perspectives schema: values, patterns, pairs that differ, counts, who took part.

They rest on the first scheme that more than one perspectief is coded with. Columns follow the casussen in the
order in which they first appear in codings.csv and the perspectieven in the order of study.yaml. Counts are
whole numbers of pairs or casussen; a value is None where that perspectief gave no decided value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import combinations

from analysis.cautions import reconstruction_warnings, small_n_notes, undecided_notes
from analysis.cells import Cell
from analysis.colours import Makers, group_labels
from analysis.frames import Frames, qualified
from analysis.perspectives import REFERENCE, Comparison, Direction, Pair, Pattern, compare
from analysis.perspectives.sentences import sentence_about
from analysis.results import CellValue, Column, ResultTable, Row
from codebooks.model import Aspect, Codebook

DIRECTION_WORDS = tuple(
    (str(way), str(way).replace("niet_", "niet te ").replace("vergelijkbaar", "vergelijken"))
    for way in Direction
)


@dataclass(frozen=True)
class Schema:
    """The perspectives schema of a study: one scheme and everything that was coded with it."""

    frames: Frames
    book: Codebook

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The coded cells of the scheme, from every perspectief."""
        return tuple(c for c in self.frames.decided if c.aspect.startswith(f"{self.book.id}."))

    @cached_property
    def casussen(self) -> tuple[str, ...]:
        """The casussen that were coded, in order of first appearance."""
        return tuple(dict.fromkeys(cell.casus for cell in self.cells))

    @property
    def labels(self) -> dict[str, str]:
        """Perspectief -> Dutch label, in the order of the study."""
        return {id: label.say() for id, label in self.frames.data.study.perspectieven}

    @cached_property
    def taking_part(self) -> frozenset[tuple[str, str]]:
        """(casus, perspectief) of everyone who was coded."""
        return frozenset((cell.casus, cell.perspectief) for cell in self.cells)

    @cached_property
    def values(self) -> dict[tuple[str, str, str], str]:
        """(aspect, casus, perspectief) -> value; undecided cells are ''."""
        return {(cell.aspect, cell.casus, cell.perspectief): cell.waarde for cell in self.cells}

    @cached_property
    def comparisons(self) -> dict[str, tuple[Comparison, ...]]:
        """Statement id -> its comparison in each casus."""
        return {
            aspect.id: tuple(self._compare(aspect, casus) for casus in self.casussen)
            for aspect in self.book.coloured()
        }

    def _compare(self, aspect: Aspect, casus: str) -> Comparison:
        name, order = qualified(self.book, aspect.id), self.frames.perspectieven
        values = {p: self.values.get((name, casus, p), "") for p in order}
        return compare(aspect.id, casus, values, order)

    def rows(self, cells: Mapping[str, tuple[CellValue, ...]]) -> tuple[Row, ...]:
        """A row per statement with its label and group."""
        groups = group_labels(self.book)
        return tuple(
            Row(a.id, a.label.say(), cells[a.id], groups.get(a.group, "")) for a in self.book.coloured()
        )

    def table(
        self,
        name: str,
        title: str,
        columns: tuple[Column, ...],
        rows: tuple[Row, ...],
        row_label: str = "Stelling",
    ) -> ResultTable:
        """A ResultTable with the notes and warnings that hold for every table of the schema."""
        study = self.frames.data.study
        notes = (*small_n_notes(study, len(self.casussen)), *undecided_notes(self.cells))
        warnings = reconstruction_warnings(study, self.cells)
        return ResultTable(name, title, columns, rows, row_label, notes, warnings)


def named(frames: Frames) -> Makers:
    """The tables of the perspectives schema, when the study has one with codings."""
    schema = schema_of(frames)
    if schema is None:
        return {}
    return {
        "perspectieven": partial(values_table, schema),
        "perspectieven_patroon": partial(pattern_table, schema),
        "perspectieven_verschillen": partial(differences_table, schema),
        "perspectieven_stellingen": partial(statements_table, schema),
        "perspectieven_paren": partial(pairs_table, schema),
        "perspectieven_deelname": partial(taking_part_table, schema),
    }


def schema_of(frames: Frames) -> Schema | None:
    """The first scheme that more than one perspectief is coded with; None where nothing was coded with it."""
    book = next((b for b in frames.data.coding_schemes() if len(b.perspectieven) > 1), None)
    schema = None if book is None else Schema(frames, book)
    return schema if schema is not None and schema.cells else None


def values_table(schema: Schema) -> ResultTable:
    """Statements by `<casus>_<perspectief>`; only the columns of those who took part."""
    sides = [
        (c, p) for c in schema.casussen for p in schema.frames.perspectieven if (c, p) in schema.taking_part
    ]
    cells = {
        aspect.id: tuple(
            schema.values.get((qualified(schema.book, aspect.id), *side)) or None for side in sides
        )
        for aspect in schema.book.coloured()
    }
    labels = schema.labels
    columns = tuple(Column(f"{c}_{p}", f"Casus {c} {labels[p]}", "value") for c, p in sides)
    return schema.table("perspectieven", "Perspectieven naast elkaar", columns, schema.rows(cells))


def pattern_table(schema: Schema) -> ResultTable:
    """Statements by casus: eens, gedeeltelijk, tegenspraak or stilte."""
    cells = {id: tuple(str(c.pattern) for c in found) for id, found in schema.comparisons.items()}
    columns = tuple(Column(casus, f"Casus {casus}", "text") for casus in schema.casussen)
    return schema.table("perspectieven_patroon", "Patroon per casus", columns, schema.rows(cells))


def differences_table(schema: Schema) -> ResultTable:
    """A row per pair that differs: `richting` and `stappen` say how the first judges, set against the second.

    `stappen` is whole, negative when the first judges lower, None where grijs stands against a colour.
    """
    names = tuple(schema.labels.items())
    columns = (
        Column("stelling", "Naam in de gegevens", "text"),
        Column("casus", "Casus", "text"),
        Column("eerste", "Eerste", "code", names),
        Column("waarde_eerste", "Waarde eerste", "value"),
        Column("tweede", "Tweede", "code", names),
        Column("waarde_tweede", "Waarde tweede", "value"),
        Column("richting", "Eerste oordeelt", "code", DIRECTION_WORDS),
        Column("stappen", "Stappen"),
    )
    rows = tuple(
        _difference_row(schema.book.aspect(id), pair)
        for id, found in schema.comparisons.items()
        for comparison in found
        for pair in comparison.differences
    )
    return schema.table("perspectieven_verschillen", "Paren die verschillen", columns, rows)


def _difference_row(aspect: Aspect, pair: Pair) -> Row:
    key = f"{aspect.id}__{pair.casus}__{pair.first}__{pair.second}"
    cells: tuple[CellValue, ...] = (
        aspect.id,
        pair.casus,
        pair.first,
        str(pair.first_value),
        pair.second,
        str(pair.second_value),
        str(pair.direction),
        pair.steps,
    )
    return Row(key, aspect.label.say(), cells)


def statements_table(schema: Schema) -> ResultTable:
    """Per statement: pairs that are the same or differ, how often the ouder is lower or higher, patterns.

    `paren` = `gelijk` + `verschillend`; `niet_vergelijkbaar` (grijs against a colour) is part of
    `verschillend`. `ouder_lager` and `ouder_hoger` count pairs, so an ouder below both professionals counts
    twice.
    """
    columns = (
        Column("paren", "Paren"),
        Column("gelijk", "Gelijk"),
        Column("verschillend", "Verschillend"),
        Column("ouder_lager", "Ouder lager"),
        Column("ouder_hoger", "Ouder hoger"),
        Column("niet_vergelijkbaar", "Niet vergelijkbaar"),
        *(Column(str(pattern), str(pattern).capitalize()) for pattern in Pattern),
        Column("zin", "In woorden", "text"),
    )
    cells = {id: _statement_cells(schema, found) for id, found in schema.comparisons.items()}
    return schema.table("perspectieven_stellingen", "Verschillen per stelling", columns, schema.rows(cells))


def _statement_cells(schema: Schema, found: tuple[Comparison, ...]) -> tuple[CellValue, ...]:
    pairs = [pair for comparison in found for pair in comparison.pairs]
    differing = sum(pair.differs for pair in pairs)
    of_parent = Counter(p.seen_from(REFERENCE).direction for p in pairs if p.involves(REFERENCE))
    grijs = sum(pair.direction is Direction.NIET_VERGELIJKBAAR for pair in pairs)
    patterns = Counter(comparison.pattern for comparison in found)
    return (
        len(pairs),
        len(pairs) - differing,
        differing,
        of_parent[Direction.LAGER],
        of_parent[Direction.HOGER],
        grijs,
        *(patterns[pattern] for pattern in Pattern),
        sentence_about(found, _casus_order(schema), schema.labels),
    )


def _casus_order(schema: Schema) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*schema.frames.casussen, *schema.casussen)))


def pairs_table(schema: Schema) -> ResultTable:
    """Per statement and pair of perspectieven: in how many casussen both judged, the same, or differently.

    Row `<statement>__<first>__<second>`; `eerste_lager` counts the casussen where the first judges lower.
    """
    columns = (
        Column("paren", "Casussen"),
        Column("gelijk", "Gelijk"),
        Column("eerste_lager", "Eerste lager"),
        Column("eerste_hoger", "Eerste hoger"),
        Column("niet_vergelijkbaar", "Niet vergelijkbaar"),
    )
    rows = tuple(
        _pairs_row(schema, id, sides)
        for id in schema.comparisons
        for sides in combinations(schema.frames.perspectieven, 2)
    )
    return schema.table("perspectieven_paren", "Verschillen per paar perspectieven", columns, rows)


def _pairs_row(schema: Schema, statement: str, sides: tuple[str, str]) -> Row:
    pairs = [p for c in schema.comparisons[statement] for p in c.pairs if (p.first, p.second) == sides]
    found = Counter(pair.direction for pair in pairs)
    labels = schema.labels
    counts = (
        len(pairs),
        found[Direction.GELIJK],
        found[Direction.LAGER],
        found[Direction.HOGER],
        found[Direction.NIET_VERGELIJKBAAR],
    )
    label = f"{labels[sides[0]]} en {labels[sides[1]]}"
    return Row("__".join((statement, *sides)), label, counts, schema.book.aspect(statement).label.say())


def taking_part_table(schema: Schema) -> ResultTable:
    """Who was spoken to about which casus (ja/nee) and how many perspectieven that gives.

    Rows below the casussen: `totaal` (casussen per perspectief, and all columns together), `casussen` (how
    many), `alle_drie` (casussen with every perspectief) and `een_professional` (the ouder and exactly one
    other).
    """
    order = schema.frames.perspectieven
    present = {c: [p for p in order if (c, p) in schema.taking_part] for c in schema.casussen}
    rows = [
        Row(c, f"Casus {c}", (*("ja" if p in present[c] else "nee" for p in order), len(present[c])))
        for c in schema.casussen
    ]
    totals = tuple(sum(p in found for found in present.values()) for p in order)
    blank: tuple[CellValue, ...] = (None,) * len(order)
    every = sum(len(found) == len(order) for found in present.values())
    one = sum(REFERENCE in found and len(found) == 2 for found in present.values())
    rows += [
        Row("totaal", "Totaal", (*totals, sum(totals))),
        Row("casussen", "Casussen", (*blank, len(present))),
        Row("alle_drie", "Casussen met alle perspectieven", (*blank, every)),
        Row("een_professional", "Casussen met de ouder en één professional", (*blank, one)),
    ]
    labels = schema.labels
    columns = (*(Column(p, labels[p], "text") for p in order), Column("aantal", "Aantal"))
    title = "Wie over welke casus is gesproken"
    return ResultTable("perspectieven_deelname", title, columns, tuple(rows), "Casus")
