"""Wederhoor: rounds, readers, what they were shown, what they said, what was answered"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

APPEND_ONLY = ("wederhoor_events", "wederhoor_reactions", "wederhoor_replies")
RELEASE = ("study", "round", "passage", "reader")
STUDY = "EXISTS (SELECT 1 FROM studies WHERE id = OLD.study)"
SHOWN = "EXISTS (SELECT 1 FROM wederhoor_rounds r WHERE r.study = OLD.study AND r.id = OLD.round AND r.state <> 'concept')"
SENT = (
    "EXISTS (SELECT 1 FROM wederhoor_reactions s WHERE s.study = OLD.study AND s.round = OLD.round "
    "AND s.passage = OLD.passage AND s.reader = OLD.reader)"
)
# table -> when a row of it may not be changed or removed any more
FIXED = {"wederhoor_passages": SHOWN, "wederhoor_released": SHOWN, "wederhoor_attachments": SENT}


def upgrade() -> None:
    _rounds()
    _shown()
    _said()
    if op.get_bind().dialect.name == "postgresql":
        _close_on_postgresql()
    else:
        _close_on_sqlite()


def _text(name: str, default: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="" if default else None)


def _word(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _number(name: str, default: str | None = None) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=default)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _of_a_study(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["study"], ["studies.id"], name=op.f(f"fk_{table}_study_studies"), ondelete="CASCADE"
    )


def _of(table: str, parent: str, columns: tuple[str, ...], named: tuple[str, ...]) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        list(columns),
        [f"{parent}.{name}" for name in named],
        name=op.f(f"fk_{table}_study_{parent}"),
        ondelete="CASCADE",
    )


def _of_a_round(table: str) -> sa.ForeignKeyConstraint:
    return _of(table, "wederhoor_rounds", ("study", "round"), ("study", "id"))


def _said_columns() -> tuple[sa.Column[Any], ...]:
    return (
        _word("remark"),
        _text("text"),
        _text("proposal"),
        sa.Column("attachment", sa.String(), nullable=False, server_default=""),
        sa.Column("feasible", sa.String(), nullable=False, server_default=""),
        _text("action"),
        _text("consequences"),
    )


def _rounds() -> None:
    op.create_table(
        "wederhoor_rounds",
        _word("study"),
        _number("position"),
        *map(_word, ("id", "kind", "starts_on", "until")),
        _text("text"),
        _text("nawoord"),
        _word("state"),
        _number("revision", "1"),
        _of_a_study("wederhoor_rounds"),
        _key("wederhoor_rounds", "study", "id"),
    )
    op.create_table(
        "wederhoor_events",
        _number("id"),
        *map(_word, ("study", "round", "what")),
        *map(_text, ("old", "new", "why")),
        _word("changed_by"),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        _of_a_study("wederhoor_events"),
        _key("wederhoor_events", "id"),
    )
    op.create_table(
        "wederhoor_readers",
        *map(_word, ("study", "round")),
        _number("number"),
        _word("function"),
        _word("token_hash", nullable=True),
        _word("code_hash", nullable=True),
        _of_a_study("wederhoor_readers"),
        _of_a_round("wederhoor_readers"),
        _key("wederhoor_readers", "study", "round", "number"),
        sa.UniqueConstraint("token_hash", name=op.f("uq_wederhoor_readers_token_hash")),
        sa.UniqueConstraint("study", "round", "function", name=op.f("uq_wederhoor_readers_study")),
    )


def _shown() -> None:
    op.create_table(
        "wederhoor_passages",
        *map(_word, ("study", "round")),
        _number("position"),
        *map(_word, ("id", "kind")),
        sa.Column("about", sa.String(), nullable=False, server_default=""),
        _text("text", default=False),
        _of_a_study("wederhoor_passages"),
        _of_a_round("wederhoor_passages"),
        _key("wederhoor_passages", "study", "round", "id"),
    )
    op.create_table(
        "wederhoor_released",
        *map(_word, ("study", "round")),
        _number("position"),
        *map(_word, ("passage", "reader")),
        _of_a_study("wederhoor_released"),
        _of("wederhoor_released", "wederhoor_passages", RELEASE[:3], ("study", "round", "id")),
        _key("wederhoor_released", *RELEASE),
    )


def _said() -> None:
    for table, more in (
        ("wederhoor_drafts", (*_said_columns(), _number("revision"))),
        (
            "wederhoor_reactions",
            (
                _number("position"),
                *_said_columns(),
                _word("sent_on"),
                sa.Column("late", sa.Boolean(), nullable=False, server_default=sa.false()),
            ),
        ),
        (
            "wederhoor_attachments",
            (
                _word("name"),
                _word("shown"),
                sa.Column("content", sa.LargeBinary(), nullable=False),
                sa.UniqueConstraint("study", "name", name=op.f("uq_wederhoor_attachments_study")),
            ),
        ),
    ):
        parent = _of(table, "wederhoor_released", RELEASE, RELEASE)
        op.create_table(table, *map(_word, RELEASE), *more, _of_a_study(table), parent, _key(table, *RELEASE))
    op.create_table(
        "wederhoor_replies",
        *map(_word, RELEASE),
        _number("revision"),
        _word("verdict"),
        *map(_text, ("why", "becomes")),
        _word("made_by"),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        _of_a_study("wederhoor_replies"),
        _of("wederhoor_replies", "wederhoor_reactions", RELEASE, RELEASE),
        _key("wederhoor_replies", *RELEASE, "revision"),
    )


def _close_on_postgresql() -> None:
    for table, when in FIXED.items():
        op.execute(
            f"CREATE OR REPLACE FUNCTION {table}_fixed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {STUDY} AND {when} THEN RAISE EXCEPTION '{table} is fixed'; END IF; "
            "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_fixed BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_fixed()"
        )
    op.execute(
        "CREATE OR REPLACE FUNCTION wederhoor_rounds_go_on() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF OLD.state = 'concept' THEN IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END IF; "
        f"IF TG_OP = 'DELETE' THEN IF {STUDY} THEN RAISE EXCEPTION 'a round stays'; END IF; RETURN OLD; END IF; "
        "IF NEW.state = 'concept' THEN RAISE EXCEPTION 'a round goes on'; END IF; RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER wederhoor_rounds_go_on BEFORE UPDATE OR DELETE ON wederhoor_rounds "
        "FOR EACH ROW EXECUTE FUNCTION wederhoor_rounds_go_on()"
    )
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION append_only()"
        )


def _close_on_sqlite() -> None:
    for table, when in FIXED.items():
        _abort(f"{table}_fixed", f"UPDATE ON {table}", f"{STUDY} AND {when}")
        _abort(f"{table}_kept", f"DELETE ON {table}", f"{STUDY} AND {when}")
    going_back = "OLD.state <> 'concept' AND NEW.state = 'concept'"
    _abort("wederhoor_rounds_go_on", "UPDATE ON wederhoor_rounds", going_back)
    _abort("wederhoor_rounds_kept", "DELETE ON wederhoor_rounds", f"OLD.state <> 'concept' AND {STUDY}")
    for table in APPEND_ONLY:
        _abort(f"{table}_unchanged", f"UPDATE ON {table}", "1")
        _abort(f"{table}_kept", f"DELETE ON {table}", STUDY)


def _abort(trigger: str, when: str, condition: str) -> None:
    op.execute(
        f"CREATE TRIGGER {trigger} BEFORE {when} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{trigger}'); END"
    )
