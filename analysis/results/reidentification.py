"""Re-identification: how many people stand alone, or nearly, by what others may know of them. No values."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.results.base import Result


@dataclass(frozen=True)
class CombinationRisk(Result):
    """The combinations of `ways` variables at once, over every choice of variables."""

    ways: int
    combinations: int  # choices of variables that were tried
    smallest: int  # people in the smallest group that occurs; 0 when there is nothing to combine
    alone: int  # people who are alone in a group for at least one choice
    small: int  # people in a group below the threshold for at least one choice
    worst: tuple[str, ...] = ()  # the choice that leaves most people alone, by the variables' names


@dataclass(frozen=True)
class GroupRisk(Result):
    """One perspectief: the people whose variables may be known to others."""

    perspectief: str
    people: int
    variables: tuple[str, ...]
    risks: tuple[CombinationRisk, ...]  # for 1, 2, ... variables at once
    all_alone: int  # people who are alone when every variable is known
    left_out: int = 0  # sizes of combination that were too many to try


@dataclass(frozen=True)
class Reidentification(Result):
    """What a reader of the answers could find, as counts."""

    threshold: int
    people: int
    groups: tuple[GroupRisk, ...]
    with_casus: int  # responses that name their casus
    in_sequence: bool  # whether the names of the responses count on in the order of the file
    with_language: int = 0  # responses that say in which language they were sent
    in_few: int = 0  # people whose language fewer than the threshold share in their perspectief

    @property
    def smallest(self) -> int:
        """The smallest group over all combinations that were tried; 0 when there are none."""
        found = [risk.smallest for group in self.groups for risk in group.risks if risk.smallest]
        return min(found, default=0)

    @property
    def alone(self) -> int:
        """People who are alone for at least one combination that was tried."""
        return sum(max((risk.alone for risk in group.risks), default=0) for group in self.groups)

    @property
    def small(self) -> int:
        """People in a group below the threshold for at least one combination that was tried."""
        return sum(max((risk.small for risk in group.risks), default=0) for group in self.groups)
