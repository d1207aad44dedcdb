"""Which characteristics may stay: those with which nobody stands in a group below the threshold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

Row = Sequence[int | None]


def kept_keys(rows: Sequence[Row], keys: Sequence[int], threshold: int) -> tuple[int, ...]:
    """The places among `keys` that may stay together, in their order.

    Of all rows with the same values there are then at least `threshold`. While that is not so the
    characteristic goes without which fewest people are in too small a group; of equals the last one.
    """
    kept = list(keys)
    while kept and _exposed(rows, kept, threshold):
        kept.remove(
            min(reversed(kept), key=lambda key: _exposed(rows, [k for k in kept if k != key], threshold))
        )
    return tuple(kept)


def _exposed(rows: Sequence[Row], keys: Sequence[int], threshold: int) -> int:
    """How many people are in a group below the threshold."""
    sizes = Counter(tuple(row[key] for key in keys) for row in rows)
    return sum(size for size in sizes.values() if size < threshold)
