"""Whether two perspectieven differ by more than chance: sign test, and tallies per statement and casus.

Nothing here is agreement between codeurs: the share that judges the same describes how perspectieven relate.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from analysis.arguments import whole
from analysis.perspectives import Comparison, Direction, Pair
from analysis.proportions import share
from analysis.results import PairTally, SignTest

NO_DIRECTION = "Niemand oordeelt lager of hoger, dus er is geen richting om te toetsen."
SIGNS = {Direction.LAGER: -1, Direction.GELIJK: 0, Direction.HOGER: 1}


def sign_test(lower: int, higher: int, ties: int = 0, not_comparable: int = 0) -> SignTest:
    """Whether one side is lower so often that chance is a poor explanation.

    `lower` and `higher` count pairs in which the first judges lower or higher than the second; `ties` and
    `not_comparable` (grijs against a colour) are kept beside the test and do not change it. The pairs are
    taken to be separate from each other: over casussen they are, over the statements of one casus they are
    judged by the same people, and the p then describes those people only.

    Missing values: a pair in which one gave no judgement is in no count. With nothing lower or higher p is
    NaN, with the reason. Errors: ValueError for a count that is not a whole number from 0 up.

    Formula: with n = lower + higher and k the smaller of the two, p = 2 P(X <= k), at most 1, where X is
    binomial with n and one half. With fewer than 6 pairs that differ p cannot come below 0.05.

    Source: Conover 1999, Practical Nonparametric Statistics, 3rd ed., section 3.4 (ties left out); scipy,
    `binomtest`, which is R's `binom.test`.

    >>> sign_test(lower=8, higher=1, ties=3).p
    0.0390625
    """
    counts = (whole("lower", lower), whole("higher", higher))
    beside = (whole("ties", ties), whole("not_comparable", not_comparable))
    n = sum(counts)
    method = f"tekentoets, exact, tweezijdig, n = {n} die verschillen"
    if n == 0:
        return SignTest(*counts, *beside, math.nan, method, NO_DIRECTION)
    from scipy.stats import binomtest  # half a second to load

    return SignTest(*counts, *beside, float(binomtest(counts[0], n).pvalue), method)


def tally_pairs(comparisons: Iterable[Comparison], order: Sequence[str]) -> tuple[PairTally, ...]:
    """Per statement, per casus and in all: how each two perspectieven relate, with share and sign test.

    `comparisons` are those of any number of statements and casussen (`analysis.perspectives.compare`);
    `order` names the perspectieven, and gives which of two is `first`. Tallies come by statement, then by
    casus, both in order of appearance, then one over everything; each for every two of `order`, also where no
    pair exists.

    Missing values: see `sign_test`; without pairs the share is NaN with its reason. Errors: none of its own.

    Formula: `agreement` is the Wilson interval of equal of pairs (see `share`). Over everything `per_casus`
    gives each casus one voice: lower when more of its pairs are lower than higher, a tie when as many. That
    is the test to quote: the pairs of one casus come from the same two people.

    Source: see `sign_test` and `share`.

    >>> from analysis.perspectives import compare
    >>> found = compare("contact", "8", {"ouder": "rood", "swt": "groen"}, ["ouder", "swt"])
    >>> [(t.about, t.lower, t.two_steps) for t in tally_pairs([found], ["ouder", "swt"])]
    [('stelling', 1, 1), ('casus', 1, 1), ('alles', 1, 1)]
    """
    found = list(comparisons)
    return tuple(
        _tally(about, key, sides, chosen)
        for about, key, chosen in _parts(found)
        for sides in combinations(order, 2)
    )


def _parts(found: list[Comparison]) -> Iterator[tuple[str, str, list[Comparison]]]:
    yield from _grouped("stelling", found, lambda comparison: comparison.statement)
    yield from _grouped("casus", found, lambda comparison: comparison.casus)
    yield "alles", "", found


def _grouped(
    about: str, found: list[Comparison], key_of: Callable[[Comparison], str]
) -> Iterator[tuple[str, str, list[Comparison]]]:
    for key in dict.fromkeys(map(key_of, found)):
        yield about, key, [comparison for comparison in found if key_of(comparison) == key]


def _tally(about: str, key: str, sides: tuple[str, str], found: list[Comparison]) -> PairTally:
    pairs = [p for comparison in found for p in _between(comparison, sides)]
    ways = Counter(pair.direction for pair in pairs)
    steps = Counter(abs(pair.steps) for pair in pairs if pair.steps)
    equal, lower, higher = ways[Direction.GELIJK], ways[Direction.LAGER], ways[Direction.HOGER]
    grijs = ways[Direction.NIET_VERGELIJKBAAR]
    return PairTally(
        about=about,
        key=key,
        first=sides[0],
        second=sides[1],
        pairs=len(pairs),
        equal=equal,
        lower=lower,
        higher=higher,
        not_comparable=grijs,
        one_step=steps[1],
        two_steps=steps[2],
        agreement=share(equal, len(pairs)),
        test=sign_test(lower, higher, equal, grijs),
        per_casus=_one_voice_each(pairs) if about == "alles" else None,
    )


def _between(comparison: Comparison, sides: tuple[str, str]) -> Iterator[Pair]:
    """The pair of these two, with the first of them first, where both judged."""
    for pair in comparison.pairs:
        if {pair.first, pair.second} == set(sides):
            yield pair.seen_from(sides[0])


def _one_voice_each(pairs: list[Pair]) -> SignTest:
    """The sign test in which every casus counts once; a casus with nothing to compare is `not_comparable`."""
    balance: dict[str, int] = {}
    for pair in pairs:
        if pair.direction is not Direction.NIET_VERGELIJKBAAR:
            balance[pair.casus] = balance.get(pair.casus, 0) + SIGNS[pair.direction]
    return sign_test(
        lower=sum(value < 0 for value in balance.values()),
        higher=sum(value > 0 for value in balance.values()),
        ties=sum(value == 0 for value in balance.values()),
        not_comparable=len({pair.casus for pair in pairs} - set(balance)),
    )
