"""The hash of a sealed sheet: what it is taken over, so that anyone can take it again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from analysis.bench_rows import TrailRow
from analysis.study import Coding, Fragment
from codebooks.model import Codebook

FORM = "wederhoor-blad-1"  # which canonical form a hash is of


@dataclass(frozen=True)
class OwnSheet:
    """What one codeur has on one sheet: their codings, and the quotes that these rest on."""

    codings: tuple[Coding, ...] = ()
    fragments: tuple[Fragment, ...] = ()


def own_sheets(codings: Iterable[Coding], fragments: Iterable[Fragment]) -> dict[tuple[str, ...], OwnSheet]:
    """Casus, perspectief and codeur -> what that codeur has on that sheet."""
    quotes = {one.fragment: one for one in fragments}
    rows: dict[tuple[str, ...], list[Coding]] = {}
    for row in codings:
        rows.setdefault((row.casus, row.perspectief, row.codeur), []).append(row)
    return {place: OwnSheet(tuple(own), _used(own, quotes)) for place, own in rows.items()}


def _used(codings: Iterable[Coding], quotes: Mapping[str, Fragment]) -> tuple[Fragment, ...]:
    names = dict.fromkeys(name for row in codings for name in row.fragmenten)
    return tuple(quotes[name] for name in names if name in quotes)


def changed_after_seal(trail: Iterable[TrailRow]) -> frozenset[tuple[str, ...]]:
    """The sheets (casus, perspectief, codeur) of which a cell changed after they were sealed."""
    sealed: set[tuple[str, ...]] = set()
    changed: set[tuple[str, ...]] = set()
    for row in trail:
        place = (row.casus, row.perspectief, row.codeur)
        if row.wat == "verzegeling":
            sealed.add(place)
        elif row.aspect and place in sealed:
            changed.add(place)
    return frozenset(changed)


def codebook_names(books: Iterable[Codebook]) -> str:
    """The codebooks with their versions, as a Seal holds them: 'casusonderzoek:1 perspectieven:1'."""
    return " ".join(f"{book.id}:{book.version}" for book in books)


def sheet_hash(codings: Iterable[Coding], books: Iterable[Codebook], fragments: Iterable[Fragment]) -> str:
    """SHA-256 of one codeur's sheet with the codebooks it was coded with; 64 hexadecimal digits.

    `books` are those of the sheet's perspectief, in the study's order.
    """
    return hash_of(OwnSheet(tuple(codings), tuple(fragments)), codebook_names(books))


def hash_of(sheet: OwnSheet, codebooks: str) -> str:
    """The hash of the sheet with these codebooks ('id:version id:version').

    It is taken over JSON with sorted keys, no spaces, all but ASCII escaped: per cell in the order of the
    aspects everything the codeur wrote, and of each quote the name of its source and its words. Not its
    place: a correction elsewhere in the source moves it. Not the status: a decision changes nothing sealed.
    A quote that is not among the fragments counts by its id.
    """
    words = {one.fragment: [one.bron, one.tekst] for one in sheet.fragments}
    rows = [_canonical(row, words) for row in sorted(sheet.codings, key=_cell)]
    text = json.dumps({"vorm": FORM, "codeboeken": codebooks.split(), "cellen": rows}, **_JSON)
    return hashlib.sha256(text.encode()).hexdigest()


_JSON: dict[str, Any] = {"sort_keys": True, "separators": (",", ":"), "ensure_ascii": True}


def _cell(row: Coding) -> tuple[str, ...]:
    return row.casus, row.perspectief, row.aspect, row.codeur


def _canonical(row: Coding, words: dict[str, list[str]]) -> dict[str, object]:
    return {
        "casus": row.casus,
        "perspectief": row.perspectief,
        "aspect": row.aspect,
        "codeur": row.codeur,
        "waarde": row.waarde,
        "reden": row.reden,
        "toelichting": row.toelichting,
        "memo": row.memo,
        "herkomst": row.herkomst,
        "citaten": sorted(words.get(name, [name]) for name in row.fragmenten),
    }
