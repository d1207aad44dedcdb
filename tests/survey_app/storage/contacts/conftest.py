"""Lists of contacts to bring in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from survey_app.domain.mailing.contact_list import NewContact
from survey_app.domain.mailing.turns import MailBatch
from survey_app.storage.contacts import NewBatch

TODAY = date(2026, 11, 27)
QUESTIONNAIRES = {"ouder": ("ouder", "1"), "swt": ("swt", "1"), "hulpverlener": ("hulpverlener", "1")}


@pytest.fixture
def batch() -> Callable[..., NewBatch]:
    """A list of these (casus, perspectief, address), sent today and reminded of in ten days."""

    def make(*people: tuple[str, str, str], **days: date | None) -> NewBatch:
        new = [NewContact(line, *one, "nl") for line, one in enumerate(people, start=2)]
        planned = {"send_on": TODAY, "remind_on": date(2026, 12, 7), **days}
        expires_on = planned.pop("expires_on", None)
        return NewBatch(MailBatch(0, "ouders", TODAY, **planned), new, QUESTIONNAIRES, expires_on)

    return make
