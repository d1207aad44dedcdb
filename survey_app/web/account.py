"""Logging in, logging out, and the first page of staff: the studies they work at.

Flask-Security does the log-in; nobody registers here and no mail is sent. Respondents never meet any of it.
"""

from __future__ import annotations

import os
from typing import Any

from flask import Blueprint, Flask, current_app, render_template, session
from flask_login import user_logged_in  # type: ignore[import-untyped]
from flask_security import LoginForm, Security, current_user
from werkzeug.wrappers import Response as Answer

from survey_app.domain.answer_checks import clean
from survey_app.storage.accounts import open_accounts
from survey_app.storage.roles import SqlRoles
from survey_app.storage.study_folder import read_frame
from survey_app.web.language import current
from survey_app.web.menu import first_page
from survey_app.web.staff_pages import add_staff_pages, log_in_first, remember_language
from survey_app.web.staff_words import add_words

blueprint = Blueprint("account", __name__)

UNASKED = {"flask_login.utils", "flask_principal"}
LONGEST_FIELD = 300  # characters; an address or a password that is longer is nobody's
SETTINGS: dict[str, Any] = {
    "SECURITY_LOGIN_URL": "/inloggen",
    "SECURITY_LOGOUT_URL": "/uitloggen",
    "SECURITY_POST_LOGIN_VIEW": "/",
    "SECURITY_POST_LOGOUT_VIEW": "/inloggen",
    "SECURITY_PASSWORD_HASH": "argon2",
    # argon2 salts by itself: passwords stay good when the key of cookies and forms is renewed.
    "SECURITY_PASSWORD_SINGLE_HASH": {"argon2"},
    "SECURITY_PASSWORD_SALT": "not used by argon2",
    "SECURITY_PASSWORD_LENGTH_MIN": 12,
    "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False, "test_environment": True},
    # The same answer whether the address or the password is wrong.
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
    "SECURITY_CACHE_CONTROL": None,  # web/headers.py says no-store, in the spelling that browsers know
    "SECURITY_REGISTERABLE": False,
    "SECURITY_RECOVERABLE": False,
    "SECURITY_FLASH_MESSAGES": False,
    "SECURITY_STATIC_FOLDER": None,
    "SECURITY_TWO_FACTOR_ENABLED_METHODS": ["authenticator"],
    "SECURITY_TWO_FACTOR_REQUIRED": True,
    "SECURITY_TWO_FACTOR_RESCUE_EMAIL": False,
    "SECURITY_TOTP_ISSUER": "Wederhoor",
}


class StaffLoginForm(LoginForm):
    """Address and password. No 'remember me': who leaves a screen alone is logged out."""

    remember = None

    def validate(self, **options: Any) -> bool:
        """Whether address and password belong together; nonsense is simply wrong."""
        fields = (self.email, self.password)
        if any(len(field.data or "") > LONGEST_FIELD for field in fields):
            self.email.data = self.password.data = ""
        if "\0" in (self.password.data or ""):
            self.password.data = ""
        self.email.data = clean(self.email.data or "")
        return bool(super().validate(**options))


@blueprint.get("/")
def home() -> Answer | str:
    """The studies you work at, or the way to log in."""
    if not current_user.is_authenticated:
        return log_in_first()
    remember_language()
    roles, engine = SqlRoles(current_app.extensions["database"]), current_app.extensions["database"]
    mine = [
        (data.study, first_page(data, roles.of(current_user.id, data.study.id)))
        for data in (read_frame(engine, study) for study in roles.studies_of(current_user.id))
    ]
    return render_template("account/home.html", studies=mine)


def add_accounts(app: Flask) -> None:
    """Accounts and log-in on this app; its settings win over those above."""
    for name, setting in {**SETTINGS, **_two_factor(app)}.items():
        app.config.setdefault(name, setting)
    accounts = open_accounts(app.extensions["database"])
    Security(app, accounts, login_form=StaffLoginForm)
    _look_nobody_up_unasked(app)
    user_logged_in.connect(_begin_session, app)
    add_staff_pages(app)
    add_words(app)

    @app.teardown_appcontext
    def close_accounts(_error: BaseException | None) -> None:
        if accounts.db.session.registry.has():  # most pages, those of respondents, never ask for one
            accounts.db.session.remove()


def _look_nobody_up_unasked(app: Flask) -> None:
    """Flask-Login and Flask-Principal would look for a member of staff behind every page, those of
    respondents included. Templates of staff ask for it; roles are our own (domain/roles.py)."""
    asked: tuple[list[Any], ...] = (app.template_context_processors[None], app.before_request_funcs[None])
    for functions in asked:
        functions[:] = [one for one in functions if one.__module__ not in UNASKED]
    app.jinja_env.globals["current_user"] = current_user


def _two_factor(app: Flask) -> dict[str, Any]:
    """The second factor, an app that shows codes: on when the environment says so."""
    wanted = os.environ.get("WEDERHOOR_TWO_FACTOR", "") == "1"
    return {
        "SECURITY_TWO_FACTOR": wanted,
        "SECURITY_TOTP_SECRETS": {"1": app.config["SECRET_KEY"]} if wanted else None,
    }


def _begin_session(_app: Flask, **_details: object) -> None:
    """A fresh session: forms made before logging in are void, and half an hour of rest ends it."""
    session.pop("csrf_token", None)
    session["taal"] = current()
    session.permanent = True
