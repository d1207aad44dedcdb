"""The data package of a study: the details that people fill in, checked, and the files as one zip."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analysis.study import StudyData
from instruments.days import is_day
from reports.data_package.about import Details
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.deposit import sentences

LONGEST = 300  # characters of one field
_ADDRESS = re.compile(r"https?://\S+")


def read_details(form: Mapping[str, str]) -> Details | tuple[Mistake, ...]:
    """The details from a form, or what is wrong with them. Every field may stay empty."""
    texts = {name: clean(form.get(name, "")) for name in ("datum", "gemeente", "uitgever", "nummer", "adres")}
    words = tuple(word for part in clean(form.get("trefwoorden", "")).split(",") if (word := part.strip()))
    mistakes = [
        Mistake(name, sentences.TOO_LONG, {"limit": LONGEST})
        for name, text in {**texts, "trefwoorden": ",".join(words)}.items()
        if len(text) > LONGEST
    ]
    mistakes += _wrong(texts)
    if mistakes:
        return tuple(mistakes)
    return Details(
        published_on=texts["datum"],
        municipality=texts["gemeente"],
        publisher_id=texts["uitgever"],
        identifier=texts["nummer"],
        url=texts["adres"],
        keywords=words,
    )


def _wrong(texts: Mapping[str, str]) -> list[Mistake]:
    found = [Mistake("datum", sentences.NO_DAY)] if texts["datum"] and not is_day(texts["datum"]) else []
    for name in ("uitgever", "adres"):
        if texts[name] and not _ADDRESS.fullmatch(texts[name]):
            found.append(Mistake(name, sentences.NO_ADDRESS))
    return found


def package_zip(data: StudyData, details: Details) -> bytes:
    """The package; the same study and details give the same bytes."""
    from analysis.tables import Tables
    from reports.data_package.packing import package_files
    from reports.zip_files import zipped

    return zipped(package_files(Tables(data), details))
