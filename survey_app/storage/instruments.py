"""Questionnaires of a study: every version that was ever in the field, and the putting of a new one there."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Select,
    Table,
    and_,
    bindparam,
    exists,
    func,
    select,
    update,
)

from instruments.changes import Counts
from instruments.model import Instrument
from instruments.problems import Problem
from survey_app.domain.instrument_versions import KeptVersion, Publication
from survey_app.storage.database import reading, writing
from survey_app.storage.field_tables import instrument_versions
from survey_app.storage.frame_files import frame_file, frame_files, frame_hash, replace_file
from survey_app.storage.instrument_ledger import add_changes, keep_version
from survey_app.storage.study_folder import read_frame
from survey_app.storage.study_frame import frame_problems
from survey_app.storage.tables import invitations, responses, studies, submissions

ON_PAPER = "papier"  # the channel of invitations whose questionnaire was printed
_SENT_JOIN = and_(submissions.c.study == responses.c.study, submissions.c.response == responses.c.id)
_SENT = exists().where(submissions.c.study == responses.c.study, submissions.c.response == responses.c.id)

_WAITING = and_(invitations.c.response.is_(None), invitations.c.finished.is_(False))


def _people(table: Table) -> Select[tuple[str, str, int]]:
    """How many rows of a study there are per questionnaire and version."""
    c = table.c
    counted = select(c.instrument, c.version, func.count().label("people")).group_by(c.instrument, c.version)
    return counted.where(c.study == bindparam("study"))


_PUBLISHED = select(instrument_versions).order_by(instrument_versions.c.position)
_PEOPLE = {
    "sent": _people(responses).where(_SENT),
    "underway": _people(responses).where(~_SENT),
    "waiting": _people(invitations).where(_WAITING),
}


class SqlInstruments:
    """Finds the instrument an invitation names; read once per process, because a version never changes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[tuple[str, str, str], Instrument] = {}

    def find(self, study: str, instrument: str, version: str) -> Instrument:
        """The instrument of this study in any version there was; KeyError when the study has no such one."""
        key = (study, instrument, version)
        if key not in self._known:
            frame = read_frame(self._engine, study)
            for loaded in (*frame.instruments.values(), *frame.earlier.values()):
                self._known[(study, loaded.id, loaded.version)] = loaded
        return self._known[key]


class SqlInstrumentVersions:
    """The store behind `use_cases.publish_instrument`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def frame_hash(self, study: str) -> str:
        """The name of the study's files as they are now."""
        with reading(self._engine) as connection:
            return frame_hash(connection, study)

    def content(self, study: str, instrument: str) -> bytes:
        """The questionnaire's file as it is now; b'' when there is none."""
        with reading(self._engine) as connection:
            return frame_file(connection, study, f"instruments/{instrument}.yaml")

    def problems(self, study: str, instrument: str, content: bytes) -> list[Problem]:
        """What would be wrong with the study if this were the questionnaire's file."""
        with reading(self._engine) as connection:
            files = frame_files(connection, study)
        return frame_problems({**files, f"instruments/{instrument}.yaml": content})

    def counts(self, study: str, instrument: str) -> Counts:
        """How many people sent the questionnaire and answered each variable, in any version."""
        r, sent, answered = responses.c, 0, Counter[str]()
        mine = (r.study == study, r.instrument == instrument)
        query = (
            select(submissions.c.answers).select_from(responses.join(submissions, _SENT_JOIN)).where(*mine)
        )
        with reading(self._engine) as connection:
            for (answers,) in connection.execution_options(yield_per=1000).execute(query):
                sent += 1
                answered.update({variable for variable, _, _ in answers})
            begun = select(func.count()).select_from(responses).where(*mine, ~_SENT)
            underway = int(connection.execute(begun).scalar_one())
        return Counts(sent, dict(answered), underway)

    def kept(self, study: str) -> tuple[KeptVersion, ...]:
        """The versions that were published or answered, by name, with how many people have each.

        A version without a day has been there since the study was loaded.
        """
        found: dict[tuple[str, str], dict[str, Any]] = {}
        with reading(self._engine) as connection:
            for row in connection.execute(_PUBLISHED.where(instrument_versions.c.study == study)):
                by = {"published_on": row.published_on, "published_by": row.published_by}
                found[(row.instrument, row.version)] = by if row.published_by else {}
            for name, query in _PEOPLE.items():
                for row in connection.execute(query, {"study": study}):
                    found.setdefault((row.instrument, row.version), {})[name] = row.people
        return tuple(KeptVersion(*named, **known) for named, known in sorted(found.items()))

    def publish(self, study: str, publication: Publication, who: str, today: date) -> bool:
        """Puts the new version in the old one's place, in one go with its lines in the ledger.

        Who has not begun gets the new version; who has goes on with theirs, unless the new one asks the same.
        False, and nothing changes, when the study's files moved on.
        """
        old, new = publication.old, publication.new
        with writing(self._engine) as connection:
            if frame_hash(connection, study, hold=True) != publication.frame_hash:
                return False
            first = _loaded_on(connection, study)
            keep_version(connection, study, (old.id, old.version), publication.base, first, "")
            keep_version(connection, study, (new.id, new.version), publication.content, today, who)
            replace_file(connection, study, publication.path, publication.content)
            _move_waiting(connection, study, publication)
            underway = _underway(connection, study, publication)
            add_changes(connection, study, publication.lines(who, today, underway))
        return True


def _loaded_on(connection: Connection, study: str) -> date:
    loaded: date = connection.execute(select(studies.c.loaded_on).where(studies.c.id == study)).scalar_one()
    return loaded


def _move_waiting(connection: Connection, study: str, publication: Publication) -> None:
    """Who has not begun gets the new version; not who has the old one on paper, unless it asks the same."""
    mine = _of_version(invitations, study, publication)
    if not publication.moves:
        mine &= invitations.c.channel != ON_PAPER
    new = publication.new.version
    connection.execute(update(invitations).where(mine, _WAITING).values(version=new))


def _underway(connection: Connection, study: str, publication: Publication) -> int:
    """How many have begun with the old version; they go on in the new one when it asks the same."""
    mine, new = and_(_of_version(responses, study, publication), ~_SENT), publication.new.version
    begun = int(connection.execute(select(func.count()).select_from(responses).where(mine)).scalar_one())
    if publication.moves and begun:
        theirs = invitations.c.response.in_(select(responses.c.id).where(mine))
        of_old = _of_version(invitations, study, publication)
        connection.execute(update(invitations).where(of_old, theirs).values(version=new))
        connection.execute(update(responses).where(mine).values(version=new))
    return begun


def _of_version(table: Table, study: str, publication: Publication) -> ColumnElement[bool]:
    c, old = table.c, publication.old
    return and_(c.study == study, c.instrument == old.id, c.version == old.version)
