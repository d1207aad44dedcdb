"""Parts and a shelf -> blocks of a document: every reference becomes figures, every typed digit a Label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reports.document import (
    Block,
    Bullets,
    Emphasis,
    Label,
    Paragraph,
    Quote,
    Run,
    Section,
    Sentence,
    Text,
)
from reports.living_text.reference import Part, Piece, Reference, Words
from reports.living_text.reference_words import GENERATED, in_sentence, resolved
from reports.living_text.sentences import split_sentences
from reports.living_text.shelf import Shelf
from reports.wording import Runs

NO_SOURCE = "zonder bron"
UNKNOWN = "[onbekende verwijzing: {written}]"
MISPLACED = "[hoort op een eigen regel: {written}]"
_SOURCE = re.compile(r"(?:^|\s)(?:—|–|--)\s+(?P<source>[^—]+)$")
_DIGITS = re.compile(r"(\S*\d\S*)")
_NOT_IN_A_KEY = re.compile(r"[^a-z0-9]+")


def composed(
    parts: Sequence[Part], shelf: Shelf, key: str, generated: Sequence[Block] = ()
) -> tuple[Block, ...]:
    """The blocks; what stands under a heading is a section of its own, whose key begins with `key`.

    The generated blocks come where the first {{ gegenereerd }} stands.
    """
    before: list[Block] = []
    opened: list[tuple[int, Section]] = []  # from the widest heading to the narrowest
    for number, part in enumerate(parts):
        if part.kind == "heading":
            _close(before, opened, part.level)
            opened.append((part.level, Section(f"{key}-{number}-{_key(part)}", title_of(part))))
        elif directive_of(part) is not None:
            for block in generated:
                _put(before, opened, block)
            generated = ()
        else:
            _put(before, opened, _block(part, shelf))
    _close(before, opened, 0)
    return tuple(before)


def composed_row(row: Sequence[Piece], shelf: Shelf) -> Runs:
    """A line of text as runs."""
    return tuple(run for piece in row for run in _runs(piece, shelf))


def _close(before: list[Block], opened: list[tuple[int, Section]], level: int) -> None:
    """Closes the headings that are not wider than this one; one with nothing under it keeps its title."""
    while opened and opened[-1][0] >= level:
        _, section = opened.pop()
        _put(before, opened, section)


def _put(before: list[Block], opened: list[tuple[int, Section]], block: Block) -> None:
    if opened:
        level, section = opened[-1]
        opened[-1] = (level, section.with_blocks(block))
    else:
        before.append(block)


def _key(part: Part) -> str:
    return _NOT_IN_A_KEY.sub("-", title_of(part).lower()).strip("-")[:40]


def title_of(part: Part) -> str:
    """The words of a heading."""
    return " ".join("".join(_typed(piece) for row in part.rows for piece in row).split())


def _typed(piece: Piece) -> str:
    return piece.text if isinstance(piece, Words) else f"{{{{ {piece.written} }}}}"


def directive_of(part: Part) -> str | None:
    """What of the generated blocks is kept where {{ gegenereerd }} stands alone; None for another part."""
    alone = part.alone
    return alone.name if alone is not None and alone.word == GENERATED else None


def _block(part: Part, shelf: Shelf) -> Block:
    alone = part.alone
    found = resolved(alone, shelf) if alone else None
    if found is not None and not isinstance(found, tuple):
        return found
    if part.kind == "quote":
        return _quote(part)
    rows = tuple(sentence for row in part.rows for sentence in _sentences(row, shelf, part.kind))
    return Bullets(rows) if part.kind == "bullets" else Paragraph(rows)


def _sentences(row: Sequence[Piece], shelf: Shelf, kind: str) -> Iterator[Sentence]:
    """The sentences of a paragraph; a row of a list stands or falls as a whole."""
    whole = [tuple(row)] if kind == "bullets" else split_sentences(row)
    for pieces in whole:
        runs = composed_row(pieces, shelf)
        if runs:
            yield Sentence(runs)


def _quote(part: Part) -> Quote:
    """The quote, with its source where the last words are '-- who said it'."""
    text = " ".join("".join(_typed(piece) for piece in row).strip() for row in part.rows)
    source = _SOURCE.search(text)
    if source is None or not text[: source.start()].strip():
        return Quote(text, NO_SOURCE)
    return Quote(text[: source.start()].strip(), source["source"].strip())


def _runs(piece: Piece, shelf: Shelf) -> Runs:
    if isinstance(piece, Reference):
        return _referred(piece, shelf)
    runs = (_run(text, piece.emphasis) for text in _DIGITS.split(piece.text) if text)
    return tuple(runs)


def _run(text: str, emphasis: bool) -> Run:
    if _DIGITS.fullmatch(text):
        return Label(text)
    return Emphasis(text) if emphasis else Text(text)


def _referred(reference: Reference, shelf: Shelf) -> Runs:
    """What it stands for; a reader never meets a gap, so what is not there is said."""
    found = resolved(reference, shelf)
    if found is None:
        return (Label(UNKNOWN.format(written=reference.written)),)
    runs = in_sentence(found)
    return (Label(MISPLACED.format(written=reference.written)),) if runs is None else runs
