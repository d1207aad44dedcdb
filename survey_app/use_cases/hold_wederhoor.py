"""Holding a round of wederhoor: made, its readers and passages, opened, extended, reminded, closed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from analysis.wederhoor_rows import WederhoorPassage, WederhoorRound
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.wederhoor import rounds
from survey_app.domain.wederhoor import staff_sentences as messages
from survey_app.domain.wederhoor.passages import Freeze, Releasable, ReleaseForm, check_release, released
from survey_app.domain.wederhoor.rounds import Event, KeptRound, Reader, Standing
from survey_app.domain.wederhoor.ways_in import NewWay, make_way, token_hash, way_hash

Mistakes = tuple[Mistake, ...]


class Rounds(Protocol):
    """Where rounds are kept (survey_app/storage/wederhoor/rounds.py)."""

    def all(self, study: str) -> tuple[KeptRound, ...]: ...
    def make(self, study: str, value: WederhoorRound, event: Event) -> bool: ...
    def change(self, new: KeptRound, event: Event) -> bool: ...
    def readers(self, study: str, round: str) -> tuple[Reader, ...]: ...
    def add_readers(self, study: str, round: str, functions: Sequence[str]) -> bool: ...
    def give_ways(
        self, study: str, round: str, ways: Sequence[tuple[Reader, str, str]], events: Iterable[Event]
    ) -> None: ...
    def passages(self, study: str, round: str) -> tuple[WederhoorPassage, ...]: ...
    def release(self, study: str, passages: Sequence[WederhoorPassage]) -> bool: ...
    def standings(self, study: str, round: str) -> tuple[Standing, ...]: ...


@dataclass(frozen=True)
class By:
    """Who does it, and when (UTC, without a zone); `today` is the day on the calendar here."""

    user: str
    now: datetime
    today: date

    def event(self, kept: KeptRound, what: str, old: str = "", new: str = "", why: str = "") -> Event:
        """That it was done, for the trail of the round."""
        return Event(kept.study, kept.value.id, what, self.user, self.now, old, new, why)


@dataclass(frozen=True)
class HandedOver:
    """What a reader is given, once: nowhere else is it ever to be read."""

    reader: Reader
    way: NewWay


def make_round(store: Rounds, study: str, form: Mapping[str, str], by: By) -> WederhoorRound | Mistakes:
    """A new round in preparation, or what is wrong with the form."""
    value = rounds.check_round(form, {one.value.id for one in store.all(study)})
    if isinstance(value, tuple):
        return value
    event = by.event(KeptRound(study, value), rounds.MADE, new=f"{value.starts_on} - {value.until}")
    return value if store.make(study, value, event) else (Mistake("soort", messages.STALE),)


def add_readers(store: Rounds, kept: KeptRound, text: str) -> Mistakes:
    """Adds the functions in the text; () when that was done."""
    if kept.value.state == "gesloten":
        return (Mistake("functies", messages.ROUND_IS_CLOSED),)
    known = [one.function for one in store.readers(kept.study, kept.value.id)]
    new = rounds.check_functions(text, known)
    if isinstance(new, Mistake):
        return (new,)
    done = store.add_readers(kept.study, kept.value.id, new)
    return () if done else (Mistake("functies", messages.STALE),)


def make_ways(
    store: Rounds, kept: KeptRound, readers: Sequence[Reader], key: str, by: By
) -> list[HandedOver]:
    """A new link and code for each of these readers; what they had before opens nothing any more."""
    made = [HandedOver(reader, make_way()) for reader in readers]
    ways = [
        (one.reader, token_hash(one.way.token), way_hash(key, one.way.token, one.way.code)) for one in made
    ]
    events = [by.event(kept, rounds.LINK, new=one.reader.function) for one in made]
    store.give_ways(kept.study, kept.value.id, ways, events)
    return made


def release_passages(
    store: Rounds, kept: KeptRound, form: ReleaseForm, items: Sequence[Releasable], freeze: Freeze
) -> int | Mistakes:
    """How many passages were laid before someone who did not see them yet, or what is wrong."""
    study, value = kept.study, kept.value
    if value.state == "gesloten":
        return (Mistake("passage", messages.ROUND_IS_CLOSED),)
    functions = [one.function for one in store.readers(study, value.id)]
    before = store.passages(study, value.id)
    chosen, mistakes = check_release(form, items, functions, len(before))
    if mistakes:
        return mistakes
    try:
        found = released(value.id, before, chosen, form.readers, freeze)
    except BrokenReferenceError as error:
        return (Mistake("passage", messages.REFERENCE_BROKEN, {"name": error.name}),)
    done = not found or store.release(study, found)
    return len(found) if done else (Mistake("passage", messages.STALE),)


class BrokenReferenceError(ValueError):
    """A text refers to a figure that is not there; `name` is what stands in it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def open_round(store: Rounds, kept: KeptRound, by: By, by_mail: Collection[str] = ()) -> tuple[str, ...]:
    """Opens it today; or everything that must be done first. `by_mail` are functions with an address."""
    if not kept.is_concept:
        return (messages.ROUND_IS_OPEN,)
    standings = store.standings(kept.study, kept.value.id)
    refused = rounds.what_keeps_from_opening(kept.value, standings, by.today, by_mail)
    if refused:
        return tuple(refused)
    new = kept.changed(state="open", starts_on=by.today.isoformat())
    done = store.change(new, by.event(kept, rounds.OPENED, new=f"{new.value.starts_on} - {new.value.until}"))
    return () if done else (messages.STALE,)


def extend_round(store: Rounds, kept: KeptRound, until: str, why: str, by: By) -> Mistakes:
    """A later last day, with its reason; () when that was done."""
    day, reason = rounds.check_until(until, kept.value, by.today), clean(why)
    if kept.value.state == "gesloten":
        return (Mistake("tot", messages.ROUND_IS_CLOSED),)
    found = [day] if isinstance(day, Mistake) else []
    if not reason or len(reason) > rounds.LONGEST_TEXT:
        found.append(Mistake("waarom", messages.WHY_NEEDED))
    if found or isinstance(day, Mistake):
        return tuple(found)
    event = by.event(kept, rounds.EXTENDED, kept.value.until, day, reason)
    return () if store.change(kept.changed(until=day), event) else (Mistake("tot", messages.STALE),)


def close_round(store: Rounds, kept: KeptRound, by: By) -> tuple[str, ...]:
    """From now on nothing comes in; () when that was done."""
    if not kept.is_open:
        return (messages.STALE,)
    done = store.change(kept.changed(state="gesloten"), by.event(kept, rounds.CLOSED))
    return () if done else (messages.STALE,)


def rewrite(store: Rounds, kept: KeptRound, field: str, text: str, by: By) -> Mistakes:
    """Another letter (`text`) or `nawoord`; the letter stays as it was once the round is open."""
    words = clean(text)
    if field == "text" and not kept.is_concept:
        return (Mistake("tekst", messages.ROUND_IS_OPEN),)
    name = "tekst" if field == "text" else "nawoord"
    if len(words) > rounds.LONGEST_TEXT:
        return (Mistake(name, messages.TOO_LONG, {"limit": rounds.LONGEST_TEXT}),)
    event = by.event(kept, rounds.REWRITTEN, getattr(kept.value, field), words)
    return () if store.change(kept.changed(**{field: words}), event) else (Mistake(name, messages.STALE),)
