"""Addresses of a respondent's pages: as `url_for` makes them, at a tenth of the work."""

from __future__ import annotations

import re
from typing import Any

from flask import request, url_for

PLAIN = re.compile(r"[A-Za-z0-9_-]+")  # stands in an address as it is
_PATHS = {
    "respond.start": "/v/%s",
    "respond.check": "/v/%s/controleren",
    "respond.done": "/v/%s/klaar",
}


def respondent_address(endpoint: str, token: str, **asked: Any) -> str:
    """Where this page of the questionnaire is; `asked` stands behind the question mark."""
    return _address(_PATHS[endpoint] % token, asked, token) or url_for(endpoint, token=token, **asked)


def page_address(token: str, page_id: str, **asked: Any) -> str:
    """Where this page with questions is."""
    by_hand = _address(f"/v/{token}/p/{page_id}", asked, token, page_id)
    return by_hand or url_for("respond.page", token=token, page_id=page_id, **asked)


def _address(path: str, asked: dict[str, str], *parts: str) -> str:
    """'' when something in it has to be written otherwise in an address: then Flask does it."""
    if not all(map(PLAIN.fullmatch, (*parts, *asked.values()))):
        return ""
    question = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"{request.root_path}{path}?{question}" if question else request.root_path + path
