"""Roles in the database."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from survey_app.domain.roles import Role
from survey_app.storage.roles import SqlRoles
from survey_app.use_cases.open_account import create_user


@pytest.fixture
def person(zwolle_app):
    """(the roles, the id of someone with none)."""
    return SqlRoles(zwolle_app.extensions["database"]), create_user(zwolle_app, "an@voorbeeld.nl", "x" * 12)


def test_a_role_is_given_twice_and_had_once(person):
    roles, an = person
    roles.give("zwolle", an, Role.CODEUR)
    roles.give("zwolle", an, Role.CODEUR)
    roles.give("zwolle", an, Role.LEZER)

    assert roles.of(an, "zwolle") == {Role.CODEUR, Role.LEZER}
    assert roles.studies_of(an) == ("zwolle",)


def test_a_role_is_taken_away(person):
    roles, an = person
    roles.give("zwolle", an, Role.CODEUR)
    roles.take("zwolle", an, Role.CODEUR)
    roles.take("zwolle", an, Role.CODEUR)

    assert (roles.of(an, "zwolle"), roles.studies_of(an)) == (frozenset(), ())


@pytest.mark.parametrize(("study", "user"), [("nergens", None), ("zwolle", 999)])
def test_a_role_needs_a_study_and_a_person_that_exist(person, study, user):
    roles, an = person

    with pytest.raises(IntegrityError):
        roles.give(study, user or an, Role.LEZER)
