"""The office's own template for the nota: looked at before it is kept, and kept only when it can be used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Protocol

from instruments.problems import Problem
from survey_app.domain.nota_forms import NO_TEMPLATE, OTHER_KIND, TEMPLATE_TOO_LARGE, size_text
from survey_app.use_cases.print_nota import TEMPLATE_ENDS, template_notes, template_problems

LARGEST = 10_000_000  # bytes: each frame of the study is read with its template beside it
FIELD = "bestand"


class Templates(Protocol):
    """Where templates are kept (survey_app/storage/report_templates.py)."""

    def write(self, study: str, form: str, content: bytes) -> None:
        """Keeps the template, in place of an earlier one."""


@dataclass(frozen=True)
class Kept:
    """What became of a template: `form` is '' when it was not kept, and then why."""

    form: str = ""
    message: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Looked:
    """A template that is kept: its size, why it can't be used, or what it lacks."""

    size: str
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def looked_at(form: str, content: bytes) -> Looked:
    """What there is to say of a template; one that came with a folder may be anything."""
    problems = template_problems(form, content)
    return Looked(size_text(len(content)), problems, () if problems else template_notes(form, content))


def keep_template(store: Templates, study: str, name: str, content: bytes) -> Kept:
    """Keeps what was sent under this file name; nothing changes when it can't be used."""
    form = TEMPLATE_ENDS.get(PurePath(name).suffix.casefold(), "")
    if not content:
        return Kept(message=NO_TEMPLATE)
    if len(content) > LARGEST:
        return Kept(message=TEMPLATE_TOO_LARGE, details={"limit": LARGEST // 1_000_000})
    if not form:
        return Kept(message=OTHER_KIND)
    problems = template_problems(form, content)
    if problems:
        return Kept(problems=problems)
    store.write(study, form, content)
    return Kept(form)
