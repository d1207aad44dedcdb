"""The report: what is written in it, who signed a level, what was frozen"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
APPEND_ONLY = ("report_item_changes", "level_signatures", "evidence_changes", "frame_changes", "snapshots")
# Of a snapshot only its content may change, when someone takes answers back: the hashes tell that it did.
FIXED = {"snapshots": "id, study, number, label, hash, numbers_hash, frozen_by, frozen_at, why"}


def upgrade() -> None:
    _items()
    _signatures_and_snapshots()
    _changes_of_norms()
    for name in APPEND_ONLY:
        _close(name)


def _of_a_study(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["study"], ["studies.id"], name=op.f(f"fk_{table}_study_studies"), ondelete="CASCADE"
    )


def _items() -> None:
    op.create_table(
        "report_items",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False, server_default="1"),
        _of_a_study("report_items"),
        sa.PrimaryKeyConstraint("study", "kind", "id", name=op.f("pk_report_items")),
    )
    op.create_table(
        "report_item_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("old", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("new", sa.JSON(none_as_null=True), nullable=True),
        _of_a_study("report_item_changes"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_item_changes")),
    )


def _signatures_and_snapshots() -> None:
    op.create_table(
        "level_signatures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("judgement", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("signed_by", sa.String(), nullable=False),
        sa.Column("signed_at", sa.DateTime(), nullable=False),
        _of_a_study("level_signatures"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_level_signatures")),
        sa.UniqueConstraint(
            "study", "judgement", "revision", "signed_by", name=op.f("uq_level_signatures_study")
        ),
    )
    op.create_table(
        "snapshots",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("numbers_hash", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("frozen_by", sa.String(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False, server_default=""),
        _of_a_study("snapshots"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshots")),
        sa.UniqueConstraint("study", "number", name=op.f("uq_snapshots_study")),
    )


def _changes_of_norms() -> None:
    op.create_table(
        "evidence_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("judgement", sa.String(), nullable=False),
        sa.Column("norm", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("old", sa.JSON(), nullable=False),
        sa.Column("new", sa.JSON(), nullable=False),
        _of_a_study("evidence_changes"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_changes")),
        sa.UniqueConstraint(
            "study", "judgement", "norm", "link", "revision", name=op.f("uq_evidence_changes_study")
        ),
    )
    op.create_table(
        "frame_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("old", sa.LargeBinary(), nullable=False),
        sa.Column("new", sa.LargeBinary(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False, server_default=""),
        _of_a_study("frame_changes"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frame_changes")),
    )


def _close(name: str) -> None:
    """No row changes; a row goes only with its whole study."""
    update = f"UPDATE OF {FIXED[name]}" if name in FIXED else "UPDATE"
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {name}_append_only BEFORE {update} OR DELETE ON {name} "
            "FOR EACH ROW EXECUTE FUNCTION append_only()"
        )
        return
    op.execute(
        f"CREATE TRIGGER {name}_unchanged BEFORE {update} ON {name} "
        f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
    )
    op.execute(
        f"CREATE TRIGGER {name}_kept BEFORE DELETE ON {name} "
        "WHEN EXISTS (SELECT 1 FROM studies WHERE id = OLD.study) "
        f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
    )
