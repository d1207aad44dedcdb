"""What a study still holds by which answers could be traced, as counts: of a database, or of a folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analysis.results.reidentification import Reidentification
from analysis.study import Study, StudyData
from instruments.model import QuestionKind
from survey_app.domain.anonymity.links import LinkCut, Links
from survey_app.domain.name_hints import names_hint


@dataclass(frozen=True)
class Traces:
    """What stands in the databases beside the study itself; a folder has none of it.

    `lonely_days`: responses that are the only one of their perspectief on their day of sending. `key`:
    aanwezig, vernietigd, or geen (never made). `contacts` and `wishes`: addresses that are still kept.
    """

    links: Links
    cuts: tuple[LinkCut, ...]
    lonely_days: int
    key: str
    contacts: int
    wishes: int


@dataclass(frozen=True)
class OpenTexts:
    """Open answers: how many, in how many a name seems to stand, and how many may not be quoted."""

    answers: int
    named: int
    not_to_quote: int


@dataclass(frozen=True)
class PrivacyCheck:
    """Everything that was looked at, on this day."""

    study: Study
    day: date
    risk: Reidentification
    texts: OpenTexts
    traces: Traces | None = None


def open_texts(data: StudyData) -> OpenTexts:
    """The open answers of the study."""
    open_ones = {
        (instrument.id, part.variable)
        for instrument in data.instruments.values()
        for question in instrument.questions()
        if question.kind is QuestionKind.OPEN
        for part in question.parts
    }
    refused = not_to_quote(data)
    given = [row for row in data.answers if (row.instrument, row.question) in open_ones]
    return OpenTexts(
        len(given),
        sum(names_hint(row.value) for row in given),
        sum(row.response in refused for row in given),
    )


def not_to_quote(data: StudyData) -> frozenset[str]:
    """The responses whose words may not be quoted: who was asked and did not say yes."""
    return frozenset(row.response for row in data.responses if row.citeren == "nee")
