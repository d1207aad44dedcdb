"""What the parts of a page must know of the whole: where one can jump to, and what number comes next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from reports.document import Document


@dataclass(frozen=True)
class Page:
    """Sentences, tables and charts are numbered while they are written."""

    cells: frozenset[str] = frozenset()  # addresses that can be jumped to
    data_in: Mapping[int, int] = field(default_factory=dict)  # chart -> the table that prints its data
    quoted_in: Mapping[str, str] = field(default_factory=dict)  # address -> the sentence that quotes it first
    behind: Mapping[str, str] = field(default_factory=dict)  # address -> the page with the cells it counts
    sentences: Iterator[int] = field(default_factory=lambda: count(1))
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    charts: Iterator[int] = field(default_factory=lambda: count(1))
    placed: set[str] = field(default_factory=set)  # addresses whose cell has been written

    def place(self, address: str) -> bool:
        """Whether this is the first cell with the address: it gets the id, a repeated table does not."""
        first = address not in self.placed
        self.placed.add(address)
        return first


def page_of(document: Document, behind: Mapping[str, str]) -> Page:
    """What there is to jump to in this document; `behind` as in `render`."""
    cells = frozenset(cell.address for table in document.tables() for cell in table.cells())
    quoted_in: dict[str, str] = {}
    for number, sentence in enumerate(document.sentences(), start=1):
        for figure in sentence.figures():
            quoted_in.setdefault(figure.address, f"zin-{number}")
    return Page(cells, document.tables_of_charts(), quoted_in, behind)
