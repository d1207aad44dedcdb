"""The commands about names, as someone types them; and that one process searches at a time."""

from __future__ import annotations

import threading
import time
from datetime import date

import pytest
from click.testing import CliRunner

from survey_app.commands import main
from survey_app.domain.intake import IntakeSource
from survey_app.domain.pseudonyms import NameKind, OwnName, Searched
from survey_app.name_finder import my_turn, start_finding_names
from survey_app.storage.database import open_database
from survey_app.storage.intake import SqlIntake
from survey_app.storage.intake_names import SqlIntakeNames
from survey_app.storage.pseudonym_key import PseudonymKey
from survey_app.storage.pseudonyms import SqlPseudonyms

SECRET = "a-secret-that-is-long-enough-for-tests"


@pytest.fixture
def installed(zwolle_url, tmp_path, monkeypatch):
    """An installation whose name lists can't be built: a file stands where their folder should be."""
    (tmp_path / "no_folder").write_text("")
    monkeypatch.setenv("WEDERHOOR_DATABASE_URL", zwolle_url)
    monkeypatch.setenv("WEDERHOOR_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("WEDERHOOR_NAME_LISTS", str(tmp_path / "no_folder"))
    monkeypatch.setenv("WEDERHOOR_PSEUDONYM_KEY", SECRET)
    engine = open_database(zwolle_url)
    source = IntakeSource(
        "a", "3", "ouder", "verslag", "Mevrouw Jansen zag roos.", date(2026, 1, 1), "codeur_1"
    )
    SqlIntake(engine).add("zwolle", source)
    yield engine
    engine.dispose()


def run(*words):
    return CliRunner().invoke(main, list(words))


def proposed(engine):
    text = SqlIntakeNames(engine).text("zwolle", "a")
    return {text.words(name) for name in text.names}, text.searched


def test_without_name_lists_texts_are_searched_with_patterns_and_the_own_names(installed):
    SqlPseudonyms(installed, PseudonymKey(SECRET)).register("zwolle", [[OwnName(NameKind.PERSOON, "roos")]])
    outcome = run("find-names", "zwolle")

    assert outcome.exit_code == 0, outcome.output
    assert proposed(installed) == ({"Jansen", "roos"}, Searched.PATTERNS)
    assert "Doorzochte teksten: 1" in outcome.output
    assert "Jansen" not in outcome.output


@pytest.mark.parametrize("command", ["find-names", "renew-key"])
def test_an_unknown_study_is_one_sentence(installed, command):
    outcome = run(command, "nergens")

    assert outcome.exit_code == 1
    assert "staat niet in de database" in outcome.output


def test_lists_that_can_not_be_built_are_one_sentence(installed):
    pytest.importorskip("deduce")
    outcome = run("name-lists")

    assert outcome.exit_code == 1
    assert "Traceback" not in outcome.output


def test_a_key_that_reads_nothing_is_told(installed, monkeypatch):
    SqlPseudonyms(installed, PseudonymKey(SECRET)).register("zwolle", [[OwnName(NameKind.PERSOON, "roos")]])

    assert run("renew-key", "zwolle").exit_code == 0
    monkeypatch.setenv("WEDERHOOR_PSEUDONYM_KEY", "another-secret-that-is-long-enough-too")
    assert "Niet te lezen met deze sleutels: 1" in run("renew-key", "zwolle").output


def test_of_many_at_once_one_searches_and_one_waits(tmp_path):
    order, begun = [], threading.Event()

    def search(number):
        with my_turn(tmp_path, "zwolle") as mine:
            order.append(("begin", mine))
            if mine:
                begun.set()
                time.sleep(0.3)
                order.append(("end", mine))

    threads = [threading.Thread(target=search, args=(number,)) for number in range(8)]
    threads[0].start()
    begun.wait(5)
    for thread in threads[1:]:
        thread.start()
    for thread in threads:
        thread.join()

    assert [what for what, mine in order if mine] == ["begin", "end", "begin", "end"]
    assert sum(not mine for _, mine in order) == 6


def test_the_search_that_a_page_starts_finds_names_in_a_process_of_its_own(installed, tmp_path, zwolle_url):
    settings = {
        "FIND_NAMES": True,
        "VAR": tmp_path / "var",
        "DATABASE_URL": zwolle_url,
        "NAME_LISTS": tmp_path / "no_folder",
        "SECRET_KEY": "x" * 32,
        "PSEUDONYM_KEY": SECRET,
    }
    start_finding_names(settings, "zwolle")
    for _ in range(150):
        if proposed(installed)[1]:
            break
        time.sleep(0.2)

    assert proposed(installed) == ({"Jansen"}, Searched.PATTERNS)


def test_where_searching_is_left_to_others_nothing_starts(installed, tmp_path, zwolle_url):
    start_finding_names({"FIND_NAMES": False}, "zwolle")
    time.sleep(0.5)

    assert proposed(installed)[1] is Searched.NOT_YET
