"""The contact store: a database of its own, apart from the answers, readable only with a key per study.

`open_contacts` opens it; `SqlStudyKeys` makes and destroys keys; `SqlWishes` keeps how someone who asked for
it can be reached later. Destroying the key of a study is for good:
nothing that was encrypted with it can be read again, and nothing new can be kept for that study (ADR 0010).
"""

from __future__ import annotations

from survey_app.storage.contacts.database import open_contacts
from survey_app.storage.contacts.study_keys import SqlStudyKeys
from survey_app.storage.contacts.wishes import SqlWishes, Wish

__all__ = ["SqlStudyKeys", "SqlWishes", "Wish", "open_contacts"]
