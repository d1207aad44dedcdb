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
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def study_column() -> Column[str]:
    return Column("study", String, ForeignKey("studies.id", ondelete="CASCADE"), nullable=False)


def of_a_response() -> ForeignKeyConstraint:
    """A row goes with its response: what was withdrawn does not come back by a page still open."""
    return ForeignKeyConstraint(
        ["study", "response"], ["responses.study", "responses.id"], ondelete="CASCADE"
    )


def position_column() -> Column[int]:
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
    study_column(),
    Column("path", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("from_library", Boolean, nullable=False),
    PrimaryKeyConstraint("study", "path"),
)

cases = Table(
    "cases",
    metadata,
    study_column(),
    position_column(),
    Column("casus", String, nullable=False),
    Column("attributes", JSON, nullable=False),
    PrimaryKeyConstraint("study", "casus"),
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", Integer, primary_key=True),
    study_column(),
    Column("token_hash", String, nullable=False, unique=True),
    Column("code_hash", String, unique=True),  # of its code, when it was begun with a pincode
    Column("casus", String, nullable=False),
    Column("perspectief", String, nullable=False),
    Column("instrument", String, nullable=False),
    Column("version", String, nullable=False),
    Column("made_on", Date, nullable=False),
    Column("expires_on", Date),
    Column("response", String),  # set once, by the POST that starts the questionnaire; cut with the link
    Column("batch", Integer),
    Column("channel", String, nullable=False, server_default="link"),  # brief, mail, link, papier
    Column("status", String, nullable=False, server_default=""),  # onbestelbaar, geweigerd, ingetrokken
    Column("finished", Boolean, nullable=False, server_default=false()),  # sent, also when the link is cut
    UniqueConstraint("study", "response"),
)

responses = Table(
    "responses",
    metadata,
    study_column(),
    position_column(),
    Column("id", String, nullable=False),
    Column("casus", String, nullable=False),
    Column("perspectief", String, nullable=False),
    Column("instrument", String, nullable=False),
    Column("version", String, nullable=False),
    Column("consented_on", Date),
    Column("afname", String, nullable=False, server_default="web"),  # web, papier, telefoon, huisbezoek
    Column("taal", String, nullable=False, server_default=""),
    Column("citeren", String, nullable=False, server_default=""),  # ja, nee; '' was not asked
    PrimaryKeyConstraint("study", "id"),
    Index("ix_responses_study_position", "study", "position"),  # the last place is found at once
)

# Append-only: a save is never changed or removed; a page's answers are those of its last save.
page_saves = Table(
    "page_saves",
    metadata,
    study_column(),
    Column("response", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("page", String, nullable=False),
    Column("version", String, nullable=False),
    Column("answers", JSON, nullable=False),
    Column("seconds", Integer),  # how long the page stood open, in steps of five; no moment is kept
    PrimaryKeyConstraint("study", "response", "revision"),
    of_a_response(),
)

# Written once: the answers on the route at the moment the person pressed 'Versturen'.
submissions = Table(
    "submissions",
    metadata,
    study_column(),
    Column("response", String, nullable=False),
    Column("answers", JSON, nullable=False),  # [[variable, value, version], ...] in the instrument's order
    Column("submitted_on", Date),
    PrimaryKeyConstraint("study", "response"),
    of_a_response(),
)

codings = Table(
    "codings",
    metadata,
    study_column(),
    position_column(),
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
    Column("memo", Text, nullable=False, server_default=""),
    Column("revision", Integer, nullable=False, default=1),
    PrimaryKeyConstraint("study", "casus", "perspectief", "aspect", "codeur"),
)

open_codings = Table(
    "open_codings",
    metadata,
    study_column(),
    position_column(),
    Column("response", String, nullable=False),
    Column("question", String, nullable=False),
    Column("category", String, nullable=False),
    PrimaryKeyConstraint("study", "response", "question", "category"),
)

sources = Table(
    "sources",
    metadata,
    study_column(),
    position_column(),
    Column("bron", String, nullable=False),
    Column("casus", String, nullable=False),
    Column("perspectief", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("soort", String, nullable=False, server_default="verslag"),
    Column("version", Integer, nullable=False, server_default="1"),
    PrimaryKeyConstraint("study", "bron"),
)

fragments = Table(
    "fragments",
    metadata,
    study_column(),
    position_column(),
    Column("fragment", String, nullable=False),
    Column("bron", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("eind", Integer, nullable=False),
    Column("tekst", Text, nullable=False),
    Column("codeur", String, nullable=False, server_default=""),  # who marked it; '' where nobody knows
    PrimaryKeyConstraint("study", "fragment"),
)

scores = Table(
    "scores",
    metadata,
    study_column(),
    position_column(),
    Column("rij", String, nullable=False),
    Column("jaar", String, nullable=False),
    Column("score", String, nullable=False),
    Column("toelichting", Text, nullable=False),
    PrimaryKeyConstraint("study", "rij", "jaar"),
)

interviewees = Table(
    "interviewees",
    metadata,
    study_column(),
    position_column(),
    Column("id", String, nullable=False),
    Column("groep", String, nullable=False),
    Column("functie", Text, nullable=False),
    Column("aantal", Integer, nullable=False),
    PrimaryKeyConstraint("study", "id"),
)

assessments = Table(
    "assessments",
    metadata,
    study_column(),
    position_column(),
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
    study_column(),
    position_column(),
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
    study_column(),
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
    study_column(),
    Column("user_id", Integer, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("role", String, nullable=False),
    PrimaryKeyConstraint("study", "user_id", "role"),
)
