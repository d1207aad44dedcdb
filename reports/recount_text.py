"""A recount as people read it: first the tally, then what does not hold, then the rest with its reasons."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Sequence

from analysis.results import Recount, RecountedFigure, RecountStatus
from analysis.results.recount import Bound
from reports.numbers import count_text, euro_text, number_text
from reports.wording import noun

WIDTH = 100
INDENT = " " * 9
COUNTED = {
    RecountStatus.KLOPT: "kloppen",
    RecountStatus.KLOPT_DOOR_AFRONDING: "kloppen door afronding",
    RecountStatus.KLOPT_NIET: "kloppen niet",
    RecountStatus.NIET_TE_CONTROLEREN: "niet te controleren",
}


def recount_text(found: Recount) -> str:
    """The whole recount, ending in a line end."""
    parts = [
        _tally(found),
        *_section("Klopt niet", found.with_status(RecountStatus.KLOPT_NIET)),
        *_section("Klopt door afronding", found.with_status(RecountStatus.KLOPT_DOOR_AFRONDING)),
        *_not_checked(found.with_status(RecountStatus.NIET_TE_CONTROLEREN)),
    ]
    return "\n\n".join(parts) + "\n"


def value_in_unit(value: Bound | None, unit: str) -> str:
    """A recomputed number as the report would write it: € 94.429.003, 14,2%, 6,64; '' for none."""
    if value is None or not math.isfinite(value):
        return ""
    number, words = float(value), unit.casefold().split()
    if words and words[-1] == "euro" and abs(number) >= 1000:
        return euro_text(number)
    if words and words[0] in ("procent", "%"):
        return f"{number_text(number, 1)}%"
    return count_text(int(value)) if number.is_integer() else number_text(number, 2)


def _tally(found: Recount) -> str:
    total = len(found.figures)
    counts = ", ".join(f"{number} {COUNTED[status]}" for status, number in found.tally.items())
    return f"{count_text(total)} {noun(total, 'cijfer', 'cijfers')}: {counts}."


# ---- one figure under another ----------------------------------------------------------------------------


def _section(title: str, figures: Sequence[RecountedFigure]) -> Iterable[str]:
    if figures:
        yield "\n".join([f"{title} ({len(figures)})", *(_figure(figure) for figure in figures)])


def _figure(figure: RecountedFigure) -> str:
    place = f" ({figure.place})" if figure.place else ""
    lines = [
        f"gedrukt: {figure.printed}; nagerekend: {_recomputed(figure)}",
        f"formule: {figure.formula}",
        *(f"mogelijk: {slip.sentence}" for slip in figure.slips),
        *([f"in het register: {figure.conflict}"] if figure.conflict else []),
    ]
    return "\n".join([f"  {figure.id:<6} {figure.subject}{place}", *(_wrapped(line) for line in lines)])


def _recomputed(figure: RecountedFigure) -> str:
    """The value, and how far rounding of the parts can move it."""
    value = value_in_unit(figure.recomputed, figure.unit)
    low, high = (
        value_in_unit(bound, figure.unit) for bound in (figure.recomputed_low, figure.recomputed_high)
    )
    if low == high:
        return value or low or "zonder grens"
    around = " ".join(part for part in (f"van {low}" if low else "", f"tot {high}" if high else "") if part)
    return f"{value} ({around or 'zonder grens'})" if value else around or "zonder grens"


def _wrapped(line: str) -> str:
    return textwrap.fill(
        line, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT + "  ", break_on_hyphens=False
    )


def _not_checked(figures: Sequence[RecountedFigure]) -> Iterable[str]:
    """Grouped by reason, the most frequent first."""
    if not figures:
        return
    groups: dict[str, list[str]] = {}
    for figure in figures:
        groups.setdefault(figure.reason, []).append(figure.id)
    ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
    lines = [_wrapped(f"{reason} ({len(ids)}: {', '.join(ids)})") for reason, ids in ordered]
    yield "\n".join([f"Niet te controleren ({len(figures)})", *lines])
