"""One text in two versions: which of its languages differ, and whether that looks like the same question."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from instruments.changes.kinds import Change, ChangeKind
from instruments.changes.places import At
from instruments.changes.small_edits import is_small_edit
from instruments.texts import Texts


def compare_texts(
    at: At,
    what: str,
    old: Texts,
    new: Texts,
    settled: Collection[str],
    large: ChangeKind = ChangeKind.MEANING,
) -> Iterator[Change]:
    """The change of a text, when there is one; `large` is its kind when it is more than spelling.

    The order of its languages says nothing. A translation that was missing is no other question.
    """
    pairs = [(one, old.get(one, ""), new.get(one, "")) for one in dict.fromkeys((*old, *new))]
    pairs = [(one, was, now) for one, was, now in pairs if was != now and one not in settled]
    if not pairs:
        return
    filled = any(was == now and was for was, now in ((old.get(one, ""), new.get(one, "")) for one in old))
    if all(not was for _, was, _ in pairs) and filled:
        kind = ChangeKind.LANGUAGE
    elif all(is_small_edit(was, now) for _, was, now in pairs):
        kind = ChangeKind.TEXT
    else:
        kind = large
    named = len({*old, *new} - set(settled)) > 1
    was, becomes = (_written([(pair[0], pair[side]) for pair in pairs], named) for side in (1, 2))
    yield at.change(kind, what, was, becomes, wording=kind is not ChangeKind.LANGUAGE)


def _written(texts: list[tuple[str, str]], named: bool) -> str:
    """The texts below each other, each with its language where there are several."""
    return "\n".join(f"{language}: {text}" if named else text for language, text in texts if text)
