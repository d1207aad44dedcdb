"""First tables"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "roles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("description", sa.String(length=255), nullable=True),
        sa.Column("permissions", sa.UnicodeText(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roles")),
        sa.UniqueConstraint("name", name=op.f("uq_roles_name")),
    )
    op.create_table(
        "studies",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("loaded_on", sa.Date(), nullable=False),
        sa.Column("frame_hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_studies")),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=255), nullable=False),
        sa.Column("password", sa.String(length=255), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.Column("tf_primary_method", sa.String(length=64), nullable=True),
        sa.Column("tf_totp_secret", sa.String(length=255), nullable=True),
        sa.Column("mf_recovery_codes", sa.UnicodeText(), nullable=True),
        sa.Column("create_datetime", sa.DateTime(), nullable=True),
        sa.Column("update_datetime", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("email", name=op.f("uq_users_email")),
        sa.UniqueConstraint("fs_uniquifier", name=op.f("uq_users_fs_uniquifier")),
    )
    op.create_table(
        "assessment_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("judgement", sa.String(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("old_level", sa.String(), nullable=False),
        sa.Column("new_level", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"],
            ["studies.id"],
            name=op.f("fk_assessment_changes_study_studies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment_changes")),
    )
    op.create_table(
        "assessments",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("judgement", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("fixed_on", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"],
            ["studies.id"],
            name=op.f("fk_assessments_study_studies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("study", "judgement", name=op.f("pk_assessments")),
    )
    op.create_table(
        "cases",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("casus", sa.String(), nullable=False),
        sa.Column("attributes", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"],
            ["studies.id"],
            name=op.f("fk_cases_study_studies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("study", "casus", name=op.f("pk_cases")),
    )
    op.create_table(
        "coding_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("casus", sa.String(), nullable=False),
        sa.Column("perspectief", sa.String(), nullable=False),
        sa.Column("aspect", sa.String(), nullable=False),
        sa.Column("codeur", sa.String(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("old_waarde", sa.String(), nullable=False),
        sa.Column("new_waarde", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"],
            ["studies.id"],
            name=op.f("fk_coding_changes_study_studies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coding_changes")),
    )
    op.create_table(
        "codings",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("casus", sa.String(), nullable=False),
        sa.Column("perspectief", sa.String(), nullable=False),
        sa.Column("aspect", sa.String(), nullable=False),
        sa.Column("codeur", sa.String(), nullable=False),
        sa.Column("waarde", sa.String(), nullable=False),
        sa.Column("reden", sa.String(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("fragmenten", sa.Text(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("herkomst", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"],
            ["studies.id"],
            name=op.f("fk_codings_study_studies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "study", "casus", "perspectief", "aspect", "codeur", name=op.f("pk_codings")
        ),
    )
    op.create_table(
        "evidence",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("judgement", sa.String(), nullable=False),
        sa.Column("norm", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("credit", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"],
            ["studies.id"],
            name=op.f("fk_evidence_study_studies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "study", "judgement", "norm", "link", name=op.f("pk_evidence")
        ),
    )
    op.create_table(
        "fragments",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("fragment", sa.String(), nullable=False),
        sa.Column("bron", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("eind", sa.Integer(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"],
            ["studies.id"],
            name=op.f("fk_fragments_study_studies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("study", "fragment", name=op.f("pk_fragments")),
    )
    op.create_table(
        "interviewees",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("groep", sa.String(), nullable=False),
        sa.Column("functie", sa.Text(), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"],
            ["studies.id"],
            name=op.f("fk_interviewees_study_studies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("study", "id", name=op.f("pk_interviewees")),
    )
    op.create_table(
        "invitations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("casus", sa.String(), nullable=False),
        sa.Column("perspectief", sa.String(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("response", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["study"],
            ["studies.id"],
            name=op.f("fk_invitations_study_studies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("study", "response", name=op.f("uq_invitations_study")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitations_token_hash")),
    )
    op.create_table(
        "open_codings",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("response", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"],
            ["studies.id"],
            name=op.f("fk_open_codings_study_studies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "study", "response", "question", "category", name=op.f("pk_open_codings")
        ),
    )
    op.create_table(
        "page_saves",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("response", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"],
            ["studies.id"],
            name=op.f("fk_page_saves_study_studies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "study", "response", "revision", name=op.f("pk_page_saves")
        ),
    )
    op.create_table(
        "responses",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("casus", sa.String(), nullable=False),
        sa.Column("perspectief", sa.String(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("consented_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["study"],
            ["studies.id"],
            name=op.f("fk_responses_study_studies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("study", "id", name=op.f("pk_responses")),
    )
    op.create_table(
        "roles_of_users",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["role_id"],
            ["roles.id"],
            name=op.f("fk_roles_of_users_role_id_roles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_roles_of_users_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("user_id", "role_id", name=op.f("pk_roles_of_users")),
    )
    op.create_table(
        "scores",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("rij", sa.String(), nullable=False),
        sa.Column("jaar", sa.String(), nullable=False),
        sa.Column("score", sa.String(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"],
            ["studies.id"],
            name=op.f("fk_scores_study_studies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("study", "rij", "jaar", name=op.f("pk_scores")),
    )
    op.create_table(
        "sources",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("bron", sa.String(), nullable=False),
        sa.Column("casus", sa.String(), nullable=False),
        sa.Column("perspectief", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"],
            ["studies.id"],
            name=op.f("fk_sources_study_studies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("study", "bron", name=op.f("pk_sources")),
    )
    op.create_table(
        "study_files",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("from_library", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"],
            ["studies.id"],
            name=op.f("fk_study_files_study_studies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("study", "path", name=op.f("pk_study_files")),
    )
    op.create_table(
        "study_roles",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study"],
            ["studies.id"],
            name=op.f("fk_study_roles_study_studies"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_study_roles_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "study", "user_id", "role", name=op.f("pk_study_roles")
        ),
    )
    op.create_table(
        "submissions",
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("response", sa.String(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["study"],
            ["studies.id"],
            name=op.f("fk_submissions_study_studies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("study", "response", name=op.f("pk_submissions")),
    )


def downgrade() -> None:
    op.drop_table("submissions")
    op.drop_table("study_roles")
    op.drop_table("study_files")
    op.drop_table("sources")
    op.drop_table("scores")
    op.drop_table("roles_of_users")
    op.drop_table("responses")
    op.drop_table("page_saves")
    op.drop_table("open_codings")
    op.drop_table("invitations")
    op.drop_table("interviewees")
    op.drop_table("fragments")
    op.drop_table("evidence")
    op.drop_table("codings")
    op.drop_table("coding_changes")
    op.drop_table("cases")
    op.drop_table("assessments")
    op.drop_table("assessment_changes")
    op.drop_table("users")
    op.drop_table("studies")
    op.drop_table("roles")
