"""The sections of a study's nota that an author can write a text for, and what there is of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.study_folder.text_files import text_path
from reports.document import Block, Document, Section
from reports.living_text import StudyShelf, text_problems


@dataclass(frozen=True)
class TextSection:
    """A section of the nota: its depth in the contents, its text, and how much is wrong with that."""

    key: str
    title: str
    depth: int
    text: str = ""
    problems: int = 0
    is_there: bool = True  # False for a text that was written for a section the nota no longer has


def sections_of(shelf: StudyShelf) -> tuple[TextSection, ...]:
    """Every section in the order of the nota; texts for sections that are not there come last."""
    document = generated_nota(shelf)
    wrong = Counter(one.file for one in text_problems(shelf.results.data, shelf, document))
    return tuple(replace(one, problems=wrong[text_path(one.key)]) for one in _found(shelf, document))


def section_of(shelf: StudyShelf, key: str) -> TextSection | None:
    """The section with this key; None where neither the nota nor a text has it."""
    return next((one for one in _found(shelf, generated_nota(shelf)) if one.key == key), None)


def _found(shelf: StudyShelf, document: Document) -> tuple[TextSection, ...]:
    texts = {text.section: text.markdown for text in shelf.results.data.report_texts}
    known = list(_outline((*document.sections, *document.annexes), 1))
    lost = [(key, key, 1) for key in texts if key not in {key for key, _, _ in known}]
    there = (TextSection(*one, texts.get(one[0], "")) for one in known)
    return (*there, *(TextSection(*one, texts[one[0]], is_there=False) for one in lost))


def generated_nota(shelf: StudyShelf) -> Document:
    """What the nota of this study makes itself."""
    from reports.nota import skeleton

    return skeleton(shelf.results)


def _outline(blocks: Sequence[Block], depth: int) -> Iterator[tuple[str, str, int]]:
    for block in blocks:
        if isinstance(block, Section):
            yield block.key, block.title, depth
            yield from _outline(block.blocks, depth + 1)
