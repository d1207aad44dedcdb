"""The tables of the report: what is written in it, who signed a level, and what was frozen.

They stand in the same metadata as survey_app/storage/tables.py.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from survey_app.storage.tables import metadata, position_column, study_column

# Each finding, conclusion, recommendation, text ... as it is now; `content` is the value's fields.
report_items = Table(
    "report_items",
    metadata,
    study_column(),
    position_column(),
    Column("kind", String, nullable=False),
    Column("id", String, nullable=False),
    Column("content", JSON, nullable=False),
    Column("revision", Integer, nullable=False, server_default="1"),
    PrimaryKeyConstraint("study", "kind", "id"),
)

# Append-only: who wrote what when, from what to what; nothing in `new` when it was taken out.
report_item_changes = Table(
    "report_item_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    study_column(),
    Column("kind", String, nullable=False),
    Column("item", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("changed_by", String, nullable=False),
    Column("changed_at", DateTime, nullable=False),
    Column("old", JSON(none_as_null=True)),
    Column("new", JSON(none_as_null=True)),
)

# Append-only: who put their name under the level of a judgement, as it was at this revision.
level_signatures = Table(
    "level_signatures",
    metadata,
    Column("id", Integer, primary_key=True),
    study_column(),
    Column("judgement", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("signed_by", String, nullable=False),
    Column("signed_at", DateTime, nullable=False),
    UniqueConstraint("study", "judgement", "revision", "signed_by"),
)

# Append-only: each time that evidence under a norm was written; its number is the last revision.
evidence_changes = Table(
    "evidence_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    study_column(),
    Column("judgement", String, nullable=False),
    Column("norm", String, nullable=False),
    Column("link", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("changed_by", String, nullable=False),
    Column("changed_at", DateTime, nullable=False),
    Column("old", JSON, nullable=False),
    Column("new", JSON, nullable=False),
    UniqueConstraint("study", "judgement", "norm", "link", "revision"),
)

# Append-only: what a file of the study's frame was before it was replaced; nothing in `old` for a new one.
frame_changes = Table(
    "frame_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    study_column(),
    Column("path", String, nullable=False),
    Column("old", LargeBinary, nullable=False),
    Column("new", LargeBinary, nullable=False),
    Column("changed_by", String, nullable=False),
    Column("changed_at", DateTime, nullable=False),
    Column("why", Text, nullable=False, server_default=""),
)

# Append-only: the whole study folder at one moment, packed, with the hashes of what it holds and prints.
snapshots = Table(
    "snapshots",
    metadata,
    Column("id", Integer, primary_key=True),
    study_column(),
    Column("number", Integer, nullable=False),
    Column("label", String, nullable=False),
    Column("hash", String, nullable=False),
    Column("numbers_hash", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("frozen_by", String, nullable=False),
    Column("frozen_at", DateTime, nullable=False),
    Column("why", Text, nullable=False, server_default=""),
    UniqueConstraint("study", "number"),
)
