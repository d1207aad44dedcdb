"""DDI-Codebook 2.5: the study, its files and every variable, in the words that archives read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.results.deposit import DepositColumn, DepositedAnswers
from analysis.study import StudyData
from reports.data_package.about import RESTRICTED_FOLDER, Details
from reports.data_package.methods import methods_used
from reports.data_package.xml_text import HEAD, tag

NAMESPACE = "ddi:codebook:2_5"
_OPENING = f'<codeBook xmlns="{NAMESPACE}" version="2.5" xml:lang="nl">'
RESTRICTED = (
    "Antwoorden per persoon zijn alleen op aanvraag te krijgen: gepseudonimiseerd blijft persoonsgegeven."
)
_NO_ID = re.compile(r"[^A-Za-z0-9_.-]")


def ddi_codebook(data: StudyData, details: Details, answers: tuple[DepositedAnswers, ...]) -> bytes:
    """The whole codebook; only what goes along is described, and it is described whole."""
    present = [one for one in answers if one.rows]
    inside = "".join(
        (
            _study(data, details),
            *(_file(place, one) for place, one in enumerate(present, start=1)),
            tag("dataDscr", *(_variables(present))),
        )
    )
    return f"{HEAD}{_OPENING}{inside}</codeBook>\n".encode()


def _study(data: StudyData, details: Details) -> str:
    return tag(
        "stdyDscr",
        _citation(data, details),
        _about(data, details),
        _method(data),
        _access(data),
    )


def _citation(data: StudyData, details: Details) -> str:
    study = data.study
    title = tag(
        "titlStmt",
        tag("titl", text=study.title.say()),
        tag("parTitl", text=study.title.say("en"), xml_lang="en") if "en" in study.languages else "",
        tag("IDNo", text=details.identifier or study.id),
    )
    made = tag(
        "prodStmt",
        tag("producer", text=study.organisation),
        tag("prodDate", text=details.published_on, date=details.published_on),
    )
    return tag("citation", title, tag("rspStmt", tag("AuthEnty", text=study.organisation)), made)


def _about(data: StudyData, details: Details) -> str:
    words = tag("subject", *(tag("keyword", text=word) for word in details.keywords))
    told = tag(
        "sumDscr",
        tag("nation", text="Nederland", abbr="NL"),
        tag("geogCover", text=details.municipality),
        tag("anlyUnit", text="persoon die een vragenlijst invulde"),
        tag("dataKind", text="enquêtegegevens"),
    )
    return tag("stdyInfo", words, tag("abstract", text=data.study.purpose.say()), told)


def _method(data: StudyData) -> str:
    used = [name for name, yes in methods_used(data).items() if yes]
    modes = list(dict.fromkeys(one.afname for one in data.responses)) or ["web"]
    collected = tag(
        "dataColl",
        *(tag("collMode", text=mode) for mode in modes if data.instruments),
        tag("sources", tag("dataSrc", text="; ".join(used))) if used else "",
    )
    return tag("method", collected)


def _access(data: StudyData) -> str:
    agreed = [f"{id}: {one.consent.say()}" for id, one in data.instruments.items() if one.consent.say()]
    use = tag(
        "useStmt",
        tag("restrctn", text=RESTRICTED),
        tag("contact", text=data.study.contact.say()),
        tag("conditions", text=" ".join(agreed)),
    )
    return tag("dataAccs", use, tag("notes", text=data.study.retention.say()))


def _file(place: int, answers: DepositedAnswers) -> str:
    size = tag(
        "dimensns",
        tag("caseQnty", text=str(len(answers.rows))),
        tag("varQnty", text=str(len(answers.columns))),
    )
    told = tag("fileTxt", tag("fileName", text=f"{RESTRICTED_FOLDER}{answers.instrument}.sav"), size)
    return tag("fileDscr", told, ID=f"F{place}")


def _variables(answers: list[DepositedAnswers]) -> Iterator[str]:
    for place, one in enumerate(answers, start=1):
        for number, column in enumerate(one.columns, start=1):
            yield _variable(f"F{place}", f"V{place}.{number}", column)


def _variable(file: str, id: str, column: DepositColumn) -> str:
    """A variable with its categories, and no counts: this file is public, and some would be small."""
    return tag(
        "var",
        tag("labl", text=column.label, level="variable"),
        tag("qstn", tag("qstnLit", text=column.label)),
        *(_category(column, number, word) for number, word in column.values),
        tag("varFormat", type="numeric"),
        ID=id,
        name=_NO_ID.sub("_", column.name),
        files=file,
        intrvl="discrete",
        nature="ordinal" if column.ordered else "nominal",
    )


def _category(column: DepositColumn, number: int, word: str) -> str:
    missing = {"missing": "Y"} if number in column.missing else {}
    return tag(
        "catgry", tag("catValu", text=str(number)), tag("labl", text=word, level="category"), **missing
    )
