"""What became of the invitations, counted for the whole study, a perspectief or a value of a stratum."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from analysis.study import StudyData
from instruments.texts import Texts
from survey_app.domain.invitation import REFUSED, UNDELIVERABLE


@dataclass(frozen=True)
class Group:
    """`count` invitations of which the same is true.

    `invited` is false for questionnaires that came in with the study folder: nobody was invited here.
    """

    casus: str
    perspectief: str
    status: str = ""
    started: bool = False
    saved: bool = False  # at least one page
    finished: bool = False
    invited: bool = True
    count: int = 1


@dataclass(frozen=True)
class Standing:
    """Numbers of people. Who started is no longer counted as undeliverable or as refusing."""

    label: Texts
    invited: int
    undeliverable: int
    refused: int
    started: int
    partial: int  # saved a page, did not send
    complete: int
    read_in: int  # came with the study folder, without an invitation

    @property
    def reached(self) -> int:
        """Invited, less what came back: the denominator of the response."""
        return self.invited - self.undeliverable

    @property
    def response(self) -> float | None:
        """Complete of reached, 0-1; None when nobody was reached."""
        return self.complete / self.reached if self.reached else None

    @property
    def silent(self) -> int:
        """Reached, and nothing came of it yet."""
        return self.reached - self.refused - self.started


def standing(label: Texts, groups: Iterable[Group]) -> Standing:
    """The counts over these invitations."""
    found = list(groups)
    invited = [group for group in found if group.invited]
    waiting = [group for group in invited if not group.started and not group.finished]
    return Standing(
        label,
        invited=_sum(invited),
        undeliverable=_sum(group for group in waiting if group.status == UNDELIVERABLE),
        refused=_sum(group for group in waiting if group.status == REFUSED),
        started=_sum(invited) - _sum(waiting),
        partial=_sum(group for group in invited if group.saved and not group.finished),
        complete=_sum(group for group in invited if group.finished),
        read_in=_sum(group for group in found if not group.invited and group.finished),
    )


def standings(data: StudyData, groups: Iterable[Group]) -> dict[str, tuple[Standing, ...]]:
    """'' -> a row per perspectief; id of a stratum -> a row per value."""
    found = list(groups)
    by_perspectief = _rows(dict(data.study.perspectieven), found, lambda group: group.perspectief)
    attributes = {case.casus: case.attributes for case in data.cases}
    rows = {"": by_perspectief}
    for stratum in data.study.strata:
        labels = {value.code: value.label for value in stratum.values}
        rows[stratum.id] = _rows(labels, found, _value_of(stratum.id, attributes))
    return rows


def _value_of(stratum: str, attributes: Mapping[str, Mapping[str, str]]) -> Callable[[Group], str]:
    return lambda group: attributes.get(group.casus, {}).get(stratum, "")


def _rows(
    labels: Mapping[str, Texts], groups: list[Group], key: Callable[[Group], str]
) -> tuple[Standing, ...]:
    return tuple(
        standing(label, [group for group in groups if key(group) == code]) for code, label in labels.items()
    )


def _sum(groups: Iterable[Group]) -> int:
    return sum(group.count for group in groups)
