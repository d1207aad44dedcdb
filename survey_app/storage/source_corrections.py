"""Writing a correction: the new text, the old one beside it, and each quote in its new place or let go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Update, and_, bindparam, delete, insert, select, update

from survey_app.domain.source_correction import Correction, Moved, QuoteInUse, QuoteUse
from survey_app.storage.bench_tables import coding_changes, lost_fragments, source_versions
from survey_app.storage.tables import codings, fragments, sources


def write_correction(connection: Connection, correction: Correction) -> None:
    """Everything of the correction, in the caller's transaction."""
    _keep_text(connection, correction)
    _move(connection, correction)
    _let_go(connection, correction)


def _keep_text(connection: Connection, correction: Correction) -> None:
    before, c = correction.before, sources.c
    old = {
        "study": correction.study,
        "bron": before.source.bron,
        "version": before.version,
        "text": before.source.text,
        "replaced_on": correction.changed_at.date(),
        "replaced_by": correction.changed_by,
        "why": correction.why,
    }
    connection.execute(insert(source_versions), old)
    here = (c.study == correction.study, c.bron == before.source.bron)
    connection.execute(update(sources).where(*here).values(text=correction.text, version=before.version + 1))


def _move(connection: Connection, correction: Correction) -> None:
    """Quotes in their new place; where their words changed, every cell's history says so."""
    moved = [one for one in correction.plan.kept if one.fragment != one.quote.fragment]
    if moved:
        connection.execute(_to_its_place(correction.study), [_place(one) for one in moved])
    lines = [
        _line(correction, use, one, use.revision)
        for one in moved
        if one.reworded
        for use in _cells(one.quote)
    ]
    if lines:
        connection.execute(insert(coding_changes), lines)


def _to_its_place(study: str) -> Update:
    c = fragments.c
    here = and_(c.study == study, c.fragment == bindparam("name"))
    new: dict[str, Any] = {"start": bindparam("at"), "eind": bindparam("to"), "tekst": bindparam("words")}
    return update(fragments).where(here).values(**new)


def _place(moved: Moved) -> dict[str, Any]:
    new = moved.fragment
    return {"name": new.fragment, "at": new.start, "to": new.eind, "words": new.tekst}


def _cells(quote: QuoteInUse) -> Iterable[QuoteUse]:
    """The codings that rest on the quote; a decision has its own coding beside it."""
    return (use for use in quote.uses if use.revision)


def _let_go(connection: Connection, correction: Correction) -> None:
    """Lost quotes: unlinked from their cells, and on the list of their codeur."""
    lost = correction.plan.lost
    if not lost:
        return
    _unlink(connection, correction)
    rows = [row for quote in lost for row in _list_rows(correction, quote)]
    names = [quote.fragment.fragment for quote in lost]
    c = lost_fragments.c
    # A quote of the same name can only have been lost before if it came back from another program.
    connection.execute(delete(lost_fragments).where(c.study == correction.study, c.fragment.in_(names)))
    connection.execute(insert(lost_fragments), rows)
    f = fragments.c
    connection.execute(delete(fragments).where(f.study == correction.study, f.fragment.in_(names)))


def _unlink(connection: Connection, correction: Correction) -> None:
    """Per cell its lost quotes go at once: one revision more, one line of history per quote."""
    by_cell: dict[QuoteUse, list[QuoteInUse]] = {}
    for quote in correction.plan.lost:
        for use in _cells(quote):
            by_cell.setdefault(use, []).append(quote)
    for use, quotes in by_cell.items():
        _unlink_from(connection, correction, use, {quote.fragment.fragment for quote in quotes})
        lines = [_line(correction, use, quote, use.revision + 1) for quote in quotes]
        connection.execute(insert(coding_changes), lines)


def _unlink_from(connection: Connection, correction: Correction, use: QuoteUse, gone: set[str]) -> None:
    c = codings.c
    here = and_(
        c.study == correction.study,
        c.casus == use.casus,
        c.perspectief == use.perspectief,
        c.aspect == use.aspect,
        c.codeur == use.codeur,
    )
    names = connection.execute(select(c.fragmenten).where(here)).scalar_one().split()
    kept = " ".join(name for name in names if name not in gone)
    connection.execute(update(codings).where(here).values(fragmenten=kept, revision=use.revision + 1))


def _line(correction: Correction, use: QuoteUse, quote: QuoteInUse | Moved, revision: int) -> dict[str, Any]:
    """A line of history: the words that were, and the words that are ('' for a lost quote)."""
    old = quote.quote.fragment if isinstance(quote, Moved) else quote.fragment
    return {
        "study": correction.study,
        "casus": use.casus,
        "perspectief": use.perspectief,
        "aspect": use.aspect,
        "codeur": use.codeur,
        "changed_by": correction.changed_by,
        "changed_at": correction.changed_at,
        "wat": "fragment",
        "oud": old.tekst,
        "nieuw": quote.fragment.tekst if isinstance(quote, Moved) else "",
        "why": correction.why,
        "revision": revision,
    }


def _list_rows(correction: Correction, quote: QuoteInUse) -> Iterable[dict[str, Any]]:
    """One row per cell that it hung under; under none, one for who marked it."""
    source, version = correction.before.source, correction.before.version
    place = {
        "study": correction.study,
        **{name: getattr(quote.fragment, name) for name in ("fragment", "bron", "start", "eind", "tekst")},
        "version": version,
        "settled": False,
    }
    cells = [(use.casus, use.perspectief, use.aspect, use.codeur) for use in _cells(quote)]
    for cell in cells or [(source.casus, source.perspectief, "", quote.codeur)]:
        yield {**place, **dict(zip(("casus", "perspectief", "aspect", "codeur"), cell, strict=True))}
