"""The page of the data package: who may have it, what it asks, and the zip."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from survey_app.commands import main
from survey_app.domain.roles import Role

pytestmark = pytest.mark.usefixtures("quick_package")
ZWOLLE = Path(__file__).parents[3] / "examples" / "zwolle"
PAGE = "/studies/zwolle/datapakket"


@pytest.fixture
def staff(zwolle_app, as_role):
    return as_role(Role.REKENKAMER)


def test_the_page_says_what_leaves_and_what_stays_and_why(staff):
    page = staff.get(PAGE)

    assert page.status_code == 200
    assert "15 mensen" in page.text
    assert "minder dan 10 mensen" in page.text
    assert "open_ging_goed" in page.text


@pytest.mark.parametrize("role", [Role.ONDERZOEKER, Role.LEZER, Role.VELDWERKER, Role.CODEUR])
def test_who_does_not_publish_gets_no_package(zwolle_app, as_role, role):
    browser = as_role(role)

    assert (browser.get(PAGE).status_code, browser.post(PAGE).status_code) == (403, 403)


def test_the_zip_holds_what_was_filled_in(staff):
    answer = staff.post(PAGE, data={"datum": "2026-11-27", "trefwoorden": "jeugd, hulp"})
    archive = zipfile.ZipFile(io.BytesIO(answer.data))

    assert answer.headers["Content-Disposition"] == 'attachment; filename="datapakket-zwolle.zip"'
    assert b"<keyword>hulp</keyword>" in archive.read("openbaar/ddi-codebook.xml")
    assert b"2026-11-27" in archive.read("openbaar/woo.xml")
    assert archive.read("beperkt/ouder.sav")[:4] == b"$FL2"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("datum", "gisteren"),
        ("datum", "2026-02-30"),
        ("datum", "20261127"),
        ("adres", "javascript:alert(1)"),
        ("uitgever", "gm0193"),
        ("gemeente", "x" * 301),
        ("trefwoorden", "x" * 301),
    ],
)
def test_what_can_not_be_is_said_beside_its_field_and_stays_typed(staff, field, text):
    answer = staff.post(PAGE, data={field: text, "nummer": "RK-7"})

    assert answer.status_code == 422
    assert f'id="e-{field}"' in answer.text
    assert 'value="RK-7"' in answer.text


def test_hostile_text_ends_in_the_files_as_text(staff):
    answer = staff.post(PAGE, data={"gemeente": "<b>\x00\x07&", "nummer": "=1+1"})
    archive = zipfile.ZipFile(io.BytesIO(answer.data))

    assert b"<b>" not in archive.read("openbaar/ddi-codebook.xml")
    assert answer.status_code == 200


def test_the_command_writes_the_same_zip_and_says_what_is_wrong(tmp_path, staff):
    out = tmp_path / "a" / "pakket.zip"
    made = CliRunner().invoke(main, ["deposit", str(ZWOLLE), "-o", str(out), "--gemeente", "Zwolle"])
    wrong = CliRunner().invoke(main, ["deposit", str(ZWOLLE), "-o", str(out), "--datum", "gisteren"])

    assert made.exit_code == 0, made.output
    assert out.read_bytes() == staff.post(PAGE, data={"gemeente": "Zwolle"}).data
    assert (wrong.exit_code, "--datum: Dit is geen datum" in wrong.output) == (1, True)
