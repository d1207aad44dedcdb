"""The numbers of an office's own draft, and the computed figures of its study that explain each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from analysis.recount.interval import Interval
from analysis.report_recount.content import Grid, Passage, Place, ReportContent
from analysis.report_recount.masks import covered_opening
from analysis.report_recount.mentions import Mention, mentions, stem
from analysis.report_recount.notation import in_dutch
from analysis.report_recount.quantities import Quantity, quantity
from analysis.report_recount.sentences import sentences
from analysis.report_recount.table_shape import TableShape, table_shape
from analysis.results import ResultTable
from analysis.results.base import Result

SHARES = ("share", "limit")  # kept as 0-1, printed as percentages
NUMBERS = ("count", "number", "euro", "p")
LARGEST = 1e15
_LEAD = re.compile(r"^[^\d€]+")  # `circa`, `meer dan`: what it is rounded to is no reason to fit everything
LONGEST_QUOTE = 240
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_ONES = ("eenen", "tweeën", "drieën", "vieren", "vijfen", "zesen", "zevenen", "achten", "negenen")
LARGE_WORDS = {  # mentions() knows the smaller ones
    **{word: 10 * tens for tens, word in enumerate(_TENS, start=2) if tens > 2},
    **{
        f"{one}{word}": 10 * tens + ones
        for tens, word in enumerate(_TENS, start=2)
        for ones, one in enumerate(_ONES, start=1)
    },
    "honderd": 100,
}
_LARGE = re.compile(rf"\b(?:{'|'.join(sorted(LARGE_WORDS, key=len, reverse=True))})\b", re.IGNORECASE)


@dataclass(frozen=True)
class DraftNumber(Result):
    """A number in the draft. `addresses` are the figures it may be, none where no figure gives it.

    Those that share most words with the sentence come first; `named`: whether any shares one.
    """

    place: Place
    in_table: bool
    text: str
    quote: str
    addresses: tuple[str, ...]
    named: bool


@dataclass(frozen=True)
class DraftNumbers(Result):
    """Every number of a draft, in order, number words too; dates, references and the like are left out."""

    numbers: tuple[DraftNumber, ...]

    @property
    def unexplained(self) -> tuple[DraftNumber, ...]:
        """Those that no computed figure gives."""
        return tuple(one for one in self.numbers if not one.addresses)

    @property
    def unnamed(self) -> tuple[DraftNumber, ...]:
        """Those that a figure gives, of which no word stands in the sentence: it may be chance."""
        return tuple(one for one in self.numbers if one.addresses and not one.named)

    @property
    def explained(self) -> tuple[DraftNumber, ...]:
        """Those that one figure or several give that are called as the sentence calls them."""
        return tuple(one for one in self.numbers if one.named)


@dataclass(frozen=True)
class _Figure:
    address: str
    words: frozenset[str]


class Figures:
    """The computed figures of a study by their value, to look up which lie within an interval."""

    def __init__(self, tables: Iterable[ResultTable]) -> None:
        found: dict[bool, dict[Fraction, list[_Figure]]] = {True: defaultdict(list), False: defaultdict(list)}
        for table in tables:
            for figure, share, value in _figures(table):
                found[share][value].append(figure)
        self._values = {share: sorted(values) for share, values in found.items()}
        self._figures: Mapping[bool, Mapping[Fraction, Sequence[_Figure]]] = found

    def within(self, one: Quantity, words: frozenset[str]) -> tuple[tuple[str, ...], bool]:
        """The addresses of the figures that may be printed so, those that share most of the words first.

        A percentage is a share, all else is not. Behind it: whether any figure shares a word.
        """
        share = one.unit in ("procent", "procentpunt")
        found = sorted(self._between(share, one.interval), key=lambda figure: -len(figure.words & words))
        return tuple(figure.address for figure in found), bool(found and found[0].words & words)

    def _between(self, share: bool, interval: Interval) -> Iterator[_Figure]:
        values = self._values[share]
        for value in values[bisect_left(values, interval.low) :]:
            if value > interval.high:
                return
            yield from self._figures[share][value]


def _figures(table: ResultTable) -> Iterator[tuple[_Figure, bool, Fraction]]:
    columns = [(column, _words(column.label)) for column in table.columns]
    for row in table.rows:
        words = _words(row.label)
        for (column, above), cell in zip(columns, row.cells, strict=True):
            if isinstance(cell, int | float) and column.kind in (*SHARES, *NUMBERS) and abs(cell) < LARGEST:
                share = column.kind in SHARES
                figure = _Figure(f"{table.name}/{row.key}/{column.key}", words | above)
                yield figure, share, Fraction(cell) * (100 if share else 1)


def _words(text: str) -> frozenset[str]:
    """The words of four letters and more, singular and plural alike."""
    return frozenset(stem(word) for word in re.findall(r"[^\W\d]{4,}", text.casefold()))


def draft_numbers(content: ReportContent, tables: Iterable[ResultTable]) -> DraftNumbers:
    """Every number in the draft beside the figures of the study that would be printed so.

    A figure explains a number when its value lies in the interval that the print stands for: 47% is every
    share from 46.5 to 47.5 percent, 15 only a count of 15. That a figure explains a number does not say
    that the sentence says what the figure is of: with small counts many figures may.
    """
    figures = Figures(tables)
    read, _ = in_dutch(content)
    return DraftNumbers(tuple(_number(one, figures) for part in read.parts for one in _printed(part)))


@dataclass(frozen=True)
class _Printed:
    place: Place
    in_table: bool
    quantity: Quantity
    quote: str


def _number(one: _Printed, figures: Figures) -> DraftNumber:
    addresses, named = figures.within(one.quantity, _words(one.quote))
    return DraftNumber(one.place, one.in_table, one.quantity.text, one.quote, addresses, named)


def _printed(part: Passage | Grid) -> Iterator[_Printed]:
    if isinstance(part, Passage):
        covered = covered_opening(part.text)
        for start, sentence in sentences(covered):
            quote = " ".join(part.text[start : start + len(sentence)].split())[:LONGEST_QUOTE]
            for bare in _bare(sentence):
                yield _Printed(part.place, False, bare, quote)
    elif (shape := table_shape(part)) is not None and not shape.is_contents:
        yield from _in_table(shape)


def _bare(sentence: str) -> Iterator[Quantity]:
    """The numbers in order, without what they are rounded to: `ruim zeven` is 7, and so is `zevental`."""
    found = [(one.start, _without_hedge(one)) for one in mentions(sentence)]
    large = ((match.start(), match[0]) for match in _LARGE.finditer(sentence))
    found += [(start, _spelled(word, LARGE_WORDS[word.casefold()], "aantal")) for start, word in large]
    return (one for _, one in sorted(found, key=lambda each: each[0]) if one is not None)


def _without_hedge(one: Mention) -> Quantity | None:
    if one.spelled and one.value is not None:
        return _spelled(one.quantity.text, int(one.value), one.unit)
    return quantity(_LEAD.sub("", one.quantity.text), one.unit)


def _spelled(word: str, value: int, unit: str) -> Quantity | None:
    exact = quantity(str(value), unit)
    return replace(exact, text=word) if exact else None


def _in_table(shape: TableShape) -> Iterator[_Printed]:
    for row in shape.body:
        for column in shape.columns:
            cell = shape.cells[row][column]
            if cell.is_year:
                continue
            for one in (cell.number, cell.out_of, cell.share):
                if one is not None:
                    yield _Printed(shape.grid.place, True, one, shape.subject(row, column)[:LONGEST_QUOTE])
