"""What every part of the ODT must know of the whole: styles, words, places, and names not yet used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reports.office_pages import Jumps, Paper, Words
from reports.render_odt.automatic import Automatic
from reports.render_odt.styles import Styles


@dataclass(frozen=True)
class Setting:
    """Made once per document; `prefix` begins every name that it gives, and no name in the template."""

    styles: Styles
    automatic: Automatic
    words: Words
    jumps: Jumps
    paper: Paper
    prefix: str
    keep: Callable[[bytes, str], str]  # keeps a picture (bytes, ending) in the file; gives its path

    def heading_place(self, place: int) -> str:
        """Name of the place at the heading with this number."""
        return f"{self.prefix}.kop{place}"

    def cell_place(self, place: int) -> str:
        """Name of the place at the quoted cell with this number."""
        return f"{self.prefix}.cel{place}"
