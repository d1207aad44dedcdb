"""Numbers that an author typed and the study gives too: where they stand, and the references instead.

Years, dates, and the numbers of articles, paragraphs, tables, casussen and the like are no results.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.living_text.candidates import WORDS_NEEDED, Candidate, Candidates, Known, ranked
from reports.living_text.number_words import number_of, number_words

MOST_OFFERED = 5  # references offered for one number
MOST_FOUND = 100  # numbers pointed out in one text
_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_WORDS = "|".join(sorted(number_words(), key=len, reverse=True))
_ONE = rf"(?:{_NUMBER}|{_WORDS})"
_K_OF_N = re.compile(
    rf"(?<![\w.,])(?P<k>{_ONE})\s+(?:van\s+(?:de\s+)?|\(?uit\s+(?:de\s+)?)(?P<n>{_ONE})(?P<end>\)?)(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_PERCENT = re.compile(rf"(?<![\w.,])(?P<k>{_ONE})(?:\s?%|\s+procent\b)", re.IGNORECASE)
_ALONE = rf"(?!geen\b){_ONE}"  # 'geen' on its own is a word like any other
_PLAIN = re.compile(rf"(?<![\w.,/-])(?P<k>{_ALONE})(?![\w%/-]|[.,]\d)", re.IGNORECASE)
_NO_RESULT = re.compile(
    r"\{\{[^{}]*\}\}"
    rf"|\b\d{{1,2}}\s+(?:{_MONTHS})(?:\s+\d{{4}})?\b|\b(?:{_MONTHS})\s+\d{{4}}\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[-/]\d{1,2}[-/]\d{2,4}\b|\b(?:19|20)\d{2}\b(?:\s*(?:-|–|tot|en)\s*(?:19|20)\d{2}\b)?"
    r"|\b(?:artikel(?:en)?|art\.|lid|paragraaf|paragrafen|par\.|hoofdstuk|bijlage|tabel|figuur|pagina|blz\.|"
    r"casus|deelvraag|norm|oordeel|aanbeveling|conclusie|bevinding|versie|stap|fase|nr\.|nummer|§)"
    r"\s*\d[\w.:]*(?:\s*(?:,|en|tot en met|-|–)\s*\d[\w.:]*)*"
    r"|^\s*(?:\d+[.)]\s|#.*$|>.*$)"
    r"|\bhttps?://\S+",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True)
class TypedNumber:
    """Digits or a number word in a text, from `start` to `end`, with what could stand there instead."""

    start: int
    end: int
    text: str
    line: int
    offered: tuple[Candidate, ...]


def typed_numbers(markdown: str, candidates: Candidates) -> tuple[TypedNumber, ...]:
    """Every typed number that the study gives too, in order; each with the nearest references first."""
    hidden = _NO_RESULT.sub(lambda found: " " * len(found[0]), markdown)
    found = sorted(_all(markdown, hidden, candidates), key=lambda one: one.start)
    return tuple(found)[:MOST_FOUND]


def _all(markdown: str, hidden: str, candidates: Candidates) -> Iterator[TypedNumber]:
    """The wider forms first; what they hold is no number of its own."""
    for pattern, known in (
        (_K_OF_N, candidates.of_n),
        (_PERCENT, candidates.shares),
        (_PLAIN, candidates.plain),
    ):
        for found in pattern.finditer(hidden):
            made = _typed(markdown, found, known, WORDS_NEEDED if pattern is _PLAIN else 0)
            if made is not None:
                yield made
        hidden = pattern.sub(lambda found: " " * len(found[0]), hidden)


def _typed(
    markdown: str,
    found: re.Match[str],
    known: Known,
    words_needed: int,
) -> TypedNumber | None:
    numbers = tuple(number_of(text) for key, text in found.groupdict().items() if key in ("k", "n"))
    if any(number is None for number in numbers):
        return None
    near = _around(markdown, found.start(), found.end())
    key = tuple(number for number in numbers if number is not None)
    offered = ranked(known.get(key, ()), near, words_needed)[:MOST_OFFERED]
    if not offered:
        return None
    line = markdown.count("\n", 0, found.start()) + 1
    return TypedNumber(found.start(), found.end(), markdown[found.start() : found.end()], line, offered)


def _around(markdown: str, start: int, end: int) -> str:
    """The words of the same paragraph, near by."""
    before = markdown[max(0, start - 160) : start].rpartition("\n\n")[2]
    after = markdown[end : end + 160].partition("\n\n")[0]
    return f"{before} {after}"


def replaced(markdown: str, typed: TypedNumber, choice: int) -> str:
    """The text with the reference in place of the number; unchanged for a choice that is not there."""
    if not 0 <= choice < len(typed.offered):
        return markdown
    reference = f"{{{{ {typed.offered[choice].reference} }}}}"
    return markdown[: typed.start] + reference + markdown[typed.end :]
