"""What the two databases still hold by which answers could be traced, as counts."""

from __future__ import annotations

from sqlalchemy import Engine, Table, and_, func, or_, select

from survey_app.domain.anonymity.traces import Traces
from survey_app.storage import database
from survey_app.storage.contacts import SqlStudyKeys
from survey_app.storage.contacts import database as contact_store
from survey_app.storage.contacts.tables import contacts, wishes
from survey_app.storage.link_cuts import SqlLinkCuts
from survey_app.storage.tables import responses, submissions


def read_traces(engine: Engine, store: Engine, keys: SqlStudyKeys, study: str) -> Traces:
    """`engine` is the main database, `store` the contact store."""
    cuts = SqlLinkCuts(engine)
    return Traces(
        links=cuts.links(study),
        cuts=cuts.cuts(study),
        lonely_days=_lonely_days(engine, study),
        key="vernietigd" if keys.is_destroyed(study) else "aanwezig" if keys.key(study) else "geen",
        contacts=_kept(store, contacts, study),
        wishes=_kept(store, wishes, study),
    )


def _kept(store: Engine, table: Table, study: str) -> int:
    """Rows of the study that still hold an address or a link."""
    holds = [table.c[name].is_not(None) for name in ("address", "token", "reach") if name in table.c]
    query = select(func.count()).select_from(table).where(table.c.study == study, or_(*holds))
    with contact_store.reading(store) as connection:
        return int(connection.execute(query).scalar_one())


def _lonely_days(engine: Engine, study: str) -> int:
    """Responses that are the only one of their perspectief on their day of sending."""
    r, s = responses.c, submissions.c
    joined = submissions.join(responses, and_(s.study == r.study, s.response == r.id))
    alone = (
        select(func.count().label("people"))
        .select_from(joined)
        .where(s.study == study, s.submitted_on.is_not(None))
        .group_by(s.submitted_on, r.perspectief)
        .having(func.count() == 1)
        .subquery()
    )
    with database.reading(engine) as connection:
        return int(connection.execute(select(func.count()).select_from(alone)).scalar_one())
