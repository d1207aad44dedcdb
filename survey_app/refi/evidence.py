"""Which reading of its offsets a file bears out: by its quotes, else by where words begin and end."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from survey_app.refi.items import SelectionItem
from survey_app.refi.offsets import Reading, Ruler, Span, has_habit, readings_for
from survey_app.refi.safe_xml import sayable

CLEARLY = 0.2  # how much better than every other way of reading
NEARLY_ALL = 0.8
SHORTEST_CUT = 15  # characters of a quote that a program cut off, to be told from a title
LEAST_CUT = 10  # characters that a program cuts off at least; less is another piece of text
SHORTEST_QUOTE = 4
_ENDS = ("…", "...")


@dataclass(frozen=True)
class Evidence:
    """One text without its BOM, whether it had one, and its selections."""

    text: str
    had_bom: bool
    selections: tuple[SelectionItem, ...]


@dataclass(frozen=True)
class Choice:
    """The reading that is borne out, or None; how many quotes there were and how many fit."""

    reading: Reading | None
    quotes: int
    fitting: int


def squeezed(text: str) -> str:
    """One spelling, one space for all white space: XML attributes keep no more than that."""
    return " ".join(unicodedata.normalize("NFC", text.replace("\ufeff", "")).split())


def is_quote_of(quote: str, piece: str) -> bool:
    """Whether the words are those of the piece: all of them, or cut off where a program does so."""
    said, there = squeezed(quote), squeezed(sayable(piece))
    if said == there:
        return bool(said)
    ended = next((said.removesuffix(end).rstrip() for end in _ENDS if said.endswith(end)), "")
    cut = ended or (said if len(there) >= len(said) + LEAST_CUT else "")
    return len(cut) >= SHORTEST_CUT and there.startswith(cut)


def quotes_of(selection: SelectionItem, whole: str) -> tuple[str, ...]:
    """What of its name and description stands in the text (squeezed): a title does not."""
    return tuple(
        text
        for text in (selection.name, selection.description)
        if len(squeezed(text)) >= SHORTEST_QUOTE and _stands_in(squeezed(text), whole)
    )


def _stands_in(said: str, whole: str) -> bool:
    if said in whole:
        return True
    ended = next((said.removesuffix(end).rstrip() for end in _ENDS if said.endswith(end)), "")
    return len(ended) >= SHORTEST_CUT and ended in whole


def choose(sources: Sequence[Evidence], origin: str) -> Choice:
    """The reading for a whole file.

    It must fit everything there is to fit, or nearly all and clearly better than every other way to place the
    selections. Without any quote, of a program whose way of counting is not known, only the latter counts:
    between two readings that both fall on words nothing is chosen. Among readings that place them alike the
    likelier is named; it makes no difference.
    """
    quotes = [_quotes(source) for source in sources]
    rulers = [Ruler(source.text, source.had_bom) for source in sources]
    count = sum(bool(own) for listed in quotes for own in listed)
    scored: dict[tuple[Span | None, ...], tuple[float, float, float, Reading]] = {}
    for reading in readings_for(origin):
        if reading.bom and not any(source.had_bom for source in sources):
            continue
        spans = [_spans(one, ruler, reading) for one, ruler in zip(sources, rulers, strict=True)]
        key = tuple(span for own in spans for span in own)
        if key not in scored:
            scored[key] = (*_scores(sources, quotes, spans), reading)
    ranked = sorted(scored.values(), key=lambda found: found[:3], reverse=True)  # stable: likelier first
    return _best(ranked, count, trusted=count > 0 or has_habit(origin))


def _best(ranked: list[tuple[float, float, float, Reading]], count: int, trusted: bool) -> Choice:
    score, _exact, words, reading = ranked[0]
    fitting = round(score * count)
    measure, others = (score, [one[0] for one in ranked[1:]])
    if not count:
        measure, others = (words, [one[2] for one in ranked[1:]])
    alone = all(measure - other >= CLEARLY for other in others)
    if (measure == 1.0 and trusted) or (measure >= NEARLY_ALL and alone):
        return Choice(reading, count, fitting)
    return Choice(None, count, fitting)


def _quotes(source: Evidence) -> list[tuple[str, ...]]:
    whole = squeezed(sayable(source.text))
    return [quotes_of(selection, whole) for selection in source.selections]


def _spans(source: Evidence, ruler: Ruler, reading: Reading) -> list[Span | None]:
    return [ruler.span(reading, one.start, one.end) for one in source.selections]


def _scores(
    sources: Sequence[Evidence], quotes: list[list[tuple[str, ...]]], spans: list[list[Span | None]]
) -> tuple[float, float, float]:
    """The share of quotes that stand at their place, that do so to the letter, and of whole words."""
    fits: list[bool] = []
    exact: list[bool] = []
    words: list[bool] = []
    for source, own_quotes, own_spans in zip(sources, quotes, spans, strict=True):
        for said, span in zip(own_quotes, own_spans, strict=True):
            words.append(span is not None and _is_whole_words(source.text, span))
            if said:
                piece = source.text[slice(*span)] if span else ""
                fits.append(any(is_quote_of(quote, piece) for quote in said))
                exact.append(any(squeezed(quote) == squeezed(sayable(piece)) for quote in said))
    return _share(fits), _share(exact), _share(words)


def _share(found: Iterable[bool]) -> float:
    """1.0 where there is nothing to fit."""
    listed = list(found)
    return sum(listed) / len(listed) if listed else 1.0


def _is_whole_words(text: str, span: Span) -> bool:
    start, end = span
    if text[start].isspace() or text[end - 1].isspace():
        return False
    inside_first = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    inside_last = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not inside_first and not inside_last
