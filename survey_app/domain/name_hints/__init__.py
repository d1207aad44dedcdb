"""Name hints: whether an open answer seems to name someone, cheaply enough to ask at every save.

It proposes and never blocks: the person is shown the passage and decides. What it misses stays in the text,
so the researchers look again (survey_app/names/, which is thorough and slow).
"""

from __future__ import annotations

from survey_app.domain.name_hints.hints import MOST, Hint, Kind
from survey_app.domain.name_hints.numbers import number_hints
from survey_app.domain.name_hints.people import person_hints

__all__ = ["Hint", "Kind", "name_hints", "names_hint"]


def name_hints(text: str, most: int = MOST) -> tuple[Hint, ...]:
    """What in the text seems to name someone, in the order of the text and without overlap; at most `most`.

    Positions are Unicode code points. Takes time in proportion to the text, whatever it holds.
    """
    shapes = (*number_hints(text, most), *person_hints(text, most))
    found = sorted(shapes, key=lambda hint: (hint.start, -hint.end))
    kept: list[Hint] = []
    for hint in found:
        if not kept or hint.start >= kept[-1].end:
            kept.append(hint)
    return tuple(kept[:most])


def names_hint(text: str) -> bool:
    """Whether the text seems to name someone."""
    return bool(name_hints(text, 1))
