"""A cell as JSON sends it: read strictly, so that nothing half understood is ever saved."""

from __future__ import annotations

import re
from typing import Any, cast

from analysis.study import Fragment
from survey_app.domain.answer_checks import clean
from survey_app.domain.cell_edit import CellEdit, CellState

_HALF = re.compile("[\ud800-\udfff]")  # half of a character beyond the first 65,536
TEXTS = ("waarde", "reden", "toelichting", "memo")


def read_edit(sent: Any) -> CellEdit | None:
    """The edit that was sent, or None when it is not of this form, whatever it is instead.

    {"revisie": 3, "waarde", "reden", "toelichting", "memo", "fragmenten": [name], "nieuw": [{"bron", "start",
    "eind", "tekst"}], "waarom", "terug": false}; only `revisie` must be there. What no database can hold is
    taken out of texts that the codeur wrote; names and quotes must be as they are.
    """
    if not isinstance(sent, dict) or not _is_number(sent.get("revisie")):
        return None
    texts = {name: sent.get(name, "") for name in (*TEXTS, "waarom")}
    names, new, again = sent.get("fragmenten", []), sent.get("nieuw", []), sent.get("terug", False)
    quotes = [_quote(one) for one in new] if isinstance(new, list) else [None]
    sound = all(isinstance(text, str) for text in texts.values()) and isinstance(again, bool)
    if not sound or not _are_names(names) or None in quotes:
        return None
    tidy = {name: clean(text) for name, text in texts.items()}
    waarde, reden, toelichting, memo = (tidy[name] for name in TEXTS)
    state = CellState(waarde, reden, toelichting, memo, tuple(names))
    return CellEdit(sent["revisie"], state, tuple(q for q in quotes if q), tidy["waarom"], again)


def _are_names(names: Any) -> bool:
    return isinstance(names, list) and all(_is_name(name) for name in names)


def _quote(sent: Any) -> Fragment | None:
    if not isinstance(sent, dict):
        return None
    bron, start, end, text = (sent.get(name) for name in ("bron", "start", "eind", "tekst"))
    if not (_is_name(bron) and _is_number(start) and _is_number(end) and isinstance(text, str)):
        return None
    return Fragment("", cast(str, bron), cast(int, start), cast(int, end), text)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_name(value: Any) -> bool:
    """A text that a database can look for as it is."""
    return isinstance(value, str) and "\0" not in value and not _HALF.search(value)
