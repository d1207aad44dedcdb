"""The numbers of a nota: every address and value it prints, and its text, in one canonical spelling."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from analysis.results import CellValue
from reports.document import Block, Bullets, Chart, Document, Note, Paragraph, Quote, Section, Table
from reports.nota_results import Results

DIGITS = 12  # of a computed fraction; what differs behind them is the machine's, not the study's
Numbers = Mapping[str, Any]  # cijfers: address -> [value, how it is written]; tekst: lines


def numbers_of(document: Document, results: Results) -> Numbers:
    """What the nota quotes: each address with its raw value and its text, and every line of text in order."""
    lines = [line for block in document.blocks() for line in _lines(block)]
    facts = [f"{term}: {label.text}" for term, label in document.facts]
    written = {address: text for block in document.blocks() for address, text in _addresses(block)}
    values = {address: [_value(address, results), text] for address, text in sorted(written.items())}
    return {"cijfers": values, "tekst": [document.title, document.subtitle, *facts, *lines]}


def number_bytes(numbers: Numbers) -> bytes:
    """The canonical bytes: the same numbers and text give the same bytes everywhere."""
    text = json.dumps(numbers, ensure_ascii=False, sort_keys=True, indent=0, separators=(",", ":"))
    return text.encode("utf-8", "replace")


def numbers_hash(numbers: Numbers) -> str:
    """SHA-256 over the canonical bytes, in hexadecimals."""
    return hashlib.sha256(number_bytes(numbers)).hexdigest()


def _addresses(block: Block) -> Iterator[tuple[str, str]]:
    """Cells first of all: a sentence may write 'geen' where its cell says 0."""
    if isinstance(block, Paragraph | Bullets | Note):
        for sentence in block.sentences:
            yield from ((figure.address, figure.text) for figure in sentence.figures())
    table = block.data if isinstance(block, Chart) else block
    if isinstance(table, Table):
        yield from ((cell.address, cell.text) for cell in table.cells() if cell.address)


def _value(address: str, results: Results) -> CellValue:
    name, _, place = address.partition("/")
    row, _, column = place.partition("/")
    value = results.value(name, row, column)
    if isinstance(value, float):
        return float(f"{value:.{DIGITS}g}") if math.isfinite(value) else None
    return value


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Section():
            yield f"# {block.number} {block.title}"
        case Paragraph() | Bullets():
            yield from (sentence.plain() for sentence in block.sentences)
        case Note():
            yield block.title
            yield from (sentence.plain() for sentence in block.sentences)
        case Quote():
            yield f"‘{block.text}’ ({block.source})"
        case Table():
            yield from _table_lines(block)
        case Chart():
            yield f"{block.title}: {block.alternative}"
            yield from _table_lines(block.data)


def _table_lines(table: Table) -> Iterator[str]:
    yield f"{table.title}: {' | '.join([table.row_label, *(h.label for h in table.headings)])}"
    for row in table.rows:
        yield f"{table.title}: {' | '.join([row.group, row.label, *(cell.text for cell in row.cells)])}"
    yield from (*table.warnings, *table.notes)
