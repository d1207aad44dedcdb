"""The blueprint of this area; its pages stand in the files beside this one."""

from __future__ import annotations

from flask import Blueprint, abort

from survey_app.domain.findings import Part, part_named

blueprint = Blueprint("findings", __name__, url_prefix="/studies/<study>")


def part_or_404(slug: str) -> Part:
    """The part that the address names."""
    part = part_named(slug)
    if part is None:
        abort(404)
    return part
