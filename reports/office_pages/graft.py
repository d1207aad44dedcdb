"""Elements moved into a template's tree; tables row by row.

lxml takes time by the square of what is moved at once: a table of 2,000 rows costs half a minute as a whole,
and a tenth of a second row by row.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGE = 100  # children


def put_before(place: _Element, elements: Iterable[_Element]) -> None:
    """Moves the elements to right before the place, in their order."""
    for element in elements:
        if len(element) < LARGE:
            place.addprevious(element)
            continue
        empty = place.makeelement(element.tag, dict(element.attrib), place.nsmap)
        place.addprevious(empty)
        for child in list(element):
            empty.append(child)
