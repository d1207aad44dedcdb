"""Invitations as staff see them: made in one go, and counted; never who they went to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Engine, insert

from survey_app.domain.fieldwork import Contact
from survey_app.domain.inviting.order import Order
from survey_app.domain.monitor import Group
from survey_app.storage.database import reading, writing
from survey_app.storage.fieldwork_counts import invited_groups, read_in_groups
from survey_app.storage.tables import invitations


class SqlInvitations:
    """The store behind `use_cases.invite` and `use_cases.follow_fieldwork`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, order: Order, token_hashes: Sequence[str], today: date) -> None:
        """Keeps one invitation per hash: all of them or none."""
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
            connection.execute(insert(invitations), [{**row, "token_hash": one} for one in token_hashes])

    def contacts(self, study: str) -> tuple[Contact, ...]:
        """Per casus and perspectief how many were invited, began and sent; and what was sent uninvited."""
        with reading(self._engine) as connection:
            invited, read_in = invited_groups(connection, study), read_in_groups(connection, study)
        cells = sorted({(group.casus, group.perspectief) for group in invited})
        return (
            *(
                _contact(cell, [one for one in invited if (one.casus, one.perspectief) == cell])
                for cell in cells
            ),
            *(Contact(one.casus, one.perspectief, 0, 0, 0, one.count) for one in read_in),
        )


def _contact(cell: tuple[str, str], groups: list[Group]) -> Contact:
    started = sum(group.count for group in groups if group.started)
    sent = sum(group.count for group in groups if group.finished)
    return Contact(*cell, sum(group.count for group in groups), started, sent, 0)
