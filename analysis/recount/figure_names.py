"""Published figures by what they are of: a reader of the nota does not know the numbers of a register."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analysis.study import PublishedFigure

_NUMBER = re.compile(r"\b[A-Z]{1,3}\d{2,4}\b")


def figures_named(text: str, figures: Mapping[str, PublishedFigure]) -> str:
    """The text with the id of every published figure replaced by its subject and its place.

    What looks like an id and is none stays as it is.
    """
    return _NUMBER.sub(lambda match: _named(figures[match[0]]) if match[0] in figures else match[0], text)


def _named(figure: PublishedFigure) -> str:
    return f"‘{figure.subject}’ ({figure.place})" if figure.place else f"‘{figure.subject}’"
