"""The tables of the contact store. Nothing here knows an answer, and no address stands here in plain."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

metadata = MetaData()
VERSION = 1  # of these tables; a store of a later version is refused

store_version = Table("store_version", metadata, Column("version", Integer, primary_key=True))

# One row per study, which stays when the key is destroyed: then `key` is empty and no new one is made.
study_keys = Table(
    "study_keys",
    metadata,
    Column("study", String, primary_key=True),
    Column("key", LargeBinary),  # encrypted with a secret outside both databases
)

# Who gets mail. A row belongs to the invitation with this hash in the other database. Address and token are
# encrypted, and emptied as soon as they are not needed any more; the fingerprint stays to tell a second time.
contacts = Table(
    "contacts",
    metadata,
    Column("study", String, nullable=False),
    Column("token_hash", String, primary_key=True),
    Column("fingerprint", String, nullable=False, index=True),
    Column("opt_out", String, nullable=False, unique=True),  # hash of the token in the link to get no more
    Column("address", LargeBinary),
    Column("token", LargeBinary),
    Column("language", String, nullable=False),
    Column("standing", String, nullable=False, server_default=""),  # afgemeld, onbestelbaar
)

# A message is claimed (`bezig`) before it is sent and marked (`verstuurd`) after: nobody gets two.
messages = Table(
    "messages",
    metadata,
    Column("study", String, nullable=False),
    Column("token_hash", String, nullable=False),
    Column("kind", String, nullable=False),  # uitnodiging, herinnering
    Column("envelope", String, nullable=False, unique=True),  # what a bounce is recognised by
    Column("state", String, nullable=False),
    Column("day", Date, nullable=False),
    PrimaryKeyConstraint("token_hash", "kind"),
)

# From which day the mail of a batch goes out; a batch without a row, or without a day, waits.
mail_days = Table(
    "mail_days",
    metadata,
    Column("study", String, nullable=False),
    Column("batch", Integer, nullable=False),
    Column("send_on", Date),
    PrimaryKeyConstraint("study", "batch"),
)

mail_texts = Table(
    "mail_texts",
    metadata,
    Column("study", String, nullable=False),
    Column("language", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("study", "language", "kind"),
)

# How someone who asked for it can be reached later. No day, no order, no response: only a random name.
wishes = Table(
    "wishes",
    metadata,
    Column("id", String, primary_key=True),
    Column("study", String, nullable=False),
    Column("reach", LargeBinary, nullable=False),
    sqlite_with_rowid=False,  # a row's number would tell in which order they came
)

# Who reads along in a round of wederhoor, by their function; `study` is that of the key of wederhoor.
reader_addresses = Table(
    "reader_addresses",
    metadata,
    Column("study", String, nullable=False),
    Column("round", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("address", LargeBinary, nullable=False),
    PrimaryKeyConstraint("study", "round", "reader"),
)

# A mail to a reader is claimed (`bezig`) before it is sent; `number` counts those of its kind.
reader_messages = Table(
    "reader_messages",
    metadata,
    Column("study", String, nullable=False),
    Column("round", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("envelope", String, nullable=False, unique=True),
    Column("state", String, nullable=False),
    Column("day", Date, nullable=False),
    PrimaryKeyConstraint("study", "round", "reader", "kind", "number"),
)
