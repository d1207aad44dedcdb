"""What the recount of a report says: alarms with their place and sureness, and what was checked and held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from analysis.report_recount.content import Place
from analysis.results.base import Result
from analysis.results.recount import Bound, Slip


class Sureness(StrEnum):
    """How sure it is that something is wrong; what the uncertainty is stands in the alarm's `doubt`."""

    ZEKER = "zeker"
    WAARSCHIJNLIJK = "waarschijnlijk"
    MOGELIJK = "mogelijk"


class CheckKind(StrEnum):
    """What was recounted."""

    COLUMN_TOTAL = "column_total"
    ROW_TOTAL = "row_total"
    HUNDRED_PERCENT = "hundred_percent"
    PERCENTAGE = "percentage"
    RATIO = "ratio"
    GROWTH = "growth"
    DIFFERENCE = "difference"
    PRODUCT = "product"
    MEAN = "mean"
    PART_OF = "part_of"  # k out of n: no more than n; a percentage of n people
    CALCULATION = "calculation"  # a sum that is written out
    PARTS = "parts"  # parts named in a sentence and what they are parts of
    SHARE_IN_WORDS = "share_in_words"
    LIST_COUNT = "list_count"
    REPETITION = "repetition"  # the same thing in two places


@dataclass(frozen=True)
class Alarm(Result):
    """Something printed that does not follow from what is printed beside it.

    Numbers are exact and in the unit of what was printed (percent 0-100); None where there is none.
    """

    kind: CheckKind
    place: Place
    in_table: bool
    subject: str  # what the figure is of: the labels of its row and column; '' in running text
    printed: str  # literally
    unit: str
    recomputed: Fraction | None
    low: Bound | None  # the smallest value the parts allow, given how they were rounded
    high: Bound | None
    parts: tuple[str, ...]  # what it was recomputed from, as printed
    formula: str  # over `parts`, as Dutch words: 'som', '100 x {0} / {1}'
    sureness: Sureness
    quote: str
    doubt: str = ""  # Dutch: what the uncertainty is; '' where it is certain
    slips: tuple[Slip, ...] = ()  # ids in their sentences are part_1, part_2, ... in the order of `parts`


@dataclass(frozen=True)
class Held(Result):
    """Something that was checked and holds: its kind, and whether only rounding makes it so."""

    kind: CheckKind
    by_rounding: bool = False


@dataclass(frozen=True)
class Tally(Result):
    """How often one kind was checked."""

    kind: CheckKind
    held: int
    by_rounding: int  # of those held: only because the parts were rounded
    wrong: int


@dataclass(frozen=True)
class ReportRecount(Result):
    """A report recounted: alarms with the surest first, what was checked, and notes on how it was read."""

    alarms: tuple[Alarm, ...]
    tallies: tuple[Tally, ...]
    passages: int
    tables: int
    notes: tuple[str, ...] = ()  # Dutch: English notation and the like

    @property
    def checked(self) -> int:
        """How many things were checked."""
        return sum(tally.held + tally.wrong for tally in self.tallies)


Verdict = Alarm | Held


def ordered(alarms: Iterable[Alarm]) -> tuple[Alarm, ...]:
    """The surest first; within that as they were found."""
    ranks = list(Sureness)
    return tuple(sorted(alarms, key=lambda alarm: ranks.index(alarm.sureness)))


def tallied(verdicts: Iterable[Verdict]) -> tuple[Tally, ...]:
    """Per kind that was checked at all, how many held."""
    listed = list(verdicts)
    held = Counter(one.kind for one in listed if isinstance(one, Held))
    rounded = Counter(one.kind for one in listed if isinstance(one, Held) and one.by_rounding)
    wrong = Counter(one.kind for one in listed if isinstance(one, Alarm))
    kinds = [kind for kind in CheckKind if held[kind] or wrong[kind]]
    return tuple(Tally(kind, held[kind], rounded[kind], wrong[kind]) for kind in kinds)
