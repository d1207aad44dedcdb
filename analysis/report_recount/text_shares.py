"""`7 van de 15 (47%)`, `19 van de 134`, `ongeveer de helft (9 van de 14)`: shares in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from analysis.recount.interval import Interval, exactly
from analysis.recount.words import Hedge, hedge, share_in_words
from analysis.report_recount.judging import CERTAIN, Site, Trust, alarm, held, verdict_on
from analysis.report_recount.mentions import Mention, same_thing
from analysis.report_recount.quantities import Outcome, Quantity, outcome, quantity
from analysis.report_recount.verdicts import CheckKind, Held, Sureness, Verdict

_OF = re.compile(
    r"(?:\s+[A-Za-zÀ-ÿ-]+){0,2}?\s+(?:van|uit|op)\s+(?:(?:de|het|die|deze|alle|onze|in totaal|totaal)\s+)"
    r"{0,2}(?:[a-zà-ÿ-]+\s+)?|\s*/\s*",
    re.IGNORECASE,
)
_INTO_BRACKET = re.compile(r"[^.;:()\d]{0,80}\(\s*(?:(?:dat is|ofwel|oftewel|namelijk|=|,)\s*)*")
_SAID_AGAIN = re.compile(r"[^.;:()\d]{0,30},?\s*(?:dat is|ofwel|oftewel|dus|=)\s*(?:\w+\s){0,2}")
_WORDS = re.compile(
    r"\b(?:(?:de |een )?(?:grote |overgrote |ruime )?meerderheid|(?:het |een )?(?:(?:over)?grote )?merendeel"
    r"|(?:de|het) (?:aller)?meeste|(?:de )?helft|een derde|eenderde|twee ?derde|een kwart|drie ?kwart"
    r"|een vijfde|een tiende)\b",
    re.IGNORECASE,
)
_MOST = re.compile(r"meerderheid|merendeel|meeste", re.I)
_DENIED = re.compile(r"\b(?:niet|geen|nooit)\s+(?:\W?\w+\s+){0,2}\W?$", re.I)
_VERB = re.compile(
    r"(?:zijn|is|was|waren|heeft|hebben|werd|wordt|worden|deed|deden|geeft|geven)\b", re.IGNORECASE
)
_RAISED = Fraction(1, 10)
SLACK = Fraction(3, 100)
_DOUBT = "de grenzen van zulke woorden zijn de onze: hier {low} tot {high}%"
_FORMULA = "percentage(part_1, part_2)"


@dataclass(frozen=True)
class Share:
    """k out of n, as it stands in a sentence."""

    count: Mention
    base: Mention

    @property
    def parts(self) -> tuple[Quantity, Quantity]:
        """k and n."""
        return self.count.quantity, self.base.quantity

    @property
    def value(self) -> Fraction:
        """k / n."""
        return (self.count.value or Fraction(0)) / (self.base.value or Fraction(1))


def shares(text: str, found: Sequence[Mention]) -> list[Share]:
    """Every `k van de n` of counts, also with the percentage in between; n is no zero."""
    pairs = [*zip(found, found[1:], strict=False), *_around_a_percentage(text, found)]
    return [Share(k, n) for k, n in pairs if _is_share(text, k, n)]


def _around_a_percentage(text: str, found: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """`7 (47%) van de 15`."""
    trios = zip(found, found[1:], found[2:], strict=False)
    return [
        (k, n)
        for k, p, n in trios
        if p.unit == "procent" and re.fullmatch(r"(?:\s+\w+){0,2}\s*\(", text[k.end : p.start])
    ]


def _is_share(text: str, k: Mention, n: Mention) -> bool:
    between = re.sub(r"\([^()]*\)", "", text[k.end : n.start])
    between = between.rpartition(")")[2] if ")" in between else between
    if not (k.is_count and n.is_count and n.value) or not _OF.fullmatch(between):
        return False
    slash = between.strip() == "/"
    if slash:
        return (
            not (k.spelled or n.spelled) and (k.value or 0) <= (n.value or 0) <= 2000 and (n.value or 0) > 4
        )
    return not re.search(r"\bop\b", between) or (k.value or 0) < (n.value or 0)


def share_verdicts(text: str, found: Sequence[Mention], site: Site) -> Iterator[Verdict]:
    """Verdicts on every share in the sentence: k beside n, its percentage, and the words for it."""
    for share in shares(text, found):
        yield from _count_of(share, site)
        for percent in _percentages(text, found, share):
            computed = outcome(percent.quantity, _FORMULA, share.parts)
            verdict = verdict_on(
                CheckKind.PERCENTAGE, site, percent.quantity, _FORMULA, share.parts, computed, CERTAIN
            )
            if verdict is not None:
                yield verdict
        yield from _in_words(text, share, site)
    yield from _percentages_in_words(text, found, site)


def _count_of(share: Share, site: Site) -> Iterator[Verdict]:
    """k is no more than n. More is said of the same things only where both are named so."""
    k, n = share.parts
    if share.value <= 1:
        yield held(CheckKind.PART_OF, Outcome(True, False, k.value, k.interval))
    elif not share.count.noun.startswith(("keer", "maal", "jaar")) and share.value < 3:
        doubt = "als het eerste getal een deel van het tweede is"
        over = Outcome(False, False, n.value, n.interval)
        yield alarm(CheckKind.PART_OF, site, k, "part_1", [n], over, Trust(Sureness.MOGELIJK, doubt))


def _percentages(text: str, found: Sequence[Mention], share: Share) -> Iterator[Mention]:
    """The percentage that says the same as the share: behind it, before it, or between k and n."""
    for one in found:
        if one.unit != "procent":
            continue
        if share.count.end <= one.start < share.base.start:
            yield one
        elif one.start > share.base.end:
            gap = text[share.base.end : one.start]
            if _INTO_BRACKET.fullmatch(gap) or _SAID_AGAIN.fullmatch(gap):
                yield one
        elif one.end < share.count.start and _INTO_BRACKET.fullmatch(text[one.end : share.count.start]):
            yield one


# ---- in words --------------------------------------------------------------------------------------------


def _in_words(text: str, share: Share, site: Site) -> Iterator[Verdict]:
    """`ongeveer de helft ... (9 van de 14`: the words before the bracket that the share opens."""
    before = re.search(r"\(\s*(?:namelijk\s+)?$", text[: share.count.start])
    if before:
        words = list(_WORDS.finditer(text[: before.start()]))
        if words and re.fullmatch(r"[^.;:()\d%]{0,160}", text[words[-1].end() : before.start()]):
            yield from _meant(text, words[-1], share, site)


def _meant(text: str, words: re.Match[str], share: Share, site: Site) -> Iterator[Verdict]:
    """Not where the words are denied, nor where `de meeste` are of something else than n."""
    verdict = _worded(text, words, 100 * share.value, share.parts, site)
    denied = _DENIED.search(text[: words.start()])
    other = _MOST.search(words[0]) and not _of_the_same(text[words.end() :], share.base.noun)
    if isinstance(verdict, Held) or not (denied or other):
        yield verdict


def _of_the_same(behind: str, noun: str) -> bool:
    """`de meeste gevallen`, or of what n counts; a verb behind n says nothing."""
    thing = " ".join(re.findall(r"[^\W\d]+", behind)[:4])
    anything = _VERB.match(noun) or re.match(r"(?:\w+ )?gevallen\b", thing)
    return not noun or bool(anything) or same_thing(thing, noun)


def _percentages_in_words(text: str, found: Sequence[Mention], site: Site) -> Iterator[Verdict]:
    """`ruim de helft (53%)`, `een derde (33%)`."""
    for one in found:
        if one.unit != "procent" or one.value is None or one.hedged:
            continue
        before = re.search(r"\(\s*$", text[: one.start])
        words = list(_WORDS.finditer(text[: before.start()])) if before else []
        if (
            words
            and before
            and re.fullmatch(r"(?:\s+[\w-]+){0,4}\s*", text[words[-1].end() : before.start()])
            and re.match(r"\s*\)", text[one.end :])
        ):
            yield _worded(text, words[-1], one.value, (one.quantity,), site)


def _worded(
    text: str, words: re.Match[str], percentage: Fraction, parts: Sequence[Quantity], site: Site
) -> Verdict:
    low, high = bounds_in_words(text[max(0, words.start() - 20) : words.start()], words[0])
    inside = low <= percentage <= high
    computed = Outcome(inside, False, percentage, exactly(percentage))
    if inside:
        return held(CheckKind.SHARE_IN_WORDS, computed)
    far = min(abs(percentage - low), abs(percentage - high)) > 10
    doubt = _DOUBT.format(low=round(float(low)), high=round(float(high)))
    trust = Trust(Sureness.WAARSCHIJNLIJK if far else Sureness.MOGELIJK, doubt)
    said = quantity(_with_hedge(text, words), "procent") or parts[0]
    formula = _FORMULA if len(parts) == 2 else "part_1"
    return alarm(CheckKind.SHARE_IN_WORDS, site, said, formula, parts, computed, trust)


def _with_hedge(text: str, words: re.Match[str]) -> str:
    """The words with the hedge before them."""
    lead = text[: words.start()].split()[-3:]
    for count in range(len(lead), 0, -1):
        tail = " ".join(lead[-count:])
        if (
            hedge(tail, "") is not Hedge.NONE
            and hedge(" ".join(lead[-count + 1 :]) if count > 1 else "", "") is Hedge.NONE
        ):
            return f"{tail} {words[0]}"
    return words[0]


def bounds_in_words(lead: str, words: str) -> tuple[Fraction, Fraction]:
    """The percentages (0-100) that the words may stand for, wide enough for every ordinary use of them."""
    if _MOST.search(words):
        return Fraction(50), Fraction(100)
    read = share_in_words(_spelled_out(words))
    point, around = read if read else (None, Interval(Fraction(0), Fraction(1)))
    word = hedge(lead, "")
    middle = point if point is not None else (Fraction(around.low) + Fraction(around.high)) / 2
    low, high = {
        Hedge.JUST_ABOVE: (middle, middle + _RAISED),
        Hedge.JUST_BELOW: (middle - _RAISED, middle),
        Hedge.AT_LEAST: (middle, Fraction(1)),
        Hedge.AT_MOST: (Fraction(0), middle),
    }.get(word, (Fraction(around.low), Fraction(around.high)))
    return 100 * (low - SLACK), 100 * (high + SLACK)


def _spelled_out(words: str) -> str:
    plain = words.casefold().replace("tweederde", "twee derde").replace("eenderde", "een derde")
    return {"helft": "de helft"}.get(plain, plain)
