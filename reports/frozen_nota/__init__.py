"""The nota as it was on a moment: its numbers with their hash, and what differs from it since.

`nota_numbers(data)` makes the nota and gives its numbers; `difference(before, after)` says what changed.
"""

from __future__ import annotations

from analysis.study import StudyData
from reports.document import Document, Label
from reports.frozen_nota.difference import ChangedNumber, Difference, difference
from reports.frozen_nota.numbers import Numbers, number_bytes, numbers_hash, numbers_of
from reports.nota_results import results_of

__all__ = [
    "ChangedNumber",
    "Difference",
    "Numbers",
    "difference",
    "marked_as_frozen",
    "nota_numbers",
    "number_bytes",
    "numbers_hash",
]
SHOWN = 12  # characters of a hash that are printed in a nota; the whole stands in the snapshot


def nota_numbers(data: StudyData) -> Numbers:
    """The numbers and text of the nota of this study, without a date."""
    from reports.nota import compose

    results = results_of(data)
    return numbers_of(compose(results), results)


def marked_as_frozen(nota: Document, number: int, label: str, frozen_on: str, hash: str) -> Document:
    """The nota, which says on its title page from which snapshot it was made."""
    nota = nota.with_fact("Momentopname", Label(f"{number}: {label}, {frozen_on}", "bron"))
    return nota.with_fact("Hash van de momentopname", Label(hash[:SHOWN], "nummer"))
