"""One cell as one codeur may see it, in a few small reads: no transcript and no colleague's blind work.

Of a source only the passage at a new quote's place is read: `substr` counts Unicode code points in SQLite and
in PostgreSQL alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, or_, select

from analysis.study import Fragment
from survey_app.domain.cell_edit import LAST_PLACE, CellEdit, CellNow, CellPlace
from survey_app.domain.coding import LONGEST_TEXT, KeptCoding, own_row, sheet_values
from survey_app.storage.bench_tables import assignments, coding_changes, seals
from survey_app.storage.blind import may_see
from survey_app.storage.study_rows import coding_of
from survey_app.storage.tables import codings, fragments, sources


def _on_sheet(columns: Any) -> tuple[ColumnElement[bool], ...]:
    """The rows of the sheet whose names come with the statement."""
    return (
        columns.study == bindparam("study"),
        columns.casus == bindparam("casus"),
        columns.perspectief == bindparam("perspectief"),
    )


# Made once: building a statement costs more than asking it. What the codeur may see is what is open to all,
# and their own; of the cell the whole rows are read only of those whom the sheet shows.
_c, _a, _s = codings.c, assignments.c, seals.c
_SHEET = (
    select(_c.aspect, _c.codeur, _c.waarde, _c.fragmenten)
    .where(*_on_sheet(_c))
    .where(or_(_c.codeur == bindparam("codeur"), may_see(_c, "")))
)
_CELL = (
    select(codings)
    .where(*_on_sheet(_c))
    .where(_c.aspect == bindparam("aspect"), _c.codeur.in_(bindparam("seen", expanding=True)))
    .order_by(_c.position, _c.codeur)
)
_same = and_(
    _s.study == _a.study, _s.casus == _a.casus, _s.perspectief == _a.perspectief, _s.codeur == _a.codeur
)
_CODEURS = (
    select(_a.codeur, _s.codeur.label("sealed"))
    .select_from(assignments.outerjoin(seals, _same))
    .where(*_on_sheet(_a))
)


def read_cell(connection: Connection, place: CellPlace, codeur: str, edit: CellEdit | None) -> CellNow:
    """The cell, who may write in it, and what is known of the quotes that the edit names."""
    sheet = {"study": place.study, "casus": place.casus, "perspectief": place.perspectief}
    rows = connection.execute(_SHEET, {**sheet, "codeur": codeur}).all()
    sealed_by = {row.codeur: row.sealed is not None for row in connection.execute(_CODEURS, sheet)}
    found = _codings(connection, place, {row.codeur for row in rows if row.aspect == place.aspect})
    own = own_row(found, codeur, bool(sealed_by))
    names = own.coding.fragmenten if own else ()
    seen = {name for row in rows for name in row.fragmenten.split()}
    return CellNow(
        place,
        found,
        frozenset(sealed_by),
        sealed_by.get(codeur, False),
        _fragments(connection, place, codeur, edit, frozenset(names), seen),
        tuple(_passage(connection, place, quote) for quote in edit.new) if edit else (),
        sheet_values([(row.aspect, row.codeur, row.waarde) for row in rows], codeur, bool(sealed_by)),
    )


def _codings(connection: Connection, place: CellPlace, seen: set[str]) -> tuple[KeptCoding, ...]:
    if not seen:
        return ()
    found = connection.execute(_CELL, {**place._asdict(), "seen": sorted(seen)})
    return tuple(KeptCoding(coding_of(row), row.revision) for row in found)


def _fragments(
    connection: Connection,
    place: CellPlace,
    codeur: str,
    edit: CellEdit | None,
    own: frozenset[str],
    seen: set[str],
) -> tuple[Fragment, ...]:
    """The quotes of the row, and those that the edit names or places anew.

    Of these the codeur must be able to know: their own, those on the sheet as they see it, those that its
    history names (to undo what a colleague let go). Who guesses a name learns nothing.
    """
    asked = own | set(edit.state.fragmenten if edit else ())
    if not asked and not (edit and edit.new):
        return ()
    rows = _fragment_rows(connection, place, asked, edit.new if edit else ())
    known = {row.fragment for row in rows if row.codeur == codeur or row.fragment in seen | own}
    known |= _once_here(connection, place, codeur, {row.fragment for row in rows} - known)
    return tuple(
        Fragment(row.fragment, row.bron, row.start, row.eind, row.tekst)
        for row in rows
        if row.fragment in own or (row.fragment in known and row.usable)
    )


def _fragment_rows(
    connection: Connection, place: CellPlace, names: Iterable[str], new: Iterable[Fragment]
) -> Sequence[Any]:
    f, s = fragments.c, sources.c
    places = [and_(f.bron == q.bron, f.start == q.start, f.eind == q.eind) for q in new if _is_place(q)]
    usable = and_(s.casus.in_((place.casus, "")), s.perspectief.in_((place.perspectief, "")))
    joined = fragments.join(sources, and_(s.study == f.study, s.bron == f.bron))
    query = select(fragments, usable.label("usable")).select_from(joined)
    query = query.where(f.study == place.study, or_(f.fragment.in_(names), *places))
    return connection.execute(query.order_by(f.position, f.fragment)).all()


def _once_here(connection: Connection, place: CellPlace, codeur: str, names: set[str]) -> set[str]:
    if not names:
        return set()
    c = coding_changes.c
    here = (*_on_sheet(c), c.wat == "fragment", may_see(c, codeur))
    sheet = {"study": place.study, "casus": place.casus, "perspectief": place.perspectief}
    found = connection.execute(select(c.oud, c.nieuw).where(*here), sheet).all()
    return names & {name for row in found for name in (row.oud, row.nieuw)}


def _passage(connection: Connection, place: CellPlace, quote: Fragment) -> str | None:
    """What the source has at this place; None when there is no such source or place for this sheet."""
    if not _is_place(quote):
        return None
    s = sources.c
    words = func.substr(s.text, quote.start + 1, quote.eind - quote.start)
    here = (s.study == place.study, s.bron == quote.bron)
    usable = (s.casus.in_((place.casus, "")), s.perspectief.in_((place.perspectief, "")))
    return connection.execute(select(words).where(*here, *usable)).scalar_one_or_none()


def _is_place(quote: Fragment) -> bool:
    return 0 <= quote.start < quote.eind <= LAST_PLACE and quote.eind - quote.start <= LONGEST_TEXT
