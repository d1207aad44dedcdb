"""Load and export are inverse; what can't be loaded leaves nothing behind."""

import shutil
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, update

from analysis.study_folder import read_study_folder
from survey_app.storage.database import reading, writing
from survey_app.storage.study_folder import (
    export_study,
    folder_as_files,
    load_study,
    read_frame,
    read_study,
    study_ids,
)
from survey_app.storage.tables import codings, metadata, responses, submissions

ZWOLLE = Path(__file__).parents[3] / "examples" / "zwolle"
TODAY = date(2026, 5, 1)


def files_in(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def zwolle(engine):
    assert load_study(engine, ZWOLLE, TODAY) == []
    return engine


def test_load_and_export_give_the_same_bytes(zwolle, tmp_path):
    assert export_study(zwolle, "zwolle", tmp_path / "uit") == []
    assert files_in(tmp_path / "uit") == files_in(ZWOLLE)


def test_what_comes_out_loads_again_and_comes_out_the_same(zwolle, tmp_path):
    export_study(zwolle, "zwolle", tmp_path / "uit")
    with writing(zwolle) as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
    assert load_study(zwolle, tmp_path / "uit", TODAY) == []
    assert folder_as_files(zwolle, "zwolle") == files_in(ZWOLLE)


def test_one_changed_cell_changes_one_line_of_one_file(zwolle):
    cell = (codings.c.casus == "4", codings.c.aspect == "casusonderzoek.regie_swt")
    with writing(zwolle) as connection:
        connection.execute(update(codings).where(*cell).values(waarde="grijs"))
    now, before = folder_as_files(zwolle, "zwolle"), files_in(ZWOLLE)
    changed = [name for name in before if now[name] != before[name]]

    assert changed == ["codings.csv"]
    pairs = zip(now["codings.csv"].split(b"\n"), before["codings.csv"].split(b"\n"), strict=True)
    assert sum(new != old for new, old in pairs) == 1


def test_responses_that_lie_scattered_over_the_file_come_out_as_they_came_in(engine, tmp_path):
    folder = shutil.copytree(ZWOLLE, tmp_path / "verspreid")
    header, *answers = (folder / "answers.csv").read_bytes().splitlines(keepends=True)
    (folder / "answers.csv").write_bytes(header + b"".join(answers[::2] + answers[1::2]))
    load_study(engine, folder, TODAY)

    assert folder_as_files(engine, "zwolle") == files_in(folder)


@pytest.mark.parametrize(
    "rows", [b"ouder_02,papier,nl,ja\n", b"ouder_02,papier,nl,\nouder_01,telefoon,en,nee\nouder_03,web,,\n"]
)
def test_how_questionnaires_came_in_comes_out_as_it_came_in(engine, tmp_path, rows):
    folder = shutil.copytree(ZWOLLE, tmp_path / "deuren")
    (folder / "responses.csv").write_bytes(b"response,afname,taal,citeren\n" + rows)
    assert load_study(engine, folder, TODAY) == []

    assert folder_as_files(engine, "zwolle") == files_in(folder)
    told = {row.response: row.afname for row in read_study(engine, "zwolle").responses}
    assert told["ouder_02"] == "papier"
    assert told["ouder_05"] == "web"


def test_a_questionnaire_without_answers_is_not_written_as_one_that_nobody_knows(zwolle):
    with writing(zwolle) as connection:
        connection.execute(update(responses).where(responses.c.id == "ouder_02").values(afname="papier"))
        connection.execute(update(submissions).where(submissions.c.response == "ouder_02").values(answers=[]))
    assert "responses.csv" not in folder_as_files(zwolle, "zwolle")


def test_files_of_windows_come_out_as_they_came_in(engine, tmp_path):
    folder = shutil.copytree(ZWOLLE, tmp_path / "windows")
    for name in ("codings.csv", "answers.csv", "cases.csv"):
        raw = (folder / name).read_bytes()
        (folder / name).write_bytes(b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))
    load_study(engine, folder, TODAY)

    assert folder_as_files(engine, "zwolle") == files_in(folder)


def test_a_level_without_its_reason_is_not_loaded(engine, tmp_path):
    folder = shutil.copytree(ZWOLLE, tmp_path / "zonder_reden")
    text = (folder / "assessments.yaml").read_text(encoding="utf-8")
    changed = text.replace("level: voldoet_merendeels", "level: voldoet", 1)
    (folder / "assessments.yaml").write_text(changed, encoding="utf-8")

    assert [found.code for found in load_study(engine, folder, TODAY)] == ["judgement-reason-missing"]
    assert study_ids(engine) == ()


def test_the_database_gives_back_what_the_folder_says(zwolle):
    kept, read = read_study(zwolle, "zwolle"), read_study_folder(ZWOLLE).value

    assert replace(kept, instruments={}, codebooks={}) == replace(read, instruments={}, codebooks={})
    assert list(kept.instruments) == list(read.instruments)
    assert list(kept.codebooks) == list(read.codebooks)


def test_a_study_is_loaded_once(zwolle):
    assert [found.code for found in load_study(zwolle, ZWOLLE, TODAY)] == ["study-exists"]


def test_a_folder_with_a_mistake_loads_nothing(engine, tmp_path):
    folder = shutil.copytree(ZWOLLE, tmp_path / "fout")
    text = (folder / "codings.csv").read_text(encoding="utf-8")
    (folder / "codings.csv").write_text(text.replace(",groen,", ",paars,", 1), encoding="utf-8")

    assert [found.code for found in load_study(engine, folder, TODAY)] != []
    assert study_ids(engine) == ()


def test_trouble_half_way_leaves_nothing(engine, monkeypatch):
    from survey_app.storage import study_rows

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr(study_rows, "_submission_rows", fail)
    with pytest.raises(OSError, match="disk full"):
        load_study(engine, ZWOLLE, TODAY)
    with reading(engine) as connection:
        counted = [select(func.count()).select_from(table) for table in metadata.sorted_tables]
        counts = [connection.execute(count).scalar_one() for count in counted]
    assert sum(counts) == 0


def test_nothing_is_written_over(zwolle, tmp_path):
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "brief.txt").write_text("bewaar mij")

    assert [found.code for found in export_study(zwolle, "zwolle", tmp_path / "vol")] == ["export-not-empty"]
    assert files_in(tmp_path / "vol") == {"brief.txt": b"bewaar mij"}


def test_an_unknown_study_is_a_problem(zwolle, tmp_path):
    assert [found.code for found in export_study(zwolle, "zwole", tmp_path / "uit")] == ["study-unknown"]
    with pytest.raises(KeyError):
        read_frame(zwolle, "zwole")


def test_a_folder_that_cannot_be_written_is_a_problem(zwolle, tmp_path):
    (tmp_path / "bestand").write_text("")

    found = export_study(zwolle, "zwolle", tmp_path / "bestand" / "uit")
    assert [one.code for one in found] == ["export-impossible"]


def test_a_running_study_keeps_the_library_it_was_loaded_with(zwolle):
    assert read_frame(zwolle, "zwolle").instruments["ouder"].id == "ouder"
    assert "instruments/ouder.yaml" not in folder_as_files(zwolle, "zwolle")


def test_an_export_while_someone_saves_is_one_consistent_snapshot(zwolle):
    """Each save adds an answer and a category that belong together; no export sees one without the other."""
    from survey_app.storage.tables import open_codings, responses

    stop, torn = threading.Event(), []

    def save() -> None:
        for number in range(60):
            name = f"extra_{number}"
            row = {"study": "zwolle", "position": 1000 + number}
            person = {"casus": "1", "perspectief": "ouder", "instrument": "ouder", "version": "1"}
            answers = {"study": "zwolle", "response": name, "answers": [["open_kwaliteit", "x", "1"]]}
            category = {**row, "response": name, "question": "open_vragen.kwaliteit", "category": "x"}
            with writing(zwolle) as connection:
                connection.execute(insert(responses), {**row, "id": name, **person})
                connection.execute(insert(submissions), answers)
                connection.execute(insert(open_codings), category)
        stop.set()

    writer = threading.Thread(target=save)
    writer.start()
    while not stop.is_set():
        data = read_study(zwolle, "zwolle")
        answered = {answer.response for answer in data.answers if answer.response.startswith("extra_")}
        coded = {coding.response for coding in data.open_codings if coding.response.startswith("extra_")}
        if answered != coded:
            torn.append(answered ^ coded)
    writer.join()

    assert torn == []


def test_of_two_who_load_the_same_study_at_once_one_is_told(engine, tmp_path):
    folder = tmp_path / "klein"
    folder.mkdir()
    for name in ("study.yaml", "cases.csv"):
        shutil.copy(ZWOLLE / name, folder)
    found = []
    threads = [
        threading.Thread(target=lambda: found.append([p.code for p in load_study(engine, folder, TODAY)]))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(found) == [[], ["study-exists"], ["study-exists"], ["study-exists"]]
