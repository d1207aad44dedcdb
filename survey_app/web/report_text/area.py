"""The blueprint of the text of the report."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("report_text", __name__, url_prefix="/studies/<study>")
