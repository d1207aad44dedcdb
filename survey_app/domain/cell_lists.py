"""The cells behind a count: which they are, and what is said about each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.bench_rows import is_decision
from analysis.cells import Cell, counting
from analysis.study import Coding, Stratum, StudyData
from codebooks.model import Aspect, Codebook
from codebooks.values import KEYS
from survey_app.domain.casus_choice import by_number, chosen_cases, read_strata, strata_fields
from survey_app.domain.matrix import kind_of

AT_ONCE = 100  # cells on a page
_NAMES = ("boek", "aspect", "waarde", "perspectief", "casus")  # of what an address may ask


@dataclass(frozen=True)
class CellQuery:
    """Which cells; '' chooses every one.

    `released` leaves out the reader's own work on sheets that are still blind, as the tables do.
    """

    aspect: str = ""  # qualified
    waarde: str = ""  # a value, an option, or `verschil`
    perspectief: str = ""
    casus: str = ""
    boek: str = ""  # the codebook's id
    strata: Mapping[str, str] = field(default_factory=dict)  # stratum id -> value
    released: bool = False

    def fields(self, strata: Iterable[Stratum]) -> dict[str, str]:
        """The query as it stands in an address; what is not asked is left out."""
        own = {name: getattr(self, name) for name in _NAMES}
        own["vrijgegeven"] = "ja" if self.released else ""
        return {**{k: v for k, v in own.items() if v}, **strata_fields(strata, self.strata)}


def read_query(sent: Mapping[str, str], strata: Iterable[Stratum]) -> CellQuery:
    """The query that an address makes; what does not exist is asked all the same, and has no cells."""
    asked = {name: sent.get(name, "") for name in _NAMES}
    return CellQuery(**asked, strata=read_strata(strata, sent), released=sent.get("vrijgegeven") == "ja")


def listed(query: CellQuery, data: StudyData, cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """The cells that the query asks for, by aspect in the order of the codebooks, then casus by number."""
    books = data.coding_schemes()
    aspects = {f"{book.id}.{aspect.id}": None for book in books for aspect in book.aspects}
    places = {name: place for place, name in enumerate(aspects)}
    sides = {id: place for place, (id, _) in enumerate(data.study.perspectieven)}
    casussen = {case.casus for case in chosen_cases(data.cases, query.strata)}
    found = [cell for cell in cells if _is_asked(query, cell) and cell.casus in casussen]
    known = [cell for cell in found if cell.aspect in places]
    return tuple(
        sorted(
            known,
            key=lambda c: (
                places[c.aspect],
                by_number(c.casus),
                c.casus,  # `01` and `1` are the same number
                sides.get(c.perspectief, len(sides)),
            ),
        )
    )


def _is_asked(query: CellQuery, cell: Cell) -> bool:
    return (
        query.aspect in ("", cell.aspect)
        and query.waarde in ("", kind_of(cell))
        and query.perspectief in ("", cell.perspectief)
        and query.casus in ("", cell.casus)
        and (not query.boek or cell.aspect.startswith(f"{query.boek}."))
    )


def named_aspect(books: Iterable[Codebook], name: str) -> tuple[Codebook, Aspect] | None:
    """The codebook and aspect with this qualified name, whoever is coded with it."""
    found = ((book, aspect) for book in books for aspect in book.aspects)
    return next(((book, aspect) for book, aspect in found if f"{book.id}.{aspect.id}" == name), None)


def explaining(rows: Sequence[Coding]) -> list[Coding]:
    """The rows that say why a cell has its value: the decision first, then whoever found that value.

    Of an undecided cell every row with a value.
    """
    valued = [row for row in rows if row.waarde]
    values = {row.waarde for row in counting(valued)}
    same = [row for row in valued if len(values) > 1 or row.waarde in values]
    return sorted(same, key=lambda row: not is_decision(row))  # stable


def summary(rows: Sequence[Coding]) -> str:
    """The explanation of the row that counts: the decision's, else the first that has one; '' for none."""
    return next((row.toelichting for row in explaining(rows) if row.toelichting), "")


def quote_names(rows: Sequence[Coding]) -> tuple[str, ...]:
    """The quotes that the cell's value rests on, each once."""
    return tuple(dict.fromkeys(name for row in explaining(rows) for name in row.fragmenten))


def cells_behind(data: StudyData, table: str) -> dict[tuple[str, str], CellQuery]:
    """(row, column) -> the cells counted there, of the tables that count the colours of one perspectief."""
    book = next((one for one in data.coding_schemes() if len(one.perspectieven) == 1), None)
    if book is None:
        return {}
    side, counted = book.perspectieven[0], next((one for one in book.tables if one.id == table), None)
    if counted:
        rows = {(row.aspect, "aantal"): (row.aspect, str(counted.value)) for row in counted.rows()}
    elif table == "waarden":
        rows = {(a.id, str(value)): (a.id, str(value)) for a in book.coloured() for value in KEYS}
    else:
        rows = {}
    return {
        place: CellQuery(f"{book.id}.{aspect}", value, side, released=True)
        for place, (aspect, value) in rows.items()
    }
