"""What became of the invitations, counted for the whole study, a perspectief or a value of a stratum."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from analysis.study import StudyData
from instruments.texts import Texts
from survey_app.domain.invitation import REFUSED, UNDELIVERABLE
from survey_app.domain.messages import N_

FORMULA = N_("volledig ingevuld / (uitgenodigd − onbestelbaar)")  # of analysis/response_rate.py, for pages


@dataclass(frozen=True)
class Group:
    """`count` invitations of which the same is true.

    `invited` is false where nobody was invited here: for questionnaires that came in with the study folder,
    and, with `outside`, for forms on paper that came without a code.
    """

    casus: str
    perspectief: str
    status: str = ""
    started: bool = False
    saved: bool = False  # at least one page
    finished: bool = False
    invited: bool = True
    count: int = 1
    outside: bool = False


@dataclass(frozen=True)
class Standing:
    """Numbers of people. Who started is no longer counted as undeliverable or as refusing.

    `read_in` and `outside` are complete questionnaires that nobody was invited for here: they came with the
    study folder, or on paper without a code. They are in no other count, and not in the response.
    """

    label: Texts
    invited: int
    undeliverable: int
    refused: int
    started: int
    partial: int  # saved a page, did not send
    complete: int
    read_in: int
    outside: int = 0

    @property
    def reached(self) -> int:
        """Invited, less what came back: the denominator of the response."""
        return self.invited - self.undeliverable

    @property
    def response(self) -> float | None:
        """Complete of reached, 0-1, as FORMULA says; None when nobody was reached."""
        from analysis.response_rate import response_share  # not at the start of a web process

        return response_share(self.invited, self.complete, self.undeliverable)

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
        read_in=_sum(one for one in found if one.finished and not one.invited and not one.outside),
        outside=_sum(one for one in found if one.finished and not one.invited and one.outside),
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
