"""The study's pseudonyms with their encrypted originals, who read them, and settling a reviewed text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from survey_app.domain.name_review import TextUnderReview
from survey_app.domain.pseudonyms import (
    Decision,
    NameKind,
    NewName,
    OwnName,
    Pseudonymised,
    pseudonymised,
    used_pseudonyms,
)
from survey_app.storage.bench_tables import key_lookups, pseudonyms
from survey_app.storage.database import reading, writing
from survey_app.storage.intake_names import remove_text, text_under_review
from survey_app.storage.positions import next_position
from survey_app.storage.pseudonym_key import PseudonymKey
from survey_app.storage.tables import sources, studies

_P = pseudonyms.c


@dataclass(frozen=True)
class KeptPseudonym:
    """A pseudonym of the study, and how many names it stands for."""

    pseudonym: str
    kind: NameKind
    names: int


@dataclass(frozen=True)
class KeyLookup:
    """Someone read an original, or destroyed the whole key (then `pseudonym` is '')."""

    pseudonym: str
    looked_by: str
    looked_on: date
    why: str


class SqlPseudonyms:
    """The pseudonyms of every study; `key` reads and writes their originals."""

    def __init__(self, engine: Engine, key: PseudonymKey) -> None:
        self._engine, self._key = engine, key

    def pseudonyms(self, study: str) -> tuple[KeptPseudonym, ...]:
        """Every pseudonym, by kind and number; nothing of its original."""
        query = select(_P.pseudonym, _P.kind, func.count().label("names")).where(_P.study == study)
        with reading(self._engine) as connection:
            rows = connection.execute(query.group_by(_P.pseudonym, _P.kind)).all()
        found = [KeptPseudonym(row.pseudonym, NameKind(row.kind), row.names) for row in rows]
        return tuple(sorted(found, key=lambda one: (one.kind, int(one.pseudonym.rpartition(" ")[2]))))

    def own_names(self, study: str) -> tuple[OwnName, ...]:
        """The names that the study knows, to look for them in a text; those of a lost key are left out."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(_P.kind, _P.original).where(_P.study == study)).all()
        read = [(NameKind(row.kind), self._key.decrypt(row.original)) for row in rows]
        return tuple(OwnName(kind, name) for kind, name in read if name)

    def register(self, study: str, groups: Sequence[Sequence[OwnName]]) -> int:
        """Gives every group of names one pseudonym, before any text has them; how many names were new."""
        with writing(self._engine) as connection:
            _one_at_a_time(connection, study)
            taken = _taken(connection, study)
            return sum(self._register(connection, study, group, taken) for group in groups)

    def preview(self, study: str, text: TextUnderReview) -> Pseudonymised:
        """What the text becomes with what was decided so far."""
        with reading(self._engine) as connection:
            return self._replaced(connection, study, text)

    def settle(self, study: str, bron: str, fingerprint: str) -> bool:
        """The reviewed text becomes a source that can be coded; all of it, or nothing.

        False when a name is still undecided, when the text is not there any more, or when it would become
        something else than what the reviewer saw (`fingerprint` of the preview).
        """
        try:
            with writing(self._engine) as connection:
                _one_at_a_time(connection, study)
                return self._settle(connection, study, bron, fingerprint)
        except IntegrityError:  # a source of this name was loaded at the same moment
            return False

    def look_up(self, study: str, lookup: KeyLookup) -> tuple[str, ...] | None:
        """The names behind a pseudonym, after noting who asks; None when the study has no such pseudonym.

        A name of a lost key is ''.
        """
        here = (_P.study == study, _P.pseudonym == lookup.pseudonym)
        with writing(self._engine) as connection:
            kept = connection.execute(select(_P.original).where(*here)).scalars().all()
            if not kept:
                return None
            connection.execute(insert(key_lookups), {"study": study, **vars(lookup)})
        return tuple(sorted(self._key.decrypt(one) or "" for one in kept))

    def lookups(self, study: str) -> tuple[KeyLookup, ...]:
        """Who read the key when and why, the last first."""
        c = key_lookups.c
        query = select(key_lookups).where(c.study == study).order_by(c.id.desc())
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        return tuple(KeyLookup(r.pseudonym, r.looked_by, r.looked_on, r.why) for r in rows)

    def destroy(self, study: str, by: str, on: date, why: str) -> int:
        """Removes every original of the study for good; how many there were."""
        with writing(self._engine) as connection:
            _one_at_a_time(connection, study)
            gone = connection.execute(delete(pseudonyms).where(_P.study == study)).rowcount
            noted = {"study": study, **vars(KeyLookup("", by, on, why))}
            connection.execute(insert(key_lookups), noted)
        return gone

    def renew(self, study: str) -> int:
        """Encrypts every original anew with the first secret; how many could not be read."""
        with writing(self._engine) as connection:
            _one_at_a_time(connection, study)
            rows = connection.execute(select(pseudonyms).where(_P.study == study)).all()
            return sum(not self._renew(connection, study, row) for row in rows)

    def _renew(self, connection: Connection, study: str, row: Any) -> bool:
        original = self._key.decrypt(row.original)
        if original is None:
            return False
        values = {
            "original": self._key.encrypt(original),
            "fingerprint": self._key.fingerprints(row.kind, original)[0],
        }
        here = (_P.study == study, _P.fingerprint == row.fingerprint)
        connection.execute(update(pseudonyms).where(*here).values(values))
        return True

    def _settle(self, connection: Connection, study: str, bron: str, fingerprint: str) -> bool:
        text = text_under_review(connection, study, bron, lock=True)
        if text is None or any(name.decision is Decision.OPEN for name in text.names):
            return False
        settled = self._replaced(connection, study, text)
        if settled.fingerprint != fingerprint:
            return False
        self._keep(connection, study, settled.new)
        connection.execute(insert(sources), _source_row(connection, study, text, settled.text))
        remove_text(connection, study, bron)
        return True

    def _replaced(self, connection: Connection, study: str, text: TextUnderReview) -> Pseudonymised:
        taken = _taken(connection, study) | used_pseudonyms([text.source.text])
        return pseudonymised(
            text.source.text, text.names, lambda kind, name: self._known(connection, study, kind, name), taken
        )

    def _known(self, connection: Connection, study: str, kind: NameKind, name: str) -> str:
        prints = self._key.fingerprints(kind, name)
        query = select(_P.pseudonym).where(_P.study == study, _P.fingerprint.in_(prints))
        return str(connection.execute(query).scalars().first() or "")

    def _register(self, connection: Connection, study: str, group: Sequence[OwnName], taken: set[str]) -> int:
        known = [p for one in group if (p := self._known(connection, study, one.kind, one.name))]
        pseudonym = known[0] if known else _next(group[0].kind, taken)
        taken.add(pseudonym)
        new = [one for one in group if not self._known(connection, study, one.kind, one.name)]
        self._keep(connection, study, [NewName(one.kind, one.name, pseudonym) for one in new])
        return len(new)

    def _keep(self, connection: Connection, study: str, names: Sequence[NewName]) -> None:
        for one in names:
            row = {
                "study": study,
                "pseudonym": one.pseudonym,
                "kind": one.kind,
                "fingerprint": self._key.fingerprints(one.kind, one.name)[0],
                "original": self._key.encrypt(one.name),
            }
            connection.execute(insert(pseudonyms), row)


def _one_at_a_time(connection: Connection, study: str) -> None:
    """Two who give out numbers in one study take turns; whoever only adds rows to it need not wait."""
    query = select(studies.c.id).where(studies.c.id == study)
    connection.execute(query.with_for_update(key_share=True))


def _taken(connection: Connection, study: str) -> set[str]:
    """Pseudonyms in use: kept ones, and those in the texts, which stay when the key is destroyed."""
    kept = connection.execute(select(_P.pseudonym).where(_P.study == study)).scalars()
    texts = connection.execute(select(sources.c.text).where(sources.c.study == study)).scalars()
    return {*kept, *used_pseudonyms(texts)}


def _next(kind: NameKind, taken: set[str]) -> str:
    number = 1
    while f"{kind} {number}" in taken:
        number += 1
    return f"{kind} {number}"


def _source_row(connection: Connection, study: str, text: TextUnderReview, settled: str) -> dict[str, Any]:
    source = text.source
    return {
        "study": study,
        "position": next_position(connection, sources, study),
        "bron": source.bron,
        "casus": source.casus,
        "perspectief": source.perspectief,
        "soort": source.soort,
        "text": settled,
        "version": 1,
    }
