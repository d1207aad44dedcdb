"""Evidence that was read for a norm: its credit, with every change to it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from survey_app.domain.norms.evidence import EvidenceChange, EvidencePlace, ReadEvidence
from survey_app.storage.database import reading, writing
from survey_app.storage.positions import next_position
from survey_app.storage.report_tables import evidence_changes
from survey_app.storage.tables import assessments, evidence


class SqlEvidence:
    """The store behind `use_cases.norms.read_evidence`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, study: str, place: EvidencePlace) -> ReadEvidence:
        """The evidence as it is; empty, with revision 0, where nothing was written in the app."""
        with reading(self._engine) as connection:
            row = connection.execute(select(evidence).where(*_at(evidence, study, place))).one_or_none()
            revision = _revision(connection, study, place)
        if row is None:
            return ReadEvidence("", "", "", revision)
        return ReadEvidence(row.credit, row.text, row.place, revision)

    def changes(self, study: str) -> dict[EvidencePlace, tuple[EvidenceChange, ...]]:
        """The history of all evidence, oldest first."""
        c = evidence_changes.c
        found: dict[EvidencePlace, tuple[EvidenceChange, ...]] = {}
        with reading(self._engine) as connection:
            for row in connection.execute(select(evidence_changes).where(c.study == study).order_by(c.id)):
                change = _change(row)
                found[change.place] = (*found.get(change.place, ()), change)
        return found

    def write(self, study: str, change: EvidenceChange) -> bool:
        """Keeps it with its line in the history; False when it was changed meanwhile."""
        try:
            with writing(self._engine) as connection:
                if _revision(connection, study, change.place) != change.revision - 1:
                    return False
                connection.execute(insert(evidence_changes), _change_row(study, change))
                _put(connection, study, change)
        except IntegrityError:  # someone else wrote it first
            return False
        return True


def _put(connection: Connection, study: str, change: EvidenceChange) -> None:
    """The row as it is now; a judgement that nobody fixed yet gets its empty row, to hang evidence under."""
    fields = {"credit": change.new.credit, "text": change.new.text, "place": change.new.place}
    query = update(evidence).where(*_at(evidence, study, change.place)).values(**fields)
    if connection.execute(query).rowcount:
        return
    position = next_position(connection, evidence, study)
    row = {"study": study, "position": position, **_names(change.place), **fields}
    connection.execute(insert(evidence), row)
    _hang(connection, study, change.place.judgement)


def _hang(connection: Connection, study: str, judgement: str) -> None:
    a = assessments.c
    known = select(a.judgement).where(a.study == study, a.judgement == judgement)
    if connection.execute(known).one_or_none() is None:
        place = next_position(connection, assessments, study)
        texts = dict.fromkeys(("level", "wording", "reason", "fixed_on"), "")
        row = {"study": study, "position": place, "judgement": judgement, **texts, "revision": 0}
        connection.execute(insert(assessments), row)


def _revision(connection: Connection, study: str, place: EvidencePlace) -> int:
    query = select(func.max(evidence_changes.c.revision)).where(*_at(evidence_changes, study, place))
    return int(connection.execute(query).scalar_one() or 0)


def _at(table: Any, study: str, place: EvidencePlace) -> tuple[Any, ...]:
    return (table.c.study == study, *(table.c[key] == name for key, name in _names(place).items()))


def _names(place: EvidencePlace) -> dict[str, str]:
    return {"judgement": place.judgement, "norm": place.norm, "link": place.link}


def _change(row: Any) -> EvidenceChange:
    return EvidenceChange(
        place=EvidencePlace(row.judgement, row.norm, row.link),
        old=ReadEvidence(**row.old, revision=row.revision - 1),
        new=ReadEvidence(**row.new, revision=row.revision),
        changed_by=row.changed_by,
        changed_at=row.changed_at,
        revision=row.revision,
    )


def _change_row(study: str, change: EvidenceChange) -> dict[str, Any]:
    return {
        "study": study,
        **_names(change.place),
        "revision": change.revision,
        "changed_by": change.changed_by,
        "changed_at": change.changed_at,
        "old": change.old.fields,
        "new": change.new.fields,
    }
