"""Which parts of the report can be laid before a reader, and what that adds to a round.

What is released is frozen: the text as it reads then. Released once more with the same text it is the same
passage with one more reader; a text that changed meanwhile is a new passage beside the old one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from analysis.study import StudyData
from analysis.wederhoor_rows import SHOWN, WederhoorPassage
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.report_items import ItemKind
from survey_app.domain.wederhoor import staff_sentences as messages

LONGEST_PASSAGE = 20_000  # characters
LONGEST_SECTION = 120
MOST_PASSAGES = 500  # in one round
ITEM_KINDS = {
    "bevinding": ItemKind.FINDING,
    "conclusie": ItemKind.CONCLUSION,
    "aanbeveling": ItemKind.RECOMMENDATION,
}
Freeze = Callable[[str], str]  # a text with references to figures -> the text as it reads now


@dataclass(frozen=True)
class Releasable:
    """Something that can be laid before a reader, by `key` as a form names it; `text` still to be frozen."""

    kind: str
    about: str
    text: str

    @property
    def key(self) -> str:
        """Such as bevinding:b1."""
        return f"{self.kind}:{self.about}"


@dataclass(frozen=True)
class ReleaseForm:
    """What was chosen: readers, items by key, and a passage typed in (its section and its text)."""

    readers: Sequence[str]
    keys: Collection[str]
    section: str = ""
    text: str = ""


def releasable(data: StudyData, round: str) -> tuple[Releasable, ...]:
    """Every finding, conclusion and recommendation that belongs in a round of this kind."""
    written = [
        *(Releasable("bevinding", one.id, one.text) for one in data.findings),
        *(Releasable("conclusie", one.id, one.text) for one in data.conclusions),
        *(Releasable("aanbeveling", one.id, one.text) for one in data.recommendations),
    ]
    return tuple(one for one in written if one.kind in SHOWN[round] and one.text)


def check_release(
    form: ReleaseForm, items: Sequence[Releasable], functions: Collection[str], count: int
) -> tuple[tuple[Releasable, ...], tuple[Mistake, ...]]:
    """What is chosen, and what is wrong. `count` is how many passages the round has already."""
    section, text = clean(form.section), clean(form.text)
    chosen = [item for item in items if item.key in form.keys]
    mistakes = []
    if not form.readers or not set(form.readers) <= set(functions):
        mistakes.append(Mistake("lezer", messages.NO_READER_CHOSEN))
    if not chosen and not text:
        mistakes.append(Mistake("passage", messages.NOTHING_CHOSEN))
    for name, typed, longest in (("deel", section, LONGEST_SECTION), ("tekst", text, LONGEST_PASSAGE)):
        if len(typed) > longest:
            mistakes.append(Mistake(name, messages.TOO_LONG, {"limit": longest}))
    if count + len(chosen) + bool(text) > MOST_PASSAGES:
        mistakes.append(Mistake("passage", messages.TOO_MANY_PASSAGES, {"limit": MOST_PASSAGES}))
    own = (Releasable("passage", section, text),) if text else ()
    return (*chosen, *own), tuple(mistakes)


def released(
    round: str,
    before: Sequence[WederhoorPassage],
    chosen: Iterable[Releasable],
    readers: Sequence[str],
    freeze: Freeze,
) -> tuple[WederhoorPassage, ...]:
    """What is new: passages, and known passages, each with only the readers that did not see it yet."""
    known = {(one.kind, one.about, one.text): one for one in before}
    numbers = iter(range(1, len(before) + MOST_PASSAGES + 2))
    taken, found = {one.id for one in before}, []
    for item in chosen:
        text = clean(freeze(item.text))
        old = known.get((item.kind, item.about, text))
        if old is None:
            id = next(name for n in numbers if (name := f"p{n}") not in taken)
            found.append(WederhoorPassage(round, id, item.kind, item.about, text, tuple(readers)))
        elif new := tuple(name for name in readers if name not in old.readers):
            found.append(replace(old, readers=new))
    return tuple(found)
