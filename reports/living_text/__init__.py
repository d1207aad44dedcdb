"""Text with living numbers: an author's Markdown with references, and what it becomes in the nota.

`{{ telling: casusonderzoek.regie_swt.groen }}` is "7 van de 15", and the figures in it keep their addresses:
a text never holds a number that the study does not give. The words: telling, aandeel, antwoorden, cijfer,
citaat, oordeel, tabel, figuur. Whatever is typed comes out as text; nothing here raises on content.
"""

from __future__ import annotations

from instruments.problems import Problem
from reports.document import Block
from reports.living_text.checks import found_problems
from reports.living_text.composing import composed, composed_row
from reports.living_text.markdown import parts, pieces
from reports.living_text.placing import section_keys, with_texts, without_empty
from reports.living_text.reference_words import WORDS
from reports.living_text.shelf import LookUp, Shelf, shelf_of
from reports.living_text.study_shelf import StudyShelf, shelf_of_study
from reports.living_text.study_texts import text_problems
from reports.wording import Runs

__all__ = [
    "WORDS",
    "LookUp",
    "Shelf",
    "StudyShelf",
    "blocks",
    "problems",
    "runs",
    "section_keys",
    "shelf_of_study",
    "text_problems",
    "with_texts",
    "without_empty",
]


def blocks(markdown: str, look_up: LookUp, key: str = "tekst") -> tuple[Block, ...]:
    """The text as blocks of a document; headings in it become sections whose keys begin with `key`.

    `look_up` gives the figure at an address, or is a `Shelf` of a study, which also knows counts, quotes,
    judgements, tables and charts. A reference to what is not there is printed as unknown.
    """
    return composed(parts(markdown), shelf_of(look_up), key)


def runs(text: str, look_up: LookUp) -> Runs:
    """One line of text with its references, for in a sentence, a list or a table."""
    return composed_row(pieces(text), shelf_of(look_up))


def problems(markdown: str, look_up: LookUp, file: str = "") -> list[Problem]:
    """Every reference that leads nowhere or stands where it cannot, by its line in the text."""
    return list(found_problems(markdown, shelf_of(look_up), file))
