"""`wederhoor verify`, and what `check` and `report` say of references that lead nowhere."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from survey_app.commands import main
from survey_app.domain.report_text.package import unpack
from survey_app.domain.report_text.snapshot import Snapshot
from survey_app.use_cases.freeze_study import freeze

KLEIN = Path(__file__).parents[1] / "analysis" / "study_folder" / "folders" / "klein"


class FakeSnapshots:
    """The folder of a study as files, and what was kept of it."""

    def __init__(self, folder):
        paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
        self.files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
        self.kept = None

    def released_files(self, study):
        return self.files

    def add(self, new):
        self.kept = new
        return Snapshot(1, new.label, new.why, new.hash, new.numbers_hash, new.frozen_by, new.frozen_at)


@pytest.fixture(scope="module")
def package():
    """The small study, frozen."""
    store = FakeSnapshots(KLEIN)
    freeze(store, "klein", "Concept", "", "an@voorbeeld.nl", datetime(2026, 11, 27, 10))
    return store.kept.content


@pytest.fixture
def frozen(tmp_path, package):
    """The package as a file."""
    file = tmp_path / "momentopname.zip"
    file.write_bytes(package)
    return file


@pytest.fixture
def unpacked(frozen, tmp_path):
    folder = tmp_path / "uitgepakt"
    for name, content in unpack(frozen.read_bytes()).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def run(*arguments, code=0):
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result.output


def test_a_snapshot_and_its_unpacked_folder_give_the_same_numbers(frozen, unpacked):
    assert "dezelfde tekst." in run("verify", frozen)
    assert run("verify", unpacked) == run("verify", frozen)


def test_a_changed_cell_is_told_with_was_and_is_and_ends_in_an_error(unpacked):
    codings = unpacked / "codings.csv"
    before = codings.read_text()
    assert "groen,aanwezig_tevreden" in before
    codings.write_text(before.replace("groen,aanwezig_tevreden", "groen,onbekend", 1))
    assert "dezelfde tekst." in run("verify", unpacked)  # another reason prints no other number
    scores = unpacked / "scores.csv"
    scores.write_text(scores.read_text().replace("2013,X", "2013,check", 1))

    told = run("verify", unpacked, code=1)

    assert "Bestanden die anders zijn dan bij het bevriezen: 2" in told
    assert "Cijfers die anders zijn" in told
    assert "ggsr" in told or "kort_scores" in told


def test_facts_that_were_tampered_with_are_noticed(unpacked):
    facts = unpacked / "momentopname.json"
    facts.write_text(facts.read_text().replace('"tekst": [', '"tekst": [\n"Erbij",', 1))

    assert "momentopname.json is veranderd" in run("verify", unpacked, code=1)


def test_what_is_no_snapshot_is_told_in_a_sentence(tmp_path, frozen, unpacked):
    rubbish = tmp_path / "brief.zip"
    rubbish.write_bytes(b"geen zip")
    (unpacked / "study.yaml").write_text("kind: [")

    assert "geen momentopname" in run("verify", rubbish, code=1)
    assert "momentopname.json" in run("verify", KLEIN, code=1)
    assert "study.yaml" in run("verify", unpacked, code=1)
    assert "No such file" in run("verify", tmp_path / "weg.zip", code=1)
    run("verify", code=2)
    run("verify", frozen, "--study", "zwolle", code=2)


def test_check_and_report_name_every_reference_that_leads_nowhere(tmp_path):
    folder = shutil.copytree(KLEIN, tmp_path / "klein")
    (folder / "text").mkdir()
    (folder / "text" / "doel.md").write_text("Bij {{ telling: kort.weg.groen }}.\n\nEn {{ tabl: x }}.\n")
    (folder / "text" / "inleidng.md").write_text("Hier.\n")

    for told in (run("check", folder, code=1), run("report", folder, "-o", tmp_path / "uit", code=1)):
        assert "text/doel.md:1  [text-reference-unknown]" in told
        assert "text/doel.md:3  [text-word-unknown]" in told
        assert "text/inleidng.md  [text-section-unknown]" in told
    assert not (tmp_path / "uit").exists()
