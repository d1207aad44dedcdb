"""The tables of wederhoor: rounds, who may read, what was shown to them, what they said, what was answered.

What a reader was shown, what they sent and what was answered never changes: the database sees to it
(migration 0005). A reader is a function with the hashes of a link and a code; no name and no address.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from survey_app.storage.tables import metadata, position_column, study_column


def _of_a_round() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["study", "round"], ["wederhoor_rounds.study", "wederhoor_rounds.id"], ondelete="CASCADE"
    )


# `state` goes from concept to open to gesloten, and never back to concept.
wederhoor_rounds = Table(
    "wederhoor_rounds",
    metadata,
    study_column(),
    position_column(),
    Column("id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("starts_on", String, nullable=False),
    Column("until", String, nullable=False),
    Column("text", Text, nullable=False, server_default=""),
    Column("nawoord", Text, nullable=False, server_default=""),
    Column("state", String, nullable=False),
    Column("revision", Integer, nullable=False, server_default="1"),
    PrimaryKeyConstraint("study", "id"),
)

# Append-only: made, opened, extended, closed; a link made, a reminder printed.
wederhoor_events = Table(
    "wederhoor_events",
    metadata,
    Column("id", Integer, primary_key=True),
    study_column(),
    Column("round", String, nullable=False),
    Column("what", String, nullable=False),
    Column("old", Text, nullable=False, server_default=""),
    Column("new", Text, nullable=False, server_default=""),
    Column("why", Text, nullable=False, server_default=""),
    Column("changed_by", String, nullable=False),
    Column("changed_at", DateTime, nullable=False),
)

# A function that reads along. Without a hash the link was not made yet, or was taken back.
wederhoor_readers = Table(
    "wederhoor_readers",
    metadata,
    study_column(),
    Column("round", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("function", String, nullable=False),
    Column("token_hash", String, unique=True),
    Column("code_hash", String),
    PrimaryKeyConstraint("study", "round", "number"),
    UniqueConstraint("study", "round", "function"),
    _of_a_round(),
)

# The text as it is shown. Fixed from the moment that the round opens; until then it can be taken back.
wederhoor_passages = Table(
    "wederhoor_passages",
    metadata,
    study_column(),
    Column("round", String, nullable=False),
    position_column(),
    Column("id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("about", String, nullable=False, server_default=""),
    Column("text", Text, nullable=False),
    PrimaryKeyConstraint("study", "round", "id"),
    _of_a_round(),
)

# Which passage which reader sees; `position` is the order in which they were released, over the round.
wederhoor_released = Table(
    "wederhoor_released",
    metadata,
    study_column(),
    Column("round", String, nullable=False),
    position_column(),
    Column("passage", String, nullable=False),
    Column("reader", String, nullable=False),
    PrimaryKeyConstraint("study", "round", "passage", "reader"),
    ForeignKeyConstraint(
        ["study", "round", "passage"],
        ["wederhoor_passages.study", "wederhoor_passages.round", "wederhoor_passages.id"],
        ondelete="CASCADE",
    ),
)


def _of_a_release() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["study", "round", "passage", "reader"],
        [
            "wederhoor_released.study",
            "wederhoor_released.round",
            "wederhoor_released.passage",
            "wederhoor_released.reader",
        ],
        ondelete="CASCADE",
    )


def _reaction_columns() -> tuple[Column[str], ...]:
    """What a reader says of a passage, while they write it and once they sent it."""
    return (
        Column("remark", String, nullable=False),
        Column("text", Text, nullable=False, server_default=""),
        Column("proposal", Text, nullable=False, server_default=""),
        Column("attachment", String, nullable=False, server_default=""),
        Column("feasible", String, nullable=False, server_default=""),
        Column("action", Text, nullable=False, server_default=""),
        Column("consequences", Text, nullable=False, server_default=""),
    )


# What a reader wrote and did not send yet: theirs alone, seen by nobody of staff.
wederhoor_drafts = Table(
    "wederhoor_drafts",
    metadata,
    study_column(),
    Column("round", String, nullable=False),
    Column("passage", String, nullable=False),
    Column("reader", String, nullable=False),
    *_reaction_columns(),
    Column("revision", Integer, nullable=False),
    PrimaryKeyConstraint("study", "round", "passage", "reader"),
    _of_a_release(),
)

# Append-only: what was sent.
wederhoor_reactions = Table(
    "wederhoor_reactions",
    metadata,
    study_column(),
    Column("round", String, nullable=False),
    Column("passage", String, nullable=False),
    Column("reader", String, nullable=False),
    position_column(),
    *_reaction_columns(),
    Column("sent_on", String, nullable=False),
    Column("late", Boolean, nullable=False, server_default=false()),
    PrimaryKeyConstraint("study", "round", "passage", "reader"),
    _of_a_release(),
)

# The file beside a reaction: bytes, never opened here. Fixed from the moment that the reaction is sent.
wederhoor_attachments = Table(
    "wederhoor_attachments",
    metadata,
    study_column(),
    Column("round", String, nullable=False),
    Column("passage", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("name", String, nullable=False),
    Column("shown", String, nullable=False),  # what the reader called it
    Column("content", LargeBinary, nullable=False),
    PrimaryKeyConstraint("study", "round", "passage", "reader"),
    UniqueConstraint("study", "name"),
    _of_a_release(),
)

# Append-only: the answers to a reaction, of which the last counts.
wederhoor_replies = Table(
    "wederhoor_replies",
    metadata,
    study_column(),
    Column("round", String, nullable=False),
    Column("passage", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("verdict", String, nullable=False),
    Column("why", Text, nullable=False, server_default=""),
    Column("becomes", Text, nullable=False, server_default=""),
    Column("made_by", String, nullable=False),
    Column("made_at", DateTime, nullable=False),
    PrimaryKeyConstraint("study", "round", "passage", "reader", "revision"),
    ForeignKeyConstraint(
        ["study", "round", "passage", "reader"],
        [
            "wederhoor_reactions.study",
            "wederhoor_reactions.round",
            "wederhoor_reactions.passage",
            "wederhoor_reactions.reader",
        ],
        ondelete="CASCADE",
    ),
)
