"""List counts: `een viertal deelaanbevelingen:` and how many follow; `drie lijnen: (1) ... (2) ...`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.recount.interval import exactly
from analysis.report_recount.content import Grid, Passage, PassageKind, ReportContent
from analysis.report_recount.judging import Site, Trust, alarm, held
from analysis.report_recount.masks import LONGEST_PASSAGE, covered_opening
from analysis.report_recount.mentions import COLLECTIVES, Mention, mentions
from analysis.report_recount.quantities import Outcome, quantity
from analysis.report_recount.sentences import sentences
from analysis.report_recount.verdicts import CheckKind, Sureness, Verdict

_MARK = re.compile(
    r"\s*(?:[-–•▪*o¢·]\s+)?(?:(?P<number>\(?\d{1,2}(?:\.\d{1,2}){0,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,2})|(?P<lettered>\d{1,2}[a-z][.)]?)|(?P<letter>\(?[a-z][.)])"
    r"|(?P<roman>\(?[ivx]{1,4}[.)]))\s+\S",
)
_BULLET = re.compile(r"\s*[-–•▪*·]\s+\S")
_INLINE = re.compile(r"(?<!\w)\((\d{1,2})\)\s")
_BEHIND = re.compile(r"(?:\s+[\w'’-]+){1,9}\s*\W{0,3}")
_FOLLOWING = re.compile(r"\b(?:de\s+)?volgende\s+$", re.I)
_NO_LIST_NOUN = re.compile(
    r"^(?:jaar|jaren|maand|week|weken|dag|uur|euro|keer|kwartaal|van|tot|of|en|procent|gemeenten?|personen|kinderen)\b"
)


def list_count_verdicts(content: ReportContent) -> Iterator[Verdict]:
    """A verdict wherever a count word announces a list."""
    parts = content.parts
    for number, part in enumerate(parts):
        if isinstance(part, Passage):
            yield from _within(part)
            following = list(_following(parts, number))
            if following:
                yield from _announced(part, following, parts[number + 1 + len(following) :])


# ---- points within a sentence ----------------------------------------------------------------------------


def _within(passage: Passage) -> Iterator[Verdict]:
    if len(passage.text) > LONGEST_PASSAGE:
        return
    for _, sentence in sentences(passage.text):
        numbers = [int(number) for number in _INLINE.findall(sentence)]
        if len(numbers) < 2 or numbers != list(range(1, len(numbers) + 1)):
            continue
        lead = sentence[: sentence.index(f"({numbers[0]})")]
        if not re.search(r":\s*$", lead):
            continue
        counted = _count_in(lead)
        if counted is not None:
            yield _verdict(passage, counted, len(numbers), Trust(Sureness.WAARSCHIJNLIJK, _DOUBT), sentence)


_DOUBT = "als het telwoord over deze punten gaat"


def _count_in(lead: str) -> Mention | None:
    """The count that announces the list: the one number near the end of what leads up to it."""
    covered = covered_opening(lead)
    found = [one for one in mentions(covered) if one.is_count and 2 <= (one.value or 0) <= 20]
    near = [one for one in found if _announces(covered, one)]
    return near[0] if len(near) == 1 else None


def _announces(text: str, one: Mention) -> bool:
    behind = text[one.end :]
    if one.noun and _NO_LIST_NOUN.match(one.noun):
        return False
    if one.quantity.text.casefold() in COLLECTIVES:
        return True
    before = bool(_FOLLOWING.search(text[: one.start]))
    return (
        (before or bool(re.search(r":\W*$", text)))
        and bool(_BEHIND.fullmatch(behind))
        and _short(behind, before)
    )


def _short(behind: str, before: bool) -> bool:
    return len(behind.split()) <= (9 if before else 5)


# ---- points as passages ----------------------------------------------------------------------------------


def _following(parts: Sequence[Passage | Grid], number: int) -> Iterator[Passage]:
    """The list items that follow at once."""
    for part in parts[number + 1 :]:
        if not isinstance(part, Passage) or not _is_item(part):
            return
        yield part


def _is_item(passage: Passage) -> bool:
    if passage.kind is PassageKind.HEADING:
        return False
    return passage.kind is PassageKind.ITEM or bool(_MARK.match(passage.text) or _BULLET.match(passage.text))


def _announced(
    passage: Passage, items: Sequence[Passage], rest: Sequence[Passage | Grid]
) -> Iterator[Verdict]:
    if passage.kind is PassageKind.HEADING or len(passage.text) > LONGEST_PASSAGE:
        return
    *_, (_, last) = sentences(passage.text) or [(0, passage.text)]
    counted = _count_in(last)
    if counted is None:
        return
    own = _own(passage, items)
    if own is None or len(own) < 2 or _goes_on(own, rest):
        return
    yield _verdict(passage, counted, len(own), _trust(last, own), last)


def _own(passage: Passage, items: Sequence[Passage]) -> list[Passage] | None:
    """The items of the list itself, not those under them; None where its marks are muddled."""
    first = items[0]
    if _is_item(passage) and _style(passage) == _style(first) and passage.level >= first.level:
        return None
    level = [item for item in items if item.level == first.level]
    same = [item for item in level if _style(item) == _style(first)]
    if _style(first) == "bullet" and len(same) < len(level):
        return None
    values = [_value(item) for item in same]
    known = [value for value in values if value is not None]
    if known and known != list(range(1, len(known) + 1)):
        return None
    return same


def _style(item: Passage) -> str:
    match = _MARK.match(item.text)
    if match:
        return "roman" if match["roman"] and not match["letter"] else str(match.lastgroup)
    return "bullet" if _BULLET.match(item.text) else "plain"


def _value(item: Passage) -> int | None:
    """The place of a numbered or lettered item in its list."""
    match = _MARK.match(item.text)
    if not match or match["roman"]:
        return None
    if match["letter"]:
        return ord(match["letter"].strip("().")) - ord("a") + 1
    if match["lettered"]:
        return ord(re.sub(r"[\d.)]", "", match["lettered"])) - ord("a") + 1
    return int(re.findall(r"\d+", match["number"])[-1])


def _goes_on(own: Sequence[Passage], rest: Sequence[Passage | Grid]) -> bool:
    """Whether the list runs on behind something that stands in between: then it cannot be counted."""
    for part in rest[:12]:
        if isinstance(part, Passage) and part.kind is PassageKind.HEADING:
            return False
        if isinstance(part, Passage) and _is_item(part) and _style(part) == _style(own[-1]):
            value, last = _value(part), _value(own[-1])
            if value is None or last is None or value == last + 1:
                return True
    return False


def _trust(sentence: str, own: Sequence[Passage]) -> Trust:
    numbered = _style(own[0]) not in ("bullet", "plain")
    plain = numbered and re.search(r":\W*$|\bvolgende\b|tal\b", sentence)
    return Trust(Sureness.WAARSCHIJNLIJK if plain else Sureness.MOGELIJK, _DOUBT)


def _verdict(passage: Passage, counted: Mention, points: int, trust: Trust, sentence: str) -> Verdict:
    value = counted.value or 0
    computed = Outcome(value == points, False, exactly(points).low, exactly(points))  # type: ignore[arg-type]
    if computed.holds:
        return held(CheckKind.LIST_COUNT, computed)
    parts = [part for part in [quantity(str(points), "aantal", "punten geteld")] if part]
    site = Site(passage.place, False, sentence)
    return alarm(CheckKind.LIST_COUNT, site, counted.quantity, "part_1", parts, computed, trust)
