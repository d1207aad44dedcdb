"""What wederhoor.yaml says, compared with itself: who was shown what, and who reacted to what."""

from __future__ import annotations

from collections.abc import Collection

from analysis.study_folder.problem_list import CEILING, LONGEST_SHOWN, until_hopeless
from analysis.study_folder.wederhoor_file import texts as _texts  # noqa: F401  # its import fills the catalogue
from analysis.wederhoor_rows import ATTACHMENT_NAME, SHOWN, is_function, remarks_on
from instruments.days import is_day
from instruments.field_reader import FieldReader
from instruments.problems import Problem, did_you_mean
from instruments.yaml_source import MapNode


def check_wederhoor(node: MapNode, file: str, attachments: Collection[str], problems: list[Problem]) -> None:
    """Adds every Problem with what belongs together; `attachments` are the names in wederhoor/.

    What is no text or no list is told again, in the same words as when the fields were read.
    """
    check = _Check(attachments)
    rounds = FieldReader(node, file, problems).mappings("rounds", required=False)
    for round in until_hopeless(rounds, problems):
        check.check_round(round)


class _Check:
    """What was seen so far: in the file, in the round, under the passage."""

    def __init__(self, attachments: Collection[str]) -> None:
        self._attachments = attachments
        self._rounds: dict[str, int] = {}

    def check_round(self, reader: FieldReader) -> None:
        """The round itself, then its passages."""
        _check_once(reader, "id", "wederhoor-round-twice", self._rounds)
        starts, until = (_day(reader, key) for key in ("starts_on", "until"))
        if starts and until and until < starts:
            _say(reader, "until", "wederhoor-term", until, starts=starts)
        passages: dict[str, int] = {}
        for child in reader.mappings("passages", required=False):
            _check_once(child, "id", "wederhoor-passage-twice", passages)
            self._check_passage(child, reader.text("kind", ""))

    def _check_passage(self, reader: FieldReader, round: str) -> None:
        kind, readers = reader.text("kind", ""), reader.names("readers", ())
        if kind and kind not in SHOWN.get(round, (kind,)):
            _say(reader, "kind", "wederhoor-passage-kind", kind, SHOWN[round], round=round)
        if not readers and reader.has("readers"):
            _say(reader, "readers", "wederhoor-nobody", reader.text("id", ""))
        _check_readers(reader, readers)
        reacted: dict[str, int] = {}
        for child in reader.mappings("reactions", required=False):
            _check_once(child, "reader", "wederhoor-reaction-twice", reacted)
            self._check_reaction(child, readers)
            _check_remark(child, remarks_on(round, kind) if round in SHOWN else ())

    def _check_reaction(self, reader: FieldReader, readers: tuple[str, ...]) -> None:
        name, attachment = reader.text("reader", ""), reader.text("attachment", "")
        if name and name not in readers:
            _say(reader, "reader", "wederhoor-not-shown", name, readers)
        _day(reader, "on")
        if attachment and (not ATTACHMENT_NAME.fullmatch(attachment) or attachment not in self._attachments):
            _say(reader, "attachment", "wederhoor-attachment", attachment)


def _check_once(reader: FieldReader, key: str, code: str, seen: dict[str, int]) -> None:
    value = reader.text(key, "")
    first = seen.setdefault(value, reader.line)
    if value and first != reader.line:
        _say(reader, key, code, value, first=first)


def _check_readers(reader: FieldReader, readers: tuple[str, ...]) -> None:
    for place, name in enumerate(readers):
        if not is_function(name):
            _say(reader, "readers", "wederhoor-reader", name)
        elif name in readers[:place]:
            _say(reader, "readers", "wederhoor-reader-twice", name)


def _check_remark(reader: FieldReader, allowed: tuple[str, ...]) -> None:
    remark, reply = reader.text("remark", ""), reader.mapping("reply", required=False)
    if remark and allowed and remark not in allowed:
        _say(reader, "remark", "wederhoor-remark", remark, allowed)
    verdict = reply.text("verdict", "") if reply else ""
    if reply and verdict in ("deels", "niet") and not reply.text("why", ""):
        _say(reply, "verdict", "wederhoor-why", verdict)


def _day(reader: FieldReader, key: str) -> str:
    """The day; '' where there is none, or none that exists."""
    text = reader.text(key, "")
    if text and not is_day(text):
        _say(reader, key, "date-invalid", text)
        return ""
    return text


def _say(
    reader: FieldReader, key: str, code: str, value: str, known: Collection[str] = (), **details: object
) -> None:
    shown = value[:LONGEST_SHOWN]
    hint = did_you_mean(shown, known) if known and len(reader.problems) < CEILING else ""
    reader.report(code, key, value=shown, allowed=", ".join(known), hint=hint, **details)
