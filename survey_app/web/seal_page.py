"""The page on which a codeur seals a sheet, and sees afterwards whether it still is what was sealed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, render_template

from analysis.bench_rows import Seal
from analysis.sealing import blindness
from analysis.study import StudyData
from codebooks.model import Aspect
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.evidence_rules import Gap
from survey_app.domain.seals import SealForm, SealState, blocking, verify, without_quote
from survey_app.storage.assignments import SqlAssignments
from survey_app.use_cases.seal_sheet import SheetOf, gaps_of
from survey_app.web.staff_pages import database, show


@dataclass(frozen=True)
class CheckedSeal:
    """A seal that may be seen, and what recomputing its hash says."""

    seal: Seal
    state: SealState


@dataclass(frozen=True)
class NamedGap:
    """A gap with the aspect it is about."""

    gap: Gap
    aspect: Aspect | None

    @property
    def anchor(self) -> str:
        """Where its cell stands on the sheet."""
        return self.gap.aspect.replace(".", "-")


def show_seal(
    data: StudyData,
    sheet: SheetOf,
    form: SealForm = SealForm(),  # noqa: B008  (frozen)
    mistakes: Sequence[Mistake] = (),
    status: int = 200,
) -> Response:
    """The gaps of one's own sheet and the question, or the seals on it that may be seen."""
    store = SqlAssignments(database())
    place = (sheet.study, sheet.casus, sheet.perspectief, sheet.codeur)
    gaps = gaps_of(sheet, store.own_sheet(*place))
    html = render_template(
        "double_coding/seal.html",
        frame=data,
        casus=sheet.casus,
        perspectief=sheet.perspectief,
        label=dict(data.study.perspectieven)[sheet.perspectief],
        assigned=store.is_assigned(*place),
        sealed=store.is_sealed(*place),
        seals=_seals(store, sheet),
        blocking=_named(sheet, blocking(gaps)),
        quotes=_named(sheet, without_quote(gaps)),
        form=form,
        mistakes=mistakes,
        states=SealState,
    )
    return show(html, status)


def _seals(store: SqlAssignments, sheet: SheetOf) -> list[CheckedSeal]:
    """One's own seal, and those of the others once everyone sealed."""
    rule = blindness(store.assignments(sheet.study), store.seals(sheet.study))
    here = (sheet.casus, sheet.perspectief)
    return [
        CheckedSeal(seal, _state(store, sheet.study, seal))
        for seal in store.seals(sheet.study)
        if (seal.casus, seal.perspectief) == here and rule.shows(*here, seal.codeur, sheet.codeur)
    ]


def _state(store: SqlAssignments, study: str, seal: Seal) -> SealState:
    place = (study, seal.casus, seal.perspectief, seal.codeur)
    return verify(seal, store.own_sheet(*place), store.is_in_trail(*place))


def _named(sheet: SheetOf, gaps: Sequence[Gap]) -> list[NamedGap]:
    aspects = {f"{book.id}.{aspect.id}": aspect for book in sheet.books for aspect in book.aspects}
    return [NamedGap(gap, aspects.get(gap.aspect)) for gap in gaps]
