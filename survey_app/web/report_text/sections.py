"""The sections of a study's nota that an author can write a text for, and what there is of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.study import StudyData
from analysis.study_folder.text_files import text_path
from reports.document import Block, Document, Section
from reports.living_text import StudyShelf, shelf_of_study, text_problems


@dataclass(frozen=True)
class TextSection:
    """A section of the nota: its depth in the contents, its text, and how much is wrong with that."""

    key: str
    title: str
    depth: int
    text: str = ""
    problems: int = 0
    is_there: bool = True  # False for a text that was written for a section the nota no longer has


def sections_of(data: StudyData) -> tuple[TextSection, ...]:
    """Every section in the order of the nota; texts for sections that are not there come last."""
    shelf = shelf_of_study(data)
    document = generated_nota(shelf)
    wrong = Counter(one.file for one in text_problems(data, shelf, document))
    texts = {text.section: text.markdown for text in data.report_texts}
    known = list(_outline((*document.sections, *document.annexes), 1))
    lost = [(key, key, 1) for key in texts if key not in {key for key, _, _ in known}]
    return tuple(
        TextSection(*one, texts.get(one[0], ""), wrong[text_path(one[0])], one not in lost)
        for one in (*known, *lost)
    )


def generated_nota(shelf: StudyShelf) -> Document:
    """What the nota of this study makes itself."""
    from reports.nota import skeleton

    return skeleton(shelf.results)


def _outline(blocks: Sequence[Block], depth: int) -> Iterator[tuple[str, str, int]]:
    for block in blocks:
        if isinstance(block, Section):
            yield block.key, block.title, depth
            yield from _outline(block.blocks, depth + 1)
