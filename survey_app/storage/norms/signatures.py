"""Who signed the level of a judgement: by the codes of people in the study, each once per revision."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import IntegrityError

from analysis.study import StudyData
from survey_app.domain.norms.signing import Signature
from survey_app.storage.database import reading, writing
from survey_app.storage.report_tables import level_signatures
from survey_app.storage.tables import assessments


class SqlSignatures:
    """The store behind `use_cases.norms.sign_level`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of_study(self, study: str) -> tuple[Signature, ...]:
        """Every signature that was ever set, oldest first; those of earlier revisions too."""
        s = level_signatures.c
        query = select(level_signatures).where(s.study == study).order_by(s.id)
        with reading(self._engine) as connection:
            return tuple(
                Signature(row.judgement, row.revision, row.signed_by, row.signed_at)
                for row in connection.execute(query)
            )

    def sign(self, study: str, signature: Signature) -> bool:
        """Keeps the signature; False when the level is another by now, or this person signed it already."""
        a = assessments.c
        here = (a.study == study, a.judgement == signature.judgement, a.revision == signature.revision)
        row = {"study": study, **vars(signature)}
        try:
            with writing(self._engine) as connection:
                standing = connection.execute(select(a.revision).where(*here).with_for_update()).scalar()
                if standing is None:
                    return False
                connection.execute(insert(level_signatures), row)
        except IntegrityError:
            return False
        return True


def signed_by(connection: Connection, study: str) -> dict[tuple[str, int], tuple[str, ...]]:
    """(judgement, revision) -> who signed it, in the order in which they did."""
    s = level_signatures.c
    query = select(s.judgement, s.revision, s.signed_by).where(s.study == study).order_by(s.id)
    found: dict[tuple[str, int], tuple[str, ...]] = {}
    for judgement, revision, name in connection.execute(query):
        found[judgement, revision] = (*found.get((judgement, revision), ()), name)
    return found


def write_signatures(connection: Connection, data: StudyData, today: date) -> None:
    """The signatures of a study that is not in the database yet; the folder keeps no day of them."""
    rows = [
        {"study": data.study.id, "judgement": one.judgement, "revision": 1}
        | {"signed_by": name, "signed_at": datetime.combine(today, time())}
        for one in data.assessments
        for name in one.signed
    ]
    if rows:
        connection.execute(insert(level_signatures), rows)
