"""Saving one cell of a coding sheet without leaving the page: JSON in, JSON out.

An answer holds nothing but the codeur's own cell and sheet, as far as they may see them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from analysis.implications import breaches_of
from codebooks.model import Aspect, Codebook
from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.cell_edit import CellNow, CellPlace
from survey_app.domain.cell_json import read_edit
from survey_app.domain.coding import book_and_aspect
from survey_app.domain.evidence_rules import cell_gaps
from survey_app.domain.roles import Task
from survey_app.storage.codings import SqlCodings
from survey_app.use_cases.code_cell import Coded, Codeur, Outcome, save_cell
from survey_app.web.language import translate
from survey_app.web.staff_pages import allowed, codeur_name, database, frame, this_moment

blueprint = Blueprint("cells", __name__, url_prefix="/studies/<study>")

REFUSED = {
    Outcome.STALE: (409, "verouderd", messages.CELL_CHANGED),
    Outcome.SEALED: (423, "verzegeld", messages.SHEET_SEALED),
    Outcome.NOT_ASSIGNED: (403, "niet_toegewezen", messages.NOT_ASSIGNED),
}


@blueprint.post("/casus/<casus>/<perspectief>/<aspect>/cel")
@allowed(Task.CODING)
def save(study: str, casus: str, perspectief: str, aspect: str) -> Response:
    """The whole cell is kept as it was sent, and comes back as it is now."""
    data = frame(study)
    books = [book for book in data.coding_schemes() if perspectief in book.perspectieven]
    found = book_and_aspect(books, perspectief, aspect)
    if found is None or casus not in {case.casus for case in data.cases}:
        abort(404)
    edit = read_edit(_body())
    if edit is None:
        return _answer(400, fout="onleesbaar", tekst=translate(messages.UNREADABLE_CELL))
    place, codeur = CellPlace(study, casus, perspectief, aspect), codeur_name(study)
    time = this_moment()
    coded = save_cell(SqlCodings(database()), place, found[1], edit, Codeur(codeur), time)
    return _told(coded, codeur, books, found[1])


def _body() -> Any:
    try:
        return request.get_json(force=True, silent=True)
    except RecursionError:  # brackets in brackets, a thousand deep
        return None


def _told(coded: Coded, codeur: str, books: Iterable[Codebook], aspect: Aspect) -> Response:
    now = coded.now
    if now is None:
        raise RuntimeError("a saved cell says how it stands")
    if coded.outcome is Outcome.SAVED:
        return _answer(200, cel=cell_as_json(now, codeur), **_around(now, codeur, books, aspect))
    if coded.outcome is Outcome.MISTAKES:
        return _answer(422, fout="onjuist", fouten=[_mistake(one) for one in coded.mistakes])
    status, code, sentence = REFUSED[coded.outcome]
    cell = {"cel": cell_as_json(now, codeur)} if coded.outcome is Outcome.STALE else {}
    return _answer(status, fout=code, tekst=translate(sentence), **cell)


def cell_as_json(now: CellNow, codeur: str) -> dict[str, Any]:
    """The cell as this codeur has it; an empty one has revision 0."""
    kept = now.own(codeur)
    coding = kept.coding if kept else None
    return {
        "aspect": now.place.aspect,
        **{name: getattr(coding, name, "") for name in ("waarde", "reden", "toelichting", "memo")},
        "revisie": kept.revision if kept else 0,
        "fragmenten": [vars(quote) for quote in now.quotes(codeur)],
    }


def _around(now: CellNow, codeur: str, books: Iterable[Codebook], aspect: Aspect) -> dict[str, Any]:
    """What the rest of the sheet has to say about it."""
    kept = now.own(codeur)
    names = {f"{book.id}.{one.id}" for book in books for one in book.aspects}
    coded = sum(1 for name, waarde in now.values.items() if waarde and name in names)
    gaps = cell_gaps(aspect, kept.coding if kept else None, now.place.aspect)
    return {
        "meldingen": [warning for book in books for warning in _warnings(book, now)],
        "gaten": [
            {"aspect": gap.aspect, "code": gap.code, "tekst": translate(gap.message, **gap.details)}
            for gap in gaps
        ],
        "voortgang": {"gecodeerd": coded, "totaal": len(names)},
    }


def _warnings(book: Codebook, now: CellNow) -> list[dict[str, str]]:
    own = f"{book.id}."
    values = {name.removeprefix(own): value for name, value in now.values.items() if name.startswith(own)}
    return [
        {"aspect": own + breach.aspect, "tekst": _warning(str(breach.expected), breach.text)}
        for breach in breaches_of(book, now.place.casus, values)
    ]


def _warning(expected: str, text: str) -> str:
    value = translate(messages.VALUE_WORDS[expected])
    return f"{translate(messages.EXPECTED, value=value)} {text}".strip()


def _mistake(mistake: Mistake) -> dict[str, str]:
    return {"veld": mistake.variable, "tekst": translate(mistake.message, **mistake.details)}


def _answer(status: int, **parts: Any) -> Response:
    answer = jsonify(parts)
    answer.status_code = status
    return answer
