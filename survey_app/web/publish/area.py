"""The blueprint of what is printed."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("publish", __name__, url_prefix="/studies/<study>")
