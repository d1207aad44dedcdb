"""How often a place guessed wrong in these ten minutes: a count per fingerprint, gone within the hour."""

from __future__ import annotations

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from survey_app.domain.inviting.guesses import KEPT
from survey_app.storage.database import looking, writing
from survey_app.storage.field_tables import code_guesses


class SqlGuesses:
    """The store behind survey_app/web/guess_limit.py."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def count(self, origin: str, stretch: int) -> int:
        """How many wrong guesses came from there in this stretch."""
        c = code_guesses.c
        query = select(c.guesses).where(c.origin == origin, c.stretch == stretch)
        with looking(self._engine) as connection:
            return int(connection.execute(query).scalar_one_or_none() or 0)

    def add(self, origin: str, stretch: int, now: int | None = None) -> int:
        """Counts one more and returns how many there are now; what is an hour old goes.

        `now` is the stretch that it is, where something is counted until a later one.
        """
        dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        first = dialect.insert(code_guesses).values(origin=origin, stretch=stretch, guesses=1)
        counted = first.on_conflict_do_update(
            index_elements=["origin", "stretch"], set_={"guesses": code_guesses.c.guesses + 1}
        ).returning(code_guesses.c.guesses)
        oldest = (stretch if now is None else now) - KEPT
        with writing(self._engine) as connection:
            connection.execute(delete(code_guesses).where(code_guesses.c.stretch < oldest))
            return int(connection.execute(counted).scalar_one())

    def take_back(self, origin: str, stretch: int) -> None:
        """Counts one less: what was counted beforehand turned out to be right."""
        c = code_guesses.c
        here = update(code_guesses).where(c.origin == origin, c.stretch == stretch)
        with writing(self._engine) as connection:
            connection.execute(here.values(guesses=c.guesses - 1))
