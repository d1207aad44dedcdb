"""The numbers of a draft as people read them: those that no figure explains first, then the rest."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from analysis.report_recount.drafts import DraftNumber, DraftNumbers
from reports.numbers import count_text
from reports.report_recount import place_text
from reports.wording import noun

WIDTH = 100
INDENT = " " * 6
MOST_ADDRESSES = 3


def draft_text(found: DraftNumbers, study: str) -> str:
    """The whole list, ending in a line end. `study` is what the study is called."""
    unexplained, unnamed, explained = found.unexplained, found.unnamed, found.explained
    total = len(found.numbers)
    summary = (
        f"{count_text(total)} {noun(total, 'getal', 'getallen')} in het concept, naast de cijfers van "
        f"'{study}': "
        f"{count_text(len(explained))} verklaard, {count_text(len(unnamed))} "
        f"alleen naar hun waarde, {count_text(len(unexplained))} niet."
    )
    parts = [
        summary,
        *_section("Door geen cijfer van het onderzoek verklaard", unexplained),
        *_section("Een cijfer geeft dit getal, maar heet anders dan de zin zegt", unnamed),
        *_section("Verklaard", explained),
    ]
    return "\n\n".join(parts) + "\n"


def _section(title: str, numbers: Sequence[DraftNumber]) -> list[str]:
    if not numbers:
        return []
    return ["\n".join([f"{title} ({count_text(len(numbers))})", *map(_number, numbers)])]


def _number(one: DraftNumber) -> str:
    lines = [f"  {one.text}: {place_text(one.place, one.in_table)}", _wrapped(f"er staat: {one.quote}")]
    return "\n".join([*lines, *([_wrapped(_addresses(one.addresses))] if one.addresses else [])])


def _addresses(addresses: Sequence[str]) -> str:
    """One address, or the first of several with how many there are."""
    if len(addresses) == 1:
        return f"cijfer: {addresses[0]}"
    shown = ", ".join(addresses[:MOST_ADDRESSES])
    more = f" en nog {count_text(len(addresses) - MOST_ADDRESSES)}" if len(addresses) > MOST_ADDRESSES else ""
    return f"{count_text(len(addresses))} cijfers geven dit: {shown}{more}"


def _wrapped(line: str) -> str:
    return textwrap.fill(
        line, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT + "  ", break_on_hyphens=False
    )
