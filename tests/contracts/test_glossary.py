"""Every Dutch word of the trade is explained, and no explanation outlives its word."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from analysis import study
from analysis.bench_rows import Adjudication, Assignment, OpenCategory, Seal, TrailRow
from analysis.cost_rows import CostItem, Maatwerkplan
from analysis.ledger_rows import InstrumentChange
from codebooks.values import Reason, Value
from instruments.model import QuestionKind


def words(text: str) -> set[str]:
    """The words of a text, each once."""
    return set(re.findall(r"\w+", text))


# Fields of the study folder's rows that are English, or a word that is the same in both languages.
ENGLISH = words(
    """
    answer aspect attributes begin casus category credit evidence fixed_on id instrument judgement level
    hash label link norm place plan professionals question reason response scenario score seed start status
    text value version wording from_version to_version what kind was becomes answers_then changed_on
    changed_by why signed
    """
)
ROWS = (
    study.Case,
    study.Answer,
    study.Response,
    study.Coding,
    study.OpenCoding,
    study.Source,
    study.Fragment,
    study.Score,
    study.Interviewee,
    study.EvidenceRow,
    study.Assessment,
    Assignment,
    Seal,
    Adjudication,
    TrailRow,
    OpenCategory,
    InstrumentChange,
    CostItem,
    Maatwerkplan,
)
ENGLISH_KINDS = {"single", "multiple", "grade", "open"}
WORDS_OF_THE_TRADE = words(
    """
    casus norm normenkader wederhoor ouder swt hulpverlener rekenkamer nota drietrap perspectief
    onderzoeker codeur lezer beheerder gebeurd tevreden gewenst weet_niet wil_niet_zeggen nvt eens
    gedeeltelijk tegenspraak stilte vastgesteld concept voldoet_niet voldoet_beperkt
    voldoet_merendeels voldoet_grotendeels voldoet succesfactoren knelpunten analyseschema toegang
    situatie deelvraag bewijs oordeel ggsr basisteam
    """
)


@pytest.fixture(scope="module")
def explained(root) -> dict[str, str]:
    """Word -> explanation, as the glossary's tables have them."""
    lines = (root / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    found = [re.match(r"\| `([a-z_]+)` \| (.+) \|$", line) for line in lines]
    return {match[1]: match[2] for match in found if match}


def test_every_word_of_the_trade_is_explained(explained):
    assert WORDS_OF_THE_TRADE - set(explained) == set()


@pytest.mark.parametrize("names", [Value, Reason], ids=["values", "reasons"])
def test_every_value_and_reason_is_explained(explained, names):
    assert {str(name) for name in names} - set(explained) == set()


def test_every_dutch_kind_of_question_is_explained(explained):
    assert {str(kind) for kind in QuestionKind} - ENGLISH_KINDS - set(explained) == set()


def test_every_dutch_column_of_the_study_folder_is_explained(explained):
    columns = {field.name for row in ROWS for field in fields(row)}

    assert columns - ENGLISH - set(explained) == set()


def test_no_word_is_explained_twice(root):
    text = (root / "GLOSSARY.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `([a-z_]+)` \|", text, flags=re.MULTILINE)

    assert sorted(named) == sorted(set(named))


def test_every_explained_word_is_used_in_the_house(explained, house_files, root):
    files = [*house_files, *(root / "codebooks").rglob("*.yaml"), *(root / "instruments").rglob("*.yaml")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files).lower()

    assert {word for word in explained if word.replace("_", " ") not in text.replace("_", " ")} == set()
