"""Makes a verdict of an outcome: held, or an alarm with its slips, its quote and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from analysis.recount.interval import Interval
from analysis.report_recount.content import Place
from analysis.report_recount.quantities import Outcome, Quantity, compared, slips_of, sum_of
from analysis.report_recount.verdicts import Alarm, CheckKind, Held, Sureness, Verdict
from analysis.results.recount import SlipKind

TELLING = frozenset(  # slips that explain a figure too well to be chance
    {SlipKind.CIJFERS_VERWISSELD, SlipKind.KOMMA_VERSCHOVEN, SlipKind.AFGEKAPT, SlipKind.NAAR_BOVEN}
)
WITHOUT_SLIPS = frozenset({CheckKind.SHARE_IN_WORDS, CheckKind.LIST_COUNT, CheckKind.REPETITION})


@dataclass(frozen=True)
class Site:
    """Where a check is made: its place, whether that is a table, and the words to quote."""

    place: Place
    in_table: bool
    quote: str


@dataclass(frozen=True)
class Trust:
    """How sure an alarm would be, and what the uncertainty is."""

    sureness: Sureness
    doubt: str = ""


CERTAIN = Trust(Sureness.ZEKER)


def sum_outcome(printed: Quantity, parts: Sequence[Quantity]) -> Outcome:
    """Whether the parts add up to what is printed; of any number of parts."""
    point = _total([part.point for part in parts])
    exact = all(part.interval.low == part.interval.high for part in parts)
    return compared(printed, point, point if exact else _total([part.interval for part in parts]))


def _total(intervals: Sequence[Interval]) -> Interval:
    """As interval.total, for many: what a report prints is too short to need its bounds on digits."""
    zero = Fraction(0)
    return Interval(sum((one.low for one in intervals), zero), sum((one.high for one in intervals), zero))


def held(kind: CheckKind, found: Outcome) -> Held:
    """It holds."""
    return Held(kind, found.by_rounding)


def alarm(
    kind: CheckKind,
    site: Site,
    printed: Quantity,
    formula: str,
    parts: Sequence[Quantity],
    found: Outcome,
    trust: Trust,
) -> Alarm:
    """It does not hold. `formula` is one of analysis/recount/formula.py over part_1, part_2, ..."""
    return Alarm(
        kind,
        site.place,
        site.in_table,
        printed.subject,
        printed.text,
        printed.unit,
        found.recomputed,
        found.around.low,
        found.around.high,
        _labelled(printed, parts),
        formula,
        trust.sureness,
        site.quote,
        trust.doubt,
        () if kind in WITHOUT_SLIPS else slips_of(printed, formula, parts),
    )


def _labelled(printed: Quantity, parts: Sequence[Quantity]) -> tuple[str, ...]:
    """The parts as printed with what each is of, without the words that all of them share with the whole."""
    shared = [words for words in printed.subject.split(", ") if all(words in part.subject for part in parts)]
    labels = [", ".join(words for words in part.subject.split(", ") if words not in shared) for part in parts]
    return tuple(
        f"{part.text} ({label})" if label else part.text for part, label in zip(parts, labels, strict=True)
    )


def sum_alarm(
    kind: CheckKind, site: Site, printed: Quantity, parts: Sequence[Quantity], trust: Trust
) -> Alarm:
    """As `alarm`, of a sum."""
    return alarm(kind, site, printed, sum_of(parts), parts, sum_outcome(printed, parts), trust)


def explained(one: Alarm) -> bool:
    """Whether a slip explains it too well to be chance."""
    return any(slip.kind in TELLING for slip in one.slips)


def distance(printed: Quantity, found: Outcome) -> float:
    """How far the printed value lies from what the parts give, as a share of the larger; 1 when unknown."""
    if found.recomputed is None or printed.value is None:
        return 1.0
    largest = max(abs(found.recomputed), abs(printed.value))
    return float(abs(found.recomputed - printed.value) / largest) if largest else 0.0


def verdict_on(
    kind: CheckKind,
    site: Site,
    printed: Quantity,
    formula: str,
    parts: Sequence[Quantity],
    found: Outcome | None,
    trust: Trust,
) -> Verdict | None:
    """Held or an alarm; None where nothing could be computed."""
    if found is None:
        return None
    return held(kind, found) if found.holds else alarm(kind, site, printed, formula, parts, found, trust)
