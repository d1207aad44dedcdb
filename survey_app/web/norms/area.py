"""The blueprint of norms, and who writes there."""

from __future__ import annotations

from flask import Blueprint
from flask_security import current_user

from survey_app.use_cases.norms.write_kader import Author
from survey_app.web.staff_pages import codeur_name, this_moment

blueprint = Blueprint("norms", __name__, url_prefix="/studies/<study>")


def author_in(study: str) -> Author:
    """Whoever is logged in: by a code in the study's files, by the account in the database."""
    return Author(codeur_name(study), current_user.email, this_moment())
