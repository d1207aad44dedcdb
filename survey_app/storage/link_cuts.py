"""The link between people and answers, cut for good: no invitation knows its response any more."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Table,
    and_,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from survey_app.domain.anonymity.links import LinkCut, LinkIsCut, Links
from survey_app.domain.invitation import BROKEN_OFF
from survey_app.storage.database import reading, writing
from survey_app.storage.field_tables import link_cuts, paper_entries
from survey_app.storage.tables import invitations, page_saves, responses, studies, submissions


class SqlLinkCuts:
    """The store behind `use_cases.cut_link`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def links(self, study: str) -> Links:
        """What still ties answers to people, as counts."""
        with reading(self._engine) as connection:
            return Links(
                tied=_count(connection, invitations, study, invitations.c.response.is_not(None)),
                unsent=_count(connection, responses, study, ~_is_sent()),
                paper=_count(connection, paper_entries, study, paper_entries.c.settled.is_(False)),
                with_day=_count(connection, submissions, study, submissions.c.submitted_on.is_not(None)),
                with_casus=_count(connection, responses, study, responses.c.casus != ""),
                responses=_count(connection, submissions, study),
                invitations=_count(connection, invitations, study),
            )

    def cuts(self, study: str) -> tuple[LinkCut, ...]:
        """Every time the link was cut, in order."""
        query = select(link_cuts).where(link_cuts.c.study == study).order_by(link_cuts.c.id)
        with reading(self._engine) as connection:
            return tuple(LinkCut(row.cut_on, row.cut_by, row.why) for row in connection.execute(query))

    def is_cut(self, study: str) -> bool:
        """Whether nobody can be invited, written to or entered in this study any more."""
        with reading(self._engine) as connection:
            return _is_cut(connection, study)

    def cut(self, study: str, cut: LinkCut) -> None:
        """Cuts the link: answers that were sent stay, what was not sent goes, links are closed."""
        with writing(self._engine) as connection:
            _take_turns(connection, study)
            connection.execute(insert(link_cuts), _row(study, cut))
            _close_invitations(connection, study, cut.day)
            connection.execute(delete(paper_entries).where(paper_entries.c.study == study))
            _remove_unsent(connection, study)


def must_not_be_cut(connection: Connection, study: str) -> None:
    """Raises LinkIsCut once the link was cut. Till the end of this transaction nobody cuts it, nor does
    anyone else who asks this make anything; SQLite's writers take turns by themselves.
    """
    _take_turns(connection, study)
    if _is_cut(connection, study):
        raise LinkIsCut


def _take_turns(connection: Connection, study: str) -> None:
    connection.execute(select(studies.c.id).where(studies.c.id == study).with_for_update(key_share=True))


def _is_cut(connection: Connection, study: str) -> bool:
    query = select(link_cuts.c.id).where(link_cuts.c.study == study).limit(1)
    return connection.execute(query).first() is not None


def _row(study: str, cut: LinkCut) -> dict[str, object]:
    return {"study": study, "cut_on": cut.day, "cut_by": cut.by, "why": cut.why}


def _count(connection: Connection, table: Table, study: str, *where: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(table).where(table.c.study == study, *where)
    return int(connection.execute(query).scalar_one())


def _is_sent() -> ColumnElement[bool]:
    own = and_(submissions.c.study == responses.c.study, submissions.c.response == responses.c.id)
    return select(submissions.c.response).where(own).exists()


def _close_invitations(connection: Connection, study: str, day: date) -> None:
    """Each keeps what became of it, for the response figures, and leads nowhere any more."""
    i = invitations.c
    began = and_(i.response.is_not(None), i.finished.is_(False), i.status == "")
    yesterday = day - timedelta(days=1)
    ends = case((or_(i.expires_on.is_(None), i.expires_on > yesterday), yesterday), else_=i.expires_on)
    values = {"response": None, "status": case((began, BROKEN_OFF), else_=i.status), "expires_on": ends}
    connection.execute(update(invitations).where(i.study == study).values(**values))


def _remove_unsent(connection: Connection, study: str) -> None:
    """Nobody can send them any more, and nobody gave leave to use what was not sent."""
    unsent = select(responses.c.id).where(responses.c.study == study, ~_is_sent())
    here = and_(page_saves.c.study == study, page_saves.c.response.in_(unsent))
    connection.execute(delete(page_saves).where(here))
    connection.execute(delete(responses).where(responses.c.study == study, ~_is_sent()))
