"""Every table. Rows stay plain; the stores beside this file translate them to values and back.

No column is ever made from a question: answers are JSON under their variable's name. No table has a place
for an IP address, a user agent or a name; days are kept, hours are not.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _study() -> Column[str]:
    return Column("study", String, ForeignKey("studies.id", ondelete="CASCADE"), nullable=False)


def _position() -> Column[int]:
    """Rows keep the order of their file, so that an export is the same bytes."""
    return Column("position", Integer, nullable=False)


studies = Table(
    "studies",
    metadata,
    Column("id", String, primary_key=True),
    Column("loaded_on", Date, nullable=False),
    Column("frame_hash", String, nullable=False),  # names the content of study_files, so that it is read once
)

# The files of the study folder that are not rows, and the library files the study was loaded with:
# a later version of the library never changes a running study.
study_files = Table(
    "study_files",
    metadata,
    _study(),
    Column("path", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("from_library", Boolean, nullable=False),
    PrimaryKeyConstraint("study", "path"),
)

cases = Table(
    "cases",
    metadata,
    _study(),
    _position(),
    Column("casus", String, nullable=False),
    Column("attributes", JSON, nullable=False),
    PrimaryKeyConstraint("study", "casus"),
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", Integer, primary_key=True),
    _study(),
    Column("token_hash", String, nullable=False, unique=True),
    Column("casus", String, nullable=False),
    Column("perspectief", String, nullable=False),
    Column("instrument", String, nullable=False),
    Column("version", String, nullable=False),
    Column("made_on", Date, nullable=False),
    Column("expires_on", Date),
    Column("response", String),  # set once, by the POST that starts the questionnaire
    UniqueConstraint("study", "response"),
)

responses = Table(
    "responses",
    metadata,
    _study(),
    _position(),
    Column("id", String, nullable=False),
    Column("casus", String, nullable=False),
    Column("perspectief", String, nullable=False),
    Column("instrument", String, nullable=False),
    Column("version", String, nullable=False),
    Column("consented_on", Date),
    PrimaryKeyConstraint("study", "id"),
)

# Append-only: a save is never changed or removed; a page's answers are those of its last save.
page_saves = Table(
    "page_saves",
    metadata,
    _study(),
    Column("response", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("page", String, nullable=False),
    Column("version", String, nullable=False),
    Column("answers", JSON, nullable=False),
    PrimaryKeyConstraint("study", "response", "revision"),
)

# Written once: the answers on the route at the moment the person pressed 'Versturen'.
submissions = Table(
    "submissions",
    metadata,
    _study(),
    Column("response", String, nullable=False),
    Column("answers", JSON, nullable=False),  # [[variable, value, version], ...] in the instrument's order
    Column("submitted_on", Date),
    PrimaryKeyConstraint("study", "response"),
)

codings = Table(
    "codings",
    metadata,
    _study(),
    _position(),
    Column("casus", String, nullable=False),
    Column("perspectief", String, nullable=False),
    Column("aspect", String, nullable=False),
    Column("codeur", String, nullable=False),
    Column("waarde", String, nullable=False),
    Column("reden", String, nullable=False),
    Column("toelichting", Text, nullable=False),
    Column("fragmenten", Text, nullable=False),
    Column("status", String, nullable=False),
    Column("herkomst", String, nullable=False),
    Column("revision", Integer, nullable=False, default=1),
    PrimaryKeyConstraint("study", "casus", "perspectief", "aspect", "codeur"),
)

# Append-only: who set which value when, from what to what, and why.
coding_changes = Table(
    "coding_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    _study(),
    Column("casus", String, nullable=False),
    Column("perspectief", String, nullable=False),
    Column("aspect", String, nullable=False),
    Column("codeur", String, nullable=False),
    Column("changed_by", String, nullable=False),
    Column("changed_at", DateTime, nullable=False),
    Column("old_waarde", String, nullable=False),
    Column("new_waarde", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("revision", Integer, nullable=False),
)

open_codings = Table(
    "open_codings",
    metadata,
    _study(),
    _position(),
    Column("response", String, nullable=False),
    Column("question", String, nullable=False),
    Column("category", String, nullable=False),
    PrimaryKeyConstraint("study", "response", "question", "category"),
)

sources = Table(
    "sources",
    metadata,
    _study(),
    _position(),
    Column("bron", String, nullable=False),
    Column("casus", String, nullable=False),
    Column("perspectief", String, nullable=False),
    Column("text", Text, nullable=False),
    PrimaryKeyConstraint("study", "bron"),
)

fragments = Table(
    "fragments",
    metadata,
    _study(),
    _position(),
    Column("fragment", String, nullable=False),
    Column("bron", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("eind", Integer, nullable=False),
    Column("tekst", Text, nullable=False),
    PrimaryKeyConstraint("study", "fragment"),
)

scores = Table(
    "scores",
    metadata,
    _study(),
    _position(),
    Column("rij", String, nullable=False),
    Column("jaar", String, nullable=False),
    Column("score", String, nullable=False),
    Column("toelichting", Text, nullable=False),
    PrimaryKeyConstraint("study", "rij", "jaar"),
)

interviewees = Table(
    "interviewees",
    metadata,
    _study(),
    _position(),
    Column("id", String, nullable=False),
    Column("groep", String, nullable=False),
    Column("functie", Text, nullable=False),
    Column("aantal", Integer, nullable=False),
    PrimaryKeyConstraint("study", "id"),
)

assessments = Table(
    "assessments",
    metadata,
    _study(),
    _position(),
    Column("judgement", String, nullable=False),
    Column("level", String, nullable=False),
    Column("wording", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("fixed_on", String, nullable=False),
    Column("revision", Integer, nullable=False, default=1),
    PrimaryKeyConstraint("study", "judgement"),
)

evidence = Table(
    "evidence",
    metadata,
    _study(),
    _position(),
    Column("judgement", String, nullable=False),
    Column("norm", String, nullable=False),
    Column("link", String, nullable=False),
    Column("credit", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("place", Text, nullable=False),
    PrimaryKeyConstraint("study", "judgement", "norm", "link"),
)

# Append-only: who fixed which level when, and why.
assessment_changes = Table(
    "assessment_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    _study(),
    Column("judgement", String, nullable=False),
    Column("changed_by", String, nullable=False),
    Column("changed_at", DateTime, nullable=False),
    Column("old_level", String, nullable=False),
    Column("new_level", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("revision", Integer, nullable=False),
)

# Who may do what in which study; an administrator of the installation has no role in a study by being one.
study_roles = Table(
    "study_roles",
    metadata,
    _study(),
    Column("user_id", Integer, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("role", String, nullable=False),
    PrimaryKeyConstraint("study", "user_id", "role"),
)
