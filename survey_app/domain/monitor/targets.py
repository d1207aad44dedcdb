"""The targets of the study (the selection table): what is wanted, what is there, what is still missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.study import StudyData, Target
from instruments.texts import Texts
from survey_app.domain.monitor.standing import Group


@dataclass(frozen=True)
class TargetRow:
    """One target; `labels` say for whom, from the outside in."""

    labels: tuple[Texts, ...]
    wanted: int
    complete: int
    open: int  # invited and not heard of yet, so that more may come

    @property
    def missing(self) -> int:
        """How many complete questionnaires are still wanted."""
        return max(0, self.wanted - self.complete)

    @property
    def out_of_reach(self) -> bool:
        """Even if everybody who was invited answers, the target is not met."""
        return self.missing > self.open


def target_rows(data: StudyData, groups: Iterable[Group]) -> tuple[TargetRow, ...]:
    """A row per target of study.yaml, in its order. Questionnaires read in with the folder count as well."""
    found = list(groups)
    attributes = {case.casus: case.attributes for case in data.cases}
    return tuple(_row(data, target, _of(target, found, attributes)) for target in data.study.targets)


def _of(target: Target, groups: list[Group], attributes: Mapping[str, Mapping[str, str]]) -> list[Group]:
    return [
        group
        for group in groups
        if target.perspectief in ("", group.perspectief)
        and all(attributes.get(group.casus, {}).get(name) == value for name, value in target.where.items())
    ]


def _row(data: StudyData, target: Target, groups: list[Group]) -> TargetRow:
    complete = sum(group.count for group in groups if group.finished)
    still = sum(group.count for group in groups if group.invited and not group.finished and not group.status)
    return TargetRow(_labels(data, target), target.count, complete, still)


def _labels(data: StudyData, target: Target) -> tuple[Texts, ...]:
    perspectieven = dict(data.study.perspectieven)
    values = {
        (stratum.id, value.code): value.label for stratum in data.study.strata for value in stratum.values
    }
    first = (perspectieven[target.perspectief],) if target.perspectief in perspectieven else ()
    return (*first, *(values[pair] for pair in target.where.items() if pair in values))
