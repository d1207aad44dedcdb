"""Who codes which sheet, and who sealed it; every change with its line in the trail.

One lock keeps saving a cell apart from sealing or assigning: who saves holds the study's own row shared, who
seals or assigns holds it alone. On SQLite every writer is alone already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select, tuple_

from analysis.bench_rows import Assignment, Seal
from analysis.cells import FIXED
from analysis.seal_hash import OwnSheet
from analysis.sealing import ASSIGNING, SheetName
from analysis.study import Fragment
from survey_app.domain.assignments import Standing
from survey_app.domain.roles import TASKS, Task
from survey_app.storage.accounts import User
from survey_app.storage.bench_rows import read_assignments, read_seals
from survey_app.storage.bench_tables import assignments, codeurs, coding_changes, seals
from survey_app.storage.blind import may_see
from survey_app.storage.database import reading, writing
from survey_app.storage.positions import next_position
from survey_app.storage.study_rows import coding_of
from survey_app.storage.tables import codings, fragments, studies, study_roles

ASSIGNED, SEALED = "toegewezen", "verzegeling"


class Person(NamedTuple):
    """Someone who may code: their account, its address, and their name in the data ('' while none)."""

    user: int
    email: str
    name: str


def sealed_in(connection: Connection, study: str, casus: str, perspectief: str, codeur: str) -> bool:
    """Whether this codeur sealed the sheet; inside a `writing` transaction that saves one of its cells.

    Call it before the first write. Until the transaction ends nobody seals or assigns a sheet of this study,
    so that the answer stays true.
    """
    connection.execute(select(studies.c.id).where(studies.c.id == study).with_for_update(read=True))
    return _has(connection, seals, study, casus, perspectief, codeur)


def codeurs_in(connection: Connection, study: str, casus: str, perspectief: str) -> tuple[str, ...]:
    """Who codes this sheet, in the order of their names; () where everyone who codes may."""
    c = assignments.c
    here = (c.study == study, c.casus == casus, c.perspectief == perspectief)
    return tuple(connection.execute(select(c.codeur).where(*here).order_by(c.codeur)).scalars())


class SqlAssignments:
    """Assignments and seals of a study."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def assignments(self, study: str) -> tuple[Assignment, ...]:
        """Who codes which sheet, in the order in which it was decided."""
        with reading(self._engine) as connection:
            return read_assignments(connection, study)

    def seals(self, study: str) -> tuple[Seal, ...]:
        """Which sheets are sealed, in the order in which it happened."""
        with reading(self._engine) as connection:
            return read_seals(connection, study)

    def codeurs_of(self, study: str, casus: str, perspectief: str) -> tuple[str, ...]:
        """Who codes this sheet; () where everyone who codes may."""
        with reading(self._engine) as connection:
            return codeurs_in(connection, study, casus, perspectief)

    def is_assigned(self, study: str, casus: str, perspectief: str, codeur: str) -> bool:
        """Whether this codeur codes this sheet by an assignment."""
        return codeur in self.codeurs_of(study, casus, perspectief)

    def is_sealed(self, study: str, casus: str, perspectief: str, codeur: str) -> bool:
        """Whether this codeur sealed this sheet."""
        with reading(self._engine) as connection:
            return _has(connection, seals, study, casus, perspectief, codeur)

    def standing(self, study: str) -> Standing:
        """What everyone may know of the sheets; nothing in it rests on what is hidden."""
        with reading(self._engine) as connection:
            return _standing(connection, study)

    def people(self, study: str) -> tuple[Person, ...]:
        """Everyone who may code in this study, by their address."""
        coding = [str(role) for role, tasks in TASKS.items() if Task.CODING in tasks]
        users, roles, names = User.__table__.c, study_roles.c, codeurs.c
        joined = study_roles.join(User.__table__, users.id == roles.user_id).outerjoin(
            codeurs, (names.user_id == users.id) & (names.study == roles.study)
        )
        query = select(users.id, users.email, func.coalesce(names.name, "")).select_from(joined).distinct()
        query = query.where(roles.study == study, roles.role.in_(coding), users.active)
        with reading(self._engine) as connection:
            return tuple(Person(*row) for row in connection.execute(query.order_by(users.email)))

    def own_sheet(self, study: str, casus: str, perspectief: str, codeur: str) -> OwnSheet:
        """What this codeur has on this sheet, with the quotes that it rests on."""
        with reading(self._engine) as connection:
            return _own_sheet(connection, study, casus, perspectief, codeur)

    def is_in_trail(self, study: str, casus: str, perspectief: str, codeur: str) -> bool:
        """Whether the trail of this codeur's cells goes on after the seal: coded anew, a source corrected."""
        t = coding_changes.c
        here = (t.study == study, t.casus == casus, t.perspectief == perspectief, t.codeur == codeur)
        sealing = select(func.max(t.id)).where(*here, t.wat == SEALED).scalar_subquery()
        with reading(self._engine) as connection:
            later = select(t.id).where(*here, t.aspect != "", t.id > sealing)
            return connection.execute(later).first() is not None

    def assign(
        self, study: str, seen: Standing, rows: Sequence[Assignment], door: str, now: datetime
    ) -> bool:
        """Adds the rows with their lines in the trail; False when the standing is no longer `seen`."""
        with writing(self._engine) as connection:
            if not _still(connection, study, seen):
                return False
            first = next_position(connection, assignments, study)
            new = [{"study": study, "position": first + i, **vars(row)} for i, row in enumerate(rows)]
            connection.execute(insert(assignments), new)
            lines = [_line(study, row, door, now, ASSIGNING, "", ASSIGNED, row.seed) for row in rows]
            connection.execute(insert(coding_changes), lines)
        return True

    def take(self, study: str, seen: Standing, rows: Sequence[Assignment], door: str, now: datetime) -> bool:
        """Takes the rows away with their lines in the trail; False when the standing is no longer `seen`."""
        c = assignments.c
        gone = [(row.casus, row.perspectief, row.codeur) for row in rows]
        with writing(self._engine) as connection:
            if not _still(connection, study, seen):
                return False
            for one in gone:
                here = tuple_(c.casus, c.perspectief, c.codeur) == one
                connection.execute(delete(assignments).where(c.study == study, here))
            lines = [_line(study, row, door, now, ASSIGNING, ASSIGNED, "", "") for row in rows]
            connection.execute(insert(coding_changes), lines)
        return True

    def seal(self, study: str, seal: Seal, sheet: OwnSheet, why: str, now: datetime) -> bool:
        """Keeps the seal with its line in the trail.

        False when it was sealed already, is not the codeur's to seal, or no longer holds what is sealed.
        """
        place = (study, seal.casus, seal.perspectief, seal.codeur)
        with writing(self._engine) as connection:
            _hold_alone(connection, study)
            open_to_seal = _has(connection, assignments, *place) and not _has(connection, seals, *place)
            if not open_to_seal or _own_sheet(connection, *place) != sheet:
                return False
            row = {"study": study, "position": next_position(connection, seals, study), **vars(seal)}
            connection.execute(insert(seals), row)
            line = _line(study, seal, seal.codeur, now, SEALED, "", seal.hash, why)
            connection.execute(insert(coding_changes), line)
        return True


def _hold_alone(connection: Connection, study: str) -> None:
    """Until the transaction ends nobody saves a cell, seals or assigns in this study."""
    connection.execute(select(studies.c.id).where(studies.c.id == study).with_for_update(key_share=True))


def _still(connection: Connection, study: str, seen: Standing) -> bool:
    _hold_alone(connection, study)
    return _standing(connection, study) == seen


def _has(connection: Connection, table: Table, study: str, casus: str, perspectief: str, codeur: str) -> bool:
    c = table.c
    here = (c.study == study, c.casus == casus, c.perspectief == perspectief, c.codeur == codeur)
    return connection.execute(select(c.codeur).where(*here)).first() is not None


def _standing(connection: Connection, study: str) -> Standing:
    c, t = codings.c, coding_changes.c
    shown = select(c.casus, c.perspectief, c.codeur, c.status).where(c.study == study, may_see(c, ""))
    rows = connection.execute(shown.distinct()).all()
    ever = select(t.casus, t.perspectief, t.codeur).where(t.study == study, t.wat == ASSIGNING).distinct()
    assigned = _sheets(read_assignments(connection, study))
    once = _sheets([*connection.execute(ever), *read_assignments(connection, study)])
    return Standing(
        assigned,
        _sheets(read_seals(connection, study)),
        _sheets(rows),
        frozenset((row.casus, row.perspectief) for row in rows if row.status == FIXED),
        frozenset(sheet for sheet, names in once.items() if len(names) > 1),
    )


def _sheets(rows: Iterable[Any]) -> dict[SheetName, frozenset[str]]:
    """Sheet -> the codeurs of its rows."""
    found: dict[SheetName, set[str]] = {}
    for row in rows:
        found.setdefault((row.casus, row.perspectief), set()).add(row.codeur)
    return {sheet: frozenset(names) for sheet, names in found.items()}


def _own_sheet(connection: Connection, study: str, casus: str, perspectief: str, codeur: str) -> OwnSheet:
    c, f = codings.c, fragments.c
    here = (c.study == study, c.casus == casus, c.perspectief == perspectief, c.codeur == codeur)
    found = connection.execute(select(codings).where(*here).order_by(c.position, c.aspect))
    own = tuple(coding_of(row) for row in found)
    names = {name for row in own for name in row.fragmenten}
    quotes = connection.execute(
        select(f.fragment, f.bron, f.start, f.eind, f.tekst)
        .where(f.study == study, f.fragment.in_(names))
        .order_by(f.fragment)
    )
    return OwnSheet(own, tuple(Fragment(*row) for row in quotes))


def _line(
    study: str,
    row: Assignment | Seal,
    door: str,
    now: datetime,
    wat: str,
    oud: str,
    nieuw: str,
    why: str,
) -> dict[str, Any]:
    """A line of the trail about a whole sheet."""
    return {
        "study": study,
        "casus": row.casus,
        "perspectief": row.perspectief,
        "aspect": "",
        "codeur": row.codeur,
        "changed_by": door,
        "changed_at": now,
        "wat": wat,
        "oud": oud,
        "nieuw": nieuw,
        "why": why,
        "revision": 0,
    }
