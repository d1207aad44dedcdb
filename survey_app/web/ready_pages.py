"""Pages that are the same for everyone but for a few words: made once per process, then filled in per person.

A page that nobody answered yet differs between people in the token, the form's key and the revision only.
It is made with a mark in the place of each; what lies between the marks is kept. A page in which one
person's secret turns up beside its mark is never kept: it could be shown to another.
"""

from __future__ import annotations

import re
import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

MOST = 2_000  # pages; some 10 kB each
Make = Callable[[Mapping[str, str]], str]


@dataclass(frozen=True)
class _Ready:
    """The text between the holes, the hole after each piece, and what the page was made of.

    `made_of` is kept alive with the page: the key names it by its identity.
    """

    pieces: tuple[str, ...]
    holes: tuple[str, ...]
    made_of: tuple[object, ...]

    def filled(self, values: Mapping[str, str]) -> str:
        parts = [
            part
            for piece, hole in zip(self.pieces, self.holes, strict=False)
            for part in (piece, values[hole])
        ]
        return "".join((*parts, self.pieces[-1]))


class ReadyPages:
    """The pages of one process, the ones used longest ago dropped first."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._known: OrderedDict[Hashable, _Ready] = OrderedDict()
        self._seed = f"merk{secrets.token_hex(8)}"

    def fill(
        self,
        key: tuple[Hashable, ...],
        made_of: tuple[object, ...],
        values: Mapping[str, str],
        make: Make,
    ) -> str:
        """The page for one person: `values` are their own words, by the name of their hole.

        Every page with this `key`, made of these very objects, has the same words but for those values.
        """
        known = (*key, *map(id, made_of))
        ready = self._known.get(known)
        if ready is None:
            ready = self._cut(make({name: self._mark(name) for name in values}), values, made_of)
            if ready is None:
                return make(values)
            self._keep(known, ready)
        else:
            self._known.move_to_end(known)
        return ready.filled(values)

    def _keep(self, known: Hashable, ready: _Ready) -> None:
        self._known[known] = ready
        while len(self._known) > self._most:
            self._known.popitem(last=False)

    def _mark(self, name: str) -> str:
        return f"{self._seed}{name}end"

    def _cut(self, page: str, values: Mapping[str, str], made_of: tuple[object, ...]) -> _Ready | None:
        """None when a value that should be unguessable stands in the page itself."""
        if any(len(value) >= 8 and value in page for value in values.values()):
            return None
        names = "|".join(sorted(map(re.escape, values), key=len, reverse=True))
        pieces = re.split(f"{self._seed}({names})end", page)
        return _Ready(tuple(pieces[::2]), tuple(pieces[1::2]), made_of)
