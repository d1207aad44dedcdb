"""The left side of the coding sheet: the texts, with the quotes of the sheet's cells marked in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from analysis.study import Fragment, Source
from survey_app.domain.quotes import Piece
from survey_app.domain.text_blocks import Block, blocks
from survey_app.web.sheet_cells import CellView

Uses = Mapping[str, list[dict[str, str]]]  # quote -> the aspects that rest on it: code, label, anchor


@dataclass(frozen=True)
class TextView:
    """One text in its blocks; `others` are the quotes that are not the codeur's own to change."""

    source: Source
    blocks: list[Block]
    uses: Uses
    others: list[dict[str, Any]]

    def codes(self, names: Iterable[str]) -> str:
        """The codes of the aspects that rest on these quotes, such as 'A01 A05'."""
        return " ".join(dict.fromkeys(use["code"] for name in names for use in self.uses[name]))

    def title(self, piece: Piece) -> str:
        """The aspects that rest on the quotes of this piece, a line each."""
        used = (use for name in piece.fragments for use in self.uses[name])
        return "\n".join(dict.fromkeys(f"{use['code']} {use['label']}" for use in used))

    def anchor(self, piece: Piece) -> str:
        """The place on the page of the first aspect that rests on it."""
        return self.uses[piece.fragments[0]][0]["anchor"]


def uses_of(cells: Iterable[CellView], label: Mapping[str, str]) -> tuple[Uses, frozenset[str]]:
    """The aspects per quote, and the quotes that the codeur's own rows rest on; `label` by aspect."""
    uses: dict[str, list[dict[str, str]]] = {}
    own: set[str] = set()
    for cell in cells:
        use = {"code": cell.aspect.code, "label": label[cell.name], "anchor": cell.anchor}
        mine = cell.kept.coding.fragmenten if cell.kept else ()
        own.update(mine)
        theirs = (name for other in cell.others for name in other.coding.fragmenten)
        for name in dict.fromkeys((*mine, *theirs)):
            uses.setdefault(name, []).append(use)
    return uses, frozenset(own)


def text_view(source: Source, quotes: Iterable[Fragment], uses: Uses, own: frozenset[str]) -> TextView:
    """The text with every quote that an aspect rests on."""
    here = [quote for quote in quotes if quote.bron == source.bron and quote.fragment in uses]
    others = [
        {**vars(quote), "aspecten": uses[quote.fragment]} for quote in here if quote.fragment not in own
    ]
    return TextView(source, blocks(source, here), uses, others)


def exact(text: str) -> Markup:
    """The text for a page, such that the browser reads every character of it, a carriage return too."""
    return escape(text).replace("\r", Markup("&#13;"))
