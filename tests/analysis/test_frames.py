"""Frames: typed columns in the order of study and codebook, never alphabetical."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.frames import Frames


def test_values_stand_in_the_order_of_the_tables_with_grijs_after_rood(build):
    frame = Frames(build.data("1 ouder kleuren.zon rood")).cells

    assert list(frame["waarde"].cat.categories)[:5] == ["groen", "oranje", "rood", "grijs", "geen_informatie"]


def test_colours_cannot_be_compared_as_if_they_had_an_order(build):
    frame = Frames(build.data("1 ouder kleuren.zon rood", "1 ouder kleuren.aap groen")).cells

    with pytest.raises(TypeError, match="Unordered"):
        _ = frame["waarde"] > "rood"


def test_aspects_stand_in_the_order_of_the_codebook(build):
    frame = Frames(build.data("1 ouder kleuren.aap rood")).codings

    assert list(frame["aspect"].cat.categories)[:3] == ["kleuren.zon", "kleuren.aap", "kleuren.situatie"]


def test_casus_10_does_not_come_before_casus_2(build):
    data = build.data(cases=build.cases("1", "2", "10"))

    assert list(Frames(data).cases["casus"].cat.categories) == ["1", "2", "10"]


def test_an_undecided_cell_is_missing(build):
    frame = Frames(build.data("1 ouder kleuren.zon rood an", "1 ouder kleuren.zon groen bo")).cells

    assert frame["waarde"].isna().tolist() == [True]


def test_a_casus_without_a_stratum_is_missing_there(build):
    data = build.data(cases=build.cases("1", geslacht="man", jaar=""))

    assert Frames(data).cases[["geslacht", "jaar", "verwijzer"]].isna().to_numpy().tolist() == [
        [False, True, True]
    ]


def test_an_empty_study_gives_empty_frames_with_all_their_columns(build):
    frames = Frames(build.data(cases=(), books=()))

    assert [len(f) for f in (frames.cells, frames.codings, frames.answers, frames.open_codings)] == [
        0,
        0,
        0,
        0,
    ]
    assert list(frames.scores.columns) == ["rij", "jaar", "score"]


def test_a_value_that_no_codebook_knows_comes_last_instead_of_vanishing(build):
    data = build.data("1 ouder kleuren.zon paars")

    assert Frames(data).cells["waarde"].tolist() == ["paars"]


def test_a_frame_is_made_once(build):
    frames = Frames(build.data("1 ouder kleuren.zon rood"))

    assert frames.cells is frames.cells
    assert Frames(replace(frames.data)).cells is not frames.cells
