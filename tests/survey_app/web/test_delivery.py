"""Pages are light where that is safe, and a static file is fetched once."""

import gzip
import re

import pytest

from survey_app.web.delivery import version_of

ZIP = {"Accept-Encoding": "gzip, br"}


@pytest.fixture
def own_sheet(app):
    """The address of a sheet as pages name it."""
    return re.search(r"/static/wederhoor\.css\?v=[0-9a-f]+", app.test_client().get("/toegankelijkheid").text)[
        0
    ]


def test_a_page_of_a_respondent_is_compressed_for_who_takes_it(client):
    plain, light = client.get("/toegankelijkheid"), client.get("/toegankelijkheid", headers=ZIP)

    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(light.data) == plain.data
    assert int(light.headers["Content-Length"]) == len(light.data) < len(plain.data) / 2
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_a_page_says_what_it_differs_by_and_sets_no_cookie(client):
    page = client.get("/toegankelijkheid")

    assert page.headers.getlist("Vary") == ["Accept-Encoding, Cookie"]
    assert "Set-Cookie" not in page.headers


def test_a_page_of_staff_is_not_compressed_with_its_key(client):
    assert "Content-Encoding" not in client.get("/inloggen", headers=ZIP).headers


def test_a_static_file_named_by_its_version_is_kept_for_a_year(client, own_sheet):
    answer = client.get(own_sheet, headers=ZIP, buffered=True)

    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert gzip.decompress(answer.data) == client.get(own_sheet, buffered=True).data


@pytest.mark.parametrize("asked", ["", "?v=0", "?v=0123456789", "?v=%00"])
def test_without_its_true_version_a_file_is_asked_about_each_time(client, asked):
    answer = client.get(f"/static/wederhoor.css{asked}", buffered=True)

    assert answer.headers["Cache-Control"] == "no-cache"


def test_a_file_that_did_not_change_is_not_sent_again(client):
    first = client.get("/static/wederhoor.css", headers=ZIP, buffered=True)
    unchanged = {**ZIP, "If-None-Match": first.headers["ETag"]}
    again = client.get("/static/wederhoor.css", headers=unchanged, buffered=True)

    assert again.status_code == 304
    assert again.data == b""


def test_a_part_of_a_file_is_sent_as_it_is(client):
    part = client.get("/static/wederhoor.css", headers={**ZIP, "Range": "bytes=0-9"}, buffered=True)

    assert (part.status_code, part.data) == (206, b"/* Wederho")


def test_a_version_follows_the_content(tmp_path):
    file = tmp_path / "a.css"
    file.write_text("een")
    first = version_of(file)
    file.write_text("twee!")

    assert version_of(file) != first
    assert version_of(tmp_path / "none") is None


def test_an_unknown_static_file_is_a_plain_sentence(client):
    assert client.get("/static/none.css?v=1").status_code == 404
