"""Columns that follow from one another row by row: percentages, ratios, growth, differences, products.

Nothing says in a table which column follows from which. A relation counts as meant when it holds in nearly
all rows, or in most where the words above the column name it; only then can the other rows be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from analysis.report_recount.judging import Site, Trust, alarm, held
from analysis.report_recount.quantities import Outcome, Quantity, outcome
from analysis.report_recount.table_shape import TableShape
from analysis.report_recount.verdicts import CheckKind, Sureness, Verdict

MOST_COLUMNS = 10
MOST_ROWS = 400
FEWEST_TELLING = 3  # rows of two digits and more that must hold where no words name a relation
FIRST_ROWS = 12  # where none of these holds, no other is looked at
MOST_FAIL = 0.4  # of the rows: with more it is no relation


@dataclass(frozen=True)
class Relation:
    """How one column may follow from two others; `words` above the column make it likely."""

    kind: CheckKind
    formula: str
    words: re.Pattern[str]
    fits: Callable[[str, str, str], bool]  # the units of the column and of its two parts


def _same(unit: str, first: str, second: str) -> bool:
    return unit == first == second and unit not in ("procent",)


def _percent(unit: str, first: str, second: str) -> bool:
    return unit == "procent" and first == second != "procent"


def _factor(unit: str, first: str, second: str) -> bool:
    return unit in ("aantal", "index", "euro") and first not in ("procent",) and second != "procent"


def _ratio(unit: str, first: str, second: str) -> bool:
    if first == second:
        return unit in ("index", "aantal")
    return unit == first == "euro" or (unit == "index" and _factor(unit, first, second))


_GROWTH = re.compile(
    r"groei|stijging|toename|ontwikkeling|mutatie|verandering|verschil|afname|daling|%|procent", re.I
)
_DIFFERENCE = re.compile(
    r"verschil|mutatie|toename|afname|saldo|restant|over|onder|groei|stijging|resultaat|delta", re.I
)
_SHARE = re.compile(r"%|procent|aandeel|percentage|respons|dekking", re.I)
_QUOTIENT = re.compile(r"factor|ratio|verhouding|per\b|gemiddeld|gem\.|stijging|index", re.I)
_PRODUCT = re.compile(r"bedrag|kosten|totaal|omzet|verwachting|begroot|budget|uren", re.I)
RELATIONS = (
    Relation(CheckKind.PERCENTAGE, "percentage(part_1, part_2)", _SHARE, _percent),
    Relation(CheckKind.GROWTH, "growth(part_1, part_2)", _GROWTH, _percent),
    Relation(CheckKind.DIFFERENCE, "difference(part_1, part_2)", _DIFFERENCE, _same),
    Relation(CheckKind.RATIO, "ratio(part_1, part_2)", _QUOTIENT, _ratio),
    Relation(CheckKind.PRODUCT, "product(part_1, part_2)", _PRODUCT, _factor),
)


@dataclass(frozen=True)
class _Row:
    row: int
    printed: Quantity
    parts: tuple[Quantity, Quantity]
    found: Outcome


@dataclass(frozen=True)
class _Choice:
    """A relation that seems meant, with its column, the two it follows from, and its rows."""

    relation: Relation
    column: int
    parts: tuple[int, int]
    rows: tuple[_Row, ...]
    named: bool

    @property
    def rank(self) -> tuple[bool, int, float, int]:
        """Of the same three columns: the one that is named so, then the rightmost, then what holds most."""
        return self.named, self.column, *_share(self.rows)


def column_relation_verdicts(shape: TableShape) -> Iterator[Verdict]:
    """A verdict per row of every column that follows from two others: each three columns once."""
    best: dict[frozenset[int], _Choice] = {}
    for choice in _choices(shape, shape.columns[:MOST_COLUMNS]):
        three = frozenset((choice.column, *choice.parts))
        if three not in best or choice.rank > best[three].rank:
            best[three] = choice
    seen: set[int] = set()
    for choice in sorted(best.values(), key=lambda one: _share(one.rows), reverse=True):
        if choice.column not in seen:
            seen.add(choice.column)
            yield from _verdicts(shape, choice.relation, choice.rows)


def _choices(shape: TableShape, columns: Sequence[int]) -> Iterator[_Choice]:
    units = {column: _unit(shape, column) for column in columns}
    for column, first, second in permutations(columns, 3):
        for relation in RELATIONS:
            if not relation.fits(units[column], units[first], units[second]) or _idle(
                shape, relation, first, second
            ):
                continue
            rows = _rows(shape, relation, column, (first, second))
            named = bool(relation.words.search(shape.heading(column)))
            if _is_meant(relation, rows, named):
                yield _Choice(relation, column, (first, second), tuple(rows), named)


def _idle(shape: TableShape, relation: Relation, first: int, second: int) -> bool:
    """A product either way about is the same; a difference with a total is a sum, which is seen elsewhere."""
    if relation.kind is CheckKind.PRODUCT:
        return first > second
    totals = shape.is_total_column(first) or shape.is_total_column(second)
    return relation.kind is CheckKind.DIFFERENCE and totals


def _unit(shape: TableShape, column: int) -> str:
    units = [shape.cells[row][column].unit for row in shape.body if shape.cells[row][column].number]
    return max(set(units), key=units.count) if units else ""


def _rows(shape: TableShape, relation: Relation, column: int, parts: tuple[int, int]) -> list[_Row]:
    """The rows in which all three numbers stand; totals too, but for what only adds up within a row."""
    found: list[_Row] = []
    failing, rows = 0, shape.body[:MOST_ROWS]
    for row in rows:
        printed, *sides = (shape.quantity(row, one) for one in (column, *parts))
        first, second = sides
        if printed is None or first is None or second is None or _skipped(shape, relation, row):
            continue
        computed = _computed(relation, printed, (first, second))
        if computed is not None and computed.recomputed is not None and _tells(first, second):
            found.append(_Row(row, printed, (first, second), computed))
            failing += not computed.holds
        if failing > MOST_FAIL * len(rows) or (failing == FIRST_ROWS and failing == len(found)):
            return []
    return found


def _computed(relation: Relation, printed: Quantity, parts: tuple[Quantity, Quantity]) -> Outcome | None:
    """A difference holds either way about: for costs and for income more is another sign."""
    found = outcome(printed, relation.formula, parts)
    if relation.kind is CheckKind.DIFFERENCE and found is not None and not found.holds:
        turned = outcome(printed, relation.formula, parts[::-1])
        return turned if turned is not None and turned.holds else found
    return found


def _skipped(shape: TableShape, relation: Relation, row: int) -> bool:
    summed = relation.kind in (CheckKind.PRODUCT, CheckKind.RATIO)
    return shape.is_mean(row) or (summed and shape.is_total(row))


def _tells(first: Quantity, second: Quantity) -> bool:
    """Not where a zero or a one makes it hold by itself."""
    return first.value not in (None, 0) and second.value not in (None, 0, 1) and first.value != 1


def _is_meant(relation: Relation, rows: Sequence[_Row], named: bool) -> bool:
    """Whether enough rows hold, by more than chance: small counts differ by small counts anywhere."""
    holding = [one for one in rows if one.found.holds]
    different = {one.found.recomputed for one in holding}
    if named:
        return len(different) >= 2 and len(holding) >= (1 - MOST_FAIL) * len(rows)
    telling = sum(len(re.findall(r"\d", one.printed.text)) > 1 for one in holding)
    if relation.kind is CheckKind.DIFFERENCE or telling < FEWEST_TELLING:
        return False
    return len(different) >= 4 and len(holding) >= 0.75 * len(rows)


def _share(rows: Sequence[_Row]) -> tuple[float, int]:
    holding = sum(one.found.holds for one in rows)
    return holding / len(rows), holding


def _verdicts(shape: TableShape, relation: Relation, rows: Sequence[_Row]) -> Iterator[Verdict]:
    holding = sum(one.found.holds for one in rows)
    doubt = f"{holding} van de {len(rows)} regels hangen zo samen; of dat zo bedoeld is, staat er niet"
    sure = holding >= 4 and holding >= 0.75 * len(rows)
    trust = Trust(Sureness.ZEKER) if sure else Trust(Sureness.WAARSCHIJNLIJK, doubt)
    for one in rows:
        if one.found.holds:
            yield held(relation.kind, one.found)
        else:
            quote = " | ".join(text for text in shape.grid.rows[one.row] if text.strip())
            site = Site(shape.grid.place, True, quote)
            yield alarm(relation.kind, site, one.printed, relation.formula, one.parts, one.found, trust)
