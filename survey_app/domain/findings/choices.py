"""What a form may choose from: the deelvragen, norms, findings and recommendations that there are now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from analysis.findings import CONCLUSION, FINDING, by_number, headline, printed_name
from analysis.report_rows import ADOPTIONS, DECIDERS, DEGREES, FOLLOW_UPS, OBSERVED
from analysis.study import StudyData
from survey_app.domain.findings.sentences import WORDS

Choices = Mapping[
    str, Mapping[str, str]
]  # field -> value -> what is read, in order; codes are words to translate
CODED: Mapping[str, tuple[str, ...]] = {
    "by": DECIDERS,
    "adoption": ADOPTIONS,
    "status": FOLLOW_UPS,
    "kind": OBSERVED,
    "degree": DEGREES,
}


def choices_of(data: StudyData, item: str = "") -> Choices:
    """What can be chosen for each field; `item` is the recommendation that cannot be a part of itself."""
    norms = [norm for kader in data.normenkaders() for norm in kader.norms]
    wholes = [one for one in data.recommendations if not one.part_of and one.id != item]
    asked = sorted(dict.fromkeys(norm.deelvraag for norm in norms if norm.deelvraag), key=by_number)
    return {
        "deelvraag": {name: name for name in asked},
        "norm": {norm.id: _line(norm.id, norm.text.say()) for norm in norms},
        "judgement": {name: name for kader in data.normenkaders() for name in kader.judgements()},
        "findings": _lines(((one.id, one.text) for one in data.findings), FINDING),
        "conclusions": _lines(((one.id, one.text) for one in data.conclusions), CONCLUSION),
        "part_of": _lines((one.id, one.text) for one in wholes),
        "recommendation": _lines((one.id, one.text) for one in data.recommendations),
        **{name: {code: WORDS[code] for code in codes} for name, codes in CODED.items()},
    }


def suggestions_of(data: StudyData) -> Mapping[str, tuple[str, ...]]:
    """Words that were used before, for fields that are typed."""
    usual = ("gemeente", "wijkteam", "netwerkpartners", "ouders", "professionals", "documenten")
    return {
        "source": tuple(dict.fromkeys([*(one.source for one in data.observations), *usual])),
        "factor": tuple(dict.fromkeys(one.factor for one in data.observations)),
        "to": tuple(dict.fromkeys([*(one.to for one in data.recommendations if one.to), *DECIDERS])),
    }


def _lines(rows: Iterable[tuple[str, str]], prefix: str = "") -> dict[str, str]:
    return {id: _line(printed_name(id, prefix), text) for id, text in rows}


def _line(id: str, text: str) -> str:
    return f"{id}. {headline(text)}"
