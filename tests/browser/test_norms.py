"""A normenkader written from nothing by keyboard: scale, evidence, a level, two signatures, and the nota."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from survey_app.domain.roles import Role
from survey_app.storage.accounts import User
from survey_app.storage.database import open_database, reading
from survey_app.storage.roles import SqlRoles
from survey_app.storage.study_folder import load_study

pytestmark = pytest.mark.browser
KLEIN = Path(__file__).parents[1] / "analysis" / "study_folder" / "folders" / "klein"
HOME = "/studies/vervoer"


@pytest.fixture(scope="module")
def people(demo, tmp_path_factory):
    """Role -> address and password in a study without a normenkader, where nothing was gathered yet."""
    folder = tmp_path_factory.mktemp("vervoer") / "vervoer"
    folder.mkdir()
    for name in ("cases.csv", "instruments", "codebooks"):
        (shutil.copytree if (KLEIN / name).is_dir() else shutil.copyfile)(KLEIN / name, folder / name)
    for name in ("kort_open", "kort_kader", "kort_scores"):
        (folder / "codebooks" / f"{name}.yaml").unlink()
    text = (KLEIN / "study.yaml").read_text("utf-8").replace("id: klein", "id: vervoer", 1)
    text = text.replace("kort, kort_open, kort_kader, kort_scores", "kort")
    (folder / "study.yaml").write_text(text, "utf-8")
    asked = folder / "instruments" / "korte_ouder.yaml"
    asked.write_text(asked.read_text("utf-8").replace("        judges: kort_open.beter\n", ""), "utf-8")
    known = {"schrijver": "onderzoeker", "voorzitter": "rekenkamer", "lid": "tweede_rekenkamer"}
    log_ins = {name: demo.log_ins[account] for name, account in known.items()}
    engine = open_database(demo.database)
    assert load_study(engine, folder, date(2026, 1, 1)) == []
    with reading(engine) as connection:
        users = dict(connection.execute(select(User.email, User.id)).all())
    for name, (address, _password) in log_ins.items():
        role = Role.ONDERZOEKER if name == "schrijver" else Role.REKENKAMER
        SqlRoles(engine).give("vervoer", users[address], role)
    engine.dispose()
    return log_ins


def as_person(visitor, demo, log_in_as):
    address, password = log_in_as
    page = visitor.page
    page.wait_for_load_state("networkidle")  # an answer still under way would bring the old cookie back
    page.context.clear_cookies()
    page.goto(f"{demo.address}/inloggen")
    page.get_by_label("E-mailadres").fill(address)
    page.get_by_label("Wachtwoord").fill(password)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Uitloggen").wait_for()


def press(page, name, role="button"):
    """A button or link, by keyboard; and the page that comes."""
    page.get_by_role(role, name=name).first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose(page, label):
    page.get_by_label(label, exact=False).first.focus()
    page.keyboard.press("Space")


def write_kader(visitor, address):
    page = visitor.page
    page.goto(f"{address}{HOME}/normenkader")
    visitor.look("begin")
    page.get_by_label("Titel").fill("Normenkader leerlingenvervoer")
    page.get_by_label("De eerste deelvraag").fill("Komen leerlingen op tijd op school?")
    page.get_by_label("Het eerste onderdeel").fill("Uitvoering")
    choose(page, "Vier niveaus, en niet te beoordelen")
    press(page, "Begin")
    page.get_by_role("status").wait_for()


def write_norm(visitor):
    page = visitor.page
    press(page, "Schrijf een norm", "link")
    visitor.look("norm", "main")
    page.get_by_label("Nummer of korte naam").fill("1a")
    page.get_by_label("De norm", exact=True).fill("Het vervoer is op tijd.")
    page.get_by_label("Soort bron").select_option(label="wet of verordening")
    page.get_by_label("Bron van de norm").fill("Verordening leerlingenvervoer, artikel 3")
    page.get_by_label("Hoe de norm wordt gemeten").fill("Met het register van klachten over een schooljaar.")
    page.get_by_label("Waar dit bewijs over gaat").fill("Klachten over te laat komen")
    page.get_by_label("Welke bron").fill("klachtenregister 2025")
    page.get_by_label("Gewicht binnen de norm").fill("2")
    choose(page, "Een knelpunt: hoe meer")
    press(page, "Bewaar")
    press(page, "Voeg bewijs toe", "link")
    page.get_by_label("Waar dit bewijs over gaat").fill("De vervoerder meet zelf of hij op tijd is")
    page.get_by_label("Welke bron").fill("contract")
    press(page, "Bewaar")
    visitor.look("normenkader", "main")
    press(page, "Bevries")


def read_evidence(visitor, address):
    page = visitor.page
    page.goto(f"{address}{HOME}/normen")
    for text, credit in (("Klachten over", "nee"), ("De vervoerder meet", "deels")):
        press(page, f"Schrijf bewijs {text}", "link")
        choose(page, credit)
        page.get_by_label("Vindplaats").fill("blz. 12")
        if credit == "deels":
            visitor.look("bewijs", "main")
        press(page, "Bewaar")


def test_a_normenkader_from_nothing_to_a_signed_level_in_the_nota(visitor, demo, people):
    page = visitor.page
    as_person(visitor, demo, people["schrijver"])
    write_kader(visitor, demo.address)
    write_norm(visitor)
    read_evidence(visitor, demo.address)

    as_person(visitor, demo, people["voorzitter"])
    page.goto(f"{demo.address}{HOME}/normen")
    section = page.locator("#oordeel-1a")
    assert "● Voldoet" in section.locator(".oordeel__niveaus").inner_text()  # (2 x 1 + 1 x 0,5) / 3
    page.locator("#oordeel-1a summary", has_text="Niveau vaststellen").focus()
    page.keyboard.press("Enter")
    choose(page, "Niet te beoordelen")
    page.locator("#reden-1a").fill("Het register telt de helft van de ritten.")
    press(page, "Stel vast")
    press(page, "Teken voor dit niveau")
    visitor.look("oordeel", "main")
    assert "1 van 2 getekend" in section.inner_text()

    as_person(visitor, demo, people["lid"])
    page.goto(f"{demo.address}{HOME}/normen")
    press(page, "Teken voor dit niveau")
    assert "door twee mensen" in section.inner_text()
    nota = page.request.get(f"{demo.address}{HOME}/nota.html").text()
    assert "– Niet te beoordelen" in nota
    assert "Het register telt de helft van de ritten" in nota
    assert "knelpunt" in nota
