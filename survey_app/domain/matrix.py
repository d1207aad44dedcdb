"""The analyseschema: aspects down, casussen across, one colour per cell, counted at the end of each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from analysis.cells import Cell
from analysis.study import Case, Stratum
from codebooks.model import Aspect, AspectGroup, Codebook
from codebooks.values import COLOURS, Value
from survey_app.domain.casus_choice import (
    by_number,
    by_stratum,
    chosen_cases,
    field_of,
    read_strata,
    strata_fields,
)

Column = tuple[str, str]  # casus, perspectief
Found = Mapping[str, Mapping[Column, Cell]]  # of each qualified aspect: its cells
UNSETTLED = {"weak": "*", "free": "*", "forced": "°", "derived": "°", "forced_with_links": "°"}
EMPTY, UNDECIDED = "leeg", "verschil"  # nobody coded it; codeurs differ and nothing is fixed
COUNTED: tuple[str, ...] = (*COLOURS, Value.GEEN_INFORMATIE)
KINDS: tuple[str, ...] = (*COUNTED, UNDECIDED, EMPTY)
NUMBER, CODEBOOK = "nummer", "codeboek"
MOST: tuple[str, ...] = (str(Value.ROOD), str(Value.GROEN))  # what casussen and aspects can be sorted by


@dataclass(frozen=True)
class SchemaChoice:
    """What of the schema is shown, and in which order; '' chooses everything."""

    strata: Mapping[str, str] = field(default_factory=dict)  # stratum id -> value
    perspectief: str = ""
    waarde: str = ""  # one of KINDS
    casussen: str = NUMBER  # nummer, rood, groen, or the field of a stratum
    aspecten: str = CODEBOOK  # codeboek, rood, groen

    def fields(self, strata: Iterable[Stratum]) -> dict[str, str]:
        """The choice as it stands in an address; what is not chosen is left out."""
        own = {"perspectief": self.perspectief, "waarde": self.waarde}
        own |= {"casussen": self.casussen if self.casussen != NUMBER else ""}
        own |= {"aspecten": self.aspecten if self.aspecten != CODEBOOK else ""}
        return {**strata_fields(strata, self.strata), **{k: v for k, v in own.items() if v}}


def read_schema_choice(sent: Mapping[str, str], strata: Sequence[Stratum], book: Codebook) -> SchemaChoice:
    """The choice that an address makes; what it names and does not exist is not chosen."""
    orders = (*MOST, *(field_of(stratum) for stratum in strata))
    return SchemaChoice(
        read_strata(strata, sent),
        _one_of(sent.get("perspectief", ""), book.perspectieven),
        _one_of(sent.get("waarde", ""), KINDS),
        _one_of(sent.get("casussen", ""), orders) or NUMBER,
        _one_of(sent.get("aspecten", ""), MOST) or CODEBOOK,
    )


def _one_of(text: str, known: Iterable[str]) -> str:
    return text if text in known else ""


@dataclass(frozen=True)
class Line:
    """An aspect, its cells in the order of the columns (None: not coded), and how often each kind occurs."""

    aspect: Aspect
    cells: tuple[Cell | None, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Matrix:
    """A codebook's coloured aspects, group by group, and its other aspects apart."""

    columns: tuple[Column, ...]
    groups: tuple[tuple[AspectGroup | None, tuple[Line, ...]], ...]  # None: sorted, so in no group
    others: tuple[Line, ...]
    chosen: int  # casussen that the counts are about
    per_casus: Mapping[str, Mapping[str, int]]  # casus -> kind -> coloured cells

    @property
    def spans(self) -> tuple[tuple[str, int], ...]:
        """The casussen in order, with how many columns each has."""
        return tuple(Counter(casus for casus, _ in self.columns).items())

    @property
    def marks(self) -> frozenset[str]:
        """The signs of reconstruction that occur."""
        lines = [line for _, lines in self.groups for line in lines]
        return frozenset(mark_of(cell) for line in lines for cell in line.cells) - {""}


def kind_of(cell: Cell | None) -> str:
    """One of KINDS, or the option that was chosen."""
    if cell is None:
        return EMPTY
    return cell.waarde or UNDECIDED


def mark_of(cell: Cell | None) -> str:
    """The sign of a cell that a reconstruction filled in: * not settled by the source, ° it follows."""
    return UNSETTLED.get(cell.herkomst, "") if cell and cell.herkomst else ""


def make_matrix(
    book: Codebook,
    cases: Sequence[Case],
    perspectieven: Sequence[str],
    cells: Iterable[Cell],
    choice: SchemaChoice | None = None,
    strata: Sequence[Stratum] = (),
) -> Matrix:
    """The schema of one codebook: for one perspectief every casus, for several only what was coded.

    Counts are about the casussen with the chosen strata and the chosen perspectief. A chosen value leaves out
    the aspects and casussen that do not have it.
    """
    choice = choice or SchemaChoice()
    found = _by_aspect(book, cells)
    columns = _columns(book, cases, perspectieven, found, choice)
    per_casus = _per_casus(book, columns, found)
    columns = _in_order(
        [c for c in columns if _has(per_casus[c[0]], choice)], cases, per_casus, choice, strata
    )
    coloured = [_line(book, aspect, columns, found) for aspect in book.coloured()]
    return Matrix(
        columns,
        _grouped(book, [line for line in coloured if _has(line.counts, choice)], choice),
        tuple(_line(book, aspect, columns, found) for aspect in book.aspects if aspect.options),
        len(dict.fromkeys(per_casus)),
        per_casus,
    )


def _by_aspect(book: Codebook, cells: Iterable[Cell]) -> Found:
    found: dict[str, dict[Column, Cell]] = {f"{book.id}.{aspect.id}": {} for aspect in book.aspects}
    for cell in cells:
        if cell.aspect.startswith(f"{book.id}."):
            found.setdefault(cell.aspect, {})[cell.casus, cell.perspectief] = cell
    return found


def _columns(
    book: Codebook, cases: Sequence[Case], perspectieven: Sequence[str], found: Found, choice: SchemaChoice
) -> tuple[Column, ...]:
    coded: set[Column] = set().union(*found.values())
    own = [id for id in perspectieven if id in book.perspectieven]
    wanted = [id for id in own if choice.perspectief in ("", id)]
    casussen = [case.casus for case in chosen_cases(cases, choice.strata)]
    return tuple((c, p) for c in casussen for p in wanted if len(own) == 1 or (c, p) in coded)


def _per_casus(book: Codebook, columns: Sequence[Column], found: Found) -> dict[str, Counter[str]]:
    coloured = [found[f"{book.id}.{aspect.id}"] for aspect in book.coloured()]
    counts: dict[str, Counter[str]] = {casus: Counter() for casus, _ in columns}
    for column in columns:
        counts[column[0]].update(map(kind_of, [cells.get(column) for cells in coloured]))
    return counts


def _has(counts: Mapping[str, int], choice: SchemaChoice) -> bool:
    return not choice.waarde or counts.get(choice.waarde, 0) > 0


def _in_order(
    columns: Sequence[Column],
    cases: Sequence[Case],
    per_casus: Mapping[str, Mapping[str, int]],
    choice: SchemaChoice,
    strata: Sequence[Stratum],
) -> tuple[Column, ...]:
    """The columns with their casussen in the chosen order; those of one casus stay together."""
    key = _casus_key(per_casus, choice, strata)
    places = {case.casus: place for place, case in enumerate(sorted(cases, key=key))}
    return tuple(sorted(columns, key=lambda column: places[column[0]]))


def _casus_key(
    per_casus: Mapping[str, Mapping[str, int]], choice: SchemaChoice, strata: Sequence[Stratum]
) -> Callable[[Case], Any]:
    stratum = sorting_stratum(choice, strata)
    if stratum:
        return by_stratum(stratum)
    if choice.casussen in MOST:
        return lambda case: (
            -per_casus.get(case.casus, {}).get(choice.casussen, 0),
            by_number(case.casus),
        )
    return lambda case: by_number(case.casus)


def sorting_stratum(choice: SchemaChoice, strata: Iterable[Stratum]) -> Stratum | None:
    """The stratum that the casussen are sorted by; None when by something else."""
    return next((one for one in strata if field_of(one) == choice.casussen), None)


def _grouped(
    book: Codebook, lines: Sequence[Line], choice: SchemaChoice
) -> tuple[tuple[AspectGroup | None, tuple[Line, ...]], ...]:
    if choice.aspecten in MOST:
        most = sorted(lines, key=lambda line: -line.counts.get(choice.aspecten, 0))  # stable: then codebook
        return ((None, tuple(most)),) if most else ()
    groups = [(group, tuple(ln for ln in lines if ln.aspect.group == group.id)) for group in book.groups]
    return tuple((group, filled) for group, filled in groups if filled)


def _line(book: Codebook, aspect: Aspect, columns: Sequence[Column], found: Found) -> Line:
    cells = tuple(map(found[f"{book.id}.{aspect.id}"].get, columns))
    return Line(aspect, cells, Counter(map(kind_of, cells)))
