"""A new source: its name from the file's, and the casus and perspectief that it is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from analysis.study import StudyData
from analysis.study_folder.row_checks import is_id
from survey_app.domain import source_messages as messages
from survey_app.domain.answer_checks import Mistake, clean

KINDS = tuple(messages.KIND_WORDS)
REPORT = "verslag"
LONGEST_NAME = 60
RESERVED = frozenset({"kwijt"})  # the address of a page


@dataclass(frozen=True)
class ImportForm:
    """What was filled in for all files together; `casus` and `perspectief` '' : see each file's name."""

    soort: str
    casus: str = ""
    perspectief: str = ""
    bron: str = ""


@dataclass(frozen=True)
class Place:
    """What a source is about; '' and '' for what is about the whole study."""

    casus: str
    perspectief: str


def read_form(form: Mapping[str, str]) -> ImportForm:
    """The form as it was sent."""
    return ImportForm(*(clean(form.get(name, "")) for name in ("soort", "casus", "perspectief", "bron")))


def check_form(data: StudyData, form: ImportForm, count: int) -> tuple[Mistake, ...]:
    """Everything that is wrong with the form itself, for `count` files."""
    perspectieven = dict(data.study.perspectieven)
    wrong_casus = form.casus and form.casus not in {case.casus for case in data.cases}
    mistakes = (
        Mistake("bestanden", messages.NO_FILE) if not count else None,
        Mistake("soort", messages.NO_KIND) if form.soort not in KINDS else None,
        Mistake("casus", messages.NO_CASUS) if wrong_casus else None,
        Mistake("perspectief", messages.UNKNOWN_PERSPECTIEF)
        if form.perspectief and form.perspectief not in perspectieven
        else None,
        _check_name(form.bron, count),
    )
    return tuple(mistake for mistake in mistakes if mistake)


def _check_name(bron: str, count: int) -> Mistake | None:
    if not bron:
        return None
    if count > 1:
        return Mistake("bron", messages.NAME_FOR_ONE)
    usable = is_id(bron) and len(bron) <= LONGEST_NAME and bron not in RESERVED
    return None if usable else Mistake("bron", messages.BAD_NAME)


def proposed_name(file: str) -> str:
    """A name that fits addresses and file names: 'Gesprek Ouder 07 (def).docx' is gesprek_ouder_07_def."""
    plain = unicodedata.normalize("NFKD", _stem(file)).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")[:LONGEST_NAME].strip("_")
    return name if name and name not in RESERVED else f"bron_{name}".strip("_")


def _stem(file: str) -> str:
    return PurePath(file.replace("\\", "/").replace("\0", "")).stem


def place_of(data: StudyData, form: ImportForm, file: str) -> Place | tuple[Mistake, ...]:
    """What this file is about: what was chosen, and for a report what its name says; else what is missing."""
    if form.soort != REPORT:
        return Place(form.casus, form.perspectief)
    words = re.findall(r"[^\W_]+", _stem(file).lower())
    place = Place(
        form.casus or _casus_in(words, [case.casus for case in data.cases]),
        form.perspectief or _one_of(words, [id for id, _ in data.study.perspectieven]),
    )
    mistakes = (
        Mistake("casus", messages.NO_CASUS) if not place.casus else None,
        Mistake("perspectief", messages.NO_PERSPECTIEF) if not place.perspectief else None,
    )
    return tuple(one for one in mistakes if one) or place


def _casus_in(words: Iterable[str], casussen: Iterable[str]) -> str:
    """The one casus that is named, also with noughts before its number; '' for none or several."""
    by_name = {casus.lower().lstrip("0"): casus for casus in casussen}
    return _only(by_name[word.lstrip("0")] for word in words if word.lstrip("0") in by_name)


def _one_of(words: Iterable[str], names: Iterable[str]) -> str:
    by_name = {name.lower(): name for name in names}
    return _only(by_name[word] for word in words if word in by_name)


def _only(found: Iterable[str]) -> str:
    names = set(found)
    return names.pop() if len(names) == 1 else ""
