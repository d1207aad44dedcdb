"""The words that a study gave its mail, where they are not those it started with."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, delete, insert, select

from survey_app.domain.mailing.mail_texts import MailText, default_text
from survey_app.storage.contacts.database import reading, writing
from survey_app.storage.contacts.tables import mail_texts

_T = mail_texts.c


class SqlMailTexts:
    """The texts of every study, per language and kind of message."""

    def __init__(self, store: Engine) -> None:
        self._store = store

    def text(self, study: str, language: str, kind: str) -> MailText | None:
        """The study's own text, else the one it started with; None where neither is there."""
        query = select(_T.subject, _T.body).where(_T.study == study, _T.language == language, _T.kind == kind)
        with reading(self._store) as here:
            row = here.execute(query).first()
        return MailText(row.subject, row.body) if row else default_text(language, kind)

    def keep(self, study: str, language: str, kind: str, text: MailText) -> None:
        """The study's own text from now on."""
        place = {"study": study, "language": language, "kind": kind}
        with writing(self._store) as here:
            here.execute(_remove(study, language, kind))
            here.execute(insert(mail_texts), {**place, **text._asdict()})

    def reset(self, study: str, language: str, kind: str) -> None:
        """Back to the text it started with."""
        with writing(self._store) as here:
            here.execute(_remove(study, language, kind))


def _remove(study: str, language: str, kind: str) -> Any:
    return delete(mail_texts).where(_T.study == study, _T.language == language, _T.kind == kind)
