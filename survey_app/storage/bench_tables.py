"""The tables of the coding bench: codeurs, who codes what, seals, decisions, sources under review, the trail.

They stand in the same metadata as survey_app/storage/tables.py.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
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


def _sheet() -> tuple[Column[str], Column[str]]:
    return Column("casus", String, nullable=False), Column("perspectief", String, nullable=False)


# Who is who: the name in the data says nothing about the person. Never exported.
codeurs = Table(
    "codeurs",
    metadata,
    study_column(),
    Column("user_id", Integer, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("name", String, nullable=False),
    PrimaryKeyConstraint("study", "user_id"),
    UniqueConstraint("study", "name"),
)

assignments = Table(
    "assignments",
    metadata,
    study_column(),
    position_column(),
    *_sheet(),
    Column("codeur", String, nullable=False),
    Column("seed", String, nullable=False),
    PrimaryKeyConstraint("study", "casus", "perspectief", "codeur"),
)

seals = Table(
    "seals",
    metadata,
    study_column(),
    position_column(),
    *_sheet(),
    Column("codeur", String, nullable=False),
    Column("verzegeld_op", String, nullable=False),
    Column("hash", String, nullable=False),
    Column("codeboeken", String, nullable=False),
    PrimaryKeyConstraint("study", "casus", "perspectief", "codeur"),
)

# A cell has at most one decision and one proposal, which waits until `door` names everyone who must agree.
adjudications = Table(
    "adjudications",
    metadata,
    study_column(),
    position_column(),
    *_sheet(),
    Column("aspect", String, nullable=False),
    Column("waarde", String, nullable=False),
    Column("grond", String, nullable=False),
    Column("toelichting", Text, nullable=False),
    Column("door", String, nullable=False),
    Column("besloten_op", String, nullable=False),  # '' while it is a proposal
    Column("reden", String, nullable=False, server_default=""),
    Column("fragmenten", Text, nullable=False, server_default=""),
    Column("proposal", Boolean, nullable=False, server_default=false()),
    Column("revision", Integer, nullable=False, server_default="1"),
    PrimaryKeyConstraint("study", "casus", "perspectief", "aspect", "proposal"),
)

# Cells to be looked at again because their definition changed.
recodings = Table(
    "recodings",
    metadata,
    Column("id", Integer, primary_key=True),
    study_column(),
    *_sheet(),
    Column("aspect", String, nullable=False),
    Column("codeur", String, nullable=False),
    Column("what", Text, nullable=False),  # what changed in the codebook
    Column("old_version", String, nullable=False),
    Column("new_version", String, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("settled_on", Date),
)

# Append-only: who changed what when, from what to what, and why. Triggers refuse every UPDATE and DELETE.
coding_changes = Table(
    "coding_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    study_column(),
    *_sheet(),
    Column("aspect", String, nullable=False),
    Column("codeur", String, nullable=False),
    Column("changed_by", String, nullable=False),
    Column("changed_at", DateTime, nullable=False),
    Column("wat", String, nullable=False),
    Column("oud", Text, nullable=False),
    Column("nieuw", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Index("ix_coding_changes_sheet", "study", "casus", "perspectief"),
)

# Earlier texts of a source, from before a correction. Append-only.
source_versions = Table(
    "source_versions",
    metadata,
    study_column(),
    Column("bron", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("replaced_on", Date, nullable=False),
    Column("replaced_by", String, nullable=False),
    Column("why", Text, nullable=False),
    PrimaryKeyConstraint("study", "bron", "version"),
)

# Quotes that a corrected text no longer holds, for their codeur to settle.
lost_fragments = Table(
    "lost_fragments",
    metadata,
    study_column(),
    Column("fragment", String, nullable=False),
    Column("bron", String, nullable=False),
    Column("version", Integer, nullable=False),  # the last version that held it
    Column("start", Integer, nullable=False),
    Column("eind", Integer, nullable=False),
    Column("tekst", Text, nullable=False),
    *_sheet(),
    Column("aspect", String, nullable=False),  # the cell it hung under
    Column("codeur", String, nullable=False),
    Column("settled", Boolean, nullable=False),
    PrimaryKeyConstraint("study", "fragment", "casus", "perspectief", "aspect", "codeur"),
)

# Texts as they came in, with their names: seen by who reviews, never coded, never exported.
intake_sources = Table(
    "intake_sources",
    metadata,
    study_column(),
    position_column(),
    Column("bron", String, nullable=False),
    *_sheet(),
    Column("soort", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("added_on", Date, nullable=False),
    Column("added_by", String, nullable=False),
    Column("searched", String, nullable=False, server_default=""),  # '' not yet, patronen, lijsten
    PrimaryKeyConstraint("study", "bron"),
)

intake_names = Table(
    "intake_names",
    metadata,
    study_column(),
    Column("bron", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("eind", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("decision", String, nullable=False),  # '' open, ja, nee
    Column("same_as", Text, nullable=False, server_default=""),  # another name or a pseudonym for the same
    PrimaryKeyConstraint("study", "bron", "start", "eind"),
)

# The key of the pseudonyms: the originals, encrypted with a key that the database does not hold.
# Several names may have one pseudonym: Jan, Jan de Vries and dhr. De Vries are one person.
pseudonyms = Table(
    "pseudonyms",
    metadata,
    study_column(),
    Column("pseudonym", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("fingerprint", String, nullable=False),  # keyed hash: the same name is found without reading it
    Column("original", LargeBinary, nullable=False),
    PrimaryKeyConstraint("study", "fingerprint"),
)

# Append-only: who read which original when, and why; and who destroyed the key.
key_lookups = Table(
    "key_lookups",
    metadata,
    Column("id", Integer, primary_key=True),
    study_column(),
    Column("pseudonym", String, nullable=False),  # '' for the whole key: it was destroyed
    Column("looked_by", String, nullable=False),
    Column("looked_on", Date, nullable=False),
    Column("why", Text, nullable=False),
)

open_categories = Table(
    "open_categories",
    metadata,
    study_column(),
    position_column(),
    Column("question", String, nullable=False),
    Column("category", String, nullable=False),
    Column("label", Text, nullable=False),
    Column("status", String, nullable=False),
    Column("samengevoegd_met", String, nullable=False),
    Column("revision", Integer, nullable=False, server_default="1"),
    PrimaryKeyConstraint("study", "question", "category"),
)

# Append-only, as coding_changes.
open_changes = Table(
    "open_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    study_column(),
    Column("question", String, nullable=False),
    Column("response", String, nullable=False),  # '' where a category itself changed
    Column("category", String, nullable=False),
    Column("changed_by", String, nullable=False),
    Column("changed_at", DateTime, nullable=False),
    Column("wat", String, nullable=False),
    Column("oud", Text, nullable=False),
    Column("nieuw", Text, nullable=False),
    Column("why", Text, nullable=False),
)
