"""A normenkader written and read again, its hash, and the scales that stand ready."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codebooks.checks import check_codebook
from codebooks.loader import library_path, load_codebook
from codebooks.model import EvidenceLink
from codebooks.norm_hash import altered_unseen, content_hash
from codebooks.norm_model import KaderChange
from codebooks.norm_writer import write_normenkader
from codebooks.ready_scales import READY_SCALES
from codebooks.scale import level_of
from instruments.texts import Texts

GOOD = Path(__file__).parent / "good" / "normenkader.yaml"


def placeless(value):
    """The value without the file and the lines that its parts stand on."""
    if is_dataclass(value):
        places = {"line": 0, "file": ""}
        own = {f.name: placeless(getattr(value, f.name)) for f in fields(value)}
        return replace(value, **{k: places.get(k, v) for k, v in own.items()})
    return tuple(placeless(one) for one in value) if isinstance(value, tuple) else value


def read(content, tmp_path):
    (tmp_path / "kader.yaml").write_bytes(content)
    return load_codebook(tmp_path / "kader.yaml")


@pytest.fixture
def kader():
    return load_codebook(GOOD).value


NEW_KINDS = (
    EvidenceLink("a", Texts.of(nl="A", en="A"), question="ouder.klik", met=("ja",), partly=("deels",)),
    EvidenceLink("b", Texts.of(nl="B", en="B"), figure="waarden/klik/groen", at_most=0.25, weight=2.5),
    EvidenceLink("c", Texts.of(nl="C", en="C"), documents=("nota",), direction="knelpunt"),
)


@pytest.mark.parametrize("path", [GOOD, library_path("normenkader_zwolle")], ids=["good", "zwolle"])
def test_what_is_written_is_read_back_the_same(path, tmp_path):
    kader = load_codebook(path).value
    again = read(write_normenkader(kader), tmp_path)

    assert again.problems == ()
    assert placeless(again.value) == placeless(kader)


def test_every_field_of_a_full_normenkader_survives(kader, tmp_path):
    norm = replace(kader.norms[0], evidence=NEW_KINDS, source_kind="wet", measured=Texts.of(nl="m", en="m"))
    change = KaderChange(
        "2026-01-02", "voorzitter", "norm n1", "oud", "nieuw: 'x'", "daarom\nen zo", True, hash="def"
    )
    scale = replace(READY_SCALES["vier"](), boundaries=kader.scale.boundaries[:0])
    full = replace(kader, norms=(norm, *kader.norms[1:]), scale=scale, changes=(change,))
    full = replace(full, frozen_hash="abc", fieldwork_began=True)

    assert placeless(read(write_normenkader(full), tmp_path).value) == placeless(full)


@settings(deadline=None, max_examples=25)
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30))
def test_any_text_is_read_back_exactly(text, tmp_path_factory):
    kader = load_codebook(GOOD).value
    titled = replace(kader, title=Texts.of(nl=text, en=f"{text}: - #"))

    again = read(write_normenkader(titled), tmp_path_factory.getbasetemp())
    assert again.value.title == titled.title


def test_the_hash_holds_the_norms_and_nothing_of_their_history(kader):
    same = (
        replace(kader, version="2"),
        replace(kader, frozen_on="2026-01-01"),
        replace(kader, changes=(KaderChange("2026-01-01", "a", "b", "c", "d", "e"),)),
    )
    other = (
        replace(kader, norms=kader.norms[:1]),
        replace(kader, title=Texts.of(nl="Anders", en="Other")),
        replace(kader, scale=replace(kader.scale, partial_credit=0.4)),
        replace(kader, objections=()),
    )

    assert {content_hash(one) for one in same} == {content_hash(kader)}
    assert len({content_hash(one) for one in (kader, *other)}) == 5


def test_content_that_changed_after_freezing_without_a_line_shows(kader):
    frozen = replace(kader, frozen_hash=content_hash(kader))

    assert not altered_unseen(frozen)
    assert altered_unseen(replace(frozen, norms=frozen.norms[:1]))
    assert not altered_unseen(replace(kader, frozen_hash=""))
    change = KaderChange("2026-01-01", "a", "b", "c", "d", "e", hash=content_hash(kader))
    told = replace(frozen, frozen_hash="0" * 64, changes=(change,))
    assert not altered_unseen(told)
    assert altered_unseen(replace(told, objections=()))


@pytest.mark.parametrize("name", READY_SCALES)
def test_a_ready_scale_gives_every_share_one_level_with_word_and_symbol(kader, name):
    scale = READY_SCALES[name]()

    assert check_codebook(replace(kader, scale=scale)) == []
    assert all(level.symbol and level.label.say() and level.label.say("en") for level in scale.choices)
    assert len({level.symbol for level in scale.choices}) == len(scale.choices)
    assert {level_of(scale, share / 100).level for share in range(101)} == {one.id for one in scale.levels}


def test_no_share_gives_the_level_that_cannot_be_judged():
    scale = READY_SCALES["vier"]()

    assert scale.level("niet_te_beoordelen").shown() == "– Niet te beoordelen"
    assert "niet_te_beoordelen" not in {level.id for level in scale.levels}


def test_two_levels_with_one_id_are_told_also_where_one_has_no_share(kader):
    scale = READY_SCALES["vier"]()
    twice = replace(scale, unscaled=(replace(scale.unscaled[0], id="deels"),))

    assert [problem.code for problem in check_codebook(replace(kader, scale=twice))] == ["codebook-id-twice"]
