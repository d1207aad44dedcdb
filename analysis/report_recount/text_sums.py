"""Sums in a sentence: written out (`12 + 3 = 15`), parts and whole (`van de 24 ... 14 en 10`), the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from analysis.report_recount.judging import (
    CERTAIN,
    Site,
    Trust,
    alarm,
    held,
    sum_alarm,
    sum_outcome,
    verdict_on,
)
from analysis.report_recount.mentions import Mention, same_thing
from analysis.report_recount.quantities import Quantity, names, outcome, quantity
from analysis.report_recount.text_shares import Share, shares
from analysis.report_recount.verdicts import CheckKind, Sureness, Verdict

_SIGN = re.compile(r"(?:\s*[A-Za-zÀ-ÿ/.]+){0,3}\s*\)?\s*(?P<sign>\s[x×*]\s|\+|\s[-−–]\s|\s[:÷]\s)\s*\(?\s*")
_EQUALS = re.compile(
    r"(?:\s*[A-Za-zÀ-ÿ/.]+){0,4}\s*\)?\s*(?:=|≈|(?:is|staat) gelijk aan|komt neer op|maakt samen)\s*\)?\s*"
)
_SIGN_BEFORE = re.compile(r"(?:\s[-+−×x*/=]|[√^])\s*\(?\s*$")
_SCALE = re.compile(r"\d\s?(?:k|mln|mio|miljoen|mld|miljard|duizend)\b", re.IGNORECASE)
_SIGNS = {"x": "*", "×": "*", "*": "*", "+": "+", "-": "-", "−": "-", "–": "-", ":": "/", "÷": "/"}
_WHOLE_BEFORE = re.compile(
    r"\b(?:van de|van het|van alle|van deze|van die|voor|in totaal|totaal|de|alle|onder|bij)\s+$", re.I
)
_WHOLE_BEHIND = re.compile(
    r"\b(?:waarvan|bestaande uit|verdeeld over|onderverdeeld in|namelijk|te weten|,? ?waaronder)\b|:", re.I
)
_LAST = re.compile(r"\ben\b(?:\s+\w+){0,3}\s*$", re.I)
_TOGETHER = re.compile(r"\b(?:samen|tezamen|in totaal|totaal|opgeteld|bij elkaar)\b", re.I)
_REST = re.compile(r"\b(?:andere|overige|resterende|overgebleven|laatste)\s*$", re.I)
_CLAUSE_OF_MORE = re.compile(r"\b(?:meerdere|per|gemiddeld|minder|meer|tussen|tot|eerder|naar|jaar)\b", re.I)


def calculation_verdicts(text: str, found: Sequence[Mention], site: Site) -> Iterator[Verdict]:
    """`3 x 8,7 x 35 = 913`, `(€ 94.000 - € 22.500 =) € 71.500`."""
    position = 0
    while position < len(found):
        signs = _chain(text, found, position)
        last = position + len(signs)
        loose = _SIGN_BEFORE.search(text[: found[position].start])  # something before it was not read
        whole = found[last + 1 : last + 2]
        if signs and not loose and whole and _EQUALS.fullmatch(text[found[last].end : whole[0].start]):
            yield from _calculated(found[position : last + 2], signs, site)
        position = last + 1


def _chain(text: str, found: Sequence[Mention], start: int) -> list[str]:
    """The signs between the numbers from here on, as far as they run."""
    signs: list[str] = []
    for one, other in zip(found[start:], found[start + 1 :], strict=False):
        match = _SIGN.fullmatch(text[one.end : other.start])
        if match is None:
            break
        signs.append(_SIGNS[match["sign"].strip()])
    return signs


def _calculated(found: Sequence[Mention], signs: Sequence[str], site: Site) -> Iterator[Verdict]:
    *terms, whole = (one.quantity for one in found)
    if bool(_SCALE.search(whole.text)) != any(_SCALE.search(term.text) for term in terms):
        return  # `112 - 15,4 = € 96,6 mln.`: the scale is meant of all
    formula = "".join(
        f"{sign} {name} " for sign, name in zip(["", *signs], names(terms), strict=True)
    ).strip()
    verdict = verdict_on(
        CheckKind.CALCULATION, site, whole, formula, terms, outcome(whole, formula, terms), CERTAIN
    )
    if verdict is not None:
        yield verdict


# ---- parts and whole -------------------------------------------------------------------------------------


def parts_verdicts(text: str, found: Sequence[Mention], site: Site) -> Iterator[Verdict]:
    """`van de 24 teams zijn er 14 ... en 10 ...`; `14 ... en 10 ..., samen 24`."""
    counts = [one for one in found if one.is_count]
    if len(counts) == len(found) >= 3:
        yield from _split(text, counts, site)
        yield from _gathered(text, counts, site)


def _split(text: str, counts: Sequence[Mention], site: Site) -> Iterator[Verdict]:
    """The first is the whole, and the others run on with commas to `en`."""
    whole, *parts = counts
    before, behind = text[: whole.start], text[whole.end : parts[0].start]
    named = _WHOLE_BEHIND.search(behind) or _WHOLE_BEFORE.search(before)
    last = text[parts[-2].end : parts[-1].start]
    if not named or not _LAST.search(last) or _CLAUSE_OF_MORE.search(text[whole.end :]):
        return
    plain = re.sub(r"\([^()\d]*\)", "", text[whole.end :])
    if shares(text, counts) or re.search(r"[.;()]", plain.rstrip(". ")):
        return
    yield from _sum(whole.quantity, [part.quantity for part in parts], site)


def _gathered(text: str, counts: Sequence[Mention], site: Site) -> Iterator[Verdict]:
    """The last is the whole."""
    *parts, whole = counts
    between = text[parts[-1].end : whole.start]
    first = text[parts[0].end : parts[-1].start]
    named = _TOGETHER.search(between) and re.search(r"\ben\b|\bplus\b|,", first)
    more = shares(text, counts) or _CLAUSE_OF_MORE.search(text[parts[0].start : whole.start])
    if named and not more:
        yield from _sum(whole.quantity, [part.quantity for part in parts], site)


def _sum(whole: Quantity, parts: Sequence[Quantity], site: Site) -> Iterator[Verdict]:
    found = sum_outcome(whole, parts)
    if found.holds:
        yield held(CheckKind.PARTS, found)
    elif _nearly(whole, parts):
        doubt = "als het ene getal uit de andere bestaat, en niemand dubbel of niet is geteld"
        yield sum_alarm(CheckKind.PARTS, site, whole, parts, Trust(Sureness.MOGELIJK, doubt))


def _nearly(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """So near that the sum was meant."""
    values = [part.value or Fraction(0) for part in parts]
    value = whole.value or Fraction(0)
    return value > max(values) and abs(sum(values, start=-value)) <= max(Fraction(1), value / 20)


def partition_verdicts(text: str, found: Sequence[Mention], site: Site) -> Iterator[Verdict]:
    """In one passage `3 van de 15 ..., 4 van de 15 ... en 8 van de 15 ...`: three and more parts of one n."""
    by_base: dict[object, list[Share]] = {}
    for share in shares(text, found):
        by_base.setdefault(share.base.value, []).append(share)
    for group in by_base.values():
        whole, parts = group[0].base.quantity, [share.count.quantity for share in group]
        if len(parts) > 1 and sum_outcome(whole, parts).holds:
            yield held(CheckKind.PARTS, sum_outcome(whole, parts))


def rest_verdicts(text: str, found: Sequence[Mention], site: Site) -> Iterator[Verdict]:
    """`12 van de 15 ... In de andere drie`: what is left over of the one share that stands before it."""
    known = shares(text, found)
    for one in found:
        before = [share for share in known if share.base.end < one.start]
        rest = _REST.search(text[: one.start])
        if not rest or not one.is_count or len({share.base.value for share in before}) != 1:
            continue
        between = [
            other for other in found if before[0].base.end < other.start < one.start and other.is_count
        ]
        left = [share.base.value - (share.count.value or 0) for share in before if share.base.value]
        yield from _left_over(one, before, bool(between) or len(before) > 1, one.value in left, text, site)


def _left_over(
    one: Mention, before: Sequence[Share], more: bool, holds: bool, text: str, site: Site
) -> Iterator[Verdict]:
    share = before[0]
    printed, parts = one.quantity, [share.base.quantity, share.count.quantity]
    computed = outcome(printed, "part_1 - part_2", parts)
    if computed is None:
        return
    if holds:
        yield held(CheckKind.PARTS, computed)
    elif not more and same_thing(one.noun, share.base.noun):
        doubt = "als 'andere' of 'overige' op dit aantal slaat"
        trust = Trust(Sureness.WAARSCHIJNLIJK, doubt)
        yield alarm(CheckKind.PARTS, site, printed, "part_1 - part_2", parts, computed, trust)


# ---- percentages together --------------------------------------------------------------------------------

_REST_SHARE = re.compile(
    r"\b(?:overige|resterende|andere|laatste|overgebleven|rest(?:ant)?)\b[^.;%]{0,25}$", re.I
)


def hundred_verdicts(text: str, found: Sequence[Mention], site: Site) -> Iterator[Verdict]:
    """`46% ..., 15% ... en 39% ...`; `19% ... In de overige 81%`: together a hundred."""
    shares_found = [one for one in found if one.unit == "procent"]
    hundred = quantity("100%", "procent", "geheel")
    if hundred is None or len(shares_found) < 2:
        return
    parts = [one.quantity for one in shares_found]
    computed = sum_outcome(hundred, parts)
    near = computed.recomputed is not None and abs(computed.recomputed - 100) <= len(parts)
    if computed.holds and near and all((part.value or 0) < 100 for part in parts):
        yield held(CheckKind.HUNDRED_PERCENT, computed)
        return
    if len(parts) == 2 and _REST_SHARE.search(text[: shares_found[1].start]):
        gap = text[shares_found[0].end : shares_found[1].start]
        if len(gap) < 200 and not re.search(r"\bvan de(?:ze)? (?:overige|resterende)\b", gap, re.I):
            yield _rest_of_hundred(hundred, parts, site)


def _rest_of_hundred(hundred: Quantity, parts: Sequence[Quantity], site: Site) -> Verdict:
    last, first = parts[1], parts[0]
    terms = [hundred, first]
    computed = outcome(last, "part_1 - part_2", terms)
    doubt = "als 'overige' of 'rest' op hetzelfde geheel slaat"
    trust = Trust(Sureness.WAARSCHIJNLIJK, doubt)
    found = computed or sum_outcome(last, [first])
    return alarm(CheckKind.HUNDRED_PERCENT, site, last, "part_1 - part_2", terms, found, trust)
