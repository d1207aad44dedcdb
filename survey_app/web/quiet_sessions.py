"""Sessions for those who log in: a visitor without the cookie costs no work, and gets none."""

from __future__ import annotations

from flask import Flask, Request, Response
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin

from survey_app.web.headers import differs_by


class QuietSessions(SecureCookieSessionInterface):
    """Flask's own sessions, which make a signer on every request, also where there is nothing to verify."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session in the cookie; a new one where there is no cookie."""
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class() if app.secret_key else None
        return super().open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Sets or takes away the cookie; where there never was one there is nothing to do."""
        if session or session.modified:
            super().save_session(app, session, response)
        elif session.accessed:
            differs_by(response, "Cookie")
