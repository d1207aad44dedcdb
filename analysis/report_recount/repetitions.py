"""The same thing with different values in two places: a table printed twice, a sentence that comes back.

Only what is the same to the letter counts as the same thing: nearly all words around it, and the unit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.report_recount.content import Passage, PassageKind, Place
from analysis.report_recount.judging import Site, Trust, alarm, held
from analysis.report_recount.masks import covered_opening
from analysis.report_recount.mentions import Mention, mentions
from analysis.report_recount.quantities import Outcome, Quantity
from analysis.report_recount.sentences import sentences
from analysis.report_recount.table_shape import TableShape
from analysis.report_recount.verdicts import CheckKind, Sureness, Verdict

_KIND = CheckKind.REPETITION
FEWEST_ROWS = 4  # a table that has fewer in common with another is another table
_NUMBERED = re.compile(r"\s*(?:tabel|table|overzicht)\s+[\w.]+", re.IGNORECASE)
MOST_ALIKE = 0.75  # of the cells that both have
MOST_EARLIER = 20  # tables that are compared with
FEWEST_WORDS = 5
_SMALL = (
    "de het een van in op te en is zijn er dat die dit deze voor met bij aan om als ook naar uit over door"
)
_EMPTY = frozenset(f"{_SMALL} was waren wordt worden zo'n ongeveer circa ca ruim bijna".split())
_TABLE_DOUBT = "als het dezelfde tabel is: de meeste andere cellen zijn gelijk"
_TEXT_DOUBT = "als beide zinnen over hetzelfde gaan; de woorden eromheen zijn gelijk"

Key = tuple[str, str]


# ---- tables ----------------------------------------------------------------------------------------------


def repeated_table_verdicts(shapes: Sequence[TableShape]) -> Iterator[Verdict]:
    """Tables with the same labels and headings, cell by cell; most cells must be the same."""
    cells = [_cells(shape) for shape in shapes]
    seen: dict[Key, list[int]] = defaultdict(list)
    told: set[Key] = set()
    for number, own in enumerate(cells):
        shared = {other for key in own for other in seen[key][:MOST_EARLIER]}
        alike = next((other for other in sorted(shared) if _same_table(shapes, cells, other, number)), None)
        if alike is not None:
            yield from _compared(shapes[number], cells[alike], own, told)
        for key in own:
            seen[key].append(number)


def _cells(shape: TableShape) -> dict[Key, tuple[int, Quantity]]:
    """Every number by its two labels, where no other cell of the table has the same."""
    found: dict[Key, tuple[int, Quantity]] = {}
    double: set[Key] = set()
    bases = {column for column in shape.columns if _is_constant(shape, column)}
    for row in shape.body:
        label = _plain(shape.row_label(row))
        for column in set(shape.numbers(row)) - bases if len(label) > 2 else ():
            key, one = (label, _plain(shape.heading(column))), shape.quantity(row, column)
            if key in found or one is None:
                double.add(key)
            else:
                found[key] = (row, one)
    return {key: value for key, value in found.items() if key not in double}


def _is_constant(shape: TableShape, column: int) -> bool:
    """One number all the way down, such as what was counted out of: being alike in that says nothing."""
    return len({one.value for row in shape.body if (one := shape.quantity(row, column))}) < 2


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _same_table(
    shapes: Sequence[TableShape], cells: Sequence[dict[Key, tuple[int, Quantity]]], one: int, other: int
) -> bool:
    """Whether most of their cells are the same, and no year or number tells their titles apart."""
    both = [key for key in cells[other] if key in cells[one]]
    alike = sum(_agree(cells[one][key][1], cells[other][key][1]) for key in both)
    enough = len(both) >= max(FEWEST_ROWS, 0.6 * min(len(cells[one]), len(cells[other])))
    return enough and alike >= MOST_ALIKE * len(both) and _same_title(shapes[one], shapes[other])


def _same_title(one: TableShape, other: TableShape) -> bool:
    """Not where both have a title and its words or years differ; the number of the table is no part of it."""
    titles = [_NUMBERED.sub("", shape.grid.caption) for shape in (one, other)]
    years = [re.findall(r"\d+", title) for title in titles]
    titled = all(_NUMBERED.match(shape.grid.caption) for shape in (one, other))
    return years[0] == years[1] and not (titled and _plain(titles[0]) != _plain(titles[1]))


def _compared(
    shape: TableShape,
    earlier: dict[Key, tuple[int, Quantity]],
    own: dict[Key, tuple[int, Quantity]],
    told: set[Key],
) -> Iterator[Verdict]:
    """Cell by cell; what differs is told once, however often the table returns."""
    for key in own:
        if key not in earlier or key in told:
            continue
        (_, one), (row, printed) = earlier[key], own[key]
        agree = _agree(one, printed)
        if not agree:
            told.add(key)
        site = Site(shape.grid.place, True, " | ".join(text for text in shape.grid.rows[row] if text.strip()))
        yield _verdict(one, printed, site, agree, Trust(Sureness.WAARSCHIJNLIJK, _TABLE_DOUBT))


def _agree(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and one.interval.meets(other.interval)


def _verdict(earlier: Quantity, printed: Quantity, site: Site, agree: bool, trust: Trust) -> Verdict:
    found = Outcome(agree, False, earlier.value, earlier.interval)
    return held(_KIND, found) if agree else alarm(_KIND, site, printed, "part_1", [earlier], found, trust)


# ---- sentences -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Clause:
    """A sentence with one number, and the words around that."""

    place: Place
    text: str
    words: frozenset[str]
    one: Mention


def repeated_sentence_verdicts(passages: Sequence[Passage]) -> Iterator[Verdict]:
    """Sentences with one number each and the same words around it."""
    by_words: dict[frozenset[str], list[_Clause]] = defaultdict(list)
    for clause in _clauses(passages):
        by_words[clause.words].append(clause)
    for group in by_words.values():
        first = group[0]
        for other in group[1:]:
            if other.one.unit == first.one.unit:
                yield _repeated(first, other)


def _repeated(first: _Clause, other: _Clause) -> Verdict:
    agree = first.one.quantity.interval.meets(other.one.quantity.interval)
    site = Site(other.place, False, other.text)
    earlier = Quantity(
        first.one.quantity.text, first.one.unit, first.one.quantity.number, f"eerder: {first.text}"
    )
    return _verdict(earlier, other.one.quantity, site, agree, Trust(Sureness.MOGELIJK, _TEXT_DOUBT))


def _clauses(passages: Sequence[Passage]) -> Iterator[_Clause]:
    for passage in passages:
        if passage.kind is PassageKind.HEADING:
            continue
        covered = covered_opening(passage.text)
        for start, sentence in sentences(covered):
            found = mentions(sentence)
            if len(found) != 1 or found[0].spelled:
                continue
            one = found[0]
            around = sentence[: one.start] + " " + sentence[one.end :]
            words = frozenset(re.findall(r"[^\W\d]{2,}", around.casefold())) - _EMPTY
            if len(words) >= FEWEST_WORDS and "\u25a1" not in around:
                text = " ".join(passage.text[start : start + len(sentence)].split())
                yield _Clause(passage.place, text, words, one)
