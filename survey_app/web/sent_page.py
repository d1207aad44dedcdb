"""What the form of a page says besides answers: which save the person saw, and since when it stood open."""

from __future__ import annotations

from flask import current_app, g, request

from survey_app.domain.invitation import is_form_key

NOT_SEEN = -1  # no save has this revision


def seen_revision() -> int:
    """The save the person was looking at; nonsense counts as none, so that nothing is overwritten unseen.

    Who was shown two versions and chose neither has seen neither.
    """
    if "versies" in request.form and request.form.get("keuze") not in ("bewaard", "nieuw"):
        return NOT_SEEN
    sent = request.form.get("revisie", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 9 else NOT_SEEN


def shown_at() -> str:
    """When the page was shown, as the form has it; '' when it doesn't say."""
    return request.form.get("getoond", "")


def is_ours(token: str) -> bool:
    """Whether this site made the form, for who has this way in; no page that is only asked for is one."""
    if request.method != "POST":
        return False
    known: dict[str, bool] = g.setdefault("is_ours", {})
    if token not in known:
        sent, key = request.form.get("sleutel", ""), current_app.config["SECRET_KEY"]
        known[token] = is_form_key(sent, key, token)
    return known[token]
