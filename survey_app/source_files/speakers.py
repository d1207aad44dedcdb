"""Who says what: labels, bold names and repeated names in a file's paragraphs become turns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from survey_app.domain.source_text import SPOKEN, Spoken, as_label, as_time, label_of, speakers
from survey_app.source_files.transcript import Paragraph

SHORT_PASSAGE, LONG_PASSAGE = 200, 800  # characters of subtitles without a speaker in one paragraph
# A line of its own with a name and a time, as Teams writes it: 'Jan Jansen   0:05'.
_NAME_AND_TIME = re.compile(
    r"(?P<name>\S[^\n:]{0,60}?)\s{0,10}(?:\s|[\[(])(?P<time>(?:\d{1,2}:)?\d{1,2}:\d{2})[\])]?"
)


@dataclass
class _Group:
    """Lines that belong together, while they are being gathered."""

    first: Spoken
    lines: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, line: str) -> None:
        self.lines.append(line)
        self.length += len(line)

    def closed(self, between: str) -> Spoken:
        return replace(self.first, text=between.join([self.first.text, *self.lines]))


def turns_of(paragraphs: Sequence[Paragraph]) -> tuple[Spoken, ...]:
    """The paragraphs as turns: what follows a speaker's words without a label is theirs too."""
    lines = [line for one in paragraphs if not _is_said(one) for line in one.text.split("\n")]
    stamps = Counter(stamp.speaker for line in lines if (stamp := _stamped(line)))
    known = speakers(lines) | _bold_names(paragraphs) | {name for name, times in stamps.items() if times > 1}
    pieces = [piece for one in paragraphs for piece in _pieces(one, known)]
    opened = sum(1 for spoken in pieces if spoken.speaker)
    is_transcript = opened >= SPOKEN * max(1, len(paragraphs))
    return tuple(_joined(pieces) if is_transcript else (piece.spoken for piece in pieces))


@dataclass(frozen=True)
class _Piece:
    spoken: Spoken
    follows: bool = False  # whether it may belong to the turn before it

    @property
    def speaker(self) -> str:
        return self.spoken.speaker


def _is_said(paragraph: Paragraph) -> bool:
    return paragraph.heading or bool(paragraph.speaker)


def _lead(paragraph: Paragraph) -> str:
    """The bold beginning as a name; '' when it is none."""
    lead = paragraph.lead.strip().rstrip(":").strip()
    return lead if lead and as_label(lead) == lead else ""


def _bold_names(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Bold beginnings that return; where many paragraphs have one, also who says one thing only."""
    leads = Counter(lead for one in paragraphs if (lead := _lead(one)))
    returning = frozenset(name for name, times in leads.items() if times > 1)
    return frozenset(leads) if returning and leads.total() >= SPOKEN * len(paragraphs) else returning


def _pieces(paragraph: Paragraph, known: frozenset[str]) -> Iterator[_Piece]:
    if paragraph.heading:
        yield _Piece(Spoken(paragraph.text))
    elif paragraph.speaker:
        yield _Piece(Spoken(paragraph.text, as_label(paragraph.speaker), paragraph.time))
    elif _lead(paragraph) in known:
        rest = paragraph.text.strip()[len(paragraph.lead.strip()) :].lstrip(" :")
        yield _Piece(Spoken(rest, _lead(paragraph), paragraph.time))
    else:
        yield from (_Piece(spoken, not spoken.speaker) for spoken in _by_label(paragraph, known))


def _by_label(paragraph: Paragraph, known: frozenset[str]) -> Iterator[Spoken]:
    """The lines of a paragraph, cut at every label of a known speaker."""
    groups: list[_Group] = []
    for line in paragraph.text.split("\n"):
        opened = _opened(line, known)
        if opened or not groups:
            groups.append(_Group(opened or Spoken(line, "", paragraph.time)))
        else:
            groups[-1].add(line)
    return (group.closed("\n") for group in groups)


def _opened(line: str, known: frozenset[str]) -> Spoken | None:
    label = label_of(line)
    if label and label["name"] in known:
        time = label["before"] or label["after"]
        return Spoken(line[label.end() :], label["name"], as_time(time) if time else "")
    stamp = _stamped(line)
    return stamp if stamp and stamp.speaker in known else None


def _stamped(line: str) -> Spoken | None:
    found = _NAME_AND_TIME.fullmatch(line.strip()) if len(line) < 100 else None
    name = as_label(found["name"]) if found else ""
    return Spoken("", name, as_time(found["time"])) if found and name else None


def _joined(pieces: Iterable[_Piece]) -> Iterator[Spoken]:
    """What has no label joins the turn before it; a heading ends the turn."""
    groups: list[_Group] = []
    for piece in pieces:
        if piece.follows and groups and groups[-1].first.speaker:
            groups[-1].add(piece.spoken.text)
        else:
            groups.append(_Group(piece.spoken))
    return (group.closed("\n") for group in groups)


def merged_cues(cues: Sequence[Paragraph]) -> tuple[Spoken, ...]:
    """Subtitles as turns: cues of one speaker after one another are one turn, with the time of the first."""
    known = speakers([line for cue in cues for line in cue.text.split("\n")])
    groups: list[_Group] = []
    for spoken in (spoken for cue in cues for spoken in _told(cue, known)):
        if groups and _goes_on(groups[-1], spoken):
            groups[-1].add(spoken.text)
        else:
            groups.append(_Group(spoken, length=len(spoken.text)))
    return tuple(group.closed(" ") for group in groups)


def _told(cue: Paragraph, known: frozenset[str]) -> Iterator[Spoken]:
    if cue.speaker:
        yield Spoken(" ".join(cue.text.split()), as_label(cue.speaker), cue.time)
        return
    for piece in _by_label(cue, known):
        yield Spoken(" ".join(piece.text.split()), piece.speaker, piece.time or cue.time)


def _goes_on(before: _Group, after: Spoken) -> bool:
    if before.first.speaker or after.speaker:
        return before.first.speaker == after.speaker
    last = before.lines[-1] if before.lines else before.first.text
    at_a_sentence_end = last.endswith((".", "?", "!"))
    return before.length < (SHORT_PASSAGE if at_a_sentence_end else LONG_PASSAGE)
