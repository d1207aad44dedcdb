"""Forms on paper while they are typed in: who typed what, kept from each other until both are done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, Row, and_, delete, exists, insert, select, update
from sqlalchemy.exc import IntegrityError

from survey_app.domain.invitation import CLOSED, PAPER
from survey_app.domain.inviting.order import Order
from survey_app.domain.paper import Entry, Form, PaperDesk
from survey_app.storage.database import reading, writing
from survey_app.storage.field_tables import paper_entries
from survey_app.storage.link_cuts import must_not_be_cut
from survey_app.storage.pincodes import with_code
from survey_app.storage.tables import invitations, submissions

_SENT = exists().where(
    submissions.c.study == invitations.c.study, submissions.c.response == invitations.c.response
)
_FORM = select(invitations, _SENT.label("submitted"))
_HERE = and_(paper_entries.c.study == invitations.c.study, paper_entries.c.invitation == invitations.c.id)


class SqlPaperEntries:
    """The store behind `use_cases.enter_paper`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, study: str, token_hash: str) -> Form | None:
        """The form with this code; None when the study has none."""
        return self._form(invitations.c.study == study, with_code(token_hash))

    def form(self, study: str, number: int) -> Form | None:
        """The form with this number; None when the study has none."""
        return self._form(invitations.c.study == study, invitations.c.id == number)

    def _form(self, *where: Any) -> Form | None:
        with reading(self._engine) as connection:
            row = connection.execute(_FORM.where(*where)).first()
        return None if row is None else _form_of(row)

    def desk(self, form: Form, person: str) -> PaperDesk:
        """The form as this person may know it: what another typed is in it only when both are done."""
        with reading(self._engine) as connection:
            rows = _entries(connection, form)
        return _desk_of(form, rows, person)

    def desks(self, study: str, person: str) -> tuple[PaperDesk, ...]:
        """Every form that someone began to type, by number."""
        query = _FORM.where(invitations.c.study == study, exists().where(_HERE)).order_by(invitations.c.id)
        with reading(self._engine) as connection:
            forms = [_form_of(row) for row in connection.execute(query)]
            typed = connection.execute(select(paper_entries).where(paper_entries.c.study == study)).all()
        rows = {form.number: [row for row in typed if row.invitation == form.number] for form in forms}
        return tuple(_desk_of(form, rows[form.number], person) for form in forms)

    def save(self, form: Form, person: str, values: Mapping[str, str], done: bool, today: date) -> bool:
        """Keeps what this person typed; False when two others have the form, or this person was done.

        `done` closes it for good: what is compared does not change any more. LinkIsCut after the cut.
        """
        for _ in range(2):  # of two who begin at once, the later becomes the second
            try:
                with writing(self._engine) as connection:
                    must_not_be_cut(connection, form.study)
                    return _save(connection, form, person, dict(values), done, today)
            except IntegrityError:
                continue
        return False

    def put_aside(self, form: Form) -> bool:
        """Removes what was typed from a form that is not to count; False when it was settled already."""
        with writing(self._engine) as connection:
            if any(row.settled for row in _entries(connection, form, lock=True)):
                return False
            connection.execute(delete(paper_entries).where(_of(form)))
        return True

    def differed(self, study: str, instrument: str, version: str) -> tuple[tuple[str, ...], ...]:
        """Per settled form of this version the names of the fields that differed."""
        query = (
            select(paper_entries.c.differed)
            .select_from(paper_entries.join(invitations, _HERE))
            .where(paper_entries.c.study == study, paper_entries.c.differed.is_not(None))
            .where(invitations.c.instrument == instrument, invitations.c.version == version)
        )
        with reading(self._engine) as connection:
            return tuple(tuple(names) for names in connection.execute(query).scalars())

    def add_form(self, order: Order, token_hash: str, today: date) -> int:
        """A form that came without a code gets a number, to be written on it. LinkIsCut after the cut."""
        row = {
            "study": order.study,
            "token_hash": token_hash,
            "casus": order.casus,
            "perspectief": order.perspectief,
            "instrument": order.instrument,
            "version": order.version,
            "made_on": today,
            "channel": PAPER,
        }
        with writing(self._engine) as connection:
            must_not_be_cut(connection, order.study)
            made = connection.execute(insert(invitations).returning(invitations.c.id), row)
            return int(made.scalar_one())


def entries_to_settle(connection: Connection, form: Form) -> bool:
    """Whether two people are done with the form and nobody settled it; nobody else can, meanwhile."""
    rows = _entries(connection, form, lock=True)
    return len(rows) == 2 and all(row.done and not row.settled for row in rows)


def close_entries(connection: Connection, form: Form, differed: Sequence[str]) -> None:
    """What was typed goes, as it is a response now; which fields differed stays."""
    connection.execute(update(paper_entries).where(_of(form)).values(answers={}, settled=True))
    first = and_(_of(form), paper_entries.c.entry == 1)
    connection.execute(update(paper_entries).where(first).values(differed=list(differed)))


def _of(form: Form) -> Any:
    return and_(paper_entries.c.study == form.study, paper_entries.c.invitation == form.number)


def _entries(connection: Connection, form: Form, lock: bool = False) -> list[Row[Any]]:
    query = select(paper_entries).where(_of(form)).order_by(paper_entries.c.entry)
    return list(connection.execute(query.with_for_update() if lock else query))


def _save(
    connection: Connection, form: Form, person: str, values: dict[str, str], done: bool, today: date
) -> bool:
    rows = _entries(connection, form, lock=True)
    mine = next((row for row in rows if row.entered_by == person), None)
    if any(row.settled for row in rows) or (mine and mine.done) or (mine is None and len(rows) == 2):
        return False
    kept = {"answers": values, "done": done, "entered_on": today}
    if mine:
        connection.execute(
            update(paper_entries).where(_of(form), paper_entries.c.entry == mine.entry).values(**kept)
        )
    else:
        entry = 3 - rows[0].entry if rows else 1
        row = {"study": form.study, "invitation": form.number, "entry": entry, "entered_by": person, **kept}
        connection.execute(insert(paper_entries), row)
    return True


def _desk_of(form: Form, rows: Sequence[Row[Any]], person: str) -> PaperDesk:
    open_to_all = len(rows) == 2 and all(row.done for row in rows)
    entries = tuple(
        Entry(
            row.entry,
            row.answers if open_to_all or row.entered_by == person else {},
            row.done,
            row.entered_by == person,
        )
        for row in rows
    )
    return PaperDesk(form, entries, any(row.settled for row in rows))


def _form_of(row: Row[Any]) -> Form:
    return Form(
        study=row.study,
        number=row.id,
        perspectief=row.perspectief,
        instrument=row.instrument,
        version=row.version,
        answered=bool(row.submitted or row.finished),
        begun=row.response is not None,
        tied=row.response is not None or not row.finished,
        closed=row.status if row.status in CLOSED else "",
        without_code=row.channel == PAPER and row.batch is None and not row.casus,
    )
