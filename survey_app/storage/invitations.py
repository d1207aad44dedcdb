"""Invitations as staff see them: made in one go, and counted; never who they went to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Engine, insert

from survey_app.domain.inviting.order import Order
from survey_app.domain.monitor import Group
from survey_app.storage.database import reading, writing
from survey_app.storage.fieldwork_counts import invited_groups, read_in_groups
from survey_app.storage.link_cuts import must_not_be_cut
from survey_app.storage.tables import invitations


class SqlInvitations:
    """The store behind `use_cases.invite` and `use_cases.follow_fieldwork`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, order: Order, token_hashes: Sequence[str], today: date) -> None:
        """Keeps one invitation per hash: all of them or none. LinkIsCut after the cut."""
        row = {
            "study": order.study,
            "casus": order.casus,
            "perspectief": order.perspectief,
            "instrument": order.instrument,
            "version": order.version,
            "made_on": today,
            "expires_on": order.expires_on,
        }
        with writing(self._engine) as connection:
            must_not_be_cut(connection, order.study)
            connection.execute(insert(invitations), [{**row, "token_hash": one} for one in token_hashes])

    def groups(self, study: str) -> tuple[Group, ...]:
        """The invitations by what became of them, and what came in without one; from one snapshot."""
        with reading(self._engine) as connection:
            return (*invited_groups(connection, study), *read_in_groups(connection, study))
