"""Who is who among the codeurs: a name in the data for a person with an account, never exported."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import IntegrityError

from survey_app.domain.codeur_names import free_name
from survey_app.storage.bench_tables import assignments, codeurs, seals
from survey_app.storage.database import reading, writing
from survey_app.storage.report_tables import level_signatures
from survey_app.storage.tables import codings

TRIES = 5  # people who open their first sheet at the same moment


class SqlCodeurs:
    """The names of a study's codeurs."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def known_name(self, study: str, user: int) -> str:
        """The person's name in this study; '' while they have none."""
        query = select(codeurs.c.name).where(codeurs.c.study == study, codeurs.c.user_id == user)
        with reading(self._engine) as connection:
            return connection.execute(query).scalar_one_or_none() or ""

    def name_of(self, study: str, user: int) -> str:
        """The person's name in this study; the first time a name that nobody has."""
        for _ in range(TRIES):
            name = self.known_name(study, user)
            if name:
                return name
            try:
                with writing(self._engine) as connection:
                    self._give(connection, study, user, free_name(_taken(connection, study)))
            except IntegrityError:  # someone else took the name just now
                continue
        raise RuntimeError("no free name for a codeur")

    def bind(self, study: str, user: int, name: str) -> bool:
        """Gives the person this name; False when someone else has it or the person has another."""
        if self.known_name(study, user):
            return self.known_name(study, user) == name
        try:
            with writing(self._engine) as connection:
                self._give(connection, study, user, name)
        except IntegrityError:
            return False
        return True

    def people(self, study: str) -> dict[str, int]:
        """Name -> account, of everyone who has a name in this study."""
        query = select(codeurs.c.name, codeurs.c.user_id).where(codeurs.c.study == study)
        with reading(self._engine) as connection:
            return {row.name: row.user_id for row in connection.execute(query.order_by(codeurs.c.name))}

    def _give(self, connection: Connection, study: str, user: int, name: str) -> None:
        connection.execute(insert(codeurs), {"study": study, "user_id": user, "name": name})


def _taken(connection: Connection, study: str) -> frozenset[str]:
    """Names of people, and names that stand in the data without anyone behind them."""
    names: set[str] = set()
    for column, owner in (
        (codeurs.c.name, codeurs.c.study),
        (codings.c.codeur, codings.c.study),
        (assignments.c.codeur, assignments.c.study),
        (seals.c.codeur, seals.c.study),
        (level_signatures.c.signed_by, level_signatures.c.study),
    ):
        names |= set(connection.execute(select(column).where(owner == study).distinct()).scalars())
    return frozenset(names)
