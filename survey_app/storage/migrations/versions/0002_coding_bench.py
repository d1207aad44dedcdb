"""The coding bench: who codes what, seals, decisions, sources under review, and a trail nobody can change"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
APPEND_ONLY = ("coding_changes", "open_changes", "source_versions", "key_lookups")


def upgrade() -> None:
    _new_tables()
    with op.batch_alter_table("coding_changes") as table:
        table.alter_column("old_waarde", new_column_name="oud", type_=sa.Text(), existing_type=sa.String())
        table.alter_column("new_waarde", new_column_name="nieuw", type_=sa.Text(), existing_type=sa.String())
        table.add_column(sa.Column("wat", sa.String(), nullable=False, server_default="waarde"))
    with op.batch_alter_table("coding_changes") as table:
        table.alter_column("wat", server_default=None)
    op.create_index("ix_coding_changes_sheet", "coding_changes", ["study", "casus", "perspectief"])
    with op.batch_alter_table("codings") as table:
        table.add_column(sa.Column("memo", sa.Text(), server_default="", nullable=False))
    with op.batch_alter_table("fragments") as table:
        table.add_column(sa.Column("codeur", sa.String(), server_default="", nullable=False))
    with op.batch_alter_table("sources") as table:
        table.add_column(sa.Column("soort", sa.String(), server_default="verslag", nullable=False))
        table.add_column(sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    _close_the_trail()


def _close_the_trail() -> None:
    """No row changes; a row goes only with its whole study, when the time to destroy it has come."""
    if op.get_bind().dialect.name == "postgresql":
        _close_on_postgresql()
    else:
        _close_on_sqlite()


def _close_on_sqlite() -> None:
    for name in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {name}_unchanged BEFORE UPDATE ON {name} "
            f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
        )
        op.execute(
            f"CREATE TRIGGER {name}_kept BEFORE DELETE ON {name} "
            "WHEN EXISTS (SELECT 1 FROM studies WHERE id = OLD.study) "
            f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
        )


def _close_on_postgresql() -> None:
    op.execute(
        "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM studies WHERE id = OLD.study) THEN RETURN OLD; END IF; "
        "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    for name in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {name}_append_only BEFORE UPDATE OR DELETE ON {name} "
            "FOR EACH ROW EXECUTE FUNCTION append_only()"
        )


def _new_tables() -> None:
    op.create_table(
        "adjudications",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("casus", sa.String(), nullable=False),
        sa.Column("perspectief", sa.String(), nullable=False),
        sa.Column("aspect", sa.String(), nullable=False),
        sa.Column("waarde", sa.String(), nullable=False),
        sa.Column("grond", sa.String(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("door", sa.String(), nullable=False),
        sa.Column("besloten_op", sa.String(), nullable=False),
        sa.Column("reden", sa.String(), server_default="", nullable=False),
        sa.Column("fragmenten", sa.Text(), server_default="", nullable=False),
        sa.Column("proposal", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_adjudications_study_studies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(
            "study", "casus", "perspectief", "aspect", "proposal", name=op.f("pk_adjudications")
        ),
    )
    op.create_table(
        "assignments",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("casus", sa.String(), nullable=False),
        sa.Column("perspectief", sa.String(), nullable=False),
        sa.Column("codeur", sa.String(), nullable=False),
        sa.Column("seed", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_assignments_study_studies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("study", "casus", "perspectief", "codeur", name=op.f("pk_assignments")),
    )
    op.create_table(
        "codeurs",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_codeurs_study_studies"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_codeurs_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("study", "user_id", name=op.f("pk_codeurs")),
        sa.UniqueConstraint("study", "name", name=op.f("uq_codeurs_study")),
    )
    op.create_table(
        "intake_names",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("bron", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("eind", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("same_as", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_intake_names_study_studies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("study", "bron", "start", "eind", name=op.f("pk_intake_names")),
    )
    op.create_table(
        "intake_sources",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("bron", sa.String(), nullable=False),
        sa.Column("casus", sa.String(), nullable=False),
        sa.Column("perspectief", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("searched", sa.String(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_intake_sources_study_studies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("study", "bron", name=op.f("pk_intake_sources")),
    )
    op.create_table(
        "lost_fragments",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("fragment", sa.String(), nullable=False),
        sa.Column("bron", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("eind", sa.Integer(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("casus", sa.String(), nullable=False),
        sa.Column("perspectief", sa.String(), nullable=False),
        sa.Column("aspect", sa.String(), nullable=False),
        sa.Column("codeur", sa.String(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_lost_fragments_study_studies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(
            "study", "fragment", "casus", "perspectief", "aspect", "codeur", name=op.f("pk_lost_fragments")
        ),
    )
    op.create_table(
        "open_categories",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("samengevoegd_met", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_open_categories_study_studies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("study", "question", "category", name=op.f("pk_open_categories")),
    )
    op.create_table(
        "open_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("response", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("wat", sa.String(), nullable=False),
        sa.Column("oud", sa.Text(), nullable=False),
        sa.Column("nieuw", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_open_changes_study_studies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open_changes")),
    )
    op.create_table(
        "pseudonyms",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("pseudonym", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("original", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_pseudonyms_study_studies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("study", "fingerprint", name=op.f("pk_pseudonyms")),
    )
    op.create_table(
        "key_lookups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("pseudonym", sa.String(), nullable=False),
        sa.Column("looked_by", sa.String(), nullable=False),
        sa.Column("looked_on", sa.Date(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_key_lookups_study_studies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_lookups")),
    )
    op.create_table(
        "recodings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("casus", sa.String(), nullable=False),
        sa.Column("perspectief", sa.String(), nullable=False),
        sa.Column("aspect", sa.String(), nullable=False),
        sa.Column("codeur", sa.String(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("old_version", sa.String(), nullable=False),
        sa.Column("new_version", sa.String(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_recodings_study_studies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recodings")),
    )
    op.create_table(
        "seals",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("casus", sa.String(), nullable=False),
        sa.Column("perspectief", sa.String(), nullable=False),
        sa.Column("codeur", sa.String(), nullable=False),
        sa.Column("verzegeld_op", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("codeboeken", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_seals_study_studies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("study", "casus", "perspectief", "codeur", name=op.f("pk_seals")),
    )
    op.create_table(
        "source_versions",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("bron", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("replaced_on", sa.Date(), nullable=False),
        sa.Column("replaced_by", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"], ["studies.id"], name=op.f("fk_source_versions_study_studies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("study", "bron", "version", name=op.f("pk_source_versions")),
    )
