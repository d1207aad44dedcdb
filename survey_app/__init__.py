"""People at work: the Flask shell round a pure core. `create_app` wires it together and does nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask

from survey_app.config import settings
from survey_app.discreet_log import describe


class _App(Flask):
    """Flask, which would log the address of a page that failed."""

    def log_exception(self, exc_info: Any) -> None:
        """Logs what failed where, and nothing of the visitor."""
        self.logger.error("error while answering: %s", describe(exc_info[1]))


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """The app: settings, extensions, blueprints. `config` overrides settings, for tests."""
    from survey_app.web import wire  # the web layer imports this package's siblings

    app = _App(__name__, template_folder="web/templates", static_folder="web/static")
    app.config.from_mapping(settings(config or {}))
    wire(app)
    return app
