"""What is written of a normenkader: its changes in words, its name in study.yaml, its gaps."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from codebooks.loader import library_path, load_codebook
from codebooks.ready_scales import READY_SCALES
from instruments.texts import Texts
from survey_app.domain.norms.kader_changes import kader_changes
from survey_app.domain.norms.kader_edits import (
    new_kader,
    open_gaps,
    stand_of,
    with_norm,
    without_norm,
    without_question,
)
from survey_app.domain.norms.kader_forms import slug
from survey_app.domain.norms.study_list import naming_codebook


@pytest.fixture(scope="module")
def zwolle():
    return load_codebook(library_path("normenkader_zwolle")).value


def told(old, new):
    return [tuple(change) for change in kader_changes(old, new)]


def test_a_change_says_what_it_was_and_became(zwolle):
    norm = zwolle.norm("7a")
    other = replace(norm, text=Texts((("nl", "Anders."), ("en", norm.text["en"]))))

    assert told(zwolle, with_norm(zwolle, other)) == [("norm 7a tekst", norm.text.say(), "Anders.")]


def test_the_weight_of_evidence_and_a_bound_of_the_scale_are_changes_too(zwolle):
    norm = zwolle.norm("7a")
    heavier = replace(norm, evidence=(replace(norm.evidence[0], weight=2.0), *norm.evidence[1:]))
    scale = replace(
        zwolle.scale, levels=(replace(zwolle.scale.levels[0], symbol="×"), *zwolle.scale.levels[1:])
    )
    link = norm.evidence[0].id

    assert told(zwolle, with_norm(zwolle, heavier)) == [(f"norm 7a bewijs {link} gewicht", "", "2.0")]
    assert told(zwolle, replace(zwolle, scale=scale)) == [("schaal niveau voldoet_niet teken", "○", "×")]


def test_what_is_new_gone_or_moved_is_told_whole(zwolle):
    gone = replace(zwolle, norms=tuple(n for n in zwolle.norms if n.id != "7a"))
    moved = replace(zwolle, norms=zwolle.norms[::-1])

    assert told(zwolle, gone) == [("norm 7a", zwolle.norm("7a").text.say(), "")]
    assert told(gone, replace(gone, norms=(*gone.norms, zwolle.norm("7a")))) == [
        ("norm 7a", "", zwolle.norm("7a").text.say())
    ]
    assert [what for what, _, _ in told(zwolle, moved)] == ["norm: volgorde"]
    assert told(zwolle, replace(zwolle, version="9", frozen_on="2026-01-01")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id: x\ncodebooks: [a, b]\nstrata: []\n", "id: x\ncodebooks: [a, b, n]\nstrata: []\n"),
        ("codebooks: []", "codebooks: [n]"),
        ("codebooks:\n  - a\n  - b # twee\nid: x\n", "codebooks:\n  - a\n  - b # twee\n  - n\nid: x\n"),
        ("codebooks:\n- a", "codebooks:\n- a\n- n"),
        ("id: x\n", "id: x\ncodebooks: [n]\n"),
        ('codebooks: ["a",\n  b,\n]\n', 'codebooks: ["a",\n  b, n,\n]\n'),
    ],
)
def test_study_yaml_names_one_codebook_more_and_says_the_same_else(text, expected):
    after = naming_codebook(text, "n")
    before = yaml.safe_load(text) or {}

    assert after == expected
    assert yaml.safe_load(after) == {**before, "codebooks": [*before.get("codebooks", []), "n"]}


def test_a_deelvraag_is_a_gap_until_it_has_a_norm_and_again_when_it_loses_it(zwolle):
    texts = (Texts.of(nl="Kader"), Texts.of(nl="Vraag?"), Texts.of(nl="Deel"))
    kader = new_kader("k", *texts, "deel", READY_SCALES["stoplicht"]())
    norm = replace(zwolle.norm("7a"), deelvraag="1", part="deel", id="1a")
    written = with_norm(kader, norm)

    assert (open_gaps(kader), open_gaps(written)) == (("1",), ())
    assert open_gaps(without_norm(written, "1a")) == ("1",)
    assert without_question(kader, "1").norms == ()


def test_a_stand_changes_with_its_own_part_only(zwolle):
    other = with_norm(zwolle, replace(zwolle.norm("7a"), judged_with="x"))

    assert stand_of(zwolle, "norms", "7a") != stand_of(other, "norms", "7a")
    assert stand_of(zwolle, "norms", "7b") == stand_of(other, "norms", "7b")
    assert stand_of(zwolle, "norms", "weg") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Eén deel!", "een_deel"), ("", "deel"), ("nieuw", "nieuw_2"), ("a" * 99, "a" * 40)],
)
def test_a_name_is_made_of_a_text(text, expected):
    assert slug(text) == expected
