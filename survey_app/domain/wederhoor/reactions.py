"""What a reader says of a passage: written bit by bit, and complete only when it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from analysis.report_rows import ADOPTIONS
from analysis.wederhoor_rows import AGREED, FEASIBLE, Reaction, WederhoorPassage, WederhoorRound, remarks_on
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.wederhoor import sentences as messages

LONGEST = 10_000  # characters of one field
TEXT_FIELDS = {"tekst": "text", "voorstel": "proposal", "actie": "action", "gevolgen": "consequences"}


@dataclass(frozen=True)
class Draft:
    """A reaction that was saved and not sent. `attachment` is the name under which its file is kept."""

    round: str
    passage: str
    reader: str
    remark: str = ""
    text: str = ""
    proposal: str = ""
    feasible: str = ""
    action: str = ""
    consequences: str = ""
    attachment: str = ""
    shown: str = ""  # what the reader called that file
    revision: int = 0

    @property
    def says_nothing(self) -> bool:
        """Whether nothing was filled in."""
        words = (self.text, self.proposal, self.action, self.consequences, self.feasible, self.attachment)
        return not any((self.remark, *words))


@dataclass(frozen=True)
class Shown:
    """A passage as its reader meets it: `number` counts what they were shown, in the order of release."""

    number: int
    passage: WederhoorPassage
    remarks: tuple[str, ...]
    draft: Draft | None = None
    sent: Reaction | None = None
    sent_file: str = ""  # what the reader called the file that went along

    @property
    def is_open(self) -> bool:
        """Whether nothing was said of it yet."""
        return self.sent is None and (self.draft is None or self.draft.says_nothing)

    @property
    def about_recommendation(self) -> bool:
        """Whether it is asked if and how it will be carried out."""
        return self.remarks == ADOPTIONS


def shown_to(
    value: WederhoorRound,
    passages: Sequence[WederhoorPassage],
    drafts: Mapping[str, Draft],
    sent: Mapping[str, Reaction],
    files: Mapping[str, str],
) -> tuple[Shown, ...]:
    """What one reader sees: the passages released to them, with their own words and nobody else's."""
    return tuple(
        Shown(
            number,
            one,
            remarks_on(value.kind, one.kind),
            drafts.get(one.id),
            sent.get(one.id),
            files.get(one.id, ""),
        )
        for number, one in enumerate(passages, 1)
    )


def check_reaction(form: Mapping[str, str], shown: Shown) -> tuple[Draft, tuple[Mistake, ...]]:
    """The form as a draft, and what keeps it from being saved; words that are missing do not."""
    texts = {field: clean(form.get(name, "")) for name, field in TEXT_FIELDS.items()}
    remark, feasible = form.get("reactie", ""), form.get("uitvoerbaar", "")
    mistakes = [
        Mistake(name, messages.TOO_LONG, {"limit": LONGEST})
        for name, field in TEXT_FIELDS.items()
        if len(texts[field]) > LONGEST
    ]
    if remark and remark not in shown.remarks:
        remark = ""
        mistakes.append(Mistake("reactie", messages.NOT_A_REMARK))
    if not shown.about_recommendation:
        texts |= {"action": "", "consequences": ""}
        feasible = ""
    draft = Draft(
        shown.passage.round,
        shown.passage.id,
        reader="",
        remark=remark,
        text=texts["text"],
        proposal=texts["proposal"],
        feasible=feasible if feasible in FEASIBLE else "",
        action=texts["action"],
        consequences=texts["consequences"],
    )
    return draft, tuple(mistakes)


def what_is_missing(draft: Draft) -> str:
    """What must still be filled in before it can be sent: a sentence, or ''."""
    if not draft.remark:
        return messages.NO_REMARK
    return "" if draft.remark in AGREED or draft.text else messages.NO_WORDS


def to_send(shown: Sequence[Shown]) -> tuple[Draft, ...]:
    """The drafts that say something, in the order of the passages."""
    return tuple(one.draft for one in shown if one.draft and not one.sent and not one.draft.says_nothing)


def stand_of(drafts: Sequence[Draft]) -> str:
    """What a check page saw: it changes with every save, in whichever window."""
    told = "\n".join(f"{one.passage} {one.revision}" for one in drafts)
    return sha256(told.encode()).hexdigest()[:16]


def reaction_of(draft: Draft, today: str, until: str) -> Reaction:
    """The draft as it is sent today; late when the term is over."""
    return Reaction(
        draft.round,
        draft.passage,
        draft.reader,
        draft.remark,
        draft.text,
        draft.proposal,
        draft.attachment,
        today,
        today > until,
        draft.feasible,
        draft.action,
        draft.consequences,
    )


def of_reader(draft: Draft, reader: str, revision: int) -> Draft:
    """The draft with whose it is, and which save the person was looking at."""
    return replace(draft, reader=reader, revision=revision)
