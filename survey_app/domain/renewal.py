"""A new version of a codebook for a study at work: whether it can take the old one's place."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from codebooks.model import Codebook
from survey_app.domain import agreement_messages as messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.codebook_changes import AspectChange, Loss, recoded_aspects

FIELD = "bestand"
_IN_USE = {
    "aspect": messages.ASPECT_IN_USE,
    "option": messages.OPTION_IN_USE,
    "kind": messages.KIND_IN_USE,
    "perspectief": messages.PERSPECTIEF_IN_USE,
}


@dataclass(frozen=True)
class Used:
    """That some coding has this value for this aspect, from this perspectief."""

    aspect: str
    perspectief: str
    waarde: str

    def lost_by(self, losses: Iterable[Loss]) -> bool:
        """Whether it would lose its place."""
        return any(loss.hits(self.aspect, self.perspectief, self.waarde) for loss in losses)


@dataclass(frozen=True)
class Renewal:
    """The new version with everything that it changes, on top of the study's files named `frame_hash`."""

    old: Codebook
    new: Codebook
    content: bytes
    frame_hash: str
    changes: tuple[AspectChange, ...]
    losses: tuple[Loss, ...] = ()

    @property
    def path(self) -> str:
        """Where the file stands in the study folder."""
        return f"codebooks/{self.new.id}.yaml"

    @property
    def recoded(self) -> dict[str, tuple[AspectChange, ...]]:
        """Per aspect the changes for which its cells must be looked at again."""
        return recoded_aspects(self.changes)


def check_renewal(
    renewal: Renewal, versions: Collection[str], used: Iterable[Used], blind: Collection[str]
) -> list[Mistake]:
    """Everything that keeps the new version from taking the old one's place.

    `used` is what may be seen. On blind sheets (`blind`: their perspectieven) anything may have been coded:
    what is told depends on nothing that stands in them.
    """
    old, new = renewal.old, renewal.new
    if old.version == new.version:
        details = {"version": new.version}
        return [
            Mistake(FIELD, messages.SAME_VERSION, details)
            if renewal.changes
            else Mistake(FIELD, messages.SAME_FILE)
        ]
    found = [_in_use(loss) for loss in renewal.losses if _may_be_used(loss, old, used, blind)]
    if new.version in versions:
        found.append(Mistake(FIELD, messages.USED_VERSION, {"version": new.version}))
    return found


def _may_be_used(loss: Loss, old: Codebook, used: Iterable[Used], blind: Collection[str]) -> bool:
    perspectieven = [loss.perspectief] if loss.perspectief else old.perspectieven
    return bool(set(perspectieven) & set(blind)) or any(use.lost_by([loss]) for use in used)


def _in_use(loss: Loss) -> Mistake:
    name = loss.perspectief or loss.aspect
    details = {"name": name, "option": loss.value} if loss.kind == "option" else {"name": name}
    return Mistake(FIELD, _IN_USE[loss.kind], details)
