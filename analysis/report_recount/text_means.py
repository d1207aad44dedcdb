"""`Per arrangement zijn de gemiddelde kosten € 849`: a mean beside a total and how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.report_recount.judging import Site, Trust, alarm, distance, explained, held
from analysis.report_recount.mentions import Mention, same_thing, stem
from analysis.report_recount.quantities import Outcome, Quantity, outcome
from analysis.report_recount.verdicts import CheckKind, Sureness, Verdict

_MEAN = re.compile(r"\bgemiddelde?n?\b|\bgem\.", re.I)
_PER = re.compile(r"\bper\s+([a-zà-ÿ-]+)", re.I)
_TIME = frozenset({"jaar", "maand", "week", "dag", "uur", "kwartaal", "keer", "inwoner", "euro"})
NEAR = 0.1
_FORMULA = "part_1 / part_2"
_DOUBT = "als het gemiddelde over dit totaal en dit aantal gaat"


def mean_verdicts(
    sentence: str, found: Sequence[Mention], around: Sequence[Mention], site: Site
) -> Iterator[Verdict]:
    """A sentence with one mean `per` something; `around` are the numbers up to and in it."""
    words = [match[1].casefold() for match in _PER.finditer(sentence)]
    things = [word for word in words if word not in _TIME]
    amounts = [one for one in found if one.unit == "euro"]
    means = amounts or [one for one in found if "," in one.quantity.text and one.unit != "procent"]
    if not _MEAN.search(sentence) or len(things) != 1 or len(means) != 1:
        return
    mean = means[0]
    totals = [one for one in around if one.unit == mean.unit and _is_total(one, mean)]
    counts = [one for one in around if one.is_count and (one.value or 0) > 1 and _named(one, things[0])]
    yield from _best(mean.quantity, totals, counts, site)


def _is_total(one: Mention, mean: Mention) -> bool:
    return one != mean and (one.value or 0) > (mean.value or 0)


def _named(one: Mention, thing: str) -> bool:
    """`53 zorg en onderwijs arrangementen` are arrangementen, and so are compounds that end in the word."""
    wanted = stem(thing)
    return any(stem(word).endswith(wanted) for word in one.noun.split()) or same_thing(one.noun, thing)


def _best(
    mean: Quantity, totals: Sequence[Mention], counts: Sequence[Mention], site: Site
) -> Iterator[Verdict]:
    """Held where any total and count give it; else the nearest, where that can only be what was meant."""
    pairs = [(total.quantity, count.quantity) for total in totals for count in counts]
    results = [(pair, found) for pair in pairs if (found := outcome(mean, _FORMULA, pair)) is not None]
    good = next((found for _, found in results if found.holds), None)
    if good is not None:
        yield held(CheckKind.MEAN, good)
    elif results:
        yield from _alarm(mean, results, site)


def _alarm(
    mean: Quantity, results: Sequence[tuple[tuple[Quantity, Quantity], Outcome]], site: Site
) -> Iterator[Verdict]:
    pair, found = min(results, key=lambda result: distance(mean, result[1]))
    one = alarm(CheckKind.MEAN, site, mean, _FORMULA, pair, found, Trust(Sureness.WAARSCHIJNLIJK, _DOUBT))
    if explained(one) or distance(mean, found) <= NEAR:
        yield one
