"""The aims of the coding bench in server time, on whatever machine; the figures stand in bench/README.md."""

from __future__ import annotations

import random
import time
from datetime import date
from pathlib import Path
from runpy import run_path

import pytest
from sqlalchemy import insert

from survey_app.domain.roles import Role
from survey_app.storage.database import writing
from survey_app.storage.roles import SqlRoles
from survey_app.storage.study_folder import load_study
from survey_app.storage.tables import codings, fragments, sources
from survey_app.use_cases.open_account import create_user

BENCH = Path(__file__).resolve().parents[3] / "bench"
WORDS, QUOTES = 40_000, 600
SHEET = "/studies/zwolle/casus/4/ouder"
ASPECTS = [f"perspectieven.{name}" for name in ("snel_opgepakt", "hulpvraag_helder", "hulp_op_tijd")]


@pytest.fixture
def database_kind():
    """The clock of one database is enough; bench/coding.py measures over HTTP."""
    return "sqlite"


@pytest.fixture
def browser(as_role):
    return as_role(Role.CODEUR)


def seconds_of(work) -> float:
    """CPU seconds of this process; a save takes an eighth of what it may: room for any machine."""
    started = time.process_time()
    work()
    return time.process_time() - started


def add_transcript(engine) -> None:
    draw = random.Random(4)
    turns = [" ".join(draw.choices(["woord", "hulp", "gezin", "😀"], k=50)) for _ in range(WORDS // 50)]
    text = "\n\n".join(f"Ouder: {turn}" for turn in turns)
    starts = [draw.randrange(len(text) - 400) for _ in range(QUOTES)]
    places = [(start, start + draw.randrange(20, 400)) for start in starts]
    common = {"study": "zwolle", "bron": "lang", "codeur": "codeur_1"}
    rows = [
        {**common, "position": 900 + i, "fragment": f"lang_{i}", "start": a, "eind": b, "tekst": text[a:b]}
        for i, (a, b) in enumerate(places)
    ]
    empty = {"reden": "", "toelichting": "", "memo": "", "herkomst": "", "status": "concept", "revision": 1}
    place = {"study": "zwolle", "casus": "4", "perspectief": "ouder", "codeur": "codeur_1", "waarde": "groen"}
    with writing(engine) as connection:
        source = {"study": "zwolle", "position": 900, "bron": "lang", "casus": "4", "perspectief": "ouder"}
        connection.execute(insert(sources), {**source, "text": text})
        connection.execute(insert(fragments), rows)
        for i, aspect in enumerate(ASPECTS):
            names = " ".join(row["fragment"] for row in rows[i :: len(ASPECTS)])
            row = {**place, **empty, "position": 900 + i, "aspect": aspect, "fragmenten": names}
            connection.execute(insert(codings), row)


@pytest.mark.slow
def test_a_transcript_of_40_000_words_with_600_quotes_opens_within_a_second(
    zwolle_app, browser, bench_seconds
):
    browser.get(SHEET)  # the study is read once
    add_transcript(zwolle_app.extensions["database"])
    pages = []
    spent = bench_seconds(lambda: pages.append(browser.get(SHEET)), times=3)

    assert pages[0].text.count("<mark") >= QUOTES
    assert spent < 1.0


@pytest.mark.slow
def test_a_value_is_saved_within_50_milliseconds_nineteen_times_in_twenty(browser):
    revisions = dict.fromkeys(ASPECTS, 0)

    def save(number: int) -> None:
        aspect = ASPECTS[number % len(ASPECTS)]
        cell = {"revisie": revisions[aspect], "waarde": "groen", "memo": f"Notitie {number}"}
        answer = browser.post(f"{SHEET}/{aspect}/cel", json=cell)
        assert answer.status_code == 200
        revisions[aspect] = answer.json["cel"]["revisie"]

    save(0)
    spent = sorted(seconds_of(lambda number=number: save(number)) for number in range(1, 101))

    assert spent[94] < 0.050


@pytest.mark.slow
def test_the_matrix_of_200_casussen_28_aspects_and_3_perspectieven_opens_within_a_second(
    app, tmp_path, bench_seconds
):
    made_up = run_path(str(BENCH / "matrix.py"))
    made_up["write_study"](tmp_path / "groot")
    engine = app.extensions["database"]
    assert load_study(engine, tmp_path / "groot", date(2026, 11, 27)) == []
    user = create_user(app, "meting@voorbeeld.nl", "een-lang-wachtwoord")
    SqlRoles(engine).give("groot", user, Role.ONDERZOEKER)
    client = app.test_client()
    with app.app_context():
        person = app.extensions["security"].datastore.find_user(email="meting@voorbeeld.nl").fs_uniquifier
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = person, True
    pages = []
    spent = bench_seconds(lambda: pages.append(client.get("/studies/groot/analyseschema")), times=3)

    assert pages[0].text.count('class="vak ') >= 200 * 28 * 3
    assert spent < 1.0
