"""Staff accounts as Flask-Security wants them: the only mapped classes in the house."""

from __future__ import annotations

from flask_security import AsaList, RoleMixin, SQLAlchemySessionUserDatastore, UserMixin
from sqlalchemy import Boolean, Column, DateTime, Engine, ForeignKey, Integer, String, Table
from sqlalchemy.ext.mutable import MutableList
from sqlalchemy.orm import DeclarativeBase, relationship, scoped_session, sessionmaker

from survey_app.storage.tables import metadata as shared_metadata


class Base(DeclarativeBase):
    """Accounts live in the same database as the studies."""

    metadata = shared_metadata


roles_of_users = Table(
    "roles_of_users",
    shared_metadata,
    Column("user_id", Integer, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("role_id", Integer, ForeignKey("roles.id", ondelete="CASCADE"), primary_key=True),
)


class Role(Base, RoleMixin):
    """A role in the installation (only `beheerder`); roles in a study are in `study_roles`."""

    __tablename__ = "roles"
    id = Column(Integer, primary_key=True)
    name = Column(String(80), unique=True, nullable=False)
    description = Column(String(255))
    permissions = Column(MutableList.as_mutable(AsaList()), nullable=True)


class User(Base, UserMixin):
    """Someone who works at a study: no names beyond the address they log in with."""

    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    email = Column(String(255), unique=True, nullable=False)
    password = Column(String(255))
    active = Column(Boolean, nullable=False)
    fs_uniquifier = Column(String(64), unique=True, nullable=False)
    confirmed_at = Column(DateTime)
    tf_primary_method = Column(String(64))
    tf_totp_secret = Column(String(255))
    mf_recovery_codes = Column(MutableList.as_mutable(AsaList()), nullable=True)
    create_datetime = Column(DateTime)
    update_datetime = Column(DateTime)
    roles = relationship("Role", secondary=roles_of_users)


def open_accounts(engine: Engine) -> SQLAlchemySessionUserDatastore:
    """Flask-Security's datastore on this engine."""
    session = scoped_session(sessionmaker(bind=engine, autoflush=False))
    return SQLAlchemySessionUserDatastore(session, User, Role)
