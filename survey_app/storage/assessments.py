"""Fixed levels in the database; the evidence beside them is never touched by fixing one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.exc import IntegrityError

from survey_app.domain.norm import KeptLevel, LevelChange
from survey_app.storage.database import reading, writing
from survey_app.storage.positions import next_position
from survey_app.storage.tables import assessment_changes, assessments


class SqlLevels:
    """The store behind `use_cases.fix_level`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, study: str, judgement: str) -> KeptLevel | None:
        """The fixed level of this judgement; None when nothing was fixed yet."""
        return self.of_study(study).get(judgement)

    def of_study(self, study: str) -> dict[str, KeptLevel]:
        """Every fixed level, by its judgement."""
        with reading(self._engine) as connection:
            found = connection.execute(select(assessments).where(assessments.c.study == study))
            return {
                row.judgement: KeptLevel(row.judgement, row.level, row.reason, row.revision) for row in found
            }

    def changes(self, study: str) -> dict[str, tuple[LevelChange, ...]]:
        """The history of every judgement, oldest first."""
        c = assessment_changes.c
        changes: dict[str, tuple[LevelChange, ...]] = {}
        with reading(self._engine) as connection:
            for row in connection.execute(select(assessment_changes).where(c.study == study).order_by(c.id)):
                changes[row.judgement] = (*changes.get(row.judgement, ()), _change(row))
        return changes

    def fix(self, change: LevelChange) -> bool:
        """Keeps the level and its line in the history; False when it was changed meanwhile."""
        try:
            with writing(self._engine) as connection:
                if not _write_level(connection, change):
                    return False
                connection.execute(insert(assessment_changes), _change_row(change))
        except IntegrityError:  # someone else fixed it first
            return False
        return True


def _write_level(connection: Connection, change: LevelChange) -> bool:
    row = {
        "level": change.new,
        "reason": change.why,
        "fixed_on": change.changed_at.date().isoformat(),
        "revision": change.revision,
    }
    if change.new != change.old:
        row["wording"] = ""  # printed words for another level no longer hold
    c = assessments.c
    here = (c.study == change.study, c.judgement == change.judgement, c.revision == change.revision - 1)
    known = connection.execute(update(assessments).where(*here).values(row)).rowcount == 1
    if known or change.revision > 1:  # at revision 0 there may be a row already: its evidence came first
        return known
    row |= {
        "study": change.study,
        "judgement": change.judgement,
        "position": next_position(connection, assessments, change.study),
        "wording": "",
    }
    connection.execute(insert(assessments), row)
    return True


def _change(row: Any) -> LevelChange:
    return LevelChange(
        row.study,
        row.judgement,
        row.old_level,
        row.new_level,
        row.why,
        row.changed_by,
        row.changed_at,
        row.revision,
    )


def _change_row(change: LevelChange) -> dict[str, Any]:
    return {
        "study": change.study,
        "judgement": change.judgement,
        "changed_by": change.changed_by,
        "changed_at": change.changed_at,
        "old_level": change.old,
        "new_level": change.new,
        "why": change.why,
        "revision": change.revision,
    }
