"""Sources with their texts: what stands, what stood before a correction, and quotes that no longer stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, and_, exists, or_, select, update

from analysis.cells import FIXED
from analysis.sealing import may_quote
from analysis.study import Fragment
from survey_app.domain.source_correction import (
    Correction,
    EarlierText,
    KeptSource,
    LostQuote,
    QuoteInUse,
    QuoteUse,
)
from survey_app.storage.bench_tables import (
    adjudications,
    assignments,
    lost_fragments,
    seals,
    source_versions,
)
from survey_app.storage.blind import blind_sheets, half_sealed, may_see
from survey_app.storage.database import reading, writing
from survey_app.storage.source_corrections import write_correction
from survey_app.storage.study_rows import source_of
from survey_app.storage.tables import codings, fragments, sources, studies


class SqlSourceTexts:
    """The store behind `use_cases.correct_source` and the pages of sources."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def sources(self, study: str) -> tuple[KeptSource, ...]:
        """Every source with its text, in order."""
        query = select(sources).where(sources.c.study == study).order_by(sources.c.position, sources.c.bron)
        with reading(self._engine) as connection:
            return tuple(KeptSource(source_of(row), row.version) for row in connection.execute(query))

    def source(self, study: str, bron: str) -> KeptSource | None:
        """The source as it is now; None when the study has none of this name."""
        with reading(self._engine) as connection:
            return _source(connection, study, bron)

    def earlier(self, study: str, bron: str) -> tuple[EarlierText, ...]:
        """The texts from before each correction, the oldest first."""
        c = source_versions.c
        query = select(source_versions).where(c.study == study, c.bron == bron).order_by(c.version)
        with reading(self._engine) as connection:
            return tuple(
                EarlierText(row.version, row.text, row.replaced_on, row.replaced_by, row.why)
                for row in connection.execute(query)
            )

    def quotes(self, study: str, bron: str, codeur: str) -> tuple[QuoteInUse, ...]:
        """Every quote of the source, hidden ones too: only `visible` ones may reach a page."""
        with reading(self._engine) as connection:
            return _quotes(connection, study, bron, codeur)

    def correct(self, correction: Correction) -> bool:
        """Keeps all of it; False, and nothing kept, when the text or its quotes changed meanwhile."""
        study, before = correction.study, correction.before
        with writing(self._engine) as connection:
            # Who saves a cell holds this row shared until the end, who seals or assigns alone.
            connection.execute(
                select(studies.c.id).where(studies.c.id == study).with_for_update(key_share=True)
            )
            if _source(connection, study, before.source.bron) != before:
                return False
            if _quotes(connection, study, before.source.bron, correction.changed_by) != correction.quotes:
                return False
            write_correction(connection, correction)
        return True

    def lost(self, study: str, codeur: str) -> tuple[LostQuote, ...]:
        """The quotes that this codeur has to settle: their own, and those of sheets that nobody has."""
        query = select(lost_fragments).where(_theirs(study, codeur), ~lost_fragments.c.settled)
        c = lost_fragments.c
        order = (c.casus, c.perspectief, c.aspect, c.bron, c.start)
        with reading(self._engine) as connection:
            return tuple(_lost(row) for row in connection.execute(query.order_by(*order)))

    def settle(self, study: str, codeur: str, quote: LostQuote) -> bool:
        """Takes the quote off the list; False when it is not theirs or was settled already."""
        c = lost_fragments.c
        same = and_(
            c.fragment == quote.fragment,
            c.casus == quote.casus,
            c.perspectief == quote.perspectief,
            c.aspect == quote.aspect,
            c.codeur == quote.codeur,
        )
        changed = update(lost_fragments).where(_theirs(study, codeur), same, ~c.settled).values(settled=True)
        with writing(self._engine) as connection:
            return connection.execute(changed).rowcount == 1


def _source(connection: Connection, study: str, bron: str) -> KeptSource | None:
    query = select(sources).where(sources.c.study == study, sources.c.bron == bron)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    sheets = half_sealed(connection, study)
    closed = any(may_quote(row.casus, row.perspectief, sheet) for sheet in sheets)
    return KeptSource(source_of(row), row.version, closed)


def _quotes(connection: Connection, study: str, bron: str, codeur: str) -> tuple[QuoteInUse, ...]:
    c = fragments.c
    query = select(fragments).where(c.study == study, c.bron == bron).order_by(c.position, c.fragment)
    rows = connection.execute(query).all()
    uses: dict[str, list[QuoteUse]] = {row.fragment: [] for row in rows}
    for name, use in (*_codings(connection, study, codeur), *_decisions(connection, study)):
        if name in uses:
            uses[name].append(use)
    return tuple(_quote(row, tuple(uses[row.fragment]), codeur) for row in rows)


def _quote(row: Any, uses: tuple[QuoteUse, ...], codeur: str) -> QuoteInUse:
    fragment = Fragment(row.fragment, row.bron, row.start, row.eind, row.tekst)
    visible = row.codeur == codeur or any(use.visible for use in uses)
    return QuoteInUse(fragment, row.codeur, visible, uses)


def _codings(connection: Connection, study: str, codeur: str) -> Iterator[tuple[str, QuoteUse]]:
    c, s = codings.c, seals.c
    sealed = exists().where(
        s.study == c.study, s.casus == c.casus, s.perspectief == c.perspectief, s.codeur == c.codeur
    )
    query = select(codings, sealed.label("sealed"), may_see(c, codeur).label("visible"))
    query = query.where(c.study == study, c.fragmenten != "").order_by(c.position, c.aspect, c.codeur)
    for row in connection.execute(query):
        place = (row.casus, row.perspectief, row.aspect, row.codeur, row.revision)
        use = QuoteUse(*place, row.status == FIXED, bool(row.sealed), bool(row.visible))
        yield from ((name, use) for name in row.fragmenten.split())


def _decisions(connection: Connection, study: str) -> Iterator[tuple[str, QuoteUse]]:
    """Decisions and proposals; they stand on sealed codings, so they keep their quotes."""
    c = adjudications.c
    blind = blind_sheets(connection, study)
    query = select(adjudications).where(c.study == study, c.fragmenten != "")
    for row in connection.execute(query.order_by(c.position, c.aspect, c.proposal)):
        visible = (row.casus, row.perspectief) not in blind
        use = QuoteUse(row.casus, row.perspectief, row.aspect, "", 0, True, True, visible)
        yield from ((name, use) for name in row.fragmenten.split())


def _theirs(study: str, codeur: str) -> ColumnElement[bool]:
    """Lost quotes of this codeur, and those of sheets that are assigned to nobody."""
    c, a = lost_fragments.c, assignments.c
    assigned = exists().where(a.study == c.study, a.casus == c.casus, a.perspectief == c.perspectief)
    return and_(c.study == study, or_(c.codeur == codeur, ~assigned), may_see(c, codeur))


def _lost(row: Any) -> LostQuote:
    return LostQuote(
        row.fragment,
        row.bron,
        row.version,
        row.tekst,
        row.casus,
        row.perspectief,
        row.aspect,
        row.codeur,
    )
