"""Our files as another reader sees them: pyrefiqda, written by others from the standard's schemas."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.study_folder import read_study_folder
from survey_app.use_cases.export_codings import export

pyrefiqda = pytest.importorskip("pyrefiqda")
ZWOLLE = Path(__file__).resolve().parents[3] / "examples" / "zwolle"


@pytest.fixture(scope="module")
def zwolle():
    return read_study_folder(ZWOLLE).value


def test_another_reader_finds_the_same_quotes_at_the_same_places(zwolle, tmp_path):
    (tmp_path / "z.qdpx").write_bytes(export(zwolle, "qdpx").content)
    project = pyrefiqda.RefiProject.load(tmp_path / "z.qdpx", str(tmp_path / "uit"))
    found = set()
    for source in project.sources.text_source:
        path = pyrefiqda.RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "uit")
        text = path.read_bytes().decode()
        for one in source.plain_text_selection:
            assert text[one.start_position : one.end_position] == one.name
            found.add((source.name, one.start_position, one.end_position))

    assert found == {(one.bron, one.start, one.eind) for one in zwolle.fragments}
    assert {user.name for user in project.users.user} == {one.codeur for one in zwolle.codings}


def test_another_reader_finds_every_aspect_with_its_values(zwolle, tmp_path):
    (tmp_path / "z.qdc").write_bytes(export(zwolle, "qdc").content)
    book = pyrefiqda.RefiCodebook.load(tmp_path / "z.qdc")
    aspects = [aspect for top in book.codes.code for group in top.code for aspect in group.code]

    assert len(aspects) == sum(len(one.aspects) for one in zwolle.coding_schemes())
    assert all(one.is_codable for aspect in aspects for one in aspect.code)
    assert not any(aspect.is_codable for aspect in aspects)
