"""Implications: values that should bring others along (the drietrap), and the casussen where they do not.

A breach is a warning to the codeur, never a correction: nothing here changes a value. No pandas: the coding
screen warns with this while a casus is being coded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from analysis.cells import Cell
from analysis.results import Column, ResultTable, Row
from analysis.study import StudyData
from codebooks.model import Codebook, Implication
from codebooks.values import Value


@dataclass(frozen=True)
class Breach:
    """An implication that one casus does not keep: `aspect` has `found` where `expected` follows."""

    casus: str
    implication: str
    aspect: str
    found: str
    expected: Value
    text: str


def breaches_of(book: Codebook, casus: str, values: Mapping[str, str]) -> tuple[Breach, ...]:
    """The breaches in one casus; `values` maps aspect id (without codebook) to its value.

    An implied aspect that is absent, undecided ('') or geen_informatie is missing: no breach.
    """
    return tuple(breach for rule in book.implications for breach in _breaches(rule, casus, values))


def _breaches(rule: Implication, casus: str, values: Mapping[str, str]) -> Iterator[Breach]:
    if values.get(_short(rule.aspect)) != rule.value:
        return
    for aspect, expected in rule.implies:
        found = values.get(_short(aspect), "")
        if found not in ("", Value.GEEN_INFORMATIE, expected):
            yield Breach(casus, rule.id, _short(aspect), found, expected, rule.text.say())


def _short(aspect: str) -> str:
    return aspect.rpartition(".")[2]


def breaches_table(data: StudyData, book: Codebook, cells: Iterable[Cell]) -> ResultTable:
    """`drietrap`: a row per casus with a breach, its `melding` in Dutch; no rows when all is in keeping.

    `cells` are the study's decided cells; those of other schemes and perspectieven are passed over.
    """
    rows = tuple(
        Row(casus, f"Casus {casus}", (" ".join(_sentence(book, breach) for breach in found),))
        for casus, values in _values_by_casus(data, book, cells).items()
        if (found := breaches_of(book, casus, values))
    )
    columns = (Column("melding", "Melding", "text"),)
    note = "Een melding is een vraag aan de codeur; de waarden blijven zoals ze zijn gecodeerd."
    notes = (note,) if rows else ("Geen casus heeft waarden die elkaar tegenspreken.",)
    return ResultTable("drietrap", "Waarden die elkaar tegenspreken", columns, rows, "Casus", notes)


def _values_by_casus(data: StudyData, book: Codebook, cells: Iterable[Cell]) -> dict[str, dict[str, str]]:
    values: dict[str, dict[str, str]] = {case.casus: {} for case in data.cases}
    aspects = {f"{book.id}.{aspect.id}": aspect.id for aspect in book.aspects}
    for cell in cells:
        if cell.perspectief == book.perspectieven[0] and cell.aspect in aspects:
            values.setdefault(cell.casus, {})[aspects[cell.aspect]] = cell.waarde
    return values


def _sentence(book: Codebook, breach: Breach) -> str:
    label = book.aspect(breach.aspect).label.say()
    return f"'{label}' is {breach.found}; verwacht: {breach.expected}. {breach.text}".strip()
