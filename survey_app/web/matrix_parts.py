"""What the pages of the matrix share: where they stand, what their forms offer, the words for codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from flask import request

from analysis.perspectives import Pattern
from analysis.perspectives.relations import Relation
from analysis.perspectives.subjects import Subject, subjects_of
from analysis.study import Stratum, StudyData
from survey_app.domain.agreement_messages import GROUND_WORDS
from survey_app.domain.casus_choice import field_of
from survey_app.domain.matrix import EMPTY, KINDS, UNDECIDED, kind_of, mark_of
from survey_app.domain.messages import N_
from survey_app.domain.staff_messages import VALUE_WORDS
from survey_app.web.language import translate
from survey_app.web.screen import say

Option = tuple[str, str]  # what is sent, and what is read
UNCODED_WORDS = {EMPTY: N_("niet gecodeerd"), UNDECIDED: N_("codeurs verschillen")}
PATTERN_WORDS = {
    Pattern.EENS: N_("eens"),
    Pattern.GEDEELTELIJK: N_("gedeeltelijk eens"),
    Pattern.TEGENSPRAAK: N_("tegenspraak"),
    Pattern.STILTE: N_("stilte"),
}
RELATION_WORDS = {
    Relation.BEVESTIGT: N_("bevestigt"),
    Relation.VULT_AAN: N_("vult aan"),
    Relation.SPREEKT_TEGEN: N_("spreekt tegen"),
    Relation.ZWIJGT: N_("zwijgt"),
}
STATUS_WORDS = {"concept": N_("concept"), "vastgesteld": N_("vastgesteld")}


def folder_up() -> str:
    """From this page to the study's own folder: '' or '../', so that ten thousand addresses stay short."""
    study = (request.view_args or {})["study"]
    return "../" * (request.path.count("/") - f"/studies/{study}/".count("/"))


def subjects(data: StudyData) -> tuple[Subject, ...]:
    """What the perspectieven of this study can be compared on."""
    return subjects_of(data.coding_schemes(), [id for id, _ in data.study.perspectieven])


def kind_words(kinds: Iterable[str] = KINDS) -> list[Option]:
    """What a cell can be, to choose from."""
    return [(kind, translate(VALUE_WORDS.get(kind) or UNCODED_WORDS[kind])) for kind in kinds]


def words_of(stratum: Stratum) -> list[Option]:
    """The values of a stratum to choose from, all of them first."""
    return [("", translate(N_("alle"))), *((value.code, say(value.label)) for value in stratum.values)]


def labelled(data: StudyData, perspectieven: Iterable[str]) -> list[Option]:
    """These perspectieven, in the order of the study."""
    wanted = set(perspectieven)
    return [(id, say(label)) for id, label in data.study.perspectieven if id in wanted]


def by_strata(strata: Sequence[Stratum]) -> list[Option]:
    """The strata to sort by."""
    return [
        (field_of(one), translate(N_("op %(stratum)s"), stratum=say(one.label).lower())) for one in strata
    ]


def ground_words(ground: str) -> str:
    """The reason code of a decision, as it is read."""
    return translate(GROUND_WORDS.get(ground, ground))


def words_for_templates() -> dict[str, Any]:
    """What every template of the matrix may use."""
    return {
        "PATTERN_WORDS": PATTERN_WORDS,
        "RELATION_WORDS": RELATION_WORDS,
        "STATUS_WORDS": STATUS_WORDS,
        "by_strata": by_strata,
        "field_of": field_of,
        "ground_words": ground_words,
        "kind_of": kind_of,
        "kind_words": kind_words,
        "labelled": labelled,
        "mark_of": mark_of,
        "subjects_of": subjects,
        "words_of": words_of,
    }
