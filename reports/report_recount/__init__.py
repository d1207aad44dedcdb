"""A recounted report as people read it: the tally, what does not hold with the surest first, what held."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

from analysis.report_recount.content import Place
from analysis.report_recount.verdicts import Alarm, ReportRecount, Sureness, Tally
from analysis.results.recount import Bound
from reports.numbers import count_text
from reports.recount_text import value_in_unit
from reports.report_recount.words import KINDS, TITLES, formula_in_words
from reports.wording import noun

WIDTH = 100
INDENT = " " * 6
MOST_PARTS = 8


def report_recount_text(found: ReportRecount, name: str) -> str:
    """The whole recount, ending in a line end. `name` is what the file is called."""
    parts = [
        _summary(found, name),
        *found.notes,
        *(_section(sureness, found) for sureness in Sureness if _of(found, sureness)),
        _tallies(found.tallies),
    ]
    return "\n\n".join(parts) + "\n"


def _summary(found: ReportRecount, name: str) -> str:
    read = (
        f"{count_text(found.passages)} {noun(found.passages, 'alinea', 'alinea’s')} en "
        f"{count_text(found.tables)} {noun(found.tables, 'tabel', 'tabellen')} gelezen"
    )
    wrong = len(found.alarms)
    if not found.checked:
        return f"{name}: {read}; er staat niets in wat na te rekenen is."
    held = f"{count_text(found.checked - wrong)} {noun(found.checked - wrong, 'klopt', 'kloppen')}"
    counts = f"{count_text(found.checked)} {noun(found.checked, 'cijfer', 'cijfers')} nagerekend"
    return f"{name}: {read}; {counts}: {held}, {count_text(wrong)} niet."


def _of(found: ReportRecount, sureness: Sureness) -> list[Alarm]:
    return [alarm for alarm in found.alarms if alarm.sureness is sureness]


def _section(sureness: Sureness, found: ReportRecount) -> str:
    alarms = _of(found, sureness)
    return "\n".join([f"{TITLES[sureness]} ({len(alarms)})", *(_alarm(alarm) for alarm in alarms)])


def _alarm(alarm: Alarm) -> str:
    heading = f"  {KINDS[alarm.kind]}, {place_text(alarm.place, alarm.in_table)}"
    return "\n".join([heading, *(_wrapped(line) for line in alarm_lines(alarm))])


def alarm_lines(alarm: Alarm) -> list[str]:
    """What is said of an alarm, line by line."""
    subject = f"{alarm.subject}: " if alarm.subject else ""
    doubt = [f"onzeker: {alarm.doubt}"] if alarm.doubt else []
    return [
        f"{subject}gedrukt: {alarm.printed}; nagerekend: {recomputed_text(alarm)}",
        f"uit: {parts_text(alarm)}",
        *(f"mogelijke oorzaak: {slip}" for slip in slip_texts(alarm)),
        *doubt,
        f"er staat: {alarm.quote}",
    ]


def place_text(place: Place, in_table: bool) -> str:
    """'Bijlage 4: zorg tijdens maatregelen, tabel 12, blz. 46'."""
    numbered = f"{'tabel' if in_table else 'alinea'} {place.number}"
    page = f"blz. {place.page}" if place.page else ""
    return ", ".join(part for part in (place.heading, numbered, page) if part)


def recomputed_text(alarm: Alarm) -> str:
    """The value, and how far rounding of the parts can move it."""
    value = value_in_unit(alarm.recomputed, alarm.unit)
    low, high = (value_in_unit(bound, alarm.unit) for bound in (alarm.low, alarm.high))
    if low == high or _bounds_say_nothing(alarm.low, alarm.high):
        return value or low or "zonder grens"
    around = " ".join(part for part in (f"van {low}" if low else "", f"tot {high}" if high else "") if part)
    return f"{value} ({around})" if value else around or "zonder grens"


def _bounds_say_nothing(low: Bound | None, high: Bound | None) -> bool:
    return low is None or high is None


def parts_text(alarm: Alarm) -> str:
    """How it was recomputed, with the parts as printed."""
    return formula_in_words(alarm.formula, alarm.parts, MOST_PARTS)


def slip_texts(alarm: Alarm) -> list[str]:
    """The slips, with parts named as they are printed."""
    return [_named(slip.sentence, alarm.parts) for slip in alarm.slips]


def _named(sentence: str, parts: tuple[str, ...]) -> str:
    return re.sub(r"part_(\d+)", lambda match: f"'{parts[int(match[1]) - 1]}'", sentence)


def _wrapped(line: str) -> str:
    return textwrap.fill(
        line, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT + "  ", break_on_hyphens=False
    )


def _tallies(tallies: Iterable[Tally]) -> str:
    lines = [f"  {KINDS[tally.kind]:<28}{_tally(tally)}" for tally in tallies]
    return "\n".join(["Wat is nagerekend", *lines]) if lines else _NOTHING


_NOTHING = (
    "Er is geen tabel met totalen of percentages gevonden, en geen zin met een som, deel of percentage\n"
    "waarvan de delen ernaast staan. Dat zegt niets over de cijfers zelf."
)


def _tally(tally: Tally) -> str:
    rounded = f" (waarvan {count_text(tally.by_rounding)} door afronding)" if tally.by_rounding else ""
    wrong = f", {count_text(tally.wrong)} niet" if tally.wrong else ""
    return f"{count_text(tally.held)} {noun(tally.held, 'klopt', 'kloppen')}{rounded}{wrong}"
