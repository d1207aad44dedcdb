"""The tables of the fieldwork beside invitations and answers: batches, versions, paper, withdrawals, guesses.

They stand in the same metadata as survey_app/storage/tables.py. Nothing here holds a name, an address or a
moment: days are kept, hours are not. Contact data stand in a database of their own (storage/contacts/).
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    false,
)

from survey_app.storage.tables import metadata, position_column, study_column

# Invitations that were made together; `channel` is brief, mail, link or papier.
batches = Table(
    "batches",
    metadata,
    Column("id", Integer, primary_key=True),
    study_column(),
    Column("label", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("made_on", Date, nullable=False),
    Column("remind_on", Date),
    Column("printed", Integer, nullable=False, server_default="0"),  # how often its codes were made
)

# How often an unknown code was tried, by a fingerprint of where from that nobody can read back, per stretch
# of time. Old rows are removed.
code_guesses = Table(
    "code_guesses",
    metadata,
    Column("origin", String, nullable=False),
    Column("stretch", Integer, nullable=False),
    Column("guesses", Integer, nullable=False),
    PrimaryKeyConstraint("origin", "stretch"),
)

# Every version of a questionnaire that was in the field, as its file was.
instrument_versions = Table(
    "instrument_versions",
    metadata,
    study_column(),
    position_column(),
    Column("instrument", String, nullable=False),
    Column("version", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("published_on", Date, nullable=False),
    Column("published_by", String, nullable=False),
    PrimaryKeyConstraint("study", "instrument", "version"),
)

# The ledger of changes: append-only.
instrument_changes = Table(
    "instrument_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    study_column(),
    Column("instrument", String, nullable=False),
    Column("from_version", String, nullable=False),
    Column("to_version", String, nullable=False),
    Column("place", String, nullable=False),  # page, page/question or page/question/variable
    Column("what", String, nullable=False),  # which field of it
    Column("kind", String, nullable=False),
    Column("was", Text, nullable=False),
    Column("becomes", Text, nullable=False),
    Column("answers_then", Integer, nullable=False),  # answers to it when it changed
    Column("changed_on", Date, nullable=False),
    Column("changed_by", String, nullable=False),
    Column("why", Text, nullable=False),
)

# A paper questionnaire is typed in twice; `entry` is 1 or 2. Settled: it became a response, and what was
# typed is gone from here; the fields that differed stay, with entry 1.
paper_entries = Table(
    "paper_entries",
    metadata,
    study_column(),
    Column("invitation", Integer, nullable=False),
    Column("entry", Integer, nullable=False),
    Column("entered_by", String, nullable=False),
    Column("entered_on", Date, nullable=False),
    Column("answers", JSON, nullable=False),
    Column("done", Boolean, nullable=False, server_default=false()),
    Column("settled", Boolean, nullable=False, server_default=false()),
    Column("differed", JSON(none_as_null=True)),
    PrimaryKeyConstraint("study", "invitation", "entry"),
)

# Someone took their answers back: that it happened is counted, who it was is gone.
withdrawals = Table(
    "withdrawals",
    metadata,
    Column("id", Integer, primary_key=True),
    study_column(),
    Column("perspectief", String, nullable=False),
    Column("withdrawn_on", Date, nullable=False),
)

# The link between people and answers was cut, for good: append-only.
link_cuts = Table(
    "link_cuts",
    metadata,
    Column("id", Integer, primary_key=True),
    study_column(),
    Column("cut_on", Date, nullable=False),
    Column("cut_by", String, nullable=False),
    Column("why", Text, nullable=False),
)
