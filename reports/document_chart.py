"""The chart of a document: a picture, what it says in words, and the table it was drawn from.

Import it from `reports.document`, where all parts of a document stand together.
"""

from __future__ import annotations

from dataclasses import dataclass

from reports.document_table import Table


@dataclass(frozen=True)
class Chart:
    """A picture as SVG without script, links or fonts; `alternative` is what it says, in a sentence.

    Nothing is told by colour alone: every bar or point carries its letter or its number. `data` holds every
    number in the picture: it is printed under it, or the caption names the table beside it that has them all.
    """

    name: str
    title: str
    svg: str
    alternative: str
    data: Table
