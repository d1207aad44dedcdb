"""Sealing a sheet: what must be in order first, the hash of what was sealed, and whether it still is that."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from analysis.bench_rows import Seal
from analysis.study import Coding, Fragment
from codebooks.model import Codebook
from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.coding import LONGEST_TEXT
from survey_app.domain.evidence_rules import NO_QUOTE, Gap

FORM = "wederhoor-blad-1"  # which canonical form a hash is of


@dataclass(frozen=True)
class OwnSheet:
    """What one codeur has on one sheet: their codings, and the quotes that these rest on."""

    codings: tuple[Coding, ...] = ()
    fragments: tuple[Fragment, ...] = ()


@dataclass(frozen=True)
class SealForm:
    """What was filled in: whether missing quotes are accepted, and why."""

    accepted: bool = False
    why: str = ""


class SealState(Enum):
    """What recomputing a hash says."""

    SAME = auto()
    KNOWN = auto()  # other than what was sealed, and the trail says what changed since
    OTHER = auto()


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


def blocking(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """The gaps that keep a sheet open: a cell without a value or a reason."""
    return tuple(gap for gap in gaps if gap.code != NO_QUOTE)


def without_quote(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """The gaps that may be accepted with a reason: a value without a quote."""
    return tuple(gap for gap in gaps if gap.code == NO_QUOTE)


def check_seal(gaps: Sequence[Gap], form: SealForm) -> tuple[Mistake, ...]:
    """Everything that keeps the sheet from being sealed, as mistakes in `waarden`, `akkoord` and `waarom`."""
    mistakes = [
        Mistake("waarden", messages.SEAL_NEEDS_VALUES, {"count": len(blocking(gaps))})
        if blocking(gaps)
        else None,
        Mistake("akkoord", messages.SEAL_NEEDS_CONSENT)
        if without_quote(gaps) and not form.accepted
        else None,
        Mistake("waarom", messages.SEAL_NEEDS_WHY) if without_quote(gaps) and not form.why else None,
        Mistake("waarom", messages.TEXT_TOO_LONG, {"limit": LONGEST_TEXT})
        if len(form.why) > LONGEST_TEXT
        else None,
    ]
    return tuple(mistake for mistake in mistakes if mistake)


def verify(seal: Seal, sheet: OwnSheet, in_trail: bool = False) -> SealState:
    """Whether the codeur's sheet is still what was sealed; `in_trail`: its trail goes on since."""
    if hash_of(sheet, seal.codeboeken) == seal.hash:
        return SealState.SAME
    return SealState.KNOWN if in_trail else SealState.OTHER
