"""A batch: invitations that are made, printed and followed together. Checked from a form of anything."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from analysis.study import StudyData
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.casus_choice import by_number, chosen_cases, read_strata
from survey_app.domain.inviting import messages
from survey_app.domain.inviting.order import Order, check_count, check_day

Form = Mapping[str, Sequence[str]]

CHANNELS = ("brief", "link", "papier")  # `mail` is made where the addresses are
MOST_IN_BATCH = 1_000  # letters in two languages take seven seconds: made while someone waits
MOST_ON_PAPER = 200  # questionnaires have many pages
LONGEST_LABEL = 80
_RANGE = re.compile(r"\s*(?:t/m|\.\.|–|-)\s*")
_NAMES_SHOWN = 5


@dataclass(frozen=True)
class Batch:
    """Invitations to be made in one go: twins (ouder, swt, hulpverlener of a casus) stand side by side."""

    study: str
    label: str
    channel: str
    orders: tuple[Order, ...]
    remind_on: date | None = None

    @property
    def size(self) -> int:
        """How many invitations."""
        return sum(order.count for order in self.orders)


@dataclass(frozen=True)
class KeptBatch:
    """A batch as it is kept. `printed` counts how often its codes were made; 0: nobody has them yet."""

    id: int
    study: str
    label: str
    channel: str
    made_on: date
    size: int
    perspectieven: tuple[str, ...]
    casussen: int
    remind_on: date | None = None
    expires_on: date | None = None
    printed: int = 0


@dataclass(frozen=True)
class Numbered:
    """An invitation in its batch: `number` counts from 1 and stays, whatever becomes of the others."""

    number: int
    invitation: int
    casus: str
    perspectief: str
    expires_on: date | None = None
    status: str = ""


def check_batch(
    data: StudyData, form: Form, today: date, labels: Sequence[str]
) -> Batch | tuple[Mistake, ...]:
    """The batch, or everything that is wrong with the form. `labels` are those that the study has already.

    Fields: label, kanaal, perspectief (more of them are twins), welke (alle, deze, kenmerk) with casus or the
    fields of strata, aantal (per casus), laatste_dag, herinneren. No last day: the link stays open.
    """
    label, bad_label = _label(_one(form, "label"), labels)
    channel, bad_channel = _channel(_one(form, "kanaal") or "link")
    perspectieven, bad_perspectief = _perspectieven(data, form)
    casussen, bad_casus = _casussen(data, form)
    count, bad_count = check_count(_one(form, "aantal") or "1")
    last_day, bad_day = check_day(_one(form, "laatste_dag"), today)
    remind_on, bad_reminder = _reminder(_one(form, "herinneren"), today, last_day)
    found = (bad_label, bad_channel, bad_perspectief, bad_casus, bad_count, bad_day, bad_reminder)
    if any(found):
        return tuple(mistake for mistake in found if mistake)
    orders = tuple(
        _order(data, casus, perspectief, count, last_day)
        for casus in casussen
        for perspectief in perspectieven
    )
    batch = Batch(data.study.id, label, channel, orders, remind_on)
    most = MOST_ON_PAPER if channel == "papier" else MOST_IN_BATCH
    return batch if batch.size <= most else (_too_many(batch.size, most),)


def next_label(labels: Sequence[str]) -> str:
    """A name for a batch that has none yet: `Partij 3`."""
    number = next(n for n in range(len(labels) + 1, 2 * len(labels) + 3) if f"Partij {n}" not in labels)
    return f"Partij {number}"


def pick_casussen(text: str, known: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The casussen that the text names, such as `1, 4, 10 t/m 20`, in order; and what is none of them."""
    in_order, picked, unknown = sorted(known, key=by_number), set[str](), []
    for name in re.split(r"[,;\s]+", _RANGE.sub("-", text).strip(" ,;\n")):
        found = _span(name, in_order)
        picked |= set(found)
        if not found:
            unknown.append(name)
    return tuple(casus for casus in in_order if casus in picked), tuple(unknown)


def _span(name: str, in_order: Sequence[str]) -> Sequence[str]:
    if name in in_order:
        return (name,)
    first, _, last = name.partition("-")
    if first not in in_order or last not in in_order:
        return ()
    return in_order[in_order.index(first) : in_order.index(last) + 1]


def _one(form: Form, name: str) -> str:
    sent = form.get(name, ())
    return clean(sent[0]) if sent else ""


def _label(text: str, labels: Sequence[str]) -> tuple[str, Mistake | None]:
    label = " ".join(text.split()) or next_label(labels)
    if len(label) > LONGEST_LABEL:
        return "", Mistake("label", messages.LABEL_TOO_LONG, {"most": LONGEST_LABEL})
    return label, Mistake("label", messages.LABEL_TAKEN) if label in labels else None


def _channel(text: str) -> tuple[str, Mistake | None]:
    return text, None if text in CHANNELS else Mistake("kanaal", messages.NO_CHANNEL)


def _perspectieven(data: StudyData, form: Form) -> tuple[tuple[str, ...], Mistake | None]:
    sent = {clean(one) for one in form.get("perspectief", ())}
    known = [id for id, _ in data.study.perspectieven if id in data.study.instruments]
    if not sent or not sent <= set(known):
        return (), Mistake("perspectief", messages.NO_PERSPECTIEF)
    return tuple(id for id in known if id in sent), None


def _casussen(data: StudyData, form: Form) -> tuple[tuple[str, ...], Mistake | None]:
    which, known = _one(form, "welke") or "deze", [case.casus for case in data.cases]
    if which == "alle":
        return tuple(sorted(known, key=by_number)), None
    if which == "kenmerk":
        return _by_stratum(data, form)
    if which != "deze":
        return (), Mistake("welke", messages.NO_CHOICE)
    text = _one(form, "casus")
    if not text:
        return (), Mistake("casus", messages.NO_CASUSSEN)
    found, unknown = pick_casussen(text, known)
    return found, _unknown(unknown) if unknown else None


def _by_stratum(data: StudyData, form: Form) -> tuple[tuple[str, ...], Mistake | None]:
    chosen = read_strata(data.study.strata, {name: _one(form, name) for name in form})
    found = chosen_cases(data.cases, chosen) if chosen else ()
    if not found:
        return (), Mistake("welke", messages.NO_CASUS_LIKE_THAT)
    return tuple(sorted((case.casus for case in found), key=by_number)), None


def _unknown(names: Sequence[str]) -> Mistake:
    shown = [name[:20] for name in names[:_NAMES_SHOWN]]
    return Mistake("casus", messages.UNKNOWN_CASUSSEN, {"names": ", ".join(shown)})


def _too_many(size: int, most: int) -> Mistake:
    return Mistake("aantal", messages.TOO_MANY, {"count": size, "most": most})


def _reminder(text: str, today: date, last_day: date | None) -> tuple[date | None, Mistake | None]:
    day, mistake = check_day(text, today, "herinneren")
    if day and last_day and day > last_day:
        return None, Mistake("herinneren", messages.REMINDER_TOO_LATE)
    return day, mistake


def _order(data: StudyData, casus: str, perspectief: str, count: int, last_day: date | None) -> Order:
    instrument = data.instruments[data.study.instruments[perspectief]]
    return Order(data.study.id, casus, perspectief, instrument.id, instrument.version, count, last_day)
