"""What every part of the Word file must know of the whole: styles, words, places, free numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reports.office_pages import Jumps, Paper, Words
from reports.render_docx.styles import Styles


@dataclass(frozen=True)
class Setting:
    """Made once per document; `base` lies above every number that the template uses for its bookmarks."""

    styles: Styles
    words: Words
    jumps: Jumps
    paper: Paper
    base: int
    shapes: Iterator[int]  # ids for pictures, each once
    picture: Callable[[bytes], str]  # keeps a PNG in the file; gives the id to refer to it

    def heading_place(self, place: int) -> tuple[str, int]:
        """Name and number of the bookmark at the heading with this place."""
        number = self.base + len(self.jumps.places) + place
        return f"_Toc{900_000_000 + number}", number

    def cell_place(self, place: int) -> tuple[str, int]:
        """Name and number of the bookmark at the quoted cell with this place."""
        number = self.base + place
        return f"nota_cel_{number}", number
