"""A made-up study folder of any size: 40 closed questions, answered by people of 342 municipalities.

Everything is drawn with a fixed seed. One answer in twenty is 'weet niet'; every question is asked.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import yaml

QUESTIONS = 40
MUNICIPALITIES = 342
SIZES = ("klein", "middel", "groot")
AT_ONCE = 10_000  # responses written at a time
LIKERT = ("helemaal_eens", "eens", "neutraal", "oneens", "helemaal_oneens")
SERVICES = ("huisarts", "school", "wijkteam", "gemeente")
STATEMENT = ("geldt", "deels", "niet_wel_gewenst")


def write_study(folder: Path, responses: int) -> None:
    """Writes the whole folder: study.yaml, cases.csv, its instrument and answers.csv."""
    (folder / "instruments").mkdir(parents=True)
    _write_yaml(folder / "study.yaml", _study())
    _write_yaml(folder / "instruments" / "peiling.yaml", _instrument())
    rows = (f"gemeente_{number},{SIZES[number % 3]}" for number in range(MUNICIPALITIES))
    (folder / "cases.csv").write_text("\n".join(["casus,omvang", *rows]) + "\n", encoding="utf-8")
    _write_answers(folder / "answers.csv", responses)


def _write_yaml(path: Path, tree: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _study() -> dict[str, Any]:
    texts = ("title", "purpose", "legal_ground", "contact", "retention")
    return {
        "kind": "study",
        "id": "peiling",
        "languages": ["nl"],
        "organisation": "Wederhoor",
        **{key: {"nl": "Meting van de snelheid"} for key in texts},
        "threshold": 10,
        "perspectieven": [{"id": "inwoner", "label": {"nl": "Inwoner"}}],
        "instruments": {"inwoner": "peiling"},
        "codebooks": [],
        "strata": [
            {
                "id": "omvang",
                "label": {"nl": "Omvang"},
                "values": [{"code": size, "label": {"nl": size.capitalize()}} for size in SIZES],
            }
        ],
    }


def _instrument() -> dict[str, Any]:
    questions = [_question(number) for number in range(QUESTIONS)]
    pages = [
        {
            "id": f"p{start}",
            "step": "een",
            "title": {"nl": "Vragen"},
            "questions": questions[start : start + 10],
        }
        for start in range(0, QUESTIONS, 10)
    ]
    texts = {key: {"nl": "Meting"} for key in ("title", "intro", "consent")}
    head = {"kind": "instrument", "id": "peiling", "version": "1", "perspectief": "inwoner"}
    return {**head, "languages": ["nl"], "minutes": 10, **texts, "pages": pages}


def _question(number: int) -> dict[str, Any]:
    """Of every ten one grade, one statement, one with several answers and seven on a scale."""
    asked = {"id": f"vraag_{number:02d}", "text": {"nl": f"Wat vindt u van onderdeel {number}?"}}
    kind = _kind(number)
    if kind in ("grade", "stelling"):
        return {**asked, "kind": kind}
    codes = LIKERT if kind == "single" else SERVICES
    options = [{"code": code, "number": place, "label": {"nl": code}} for place, code in enumerate(codes, 1)]
    return {**asked, "kind": kind, "options": options, "also": ["weet_niet"]}


def _kind(number: int) -> str:
    return {0: "grade", 1: "stelling", 2: "multiple"}.get(number % 10, "single")


def _answers_to(number: int) -> list[str]:
    """The answers people draw from, all equally often but the last: one in twenty."""
    match _kind(number):
        case "grade":
            return [str(grade) for grade in range(1, 11)]
        case "stelling":
            return [*STATEMENT, "nvt_geen_zicht"]
        case "multiple":
            return [*SERVICES, "huisarts school", "school wijkteam gemeente", "weet_niet"]
        case _:
            return [*LIKERT, "weet_niet"]


def _write_answers(path: Path, responses: int) -> None:
    random = np.random.default_rng(20261127)
    with path.open("w", encoding="utf-8") as file:
        file.write("response,casus,perspectief,instrument,version,question,value\n")
        for start in range(0, responses, AT_ONCE):
            file.write(_rows(range(start, min(start + AT_ONCE, responses)), random))


def _rows(numbers: range, random: np.random.Generator) -> str:
    drawn = np.stack([_drawn(number, len(numbers), random) for number in range(QUESTIONS)], axis=1)
    return "".join(_response(number, values) for number, values in zip(numbers, drawn.tolist(), strict=True))


def _drawn(question: int, size: int, random: np.random.Generator) -> Any:
    words = np.array([f"vraag_{question:02d},{answer}\n" for answer in _answers_to(question)], dtype=object)
    rare = random.random(size) < 0.05
    return words[np.where(rare, len(words) - 1, random.integers(0, len(words) - 1, size))]


def _response(number: int, values: list[str]) -> str:
    head = f"r{number:07d},gemeente_{number % MUNICIPALITIES},inwoner,peiling,1,"
    return head + head.join(values)
