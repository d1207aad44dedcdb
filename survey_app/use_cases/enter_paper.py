"""Typing in forms that came back on paper: find the form, type it, compare two entries, settle it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Protocol

from analysis.study import StudyData
from instruments.model import Instrument
from instruments.routing import answers_on_route
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.invitation import hash_token, make_response_id, make_token
from survey_app.domain.inviting.codes import code_hash, tidy_code
from survey_app.domain.inviting.order import Order
from survey_app.domain.paper import (
    Form,
    PaperDesk,
    Typed,
    differences,
    fields_of,
    messages,
    read_typed,
    settled,
)
from survey_app.domain.paper.fields import AGE, MAY_QUOTE, TAKES_PART

PAPER, ELSEWHERE = "papier", "elders"  # which of two answers counts
NUMBERED = "Z"  # stands before the number of a form that came without a code


class PaperEntries(Protocol):
    """Where entries are kept (survey_app/storage/paper_entries.py)."""

    def find(self, study: str, token_hash: str) -> Form | None:
        """The form with this code."""

    def form(self, study: str, number: int) -> Form | None:
        """The form with this number."""

    def save(self, form: Form, person: str, values: Mapping[str, str], done: bool, today: date) -> bool:
        """Keeps what this person typed; False when it is not theirs to type."""

    def put_aside(self, form: Form) -> bool:
        """Removes what was typed; False when it was settled."""

    def add_form(self, order: Order, token_hash: str, today: date) -> int:
        """The number of a form without a code."""


class Settling(Protocol):
    """Where a form becomes a response (survey_app/storage/paper_settling.py)."""

    def settle(
        self,
        form: Form,
        response: str,
        answers: Mapping[str, str],
        citeren: str,
        differed: Sequence[str],
        instead: bool,
        today: date,
    ) -> bool:
        """Makes the response, once; False when something changed meanwhile."""


class Settled(Enum):
    """What came of settling."""

    DONE = auto()
    MISTAKES = auto()
    ASIDE = auto()  # the other answer counts
    CHANGED = auto()


@dataclass(frozen=True)
class Outcome:
    """What came of it, and what is still wrong."""

    settled: Settled
    mistakes: tuple[Mistake, ...] = ()


def is_code(typed: str) -> bool:
    """Whether it has the shape of a code, with its check character right."""
    return tidy_code(typed) is not None


def look_up(store: PaperEntries, study: str, typed: str, key: str) -> Form | None:
    """The form with this code, or with the number that a form without code got: Z12."""
    code = tidy_code(typed)
    if code:
        return store.find(study, code_hash(key, code))
    number = typed.strip().upper().removeprefix(NUMBERED)
    if not typed.strip().upper().startswith(NUMBERED) or not (number.isascii() and number.isdigit()):
        return None
    form = store.form(study, int(number)) if len(number) < 9 else None
    return form if form and form.without_code else None


def add_form(store: PaperEntries, data: StudyData, perspectief: str, today: date) -> int | None:
    """The number for a form without a code; None when nobody is asked from that perspectief."""
    instrument = data.instruments.get(data.study.instruments.get(perspectief, ""))
    if instrument is None:
        return None
    order = Order(data.study.id, "", perspectief, instrument.id, instrument.version)
    return store.add_form(order, hash_token(make_token()), today)


def type_in(
    store: PaperEntries,
    form: Form,
    instrument: Instrument,
    person: str,
    typed: Mapping[str, str],
    done: bool,
    today: date,
) -> tuple[Typed, bool]:
    """Keeps what was typed: what it was, and whether it was kept. With a mistake the form is never done."""
    read = read_typed(fields_of(instrument), typed)
    kept = store.save(form, person, read.values, done and not read.mistakes, today)
    return read, kept


def keep_fields(
    store: PaperEntries,
    desk: PaperDesk,
    instrument: Instrument,
    person: str,
    typed: Mapping[str, str],
    today: date,
) -> tuple[Mistake, ...] | None:
    """Keeps only these fields while someone types on; the others stay as they were kept. None: nothing kept.

    A field with a mistake is emptied, and the mistake told: an empty field means that nothing was filled in.
    """
    fields = [field for field in fields_of(instrument) if field.name in typed]
    before = desk.mine.values if desk.mine else {}
    others = {name: value for name, value in before.items() if name not in typed}
    read = read_typed(fields, typed)
    return read.mistakes if store.save(desk.form, person, others | read.values, False, today) else None


def settle(
    store: PaperEntries,
    settling: Settling,
    desk: PaperDesk,
    instrument: Instrument,
    typed: Mapping[str, str],
    today: date,
) -> Outcome:
    """Makes a response of two entries, of which every difference was decided with the paper at hand."""
    form, counts = desk.form, typed.get("telt", "")
    elsewhere = form.answered or form.begun
    if elsewhere and counts == ELSEWHERE:
        return Outcome(Settled.ASIDE if store.put_aside(form) else Settled.CHANGED)
    fields = fields_of(instrument)
    first, second = (entry.values for entry in desk.entries)
    decided = settled(fields, first, second, typed)
    asked = {field.name for field in fields}
    mistakes = (*decided.mistakes, *_refusals(decided, asked), *_unchosen(elsewhere, counts))
    if mistakes:
        return Outcome(Settled.MISTAKES, mistakes)
    answers = answers_on_route(instrument, decided.values)
    citeren = "ja" if decided.values.get(MAY_QUOTE) == "ja" else "nee"
    differed = [one.field.name for one in differences(fields, first, second)]
    made = settling.settle(form, make_response_id(), answers, citeren, differed, elsewhere, today)
    return Outcome(Settled.DONE if made else Settled.CHANGED)


def off_route(instrument: Instrument, values: Mapping[str, str]) -> tuple[str, ...]:
    """Variables that were filled in though the person was sent past them: these answers do not count."""
    counted = answers_on_route(instrument, values)
    known = {part.variable for part in instrument.parts()}
    return tuple(name for name in values if name in known and name not in counted)


def _refusals(decided: Typed, asked: set[str]) -> tuple[Mistake, ...]:
    """Without consent nothing counts."""
    open_fields = {mistake.variable for mistake in decided.mistakes}
    found = []
    if TAKES_PART not in open_fields and decided.values.get(TAKES_PART) != "ja":
        found.append(Mistake(TAKES_PART, messages.NO_CONSENT))
    if AGE in asked - open_fields and decided.values.get(AGE, "onleesbaar") == "onleesbaar":
        found.append(Mistake(AGE, messages.NO_AGE))
    return tuple(found)


def _unchosen(elsewhere: bool, counts: str) -> tuple[Mistake, ...]:
    return (Mistake("telt", messages.WHICH_COUNTS),) if elsewhere and counts != PAPER else ()
