"""Sources without a casus (documents, a group session) beside a coding sheet, and the quotes of its cells."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Engine, select

from analysis.study import Fragment, Source
from survey_app.storage.database import reading
from survey_app.storage.study_rows import source_of
from survey_app.storage.tables import fragments, sources


class SqlSheetSources:
    """What can be read beside any casus; a text is only loaded when it was chosen."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def names(self, study: str) -> tuple[tuple[str, str], ...]:
        """(bron, soort) of every source that is about no casus in particular, in their order."""
        c = sources.c
        query = select(c.bron, c.soort).where(c.study == study, c.casus == "").order_by(c.position)
        with reading(self._engine) as connection:
            return tuple((row.bron, row.soort) for row in connection.execute(query))

    def source(self, study: str, bron: str) -> Source | None:
        """The source without a casus that has this name, if any."""
        c = sources.c
        query = select(sources).where(c.study == study, c.casus == "", c.bron == bron)
        with reading(self._engine) as connection:
            row = connection.execute(query).first()
        return source_of(row) if row else None

    def quotes(self, study: str, names: Iterable[str]) -> tuple[Fragment, ...]:
        """The quotes with these names.

        Which names someone may know follows from the codings that they may see: ask with those alone.
        """
        c = fragments.c
        query = select(fragments).where(c.study == study, c.fragment.in_(sorted(names))).order_by(c.position)
        with reading(self._engine) as connection:
            found = connection.execute(query)
            return tuple(Fragment(row.fragment, row.bron, row.start, row.eind, row.tekst) for row in found)
