"""A form on paper becomes a response, in one transaction: begun, sent, finished, and what was typed gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, and_, delete, func, insert, select, update

from survey_app.domain.invitation import WITHDRAWN
from survey_app.domain.paper import Form
from survey_app.storage.database import writing
from survey_app.storage.link_cuts import must_not_be_cut
from survey_app.storage.paper_entries import close_entries, entries_to_settle
from survey_app.storage.responses import SENT, invitation_of, response_row, untraceable
from survey_app.storage.study_folder import read_frame
from survey_app.storage.tables import invitations, open_codings, page_saves, responses, submissions

AFNAME = "papier"


class SqlPaperSettling:
    """Where `use_cases.enter_paper` makes a response of a form."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

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
        """Makes the response, once; False when the form was settled, closed or answered elsewhere meanwhile.

        `instead`: an answer that came in another way gives way to this one, under the same name, so that the
        person's receipt code still finds it. `response` is the name of a new one. LinkIsCut after the cut.
        """
        anonymous = read_frame(self._engine, form.study).study.anonymity == "anoniem"
        with writing(self._engine) as connection:
            must_not_be_cut(connection, form.study)
            here = and_(invitations.c.id == form.number, invitations.c.study == form.study)
            row = connection.execute(select(invitations).where(here).with_for_update()).first()
            if row is None or row.status == WITHDRAWN or not entries_to_settle(connection, form):
                return False
            if row.response is None and not row.finished:
                new = response_row(connection, invitation_of(row), response, today)
                new |= untraceable() if anonymous else {}
                connection.execute(insert(responses), {**new, "citeren": citeren, "afname": AFNAME})
            elif instead and row.response is not None:
                response = row.response
                _give_way(connection, form.study, response, citeren)
            else:
                return False
            _send(connection, form, response, answers, None if anonymous else today)
            kept = {"finished": True, "response": None if anonymous else response}
            connection.execute(update(invitations).where(here).values(**kept))
            close_entries(connection, form, differed)
        return True


def _give_way(connection: Connection, study: str, response: str, citeren: str) -> None:
    """What was answered before goes, and what was coded in it; its name stays."""
    for table in (open_codings, submissions):
        connection.execute(delete(table).where(table.c.study == study, table.c.response == response))
    here = and_(page_saves.c.study == study, page_saves.c.response == response)
    connection.execute(update(page_saves).where(here).values(answers={}))
    own = and_(responses.c.study == study, responses.c.id == response)
    connection.execute(update(responses).where(own).values(afname=AFNAME, citeren=citeren))


def _send(
    connection: Connection, form: Form, response: str, answers: Mapping[str, str], today: date | None
) -> None:
    """Sending takes the next revision too: a page that is being saved elsewhere comes too late."""
    here = and_(page_saves.c.study == form.study, page_saves.c.response == response)
    last = connection.execute(select(func.max(page_saves.c.revision)).where(here)).scalar() or 0
    of_response: dict[str, Any] = {"study": form.study, "response": response}
    close: dict[str, Any] = {"revision": last + 1, "page": SENT, "version": form.version, "answers": {}}
    connection.execute(insert(page_saves), {**of_response, **close})
    kept = [[variable, text, form.version] for variable, text in answers.items()]
    connection.execute(insert(submissions), {**of_response, "answers": kept, "submitted_on": today})
