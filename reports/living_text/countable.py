"""What of a study can be counted, under the names authors use: coded values, and answers to questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.results import Row
from analysis.study import StudyData
from codebooks.model import Aspect, Codebook
from codebooks.values import KEYS
from reports.living_text.shelf import Counted
from reports.nota_results import Results
from reports.tables import VALUE_WORDS, address

ANSWERS = "vragen_"  # and the perspectief: the table of its closed questions
OPEN = "open_"  # and the question
BY_PERSPECTIEF = "joint_display_aantallen"


def coded(data: StudyData) -> Mapping[str, Counted]:
    """Name -> every value of every aspect: `<codebook>.<aspect>.<waarde>`.

    A scheme that several perspectieven are coded with has the perspectief before the value.
    """
    schemes = data.coding_schemes()
    single = next((book for book in schemes if len(book.perspectieven) == 1), None)
    found = (one for book in schemes for one in (_single(book) if book is single else _several(book)))
    return {one.name: one for one in found}


def _single(book: Codebook) -> Iterator[Counted]:
    for aspect in book.aspects:
        if aspect.options:
            yield from _options(book, aspect)
            continue
        of = address("waarden", aspect.id, "van")
        for value in KEYS:
            hits = address("waarden", aspect.id, value)
            label = f"{aspect.label.say()}: {VALUE_WORDS[value]}"
            yield Counted(f"{book.id}.{aspect.id}.{value}", hits, of, label=label)


def _options(book: Codebook, aspect: Aspect) -> Iterator[Counted]:
    for option in aspect.options:
        hits, of = (address(aspect.id, option.code, column) for column in ("aantal", "van"))
        label = f"{aspect.label.say()}: {option.label.say()}"
        yield Counted(f"{book.id}.{aspect.id}.{option.code}", hits, of, label=label)


def _several(book: Codebook) -> Iterator[Counted]:
    for aspect in book.aspects:
        for perspectief in book.perspectieven:
            row = f"{book.id}.{aspect.id}__{perspectief}"
            for value in () if aspect.options else KEYS:
                name = f"{book.id}.{aspect.id}.{perspectief}.{value}"
                label = f"{aspect.label.say()}, {perspectief}: {VALUE_WORDS[value]}"
                yield Counted(name, address(BY_PERSPECTIEF, row, value), label=label)


def answered(results: Results) -> Mapping[str, Counted]:
    """Name -> every answer: `<question>.<option>`, before it the perspectief where several were asked it.

    With its perspectief a name always holds. An open question counts its categories.
    """
    tables = {id: f"{ANSWERS}{id}" for id, _ in results.data.study.perspectieven}
    rows = [(id, name, row) for id, name in tables.items() for row in results.rows(name)]
    times: dict[str, int] = {}
    for _, _, row in rows:
        times[row.key] = times.get(row.key, 0) + 1
    found = {f"{id}.{row.key}": _answer(f"{id}.{row.key}", name, row) for id, name, row in rows}
    found |= {row.key: _answer(row.key, name, row) for _, name, row in rows if times[row.key] == 1}
    return found | {one.name: one for one in _open(results)}


def _answer(name: str, table: str, row: Row) -> Counted:
    hits, of, share = (address(table, row.key, column) for column in ("aantal", "van", "aandeel"))
    return Counted(name, hits, of, share, f"{row.group}: {row.label}".removeprefix(": "))


def _open(results: Results) -> Iterator[Counted]:
    for scheme in results.data.open_schemes():
        for question in scheme.questions:
            table = f"{OPEN}{question.id}"
            for row in results.rows(table):
                hits, of = (address(table, row.key, column) for column in ("aantal", "van"))
                label = f"{question.text.say()}: {row.label}"
                yield Counted(f"{question.id}.{row.key}", hits, of, label=label)
