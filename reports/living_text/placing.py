"""An author's texts in the nota: each in the section it was written for, round what the nota makes itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.report_rows import ReportText
from reports.document import Block, Chart, Document, Note, Paragraph, Section, Table
from reports.living_text.composing import composed, directive_of
from reports.living_text.markdown import parts
from reports.living_text.reference import Part
from reports.living_text.shelf import LookUp, Shelf, shelf_of
from reports.wording import quoted, sentence


def section_keys(document: Document) -> tuple[tuple[str, str], ...]:
    """Key and title of every section that a text can be written for, in reading order."""
    return tuple((block.key, block.title) for block in document.blocks() if isinstance(block, Section))


def with_texts(document: Document, texts: Iterable[ReportText], look_up: LookUp) -> Document:
    """The document with each text in its section, before what was generated there.

    With {{ gegenereerd }} on a line of its own the author says where that stands instead; with `tabellen`
    behind it only tables, charts and warnings are kept of it, with `niets` only the warnings. Sections inside
    the section always stay. A table or chart stands in a document once: where an author placed it first.
    Texts for sections that are not there are not placed. Number the document after this.
    """
    shelf, known = shelf_of(look_up), dict(section_keys(document))
    written = {text.section: parts(text.markdown) for text in texts if text.section in known}
    own = {key: composed(text, shelf, key) for key, text in written.items()}
    place = _Placing(written, own, shelf, frozenset().union(*map(_places, own.values())))
    met: set[str] = set()
    return replace(
        document,
        sections=tuple(_each_once(place.section(part), met) for part in document.sections),
        annexes=tuple(_each_once(place.section(part), met) for part in document.annexes),
    )


def without_empty(document: Document) -> Document:
    """The document without sections that hold nothing: nobody wrote a text for them."""
    sections, annexes = _filled(document.sections), _filled(document.annexes)
    return replace(
        document,
        sections=tuple(part for part in sections if isinstance(part, Section)),
        annexes=tuple(part for part in annexes if isinstance(part, Section)),
    )


def _filled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    inside = (
        replace(block, blocks=_filled(block.blocks)) if isinstance(block, Section) else block
        for block in blocks
    )
    return tuple(block for block in inside if not isinstance(block, Section) or block.blocks)


@dataclass(frozen=True)
class _Placing:
    """The texts by section, what they become, and the tables and charts in any of them by their places."""

    written: Mapping[str, Sequence[Part]]
    own: Mapping[str, tuple[Block, ...]]
    shelf: Shelf
    placed: frozenset[str]

    def section(self, section: Section) -> Section:
        """The section and all in it, with their texts."""
        made = (self.section(block) if isinstance(block, Section) else block for block in section.blocks)
        blocks = [block for block in made if isinstance(block, Section) or not self._is_placed(block)]
        if section.key not in self.written:
            return replace(section, blocks=tuple(blocks))
        loose = [block for block in blocks if not isinstance(block, Section)]
        inside = [block for block in blocks if isinstance(block, Section)]
        return replace(section, blocks=(*self._around(section.key, loose), *inside))

    def _is_placed(self, block: Block) -> bool:
        places = _places((block,))
        return bool(places) and places <= self.placed

    def _around(self, key: str, generated: Sequence[Block]) -> tuple[Block, ...]:
        """The author's blocks, and what was generated where it was asked for; else before a heading."""
        text, own = self.written[key], self.own[key]
        directive = next((name for part in text if (name := directive_of(part)) is not None), None)
        kept = tuple(_wanted(generated, directive or ""))
        if directive is not None:
            return composed(text, self.shelf, key, kept)
        lead = [block for block in own if not isinstance(block, Section)]
        return (*lead, *kept, *(block for block in own if isinstance(block, Section)))


def _wanted(generated: Sequence[Block], directive: str) -> Iterator[Block]:
    for block in generated:
        shown = isinstance(block, Table | Chart) and directive != "niets"
        if shown or isinstance(block, Note) or directive == "":
            yield block


def _places(blocks: Sequence[Block]) -> frozenset[str]:
    """The cells of the tables in these blocks by address, and the charts by name."""
    found: set[str] = set()
    for block in blocks:
        if isinstance(block, Section):
            found |= _places(block.blocks)
        elif isinstance(block, Table):
            found |= {cell.address for cell in block.cells() if cell.address}
        elif isinstance(block, Chart):
            found.add(f"figuur:{block.name}")
    return frozenset(found)


def _each_once(section: Section, met: set[str]) -> Section:
    """Where an author placed a table or chart again, a sentence leads to it instead."""
    blocks: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Section):
            block = _each_once(block, met)
        elif isinstance(block, Table | Chart):
            places = _places((block,))
            again = bool(places) and places <= met
            met |= places
            block = Paragraph((sentence("Zie ", quoted(block.title)),)) if again else block
        blocks.append(block)
    return replace(section, blocks=tuple(blocks))
