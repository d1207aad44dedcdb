"""Printed numbers: which sample sizes, means and bases can stand behind what a report printed."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from analysis.arguments import number, refuse, whole
from analysis.results import PossibleMean, PossibleN

MOST_DECIMALS = 12
ROUNDED = "Elke breuk precies gerekend, afgerond met een half naar boven of naar het even cijfer."
NO_SIZE = (
    "Geen enkele omvang tot en met {upto} geeft deze percentages: "
    "er staat een andere noemer onder, of er zit een fout in."
)
NO_MEAN = (
    "Geen totaal van {n} antwoorden op deze schaal geeft dit gemiddelde: "
    "de n, de schaal of het cijfer klopt niet."
)
Scale = tuple[float, float] | tuple[float, float, float]


def possible_n(
    percentages: Iterable[float | str] | float | str,
    decimals: int = 0,
    upto: int = 500,
    adds_up: bool = False,
) -> PossibleN:
    """Which numbers of respondents can have given these printed percentages.

    `percentages` (0-100, one or more, as numbers or as printed: 33.3 or "33,3") share one base: the options
    of one question. `decimals` is how many decimals they were printed with, `upto` the largest size tried.
    With `adds_up` the counts behind them must add up to the size: every respondent chose exactly one option
    and all options are given.

    Missing values: leave out an option whose percentage was not printed, and do not ask for `adds_up` then.
    Errors: ValueError for a percentage that is no number from 0 to 100 or has more decimals than `decimals`,
    for no percentage at all, for decimals or upto that are no whole number.

    Formula: n is possible when for every percentage p there is a whole k, 0 <= k <= n, for which 100 k/n
    rounds to p, with a half rounded up or to the even digit, whichever fits; computed in exact fractions.
    Under `adds_up` the lowest such k together are at most n and the highest together at least n.

    Source: the GRIM test, Brown and Heathers 2017, Social Psychological and Personality Science 8, 363-369,
    applied to shares.

    >>> possible_n([33, 67], upto=12).sizes
    (3, 6, 9, 12)
    >>> 15 in possible_n(["46,7", "53,3"], decimals=1, adds_up=True)
    True
    """
    decimals, upto = _decimals(decimals), whole("upto", upto, low=1)
    printed = _percentages(percentages, decimals)
    sizes = tuple(n for n in range(1, upto + 1) if _fits(printed, decimals, n, bool(adds_up)))
    shown = tuple(_shown(value, decimals) for value in printed)
    reason = "" if sizes else NO_SIZE.format(upto=upto)
    return PossibleN(shown, decimals, upto, bool(adds_up), sizes, ROUNDED, reason)


def _decimals(decimals: object) -> int:
    return whole("decimals", decimals, high=MOST_DECIMALS)


def _percentages(percentages: Iterable[float | str] | float | str, decimals: int) -> list[Fraction]:
    single = isinstance(percentages, str) or not isinstance(percentages, Iterable)
    listed: list[float | str] = [percentages] if single else list(percentages)  # type: ignore[list-item, arg-type]
    if not listed:
        raise refuse("percentages", listed, "at least one percentage")
    return [_printed("percentages", value, decimals, 0, 100) for value in listed]


def _printed(
    name: str, value: object, decimals: int, low: float = -math.inf, high: float = math.inf
) -> Fraction:
    """A number as it was printed, exactly; a text may have a decimal comma."""
    try:
        exact = Decimal(
            value.strip().replace(",", ".") if isinstance(value, str) else repr(number(name, value))
        )
    except InvalidOperation:
        raise refuse(name, value, "a number as it was printed") from None
    if not exact.is_finite() or not low <= exact <= high:
        raise refuse(name, value, "a finite number" if low == -math.inf else f"a number from {low} to {high}")
    if abs(exact.adjusted()) > 2 * MOST_DECIMALS or (Fraction(exact) * 10**decimals).denominator != 1:
        raise refuse(name, value, f"printed with {decimals} decimals at most")
    return Fraction(exact)


def _fits(printed: list[Fraction], decimals: int, n: int, adds_up: bool) -> bool:
    counts = [_counts(value, decimals, n) for value in printed]
    if any(low > high for low, high in counts):
        return False
    return not adds_up or sum(low for low, _ in counts) <= n <= sum(high for _, high in counts)


def _counts(percentage: Fraction, decimals: int, n: int) -> tuple[int, int]:
    """The lowest and the highest k of n that print so; low above high when none does."""
    low, high = _whole_between(_rounds_to(percentage, decimals), Fraction(100, n))
    return max(low, 0), min(high, n)


Range = tuple[Fraction, bool, Fraction, bool]  # low, included; high, included


def _rounds_to(printed: Fraction, decimals: int) -> Range:
    """What rounds to this: half away from zero gives the end nearest zero, half to even both ends or none."""
    half = Fraction(1, 2 * 10**decimals)
    even = (printed * 10**decimals).numerator % 2 == 0
    return printed - half, even or printed > 0, printed + half, even or printed < 0


def _whole_between(found: Range, unit: Fraction) -> tuple[int, int]:
    """The first and last whole number of units in the range."""
    low, low_in, high, high_in = found
    first, last = math.ceil(low / unit), math.floor(high / unit)
    first += not low_in and first * unit == low
    last -= not high_in and last * unit == high
    return first, last


def _shown(value: Fraction, decimals: int) -> str:
    return f"{float(value):.{decimals}f}"


def possible_mean(mean: float | str, n: int, decimals: int, scale: Scale) -> PossibleMean:
    """Whether n answers on a scale can have this printed mean, such as a 7.3 from 15 report grades.

    `mean` is the number as printed (7.3 or "7,3") with `decimals` decimals, `n` how many answered, `scale`
    the lowest and the highest answer, and the step between answers if that is not 1: (1, 10) or (0, 10, 0.5).

    Missing values: n counts those who gave an answer. A mean outside the scale is not possible, which is an
    answer and no error. Errors: ValueError for a mean that is no number or has more decimals than `decimals`,
    n below 1, a scale that does not go up, or whose ends lie no whole number of steps apart.

    Formula: every total n low + t step with whole t from 0 to n (high - low)/step can occur; the mean is
    possible when one of these divided by n rounds to it, with a half rounded up or to the even digit.
    `below` and `above` are the means on either side that can occur and print differently.

    Source: the GRIM test, Brown and Heathers 2017, Social Psychological and Personality Science 8, 363-369.

    >>> bool(possible_mean(7.3, 15, 1, (1, 10)))
    True
    >>> possible_mean("5,19", 28, 2, (1, 7)).possible  # the example of the article
    False
    """
    decimals, n = _decimals(decimals), whole("n", n, low=1)
    printed = _printed("mean", mean, decimals)
    low, high, step = _scale(scale)
    most = int(n * (high - low) / step)
    first, last = _steps(printed, decimals, n, low, step)
    possible = max(first, 0) <= min(last, most)
    return PossibleMean(
        mean=_shown(printed, decimals),
        n=n,
        decimals=decimals,
        scale=(float(low), float(high), float(step)),
        possible=possible,
        below=_mean_of(min(first - 1, most), n, low, step) if first > 0 else math.nan,
        above=_mean_of(max(last + 1, 0), n, low, step) if last < most else math.nan,
        method=ROUNDED,
        reason="" if possible else NO_MEAN.format(n=n),
    )


def _scale(scale: Scale) -> tuple[Fraction, Fraction, Fraction]:
    wanted = "(lowest, highest) or (lowest, highest, step), with lowest < highest in whole steps"
    if not isinstance(scale, tuple | list) or len(scale) not in (2, 3):
        raise refuse("scale", scale, wanted)
    low, high, step = (Fraction(repr(number("scale", item))) for item in (*scale, 1)[:3])
    if step <= 0 or high <= low or ((high - low) / step).denominator != 1:
        raise refuse("scale", scale, wanted)
    return low, high, step


def _steps(printed: Fraction, decimals: int, n: int, low: Fraction, step: Fraction) -> tuple[int, int]:
    """The first and last t for which low + t step/n prints so."""
    start, start_in, end, end_in = _rounds_to(printed, decimals)
    return _whole_between((start - low, start_in, end - low, end_in), step / n)


def _mean_of(steps: int, n: int, low: Fraction, step: Fraction) -> float:
    return float(low + steps * step / n)


def possible_base(k: int, percentage: float | str, decimals: int = 0, upto: int = 100_000) -> PossibleN:
    """Out of how many k was taken, when a report prints k and its percentage but not the base.

    `k` is the count from 1 up, `percentage` (0-100) as printed with `decimals` decimals; bases up to `upto`
    are tried. Missing values do not occur. Errors: ValueError as in `possible_n`.

    Formula: n is possible when n >= k and 100 k/n rounds to the percentage, as in `possible_n`.

    Source: the GRIM test turned round (Brown and Heathers 2017). Example: Zwolle 2023 prints a response of
    10% from 253 answers and some 3,000 invitations; 10% of what?

    >>> bases = possible_base(253, 10)
    >>> min(bases), max(bases), 3000 in bases
    (2410, 2663, False)
    """
    k, decimals, upto = whole("k", k, low=1), _decimals(decimals), whole("upto", upto, low=1)
    printed = _printed("percentage", percentage, decimals, 0, 100)
    low, low_in, high, high_in = _rounds_to(printed, decimals)
    sizes = tuple(
        n
        for n in range(k, upto + 1)
        if _inside(Fraction(100 * k, n), low, low_in) and _inside(-Fraction(100 * k, n), -high, high_in)
    )
    reason = "" if sizes else NO_SIZE.format(upto=upto)
    return PossibleN((_shown(printed, decimals),), decimals, upto, False, sizes, ROUNDED, reason)


def _inside(value: Fraction, bound: Fraction, included: bool) -> bool:
    return value > bound or (included and value == bound)
