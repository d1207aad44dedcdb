"""Phrases for a share: which shares a report may mean by `ongeveer de helft` or `de meeste`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """The shares (0-1) a phrase covers, upper bound included; `low_included`: the lower bound too."""

    low: float
    high: float
    low_included: bool = True

    def covers(self, share: float) -> bool:
        """Whether the share lies in the span."""
        above = share > self.low or (self.low_included and share == self.low)
        return above and share <= self.high


# The report gives no bounds for its words; these are ours, wide enough for every ordinary use of the phrase.
PHRASES: dict[str, Span] = {
    "de helft": Span(0.40, 0.60),
    "ongeveer de helft": Span(0.40, 0.60),
    "iets meer dan de helft": Span(0.50, 0.60, low_included=False),
    "een derde": Span(0.30, 0.37),
    "sommige": Span(0.0, 0.50, low_included=False),
    "meeste": Span(0.50, 1.0, low_included=False),
    "meerderheid": Span(0.50, 1.0, low_included=False),
    "grote meerderheid": Span(0.75, 1.0),
}
