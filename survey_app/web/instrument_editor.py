"""The page on which a questionnaire's text is changed, and the list of questionnaires before it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import Response, render_template, request

from analysis.asked import versions
from analysis.study import StudyData
from instruments.changes import KIND_WORDS, WHAT_WORDS, Change, advice, effect, underway_effect
from instruments.model import Instrument
from instruments.problems import Problem
from instruments.readability import Hint, hints
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.instrument_versions import Decision, KeptVersion, Publication
from survey_app.use_cases.publish_instrument import Proposed
from survey_app.web.staff_pages import sent, show

MOST_SHOWN = 50  # Problems and hints
MOST_LINES = 3_000  # a questionnaire has hundreds


@dataclass(frozen=True)
class Editing:
    """The text in the form, and the file of now that it is to take the place of."""

    instrument: str
    content: bytes
    base: bytes


@dataclass(frozen=True)
class ChangeView:
    """A change as the page shows it: what it does to answers, and what its author may do."""

    change: Change
    effect: str
    advice: str


def typed_content() -> bytes:
    """The text in the form, as a file has it; what a browser puts at the end of a line is taken off."""
    text = sent("-tekst").replace("\r\n", "\n").replace("\r", "\n")
    return text.encode("utf-8", "surrogatepass")


def typed_decisions() -> dict[str, Decision]:
    """Key of a change -> what the form says of it."""
    names = [name.removeprefix("noem-") for name in request.form if name.startswith("noem-")]
    return {name: Decision(sent(f"noem-{name}"), sent(f"waarom-{name}")) for name in names}


def content_name(content: bytes) -> str:
    """A short name for exactly this text."""
    return hashlib.sha256(content).hexdigest()[:32]


def show_overview(data: StudyData, kept: Sequence[KeptVersion]) -> Response:
    """Every questionnaire with its versions, the newest first."""
    rows = [(one, _version_rows(data, one, kept)) for one in data.instruments.values()]
    return show(render_template("instruments/overview.html", frame=data, rows=rows))


def _version_rows(
    data: StudyData, instrument: Instrument, kept: Sequence[KeptVersion]
) -> list[tuple[KeptVersion, bool]]:
    """Each version, and whether it can be shown (an answer may name one that is no longer there)."""
    known = [one.version for one in reversed(versions(data, instrument.id))]
    named = {one.version: one for one in kept if one.instrument == instrument.id}
    others = [one for version, one in named.items() if version not in known]
    shown = [named.get(version, KeptVersion(instrument.id, version)) for version in known]
    return [*((one, True) for one in shown), *((one, False) for one in others)]


def show_editor(
    data: StudyData,
    editing: Editing,
    proposed: Proposed | None = None,
    status: int = 200,
    mistakes: Sequence[Mistake] = (),
    checking: bool = False,
) -> Response:
    """The text, with what was found in it: Problems, hints, or the changes to look at before publishing."""
    found = proposed or Proposed()
    publication = found.publication
    html = render_template(
        "instruments/editor.html",
        frame=data,
        now=data.instruments[editing.instrument],
        text=editing.content.decode("utf-8", "replace"),
        base=content_name(editing.base),
        seen=content_name(editing.content) if publication else "",
        proposed=found,
        problems=found.problems[:MOST_SHOWN],
        more_problems=max(0, len(found.problems) - MOST_SHOWN),
        mistakes=[*mistakes, *found.mistakes],
        lines=_marked_lines(editing, found.problems),
        hints=_hints(found.instrument) if checking else (),
        checked=checking and found.instrument is not None and not found.problems,
        publication=publication,
        views=list(_views(publication)) if publication else (),
        halfway=_halfway(publication) if publication else "",
        typed_why=sent("waarom"),
        saved=request.args.get("bewaard") == "1" and proposed is None,
        KIND_WORDS=KIND_WORDS,
        WHAT_WORDS=WHAT_WORDS,
    )
    return show(html, status)


def _views(publication: Publication) -> Iterator[ChangeView]:
    for change in publication.changes:
        answers = publication.answers(change)
        said = effect(change.kind, change.what, answers)
        yield ChangeView(change, said, advice(change.kind, change.wording, answers))


def _halfway(publication: Publication) -> str:
    number = publication.counts.underway
    return underway_effect(number, publication.moves) if number else ""


def _hints(instrument: Instrument | None) -> tuple[Hint, ...]:
    return tuple(hints(instrument)[:MOST_SHOWN]) if instrument else ()


def _marked_lines(editing: Editing, problems: Sequence[Problem]) -> list[tuple[int, str, bool]]:
    """Number, text and whether something is wrong there, for each line; [] when nothing is wrong."""
    wrong = {one.line for one in problems if one.file.endswith(f"{editing.instrument}.yaml")} - {0}
    if not wrong:
        return []
    lines = editing.content.decode("utf-8", "replace").split("\n")[:MOST_LINES]
    return [(number, line, number in wrong) for number, line in enumerate(lines, 1)]
