"""Rounds of wederhoor: their term, who reads along, and when someone must be reminded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from analysis.wederhoor_rows import LONGEST_FUNCTION, ROUNDS, WederhoorRound, is_function
from instruments.days import is_day
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.wederhoor import staff_sentences as messages

PROPOSED_DAYS = 28  # four weeks, as is usual
SHORTEST_DAYS = 21
LONGEST_TEXT = 20_000  # characters of a letter or a nawoord
MOST_READERS = 40  # in one round
LONGEST_TERM = 366  # days
REMIND_BEFORE = (7, 2, -1)  # days before the end of the term; the last is the day after it
# What happened in a round, as its trail keeps it.
MADE, OPENED, EXTENDED, CLOSED = "gemaakt", "geopend", "verlengd", "gesloten"
REWRITTEN, LINK, REMINDED, REMOVED = "tekst", "link", "herinnering", "weggehaald"
INVITED, RECEIVED = "uitnodiging", "ontvangst"  # by mail


@dataclass(frozen=True)
class KeptRound:
    """A round as it is kept, with the number of its last change."""

    study: str
    value: WederhoorRound
    revision: int = 1

    @property
    def is_concept(self) -> bool:
        """Whether nobody was shown anything yet."""
        return self.value.state == "concept"

    @property
    def is_open(self) -> bool:
        """Whether reactions may come in."""
        return self.value.state == "open"

    def changed(self, **values: str) -> KeptRound:
        """The round with these fields, one change further."""
        return replace(self, value=replace(self.value, **values), revision=self.revision + 1)


@dataclass(frozen=True)
class Reader:
    """A function that reads along in a round; `has_link`: a link and a code were made for it."""

    number: int
    function: str
    has_link: bool = False


@dataclass(frozen=True)
class Event:
    """Something that happened in a round: append-only."""

    study: str
    round: str
    what: str
    changed_by: str
    changed_at: datetime
    old: str = ""
    new: str = ""
    why: str = ""


@dataclass(frozen=True)
class Standing:
    """How far a reader is: passages shown, begun but not sent, and sent (of which so many late)."""

    reader: Reader
    shown: int = 0
    begun: int = 0
    sent: int = 0
    late: int = 0

    @property
    def is_done(self) -> bool:
        """Whether they reacted to everything they were shown."""
        return self.sent >= self.shown


def proposed_end(starts: date) -> date:
    """Four weeks on."""
    return starts + timedelta(days=PROPOSED_DAYS)


def short_term(value: WederhoorRound) -> int | None:
    """How many days the term has, when that is shorter than three weeks; None when it is long enough."""
    days = (date.fromisoformat(value.until) - date.fromisoformat(value.starts_on)).days
    return days if days < SHORTEST_DAYS else None


def days_late(value: WederhoorRound, today: date) -> int:
    """How many days ago the term ended; 0 on its last day and before."""
    return max(0, (today - date.fromisoformat(value.until)).days)


def new_round_id(kind: str, taken: Collection[str]) -> str:
    """Such as ambtelijk_1."""
    return next(name for n in range(1, len(taken) + 2) if (name := f"{kind}_{n}") not in taken)


def check_round(form: Mapping[str, str], taken: Collection[str]) -> WederhoorRound | tuple[Mistake, ...]:
    """A new round, or everything that is wrong with the form: soort, begint, tot ('' proposes), tekst."""
    kind, text = form.get("soort", ""), clean(form.get("tekst", ""))
    starts, until = clean(form.get("begint", "")), clean(form.get("tot", ""))
    mistakes = [Mistake("soort", messages.NO_KIND)] if kind not in ROUNDS else []
    if not is_day(starts):
        mistakes.append(Mistake("begint", messages.NO_DAY))
    elif not until:
        until = proposed_end(date.fromisoformat(starts)).isoformat()
    mistakes += _check_term(starts, until)
    if len(text) > LONGEST_TEXT:
        mistakes.append(Mistake("tekst", messages.TOO_LONG, {"limit": LONGEST_TEXT}))
    if mistakes:
        return tuple(mistakes)
    return WederhoorRound(new_round_id(kind, taken), kind, starts, until, text, state="concept")


def _check_term(starts: str, until: str) -> list[Mistake]:
    if not is_day(until):
        return [Mistake("tot", messages.NO_DAY)] if until else []
    if (
        is_day(starts)
        and not 0 < (date.fromisoformat(until) - date.fromisoformat(starts)).days <= LONGEST_TERM
    ):
        return [Mistake("tot", messages.END_BEFORE_START)]
    return []


def check_until(text: str, value: WederhoorRound, today: date) -> str | Mistake:
    """A later last day for a round, as ISO; or what is wrong with it."""
    until = clean(text)
    if not is_day(until):
        return Mistake("tot", messages.NO_DAY)
    if until <= value.until or until < today.isoformat():
        return Mistake("tot", messages.NOT_LATER, {"until": value.until})
    too_far = (date.fromisoformat(until) - date.fromisoformat(value.starts_on)).days > LONGEST_TERM
    return Mistake("tot", messages.END_BEFORE_START) if too_far else until


def check_functions(text: str, known: Sequence[str]) -> tuple[str, ...] | Mistake:
    """The functions in the text, one a line, that do not read along yet; or what is wrong with them."""
    lines = [" ".join(line.split()) for line in clean(text).splitlines()]
    named = tuple(dict.fromkeys(line for line in lines if line))
    wrong = next((line for line in named if not is_function(line)), None)
    if wrong is not None:
        message = messages.NO_MAIL if "@" in wrong else messages.FUNCTION_TOO_LONG
        return Mistake("functies", message, {"limit": LONGEST_FUNCTION})
    if not named:
        return Mistake("functies", messages.NO_FUNCTION)
    new = tuple(name for name in named if name not in known)
    if len(known) + len(new) > MOST_READERS:
        return Mistake("functies", messages.TOO_MANY_READERS, {"limit": MOST_READERS})
    return new


def what_keeps_from_opening(
    value: WederhoorRound, standings: Sequence[Standing], today: date, by_mail: Collection[str] = ()
) -> list[str]:
    """Everything that must be done before the round can open; [] when it can.

    The functions that are reached `by_mail` get their link once it is open.
    """
    found = []
    if not standings:
        found.append(messages.NO_READERS)
    elif not any(one.shown for one in standings):
        found.append(messages.NO_PASSAGES)
    reached = (one.reader.has_link or one.reader.function in by_mail for one in standings if one.shown)
    if not all(reached):
        found.append(messages.NO_LINKS)
    if value.until <= today.isoformat():
        found.append(messages.TERM_IS_OVER)
    return found


def reminders_due(
    value: WederhoorRound, standings: Iterable[Standing], events: Sequence[Event], today: date
) -> tuple[Standing, ...]:
    """Who must be reminded today: a week and two days before the end, and once it is over."""
    end = date.fromisoformat(value.until)
    passed = [day for days in REMIND_BEFORE if (day := end - timedelta(days=days)) <= today]
    if value.state != "open" or not passed:
        return ()
    done = {one.new for one in events if one.what == REMINDED and one.changed_at.date() >= passed[-1]}
    return tuple(one for one in standings if not one.is_done and one.reader.function not in done)
