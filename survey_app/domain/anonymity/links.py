"""What ties answers to people, as counts, and the record of cutting it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analysis.study import Study
from survey_app.domain.messages import N_

AFTER_CUT = N_(
    "De koppeling met mensen is doorgeknipt. In dit onderzoek kunt u niemand meer uitnodigen, "
    "aanschrijven of invoeren."
)


class LinkIsCut(Exception):
    """Someone was to be invited, written to or entered after the link was cut. Nothing was kept or sent."""

    def __init__(self) -> None:
        super().__init__(AFTER_CUT)


@dataclass(frozen=True)
class Links:
    """Counts of a study's rows.

    `tied`: invitations that know their response; `unsent`: responses that were begun and not sent; `paper`:
    typed-in questionnaires that name their invitation; `with_day`, `with_casus`: sent responses that keep the
    day of sending, or the casus.
    """

    tied: int
    unsent: int
    paper: int
    with_day: int
    with_casus: int
    responses: int
    invitations: int


@dataclass(frozen=True)
class LinkCut:
    """That the link was cut: when, by whom and why."""

    day: date
    by: str
    why: str


def is_due(study: Study, cuts: tuple[LinkCut, ...], today: date) -> bool:
    """Whether the day that was promised has passed and the link is still there."""
    return bool(study.key_until) and today.isoformat() > study.key_until and not cuts
