"""Who has both link and code: remembered in one cookie for the pages of that link, and nowhere else.

Every link gives the same page that asks for a code, also one that leads nowhere; what is typed there is
told right or wrong as a whole. So a link alone says nothing, not even that there is a study.
"""

from __future__ import annotations

import hmac
import time
from datetime import date

from flask import Response, current_app, g, render_template, request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from survey_app.domain import messages as general
from survey_app.domain.inviting.codes import tidy_code
from survey_app.domain.inviting.guesses import stretch_of
from survey_app.domain.wederhoor import sentences as messages
from survey_app.domain.wederhoor.ways_in import (
    MOST_A_DAY,
    SESSION_SECONDS,
    Way,
    form_key,
    opens,
    place_of,
    session_mark,
    token_hash,
)
from survey_app.storage.code_guesses import SqlGuesses
from survey_app.storage.wederhoor import SqlReactions
from survey_app.web import guess_limit
from survey_app.web.staff_pages import database, show

COOKIE = "wederhoor_code"
CARRIED = ("reactie", "tekst", "voorstel", "uitvoerbaar", "actie", "gevolgen", "revisie")
_SALT = "wederhoor-lezer"


def store() -> SqlReactions:
    """What readers write and send."""
    return SqlReactions(database())


def way_in(token: str) -> Way | None:
    """Who this is, when the cookie says that they typed the code of this link; else None."""
    signed = request.cookies.get(COOKIE, "")
    way = store().way(token_hash(token)) if signed else None
    try:
        mark = _signer().loads(signed, max_age=SESSION_SECONDS) if way else None
    except BadSignature:
        return None
    if way is None or mark != session_mark(way):
        return None
    g.reader_session = signed
    return way


def key_of_form() -> str:
    """What the forms of this session carry."""
    return form_key(current_app.config["SECRET_KEY"], str(g.get("reader_session", "")))


def is_ours() -> bool:
    """Whether this site made the form that was sent, for this session; or the code itself came with it."""
    sent = request.form.get("sleutel", "").encode("utf-8", "surrogatepass")
    return bool(g.get("code_came_along")) or hmac.compare_digest(sent, key_of_form().encode())


def try_code(token: str) -> Way | Response:
    """Who this is by the code in the form, or the page that says why not."""
    waits = guess_limit.waiting(thoroughly=True)
    if waits is not None:
        return _wait(waits)
    typed = request.form.get("code", "")
    code = tidy_code(typed)
    if code is None:
        return ask_code(messages.WRONG_CODE if typed.strip() else messages.NO_CODE, 422)
    key = current_app.config["CODE_KEY"]
    guesses, place = SqlGuesses(database()), place_of(key, date.today(), token)
    # Counted before it is looked at, so that many at once try no more than one after another.
    if guesses.add(*place, now=stretch_of(time.time())) > MOST_A_DAY:
        return ask_code(messages.TOO_MANY, 429)
    way = store().way(token_hash(token))
    if not opens(way, key, token, code):
        counted = guess_limit.wrong()
        return _wait(counted) if counted.status_code == 429 else ask_code(messages.NOT_TOGETHER, 422)
    guesses.take_back(*place)
    g.reader_session = _signer().dumps(session_mark(way))
    g.code_came_along = True
    return way


def remember(answer: Response, token: str) -> Response:
    """The answer with the cookie of this session, which goes nowhere but to the pages of this link."""
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    answer.set_cookie(
        COOKIE, g.reader_session, path=f"/wederhoor/{token}", httponly=True, samesite="Lax", secure=secure
    )
    return answer


def forget(answer: Response, token: str) -> Response:
    """The answer that ends the session in this browser."""
    answer.delete_cookie(COOKIE, path=f"/wederhoor/{token}", httponly=True, samesite="Lax")
    return answer


def ask_code(mistake: str = "", status: int = 200) -> Response:
    """The page that asks for the code; what was typed on another page goes along in it."""
    carried = {name: request.form[name] for name in CARRIED if name in request.form}
    html = render_template(
        "wederhoor/reader_code.html",
        mistake=mistake,
        carried=carried,
        words=messages,
    )
    return show(html, status)


def _wait(limited: Response) -> Response:
    answer = ask_code(general.TOO_MANY_GUESSES, 429)
    answer.headers["Retry-After"] = limited.headers.get("Retry-After", "600")
    return answer


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt=_SALT)
