"""What is wrong with an author's text: every reference that leads nowhere, with the name it may have been."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from analysis.report_rows import ReportText
from analysis.study_folder.text_files import text_path
from instruments.problems import Problem, did_you_mean, problem
from reports.living_text import problem_texts as _texts  # noqa: F401  # its import fills the catalogue
from reports.living_text.composing import directive_of, title_of
from reports.living_text.markdown import parts
from reports.living_text.reference import Part, Reference, Words
from reports.living_text.reference_words import GENERATED, KEPT, WORDS, in_sentence, resolved
from reports.living_text.shelf import Shelf

MOST_COMPARED = 5000  # known names looked through for a hint; comparing is slow
_BRACES = re.compile(r"\{\{.{0,40}|.{0,40}\}\}", re.DOTALL)


def found_problems(markdown: str, shelf: Shelf, file: str) -> Iterator[Problem]:
    """Every Problem, in the order of the text; a misspelled word or name comes with the nearest one."""
    found = parts(markdown)
    for place, part in enumerate(found):
        yield from _open_braces(part, file)
        yield from _empty_heading(part, found[place + 1 : place + 2], file)
        for reference in part.references():
            yield from _of_reference(reference, part, shelf, file)
    directives = [part for part in found if directive_of(part) is not None]
    yield from (problem("text-generated-twice", file, part.line) for part in directives[1:])


def section_problems(texts: Iterable[ReportText], known: Collection[str]) -> Iterator[Problem]:
    """A text for a section that the nota does not have."""
    for text in texts:
        if text.section not in known:
            hint = did_you_mean(text.section, known)
            yield problem("text-section-unknown", text_path(text.section), 0, value=text.section, hint=hint)


def _empty_heading(part: Part, after: Sequence[Part], file: str) -> Iterator[Problem]:
    """A heading is not printed when the next is as wide, or when nothing comes at all."""
    empty = not after or (after[0].kind == "heading" and after[0].level <= part.level)
    if part.kind == "heading" and empty:
        yield problem("text-heading-empty", file, part.line, value=title_of(part))


def _open_braces(part: Part, file: str) -> Iterator[Problem]:
    words = (piece for row in part.rows for piece in row if isinstance(piece, Words))
    for piece in words:
        for found in _BRACES.finditer(piece.text):
            shown = " ".join(found[0].split())
            yield problem("text-reference-open", file, piece.line, value=shown)


def _of_reference(reference: Reference, part: Part, shelf: Shelf, file: str) -> Iterator[Problem]:
    if reference.word == GENERATED:
        yield from _of_directive(reference, part, file)
        return
    if reference.word not in WORDS:
        allowed, hint = ", ".join((*WORDS, GENERATED)), did_you_mean(reference.word, (*WORDS, GENERATED))
        details = {"value": reference.word, "allowed": allowed, "hint": hint}
        yield problem("text-word-unknown", file, reference.line, **details)
        return
    found = resolved(reference, shelf)
    if found is None:
        yield _unknown(reference, shelf, file)
    elif part.alone is None and (part.kind in ("heading", "quote") or in_sentence(found) is None):
        yield problem("text-reference-place", file, reference.line, value=reference.written)


def _of_directive(reference: Reference, part: Part, file: str) -> Iterator[Problem]:
    if part.alone is None:
        yield problem("text-reference-place", file, reference.line, value=reference.written)
    elif reference.name not in KEPT:
        yield problem("text-generated-unknown", file, reference.line, value=reference.name)


def _unknown(reference: Reference, shelf: Shelf, file: str) -> Problem:
    if reference.word == "citaat" and shelf.is_closed(reference.name):
        return problem("text-quote-closed", file, reference.line, value=reference.name)
    if shelf.is_hidden(reference):
        return problem("text-number-hidden", file, reference.line, value=reference.written)
    known = shelf.names(reference.word, reference.name)
    hint = did_you_mean(reference.name, known) if len(known) <= MOST_COMPARED else ""
    return problem("text-reference-unknown", file, reference.line, value=reference.written, hint=hint)
