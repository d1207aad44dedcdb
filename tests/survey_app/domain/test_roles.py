"""The table of roles."""

from __future__ import annotations

import pytest

from survey_app.domain.roles import TASKS, Role, Task, may


def test_every_role_has_its_tasks():
    assert set(TASKS) == set(Role)


def test_every_task_is_somebodys():
    assert set().union(*TASKS.values()) == set(Task)


@pytest.mark.parametrize("task", Task)
def test_without_a_role_nothing_is_allowed(task):
    assert not may((), task)


def test_two_roles_allow_what_either_does():
    assert may((Role.CODEUR, Role.LEZER), Task.CODING)
    assert may((Role.CODEUR, Role.LEZER), Task.NOTA)


def test_only_the_rekenkamer_fixes_levels():
    assert [role for role in Role if Task.FIX_LEVELS in TASKS[role]] == [Role.REKENKAMER]


def test_only_who_codes_reads_transcripts():
    assert {role for role in Role if Task.CODING in TASKS[role]} == {Role.ONDERZOEKER, Role.CODEUR}
