"""One change of one cell in one transaction: the coding, its new quotes, and a line of history per thing."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, and_, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from analysis.study import Coding
from survey_app.domain.coding import Change, changed_things
from survey_app.storage.assignments import codeurs_in, sealed_in
from survey_app.storage.bench_tables import coding_changes
from survey_app.storage.database import writing
from survey_app.storage.positions import next_position
from survey_app.storage.tables import cases, codings, fragments, sources


def keep_change(engine: Engine, change: Change) -> bool:
    """Keeps all of it; False, and nothing kept, when the cell or who may write in it changed meanwhile."""
    try:
        with writing(engine) as connection:
            still = _may_write(connection, change) and _quotes_stand(connection, change)
            if not still or not _write_coding(connection, change):
                return False
            _write_fragments(connection, change)
            connection.execute(insert(coding_changes), _history(change))
    except IntegrityError:  # someone else coded the empty cell, or the codeur did so in another tab
        return False
    return True


def _may_write(connection: Connection, change: Change) -> bool:
    """Whether the codeur may still write; until the end nobody seals, assigns or corrects a source."""
    sheet = (change.study, change.after.casus, change.after.perspectief)
    if sealed_in(connection, *sheet, change.changed_by):
        return False
    assigned = codeurs_in(connection, *sheet)
    return (not assigned) == change.shared and (change.shared or change.changed_by in assigned)


def _quotes_stand(connection: Connection, change: Change) -> bool:
    """Whether no source was corrected meanwhile: new quotes have their words, others hung here are there."""
    s, f = sources.c, fragments.c
    for quote in change.fragments:
        words = select(func.substr(s.text, quote.start + 1, quote.eind - quote.start))
        found = connection.execute(words.where(s.study == change.study, s.bron == quote.bron))
        if found.scalar_one_or_none() != quote.tekst:
            return False
    was = change.before.coding.fragmenten if change.before else ()
    hung = set(change.after.fragmenten) - set(was) - {quote.fragment for quote in change.fragments}
    known = select(func.count()).select_from(fragments)
    known = known.where(f.study == change.study, f.fragment.in_(sorted(hung)))
    return not hung or connection.execute(known).scalar_one() == len(hung)


def _write_coding(connection: Connection, change: Change) -> bool:
    row = {**vars(change.after), "fragmenten": " ".join(change.after.fragmenten)}
    row["revision"] = change.revision
    if change.before is not None:
        mine = and_(_is_row(change, change.before.coding), codings.c.revision == change.before.revision)
        return connection.execute(update(codings).where(mine).values(row)).rowcount == 1
    if change.shared and _is_taken(connection, change):
        return False
    row |= _place(connection, codings, change.study)
    connection.execute(insert(codings), row)
    return True


def _is_row(change: Change, coding: Coding) -> Any:
    c = codings.c
    return and_(
        c.study == change.study,
        c.casus == coding.casus,
        c.perspectief == coding.perspectief,
        c.aspect == coding.aspect,
        c.codeur == coding.codeur,
    )


def _is_taken(connection: Connection, change: Change) -> bool:
    """Whether someone coded this cell, where everyone writes in one row.

    The casus is held until the end: two codeurs' first rows have different keys, and both would fit.
    """
    c, after = codings.c, change.after
    held = select(cases.c.casus).where(cases.c.study == change.study, cases.c.casus == after.casus)
    connection.execute(held.with_for_update())
    here = (c.study == change.study, c.casus == after.casus, c.perspectief == after.perspectief)
    return connection.execute(select(c.codeur).where(*here, c.aspect == after.aspect)).first() is not None


def _write_fragments(connection: Connection, change: Change) -> None:
    if not change.fragments:
        return
    place = _place(connection, fragments, change.study)
    rows = [
        {**vars(fragment), **place, "position": place["position"] + i, "codeur": change.changed_by}
        for i, fragment in enumerate(change.fragments)
    ]
    connection.execute(insert(fragments), rows)


def _place(connection: Connection, table: Any, study: str) -> dict[str, Any]:
    """The study, and the place after its last row; on PostgreSQL two writers may get the same one."""
    return {"study": study, "position": next_position(connection, table, study)}


def _history(change: Change) -> list[dict[str, Any]]:
    after = change.after
    common = {
        "study": change.study,
        "casus": after.casus,
        "perspectief": after.perspectief,
        "aspect": after.aspect,
        "codeur": after.codeur,
        "changed_by": change.changed_by,
        "changed_at": change.changed_at,
        "why": change.why,
        "revision": change.revision,
    }
    things = changed_things(change.before.coding if change.before else None, after)
    return [{**common, "wat": what, "oud": old, "nieuw": new} for what, old, new in things]
