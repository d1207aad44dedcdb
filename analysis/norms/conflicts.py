"""What a conflict in the source would change: each judgement, read by the printed figure, not the data.

Which evidence a figure touches follows from its address in published.yaml: `waarden/<aspect>/<value>`, or
`<printed table>/<aspect>/aantal`, counts one value of one aspect, and a judgement is touched when a link
under its norms counts that aspect. A conflict about words, people or other tables touches no evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import permutations

from analysis.cells import Cell
from analysis.norms import Beside, Judgement, beside_of, judge, norms_judged, parent_counts
from analysis.results import ConflictReading
from analysis.study import Assessment, PublishedFigure, StudyData
from codebooks.model import Codebook, Normenkader
from codebooks.values import KEYS

ALL_VALUES = tuple(str(value) for value in KEYS)
NO_COUNT = "Gedrukt is geen aantal, dus deze lezing is niet na te rekenen."
TOO_MANY = "Er is meer gedrukt dan er casussen zijn, dus deze lezing kan niet."
_COUNT = re.compile(r"\d+")


def read_conflicts(data: StudyData, cells: Iterable[Cell]) -> tuple[ConflictReading, ...]:
    """Whether a judgement depends on which of two conflicting printed figures is right.

    `data` is the study, `cells` its decided cells. Per figure with a `conflict` and per judgement whose
    evidence it touches: share and level as the data have it, and the lowest and highest the printed figure
    allows.

    Missing values: a figure printed in words, or above the number of casussen, cannot be tried and says so in
    `reason`. Errors: none of its own.

    Formula: the data have c cells with the value where m were printed. When c > m, which c - m cells are
    something else and what is not known; when c < m, so is which m - c others have the value. The share of a
    link is a ratio of two sums, so its lowest and highest lie where all these cells move alike (as far as
    there are any): those are tried, each with `analysis.norms.judge`.

    Source: this house.

    >>> from analysis.study import Study
    >>> from instruments.texts import NO_TEXTS as none
    >>> study = Study("s", none, "", none, none, none, none, 10, none, (), {}, (), (), ())
    >>> read_conflicts(StudyData(study), ())  # nothing was printed
    ()
    """
    counts = Counter(dict(parent_counts(cells)))
    fixed = {assessment.judgement: assessment for assessment in data.assessments}
    beside = beside_of(data)
    return tuple(
        _reading(figure, kader, name, fixed.get(name, Assessment(name, "")), counts, place, beside)
        for figure in data.published
        if figure.conflict and (place := counted_by(data, figure)) is not None
        for kader in data.normenkaders()
        for name in kader.judgements()
        if _touches(kader, name, place[0])
    )


def counted_by(data: StudyData, figure: PublishedFigure) -> tuple[str, str] | None:
    """The qualified aspect and the value that this figure counts; None when it counts something else."""
    table, _, rest = figure.figure.partition("/")
    row, _, column = rest.partition("/")
    book = next((b for b in data.coding_schemes() if len(b.perspectieven) == 1), None)
    if book is None or row not in {aspect.id for aspect in book.coloured()}:
        return None
    value = column if table == "waarden" and column in ALL_VALUES else _value_of(book, table, column)
    return (f"{book.id}.{row}", value) if value else None


def _value_of(book: Codebook, table: str, column: str) -> str:
    return next((str(known.value) for known in book.tables if (known.id, "aantal") == (table, column)), "")


def _touches(kader: Normenkader, name: str, aspect: str) -> bool:
    return any(aspect in link.aspects for norm in norms_judged(kader, name) for link in norm.evidence)


def _reading(
    figure: PublishedFigure,
    kader: Normenkader,
    name: str,
    assessment: Assessment,
    counts: Counter[tuple[str, str]],
    place: tuple[str, str],
    beside: Beside,
) -> ConflictReading:
    aspect, value = place
    now = judge(kader, name, assessment, counts, beside)
    found = _COUNT.match(figure.printed.strip())
    printed = int(found[0]) if found else 0
    others = [] if found is None else [
        judge(kader, name, assessment, other, beside) for other in _readings(counts, aspect, value, printed)
    ]  # fmt: skip
    low, high = _ends(others)
    reason = NO_COUNT if found is None else ("" if others else TOO_MANY)
    return ConflictReading(
        figure=figure.id,
        judgement=name,
        aspect=aspect,
        value=value,
        printed=printed,
        counted=counts[place],
        share=now.share,
        level=now.calculated,
        share_low=low[0],
        level_low=low[1],
        share_high=high[0],
        level_high=high[1],
        reason=reason,
    )


End = tuple[Fraction | None, str]


def _ends(found: list[Judgement]) -> tuple[End, End]:
    known = sorted((judged.share, judged.calculated) for judged in found if judged.share is not None)
    return (known[0], known[-1]) if known else ((None, ""), (None, ""))


def _readings(
    counts: Counter[tuple[str, str]], aspect: str, value: str, printed: int
) -> Iterator[Counter[tuple[str, str]]]:
    """The counts under the printed figure, each with all cells that must differ moved alike."""
    surplus = counts[aspect, value] - printed
    others = [other for other in ALL_VALUES if other != value]
    if surplus >= 0:
        for other in others:
            yield counts + Counter({(aspect, other): surplus}) - Counter({(aspect, value): surplus})
    elif sum(counts[aspect, other] for other in others) >= -surplus:
        for order in permutations(others):
            yield _taken(counts, aspect, value, order, -surplus)


def _taken(
    counts: Counter[tuple[str, str]], aspect: str, value: str, order: tuple[str, ...], wanted: int
) -> Counter[tuple[str, str]]:
    """The counts with `wanted` cells more of this value, taken from the others in this order."""
    after = counts + Counter({(aspect, value): wanted})
    for other in order:
        taken = min(wanted, counts[aspect, other])
        after = after - Counter({(aspect, other): taken})
        wanted -= taken
    return after
