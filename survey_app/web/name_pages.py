"""Shows texts under review: the list of them, the text with its names, and what it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, jsonify, make_response, render_template, request

from analysis.study import StudyData
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.messages import N_
from survey_app.domain.name_review import (
    NameChange,
    TextUnderReview,
    Waiting,
    stretches,
    suggested_same,
)
from survey_app.domain.pseudonyms import (
    PSEUDONYM,
    Decision,
    NameKind,
    Pseudonymised,
    ReviewedName,
    normalised_name,
    still_there,
)
from survey_app.storage.pseudonyms import KeptPseudonym
from survey_app.use_cases.pseudonymise import Decided, Outcome
from survey_app.web.language import translate
from survey_app.web.staff_pages import show

KIND_WORDS: dict[NameKind, str] = {
    NameKind.PERSOON: N_("persoon"),
    NameKind.PLAATS: N_("plaats"),
    NameKind.INSTELLING: N_("instelling"),
    NameKind.ADRES: N_("adres"),
    NameKind.TELEFOON: N_("telefoonnummer"),
    NameKind.EMAIL: N_("e-mailadres"),
    NameKind.DATUM: N_("datum"),
    NameKind.NUMMER: N_("nummer"),
}
DECISION_WORDS: dict[Decision, str] = {
    Decision.OPEN: N_("nog niet besloten"),
    Decision.YES: N_("wordt vervangen"),
    Decision.NO: N_("blijft staan"),
}
# A letter and a shape per kind, a sign per decision: nothing is told by colour alone.
KIND_SIGNS = dict(zip(NameKind, ("●P", "▲L", "■I", "◆A", "✚T", "✱E", "◐D", "▬N"), strict=True))
DECISION_SIGNS = {Decision.OPEN: "?", Decision.YES: "✓", Decision.NO: "✕"}
_SHOWN = re.compile(r"(\[[a-z-]+ [1-9][0-9]{0,5}\])")


@dataclass(frozen=True)
class Shown:
    """What a page shows beside what is kept: a notice, a mistake, and the form as it was sent."""

    notice: str = ""
    mistake: Mistake | None = None
    typed: NameChange | None = None


def show_waiting(
    data: StudyData,
    waiting: Sequence[Waiting],
    known: Sequence[KeptPseudonym],
    mistake: Mistake | None = None,
) -> Response:
    """The texts that wait, and the form for the study's own list."""
    html = render_template(
        "pseudonyms/waiting.html",
        frame=data,
        waiting=waiting,
        counts=[(KIND_WORDS[kind], n) for kind in NameKind if (n := sum(k.kind == kind for k in known))],
        kinds=KIND_WORDS,
        mistakes=[mistake] if mistake else [],
        typed=request.form if mistake else {},
        settled=request.args.get("vastgesteld", "")[:200],
    )
    return show(html, 422 if mistake else 200)


def show_review(
    data: StudyData,
    text: TextUnderReview,
    known: Sequence[KeptPseudonym],
    shown: Shown | None = None,
    status: int = 200,
) -> Response:
    """The text with its names marked, and one name to decide on."""
    shown = shown or Shown()
    current = _current(text, shown)
    html = render_template(
        "pseudonyms/review.html",
        frame=data,
        text=text,
        pieces=list(stretches(text)) if text.searched else [],
        current=current,
        same_as=_same_as(text, current, shown),
        words=text.words(current) if current else "",
        following=text.after(current),
        known=[one.pseudonym for one in known],
        others=_others(text),
        shown=shown,
        mistakes=[shown.mistake] if shown.mistake else [],
        **_words(),
    )
    return show(html, status)


def show_preview(
    data: StudyData, text: TextUnderReview, replaced: Pseudonymised, notice: str = "", status: int = 200
) -> Response:
    """The text as it becomes, with what still stands in it."""
    named = normalised_name(text.source.bron)
    accepted = {text.words(name) for name in text.names if name.decision is Decision.YES}
    html = render_template(
        "pseudonyms/preview.html",
        frame=data,
        text=text,
        replaced=replaced,
        pieces=[(piece, bool(PSEUDONYM.fullmatch(piece))) for piece in _SHOWN.split(replaced.text) if piece],
        left=still_there(text.source.text, text.names, replaced.text),
        in_its_name=sorted(name for name in accepted if len(name) > 2 and normalised_name(name) in named),
        counts=_counts(text),
        told=notice,
    )
    return show(html, status)


def decided_json(text: TextUnderReview, decided: Decided) -> Response:
    """What the page's script needs to know after a decision."""
    if decided.outcome is Outcome.STALE:
        return told_json("verouderd", translate(STALE), 409)
    if decided.mistake:
        return told_json("onjuist", translate(decided.mistake.message, **decided.mistake.details), 422)
    names = [_as_json(change.before) | {"wordt": _as_json(change.after)} for change in decided.changes]
    return jsonify({"namen": names, "open": len(text.open), "totaal": len(text.names)})


def told_json(error: str, sentence: str, status: int) -> Response:
    """A mistake for the page's script."""
    return make_response(jsonify({"fout": error, "tekst": sentence}), status)


STALE = N_("Iemand anders heeft hier intussen iets besloten. Laad de pagina opnieuw om te zien wat.")


def _as_json(name: ReviewedName) -> dict[str, Any]:
    return {
        "start": name.start,
        "eind": name.eind,
        "soort": name.kind,
        "besluit": name.decision,
        "zelfde": name.same_as,
    }


def _current(text: TextUnderReview, shown: Shown) -> ReviewedName | None:
    """The name that the address or the form is about, else the first undecided one, else the first."""
    asked = request.args.get("naam", "")
    if shown.typed:
        asked = f"{shown.typed.before.start}-{shown.typed.before.eind}"
    named = next((name for name in text.names if f"{name.start}-{name.eind}" == asked), None)
    return named or text.after(None) or next(iter(text.names), None)


def _same_as(text: TextUnderReview, current: ReviewedName | None, shown: Shown) -> str:
    if shown.typed and shown.mistake:
        return shown.typed.after.same_as
    if current is None or current.decision is not Decision.OPEN:
        return current.same_as if current else ""
    return suggested_same(text, current)


def _others(text: TextUnderReview) -> list[str]:
    """The names in this text that another can be the same as, each once."""
    kept = (NameKind.PERSOON, NameKind.PLAATS, NameKind.INSTELLING)
    return sorted({text.words(name) for name in text.names if name.kind in kept})


def _counts(text: TextUnderReview) -> list[tuple[str, int]]:
    def of(kind: NameKind) -> Iterator[ReviewedName]:
        return (name for name in text.names if name.kind == kind and name.decision is Decision.YES)

    return [(KIND_WORDS[kind], n) for kind in NameKind if (n := len(list(of(kind))))]


def _words() -> dict[str, Any]:
    return {
        "kinds": KIND_WORDS,
        "kind_signs": KIND_SIGNS,
        "decisions": DECISION_WORDS,
        "decision_signs": DECISION_SIGNS,
    }
