"""Document and its parts: frozen values without any mark-up; verbs return a new value.

Every number is a Figure with the address of the cell it was taken from, so a reader can walk from the
sentence to the table. Digits that are no result (a casus, a date, the study's wording) are Labels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from reports.document_chart import Chart as Chart
from reports.document_table import Cell as Cell
from reports.document_table import Heading as Heading
from reports.document_table import Table as Table
from reports.document_table import TableRow as TableRow

LabelKind = Literal["nummer", "casus", "datum", "titel", "bron"]


@dataclass(frozen=True)
class Text:
    """Words written by this package: they hold no digits."""

    text: str


@dataclass(frozen=True)
class Emphasis:
    """Words that carry weight in their sentence."""

    text: str


@dataclass(frozen=True)
class Label:
    """Text that is taken over, not computed: a casus, a date, a title, or wording of the study (`bron`)."""

    text: str
    kind: LabelKind = "bron"


@dataclass(frozen=True)
class Figure:
    """A computed result in a sentence: its address `table/row/column`, and how it is written there."""

    address: str
    text: str


Run = Text | Emphasis | Label | Figure


@dataclass(frozen=True)
class Sentence:
    """What stands or falls together when a figure changes."""

    runs: tuple[Run, ...]

    def plain(self) -> str:
        """The sentence without its marks."""
        return "".join(run.text for run in self.runs)

    def figures(self) -> tuple[Figure, ...]:
        """The results it quotes, in order."""
        return tuple(run for run in self.runs if isinstance(run, Figure))


@dataclass(frozen=True)
class Paragraph:
    """Sentences that belong together."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Bullets:
    """Sentences one below the other."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Quote:
    """Words of a source, with where they stand."""

    text: str
    source: str


@dataclass(frozen=True)
class Note:
    """Something a reader must know first; `kind` is 'let_op' for a warning, 'uitleg' for help."""

    title: str
    sentences: tuple[Sentence, ...]
    kind: Literal["let_op", "uitleg"] = "let_op"


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; `key` is its lasting name, `numbered` gives it its number."""

    key: str
    title: str
    blocks: tuple[Block, ...] = ()
    number: str = ""

    def with_blocks(self, *blocks: Block) -> Section:
        """The section with these blocks after its own."""
        return replace(self, blocks=(*self.blocks, *blocks))

    def sections(self) -> tuple[Section, ...]:
        """The sections directly under this one."""
        return tuple(block for block in self.blocks if isinstance(block, Section))

    def numbered(self, number: str) -> Section:
        """The section with this number, and those under it with 'number.1', 'number.2' ..."""
        count = 0
        blocks: list[Block] = []
        for block in self.blocks:
            if isinstance(block, Section):
                count += 1
                block = block.numbered(f"{number}.{count}")
            blocks.append(block)
        return replace(self, number=number, blocks=tuple(blocks))


Block = Paragraph | Bullets | Table | Chart | Quote | Note | Section


@dataclass(frozen=True)
class Document:
    """A whole report: title page (`facts` are its term-and-text pairs), notices, sections and annexes."""

    title: str
    subtitle: str = ""
    facts: tuple[tuple[str, Label], ...] = ()
    notices: tuple[Note, ...] = ()
    sections: tuple[Section, ...] = ()
    annexes: tuple[Section, ...] = ()
    language: str = "nl"

    def with_fact(self, term: str, text: Label) -> Document:
        """The document with one more line on its title page."""
        return replace(self, facts=(*self.facts, (term, text)))

    def with_notice(self, note: Note) -> Document:
        """The document with one more notice before everything else."""
        return replace(self, notices=(*self.notices, note))

    def with_sections(self, *sections: Section) -> Document:
        """The document with these sections after its own."""
        return replace(self, sections=(*self.sections, *sections))

    def with_annexes(self, *annexes: Section) -> Document:
        """The document with these annexes after its own."""
        return replace(self, annexes=(*self.annexes, *annexes))

    def numbered(self) -> Document:
        """The document with its sections numbered 1, 2 ... and its annexes A, B ..."""
        sections = tuple(part.numbered(str(i + 1)) for i, part in enumerate(self.sections))
        annexes = tuple(part.numbered(chr(ord("A") + i)) for i, part in enumerate(self.annexes))
        return replace(self, sections=sections, annexes=annexes)

    def blocks(self) -> Iterator[Block]:
        """Every block in reading order, sections before what they hold."""
        yield from self.notices
        for section in (*self.sections, *self.annexes):
            yield from _inside(section)

    def tables(self) -> tuple[Table, ...]:
        """Every table in reading order."""
        return tuple(block for block in self.blocks() if isinstance(block, Table))

    def charts(self) -> tuple[Chart, ...]:
        """Every chart in reading order; the numbers in them stand in their own tables."""
        return tuple(block for block in self.blocks() if isinstance(block, Chart))

    def tables_of_charts(self) -> dict[int, int]:
        """Number of a chart -> number of the table in its own section that prints every cell of its data.

        The data of every other chart are printed under it, as a table that is numbered along.
        """
        places = [place for part in (*self.sections, *self.annexes) for place in _places(part)]
        homes = {at: home for at, (block, section) in enumerate(places) if (home := _home(block, section))}
        numbered = [block for at, (block, _) in enumerate(places) if at not in homes]
        numbers = {id(block): number for number, block in reversed(list(enumerate(numbered, start=1)))}
        charts = [at for at, (block, _) in enumerate(places) if isinstance(block, Chart)]
        return {number: numbers[id(homes[at])] for number, at in enumerate(charts, start=1) if at in homes}

    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence in reading order."""
        with_sentences = (b for b in self.blocks() if isinstance(b, Paragraph | Bullets | Note))
        return tuple(sentence for block in with_sentences for sentence in block.sentences)


def _inside(section: Section) -> Iterator[Block]:
    yield section
    for block in section.blocks:
        if isinstance(block, Section):
            yield from _inside(block)
        else:
            yield block


def _places(section: Section) -> Iterator[tuple[Table | Chart, Section]]:
    """Every table and chart in reading order, with the section that it stands in."""
    for block in section.blocks:
        if isinstance(block, Section):
            yield from _places(block)
        elif isinstance(block, Table | Chart):
            yield block, section


def _home(block: Table | Chart, section: Section) -> Table | None:
    """The table of the section with all that is in the picture; None where there is none, or for a table."""
    if not isinstance(block, Chart):
        return None
    needed = {(cell.address, cell.text) for cell in block.data.cells()}
    tables = (one for one in section.blocks if isinstance(one, Table))
    return next((one for one in tables if needed <= {(c.address, c.text) for c in one.cells()}), None)


def section(key: str, title: str, *blocks: Block | None) -> Section | None:
    """A section of the blocks there are; None when there is none, so that no heading stands above nothing."""
    present = tuple(block for block in blocks if block is not None and not _is_empty(block))
    return Section(key, title, present) if present else None


def present(*sections: Section | None) -> tuple[Section, ...]:
    """The sections that there are."""
    return tuple(part for part in sections if part is not None)


def _is_empty(block: Block) -> bool:
    if isinstance(block, Paragraph | Bullets | Note):
        return not block.sentences
    return isinstance(block, Table) and not block.rows


def changed_sentences(before: Document, after: Document) -> tuple[Sentence, ...]:
    """The sentences of `before` that no longer stand in `after`: what a changed cell makes untrue."""
    still = {sentence.runs for sentence in after.sentences()}
    return tuple(sentence for sentence in before.sentences() if sentence.runs not in still)
