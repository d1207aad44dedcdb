"""wederhoor.yaml: rounds with their passages, each with the reactions to it and what was done with them.

No link, code or account stands in it. A file that was sent along lies beside it: `wederhoor/<name>`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analysis.study import StudyData
from analysis.study_folder.problem_list import until_hopeless
from analysis.wederhoor_rows import (
    FEASIBLE,
    PASSAGES,
    ROUNDS,
    STATES,
    VERDICTS,
    Reaction,
    Reply,
    WederhoorPassage,
    WederhoorRound,
)
from instruments.field_reader import FieldReader
from instruments.problems import Problem
from instruments.yaml_source import MEGABYTE, MapNode

WEDERHOOR = "wederhoor.yaml"
ATTACHMENTS = "wederhoor/"
LARGEST = 50 * MEGABYTE  # a thousand long reactions


class WederhoorRows(NamedTuple):
    """Everything in the file, each kind in the order in which it stands there."""

    rounds: tuple[WederhoorRound, ...] = ()
    passages: tuple[WederhoorPassage, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    replies: tuple[Reply, ...] = ()


def rows_of(data: StudyData) -> WederhoorRows:
    """The rows of the study."""
    return WederhoorRows(data.wederhoor_rounds, data.wederhoor_passages, data.reactions, data.replies)


def read_wederhoor(node: MapNode, file: str, problems: list[Problem]) -> WederhoorRows:
    """The rounds in the order of the file. Fields are read here, and compared in checks.py beside this."""
    reader = FieldReader(node, file, problems)
    reader.choice("kind", ("wederhoor",))
    rounds = tuple(_rounds(reader, problems))
    reader.close()
    passages = [(passage, reactions) for _, own in rounds for passage, reactions in own]
    said = [one for _, reactions in passages for one in reactions]
    return WederhoorRows(
        tuple(one for one, _ in rounds),
        tuple(passage for passage, _ in passages),
        tuple(reaction for reaction, _ in said),
        tuple(reply for _, reply in said if reply is not None),
    )


Said = tuple[Reaction, Reply | None]
Passage = tuple[WederhoorPassage, list[Said]]


def _rounds(reader: FieldReader, problems: list[Problem]) -> Iterator[tuple[WederhoorRound, list[Passage]]]:
    for child in until_hopeless(reader.mappings("rounds"), problems):
        row = WederhoorRound(
            id=child.name("id"),
            kind=child.choice("kind", ROUNDS),
            starts_on=child.text("starts_on"),
            until=child.text("until"),
            text=child.text("text", ""),
            nawoord=child.text("nawoord", ""),
            state=child.choice("state", STATES, "gesloten"),
        )
        passages = until_hopeless(child.mappings("passages", required=False), problems)
        yield row, [_passage(one, row.id) for one in passages]
        child.close()


def _passage(reader: FieldReader, round: str) -> Passage:
    row = WederhoorPassage(
        round=round,
        id=reader.name("id"),
        kind=reader.choice("kind", PASSAGES),
        about=reader.text("about", ""),
        text=reader.text("text"),
        readers=reader.names("readers"),
    )
    said = [_reaction(one, row) for one in reader.mappings("reactions", required=False)]
    reader.close()
    return row, said


def _reaction(reader: FieldReader, passage: WederhoorPassage) -> Said:
    row = Reaction(
        round=passage.round,
        passage=passage.id,
        reader=reader.text("reader"),
        remark=reader.text("remark"),
        text=reader.text("text", ""),
        proposal=reader.text("proposal", ""),
        attachment=reader.text("attachment", ""),
        on=reader.text("on", ""),
        late=reader.flag("late"),
        feasible=reader.choice("feasible", FEASIBLE, ""),
        action=reader.text("action", ""),
        consequences=reader.text("consequences", ""),
    )
    answer = reader.mapping("reply", required=False)
    reply = None if answer is None else _reply(answer, row)
    reader.close()
    return row, reply


def _reply(reader: FieldReader, to: Reaction) -> Reply:
    verdict = reader.choice("verdict", VERDICTS)
    reply = Reply(
        to.round, to.passage, to.reader, verdict, reader.text("why", ""), reader.text("becomes", "")
    )
    reader.close()
    return reply
