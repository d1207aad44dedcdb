"""Fieldwork: batches, codes, versions of questionnaires, paper, withdrawals, and the end of the link to people"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
APPEND_ONLY = ("instrument_versions", "instrument_changes", "withdrawals", "link_cuts")


def upgrade() -> None:
    _new_tables()
    _tables_of_the_ledgers()
    _new_columns()
    _close_the_ledgers()
    _free_what_was_withdrawn()


def _new_tables() -> None:
    op.create_table(
        "code_guesses",
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("stretch", sa.Integer(), nullable=False),
        sa.Column("guesses", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("origin", "stretch", name=op.f("pk_code_guesses")),
    )
    op.create_table(
        "batches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("remind_on", sa.Date(), nullable=True),
        sa.Column("printed", sa.Integer(), nullable=False, server_default="0"),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_batches_study_studies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
    )


def _tables_of_the_ledgers() -> None:
    op.create_table(
        "instrument_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("from_version", sa.String(), nullable=False),
        sa.Column("to_version", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("becomes", sa.Text(), nullable=False),
        sa.Column("answers_then", sa.Integer(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_instrument_changes_study_studies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument_changes")),
    )
    op.create_table(
        "instrument_versions",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("published_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_instrument_versions_study_studies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("study", "instrument", "version", name=op.f("pk_instrument_versions")),
    )
    op.create_table(
        "link_cuts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("cut_on", sa.Date(), nullable=False),
        sa.Column("cut_by", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_link_cuts_study_studies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_cuts")),
    )
    op.create_table(
        "paper_entries",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("invitation", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("done", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("settled", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("differed", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_paper_entries_study_studies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("study", "invitation", "entry", name=op.f("pk_paper_entries")),
    )
    op.create_table(
        "withdrawals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("perspectief", sa.String(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_withdrawals_study_studies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withdrawals")),
    )


def _new_columns() -> None:
    with op.batch_alter_table("invitations") as table:
        table.add_column(sa.Column("batch", sa.Integer(), nullable=True))
        table.add_column(sa.Column("channel", sa.String(), server_default="link", nullable=False))
        table.add_column(sa.Column("status", sa.String(), server_default="", nullable=False))
        table.add_column(sa.Column("finished", sa.Boolean(), server_default=sa.false(), nullable=False))
        table.add_column(sa.Column("code_hash", sa.String(), nullable=True))
        table.create_unique_constraint(op.f("uq_invitations_code_hash"), ["code_hash"])

    with op.batch_alter_table("page_saves") as table:
        table.add_column(sa.Column("seconds", sa.Integer(), nullable=True))
        _tie_to_responses(table, "page_saves")
    with op.batch_alter_table("submissions") as table:
        _tie_to_responses(table, "submissions")

    with op.batch_alter_table("responses") as table:
        table.add_column(sa.Column("afname", sa.String(), server_default="web", nullable=False))
        table.add_column(sa.Column("taal", sa.String(), server_default="", nullable=False))
        table.add_column(sa.Column("citeren", sa.String(), server_default="", nullable=False))
    op.create_index("ix_responses_study_position", "responses", ["study", "position"])
    op.execute(
        "UPDATE invitations SET finished = TRUE WHERE EXISTS (SELECT 1 FROM submissions "
        "WHERE submissions.study = invitations.study AND submissions.response = invitations.response)"
    )


def _tie_to_responses(table: Any, name: str) -> None:
    """A row goes with its response, and none comes after it was withdrawn."""
    here, there = ["study", "response"], ["study", "id"]
    foreign_key = op.f(f"fk_{name}_study_responses")
    table.create_foreign_key(foreign_key, "responses", here, there, ondelete="CASCADE")


def _free_what_was_withdrawn() -> None:
    """A row of the trail of open answers may go when the response that it is about is gone."""
    there = (
        "EXISTS (SELECT 1 FROM studies WHERE id = OLD.study) AND (OLD.response = '' OR EXISTS "
        "(SELECT 1 FROM responses WHERE study = OLD.study AND id = OLD.response))"
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE OR REPLACE FUNCTION append_only_while_there() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF TG_OP = 'DELETE' AND NOT ({there}) THEN RETURN OLD; END IF; "
            "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
        op.execute("DROP TRIGGER open_changes_append_only ON open_changes")
        op.execute(
            "CREATE TRIGGER open_changes_append_only BEFORE UPDATE OR DELETE ON open_changes "
            "FOR EACH ROW EXECUTE FUNCTION append_only_while_there()"
        )
    else:
        op.execute("DROP TRIGGER open_changes_kept")
        op.execute(
            f"CREATE TRIGGER open_changes_kept BEFORE DELETE ON open_changes WHEN {there} "
            "BEGIN SELECT RAISE(ABORT, 'open_changes is append-only'); END"
        )


def _close_the_ledgers() -> None:
    """No row changes; a row goes only with its whole study."""
    for name in APPEND_ONLY:
        if op.get_bind().dialect.name == "postgresql":
            op.execute(
                f"CREATE TRIGGER {name}_append_only BEFORE UPDATE OR DELETE ON {name} "
                "FOR EACH ROW EXECUTE FUNCTION append_only()"
            )
        else:
            _close_on_sqlite(name)


def _close_on_sqlite(name: str) -> None:
    op.execute(
        f"CREATE TRIGGER {name}_unchanged BEFORE UPDATE ON {name} "
        f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
    )
    op.execute(
        f"CREATE TRIGGER {name}_kept BEFORE DELETE ON {name} "
        "WHEN EXISTS (SELECT 1 FROM studies WHERE id = OLD.study) "
        f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
    )
