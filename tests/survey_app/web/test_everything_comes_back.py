"""All that is made in the app for a report goes out as a folder, in again, and out: the same bytes."""

# ruff: noqa: F811  (fixtures that come from another module are asked for by their name)

from __future__ import annotations

import io
import shutil
from datetime import date

import pytest

from survey_app.domain.roles import Role
from survey_app.storage.database import open_database
from survey_app.storage.study_folder import export_study, folder_as_files, load_study, read_study
from survey_app.storage.wederhoor import find_attachment
from tests.survey_app.web.test_kader import (
    HOME,
    NORM,
    PAGE,
    bare,  # noqa: F401  (the fixtures of a study without a normenkader)
    begun,  # noqa: F401
    browser,  # noqa: F401
    keep,
    person,  # noqa: F401
)
from tests.survey_app.web.test_nota_forms import bring, own_template
from tests.survey_app.web.wederhoor import conftest as held_rounds

HARD = " wit\r\n- id: b9\n# kop: 'a' \"b\" \u2028y\x85z\u00a0\n---\n\tna een tab, \x1b en \ufeff é 𝄞\n\n"
TODAY = date(2026, 11, 27)


def everything(begun, person, app, monkeypatch):
    """A normenkader that was frozen and changed, judged and signed; and all that is written."""
    monkeypatch.setattr(held_rounds, "STAFF", f"{HOME}/wederhoor")
    app.config["MOST_GUESSES"] = 10**6
    assert begun.post(f"{PAGE}/bevries").status_code == 303
    changed = {**NORM, "tekst_nl": HARD, "gemeten_nl": HARD, "waarom": HARD}
    done = [keep(begun, "norm/1a", **changed)]
    said = {"norm": "1a", "functie": "hoofd vervoer", "dag": "2026-02-01", "tekst": HARD, "antwoord": HARD}
    done.append(begun.post(f"{HOME}/normopmerkingen/nieuw", data={**said, "revisie": "0"}))
    proof = {"voldaan": "nee", "tekst": HARD, "vindplaats": "blz. 3", "revisie": "0"}
    done.append(begun.post(f"{HOME}/normen/1a/bewijs/1a/klachten_over_te_laat", data=proof))
    first, second = person(Role.REKENKAMER, "een"), person(Role.REKENKAMER, "twee")
    fixed = {"niveau": "niet_te_beoordelen", "reden": HARD, "revisie": "0"}
    done.append(first.post(f"{HOME}/normen/1a", data=fixed))
    done += [who.post(f"{HOME}/normen/1a/teken", data={"revisie": "1"}) for who in (first, second)]
    written = {
        "bevindingen": {"text": HARD, "deelvraag": "1", "norm": "1a", "place": "par. 2"},
        "conclusies": {"text": HARD, "judgement": "1a", "findings": "b1"},
        "aanbevelingen": {"text": HARD, "to": "college", "conclusions": "c1"},
        "standpunten": {"recommendation": "1", "by": "college", "adoption": "ten_dele", "text": HARD},
        "opvolging": {"recommendation": "1", "year": "2027", "status": "uitgevoerd", "text": HARD},
        "triangulatie": {"source": "ouders", "factor": "regie", "kind": "knelpunt", "text": HARD},
        "resultaten": {"result": HARD, "degree": "deels_gerealiseerd", "text": HARD},
    }
    for part, fields in written.items():
        done.append(begun.post(f"{HOME}/rapport/{part}", data=fields))
    done.append(begun.post(f"{HOME}/teksten/doel", data={"tekst": HARD, "revisie": "0"}))
    done.append(bring(first, own_template(), "sjabloon.docx"))
    assert [answer.status_code for answer in done] == [303] * len(done)


def heard(app, browser):
    """A round with a reaction that was answered, one that was not, one that was not sent; and a nawoord."""
    held = held_rounds.Round(app, browser)
    held.add_readers("hoofd vervoer", "wethouder")
    held.release(["hoofd vervoer", "wethouder"], "bevinding:b1", deel="Inleiding", tekst=HARD)
    one, two = held.ways("1", "2")
    held.open()
    for reader in (one, two):
        reader.come_in()
        file = (io.BytesIO(b"%PDF-1.7 " + reader.path[-3:].encode()), "bewijs.pdf")
        reader.react(1, reactie="feit_onjuist", tekst=HARD, voorstel=HARD, bestand=file)
        assert reader.send().status_code == 303
    two.react(2, reactie="akkoord", tekst="NIET VERSTUURD", bestand=(io.BytesIO(b"NIET VERSTUURD"), "x.txt"))
    assert held.answer("p1", 1, oordeel="niet", waarom=HARD).status_code == 303
    held.post("nawoord", nawoord=HARD)
    return one, two


@pytest.fixture
def elsewhere(sqlite_templates, tmp_path):
    """Another database, with nothing in it."""
    file = shutil.copyfile(sqlite_templates("empty"), tmp_path / "elders.sqlite")
    engine = open_database(f"sqlite:///{file}")
    yield engine
    engine.dispose()


def test_what_was_made_for_a_report_comes_out_loads_elsewhere_and_comes_out_the_same(
    begun, person, app, monkeypatch, tmp_path, elsewhere
):
    everything(begun, person, app, monkeypatch)
    readers, engine = heard(app, begun), app.extensions["database"]
    assert export_study(engine, "klein", tmp_path / "uit") == []
    assert load_study(elsewhere, tmp_path / "uit", TODAY) == []
    out, again = folder_as_files(engine, "klein"), folder_as_files(elsewhere, "klein")

    assert [name for name in out | again if out.get(name) != again.get(name)] == []
    assert read_study(engine, "klein") == read_study(elsewhere, "klein")
    assert {"findings.yaml", "wederhoor.yaml", "text/doel.md", "templates/nota.docx"} < set(out)
    (sent,) = [name for name in out if name.startswith("wederhoor/") and "-p1-1-" in name]
    assert find_attachment(elsewhere, "klein", sent.partition("/")[2]) == out[sent]
    secrets = [
        b"voorbeeld.nl",
        b"NIET VERSTUURD",
        *(w.encode() for r in readers for w in (r.path[11:], r.code)),
    ]
    assert [(name, word) for name, file in out.items() for word in secrets if word in file] == []
