"""An author's texts in the nota: each in the section it was written for, round what the nota makes itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.report_rows import ReportText
from reports.document import Block, Chart, Document, Note, Section, Table
from reports.living_text.composing import composed, directive_of
from reports.living_text.markdown import parts
from reports.living_text.reference import Part
from reports.living_text.shelf import LookUp, Shelf, shelf_of

Written = Mapping[str, Sequence[Part]]  # section -> its author's text


def section_keys(document: Document) -> tuple[tuple[str, str], ...]:
    """Key and title of every section that a text can be written for, in reading order."""
    return tuple((block.key, block.title) for block in document.blocks() if isinstance(block, Section))


def with_texts(document: Document, texts: Iterable[ReportText], look_up: LookUp) -> Document:
    """The document with each text in its section, before what was generated there.

    With {{ gegenereerd }} on a line of its own the author says where that stands instead; with `tabellen`
    behind it only tables, charts and warnings are kept of it, with `niets` only the warnings. Sections inside
    the section always stay. A table or chart that the author placed is not repeated in that section. Texts
    for sections that are not there are not placed. Number the document after this.
    """
    written = {text.section: parts(text.markdown) for text in texts if text.markdown.strip()}
    shelf = shelf_of(look_up)
    return replace(
        document,
        sections=tuple(_placed(part, written, shelf) for part in document.sections),
        annexes=tuple(_placed(part, written, shelf) for part in document.annexes),
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


def _placed(section: Section, written: Written, shelf: Shelf) -> Section:
    blocks = tuple(
        _placed(block, written, shelf) if isinstance(block, Section) else block for block in section.blocks
    )
    text = written.get(section.key)
    if text is None:
        return replace(section, blocks=blocks)
    loose = [block for block in blocks if not isinstance(block, Section)]
    inside = [block for block in blocks if isinstance(block, Section)]
    return replace(section, blocks=(*_around(text, loose, shelf, section.key), *inside))


def _around(text: Sequence[Part], generated: Sequence[Block], shelf: Shelf, key: str) -> tuple[Block, ...]:
    """The author's blocks with what was generated where it was asked for, else before the first heading."""
    own = composed(text, shelf, key)
    directive = next((name for part in text if (name := directive_of(part)) is not None), None)
    kept = tuple(_wanted(generated, directive or "", _names(own)))
    if directive is not None:
        return composed(text, shelf, key, kept)
    lead = [block for block in own if not isinstance(block, Section)]
    return (*lead, *kept, *(block for block in own if isinstance(block, Section)))


def _wanted(generated: Sequence[Block], directive: str, placed: frozenset[str]) -> Iterator[Block]:
    for block in generated:
        if isinstance(block, Note):
            yield block
        elif isinstance(block, Table | Chart):
            if directive != "niets" and block.name not in placed:
                yield block
        elif directive == "":
            yield block


def _names(blocks: Sequence[Block]) -> frozenset[str]:
    """The tables and charts that stand in these blocks, by name."""
    found = (_names(block.blocks) for block in blocks if isinstance(block, Section))
    here = frozenset(block.name for block in blocks if isinstance(block, Table | Chart))
    return here.union(*found)
