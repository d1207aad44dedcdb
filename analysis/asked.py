"""What a questionnaire asked in any of its versions, and which of its questions changed during fieldwork.

Tables count over all versions, by the name of the variable: what an earlier version asked is never lost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from analysis.ledger_rows import InstrumentChange
from analysis.study import StudyData
from instruments.changes import MEANINGFUL, combined, variables_at
from instruments.model import Instrument

CHANGED = "Vraag gewijzigd op {day} ({question}): zie de bijlage over wijzigingen in de vragenlijsten."
MOST_NAMED = 3  # questions that a note names one by one


def versions(data: StudyData, instrument: str) -> tuple[Instrument, ...]:
    """A questionnaire's versions in the field, from old to the one of now; KeyError for none."""
    earlier = (one for (id, _), one in data.earlier.items() if id == instrument)
    return (*earlier, data.instruments[instrument])


def ever_asked(data: StudyData, instrument: str) -> Instrument:
    """The questionnaire with everything that any of its versions asked; KeyError for none."""
    return combined(versions(data, instrument))


def all_ever_asked(data: StudyData) -> Iterator[Instrument]:
    """The same, of each questionnaire of the study."""
    return (ever_asked(data, id) for id in data.instruments)


def changed_question_notes(data: StudyData, instrument: str, variables: Collection[str]) -> tuple[str, ...]:
    """The notes under a table that counts answers to these variables, some given to another question.

    A change of text, order or language is no other question and gets none; nor one before anyone answered.
    """
    days: dict[str, list[str]] = {}
    for change in data.instrument_changes:
        if change.instrument == instrument and change.kind in MEANINGFUL and change.answers_then:
            for name in sorted(_touched(data, change) & set(variables)):
                days.setdefault(change.changed_on, []).append(name)
    return tuple(CHANGED.format(day=day, question=_listed(names)) for day, names in sorted(days.items()))


def _touched(data: StudyData, change: InstrumentChange) -> frozenset[str]:
    known = versions(data, change.instrument) if change.instrument in data.instruments else ()
    return variables_at(change.place, known)


def _listed(names: list[str]) -> str:
    different = list(dict.fromkeys(names))
    rest = len(different) - MOST_NAMED
    return ", ".join(different[:MOST_NAMED]) + (f" en {rest} andere" if rest > 0 else "")
