"""Who has which role in which study."""

from __future__ import annotations

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from survey_app.domain.roles import Role
from survey_app.storage.database import reading, writing
from survey_app.storage.tables import study_roles


class SqlRoles:
    """Roles per study, in the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, user: int, study: str) -> frozenset[Role]:
        """The person's roles in this study; empty when they have none, or when there is no such study."""
        query = select(study_roles.c.role).where(study_roles.c.user_id == user, study_roles.c.study == study)
        with reading(self._engine) as connection:
            return frozenset(Role(row.role) for row in connection.execute(query))

    def studies_of(self, user: int) -> tuple[str, ...]:
        """The ids of the studies in which the person has a role."""
        mine = select(study_roles.c.study).where(study_roles.c.user_id == user).distinct()
        with reading(self._engine) as connection:
            return tuple(sorted(connection.execute(mine).scalars()))

    def give(self, study: str, user: int, role: Role) -> None:
        """Gives the role; does nothing when the person has it."""
        try:
            with writing(self._engine) as connection:
                row = {"study": study, "user_id": user, "role": str(role)}
                connection.execute(insert(study_roles), row)
        except IntegrityError:
            if role not in self.of(user, study):
                raise

    def take(self, study: str, user: int, role: Role) -> None:
        """Takes the role away; does nothing when the person does not have it."""
        table = study_roles.c
        here = (table.study == study, table.user_id == user, table.role == str(role))
        with writing(self._engine) as connection:
            connection.execute(delete(study_roles).where(*here))
