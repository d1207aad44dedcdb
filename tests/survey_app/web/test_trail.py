"""The trail on screen and as a file: every change, of what may be seen, and of nothing else."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from html import unescape

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import DatabaseError

from survey_app.domain.roles import Role
from survey_app.storage.bench_tables import assignments, coding_changes
from survey_app.storage.database import writing
from survey_app.storage.tables import fragments
from survey_app.storage.trail import PAGE

ASPECT = "casusonderzoek.klik_swt"
SPOOR = "/studies/zwolle/spoor"


def change(nieuw="groen", codeur="codeur_8", **other):
    row = {
        "study": "zwolle",
        "casus": "3",
        "perspectief": "ouder",
        "aspect": ASPECT,
        "codeur": codeur,
        "changed_by": codeur,
        "changed_at": datetime(2026, 3, 31, 14, 5, 9),
        "wat": "waarde",
        "oud": "oranje",
        "nieuw": nieuw,
        "why": "Opnieuw gelezen",
        "revision": 2,
    }
    return {**row, **other}


@pytest.fixture
def happened(zwolle_app):
    def write(*rows, table=coding_changes):
        with writing(zwolle_app.extensions["database"]) as connection:
            connection.execute(insert(table), list(rows))

    return write


@pytest.fixture
def codeur(as_role):
    return as_role(Role.CODEUR)


def test_a_change_says_who_when_what_and_why(codeur, happened):
    happened(change())

    page = codeur.get(SPOOR).text
    for said in ("codeur_8", "2026-03-31 14:05:09", "oranje", "groen", "Opnieuw gelezen"):
        assert said in page
    assert "Opnieuw gelezen" in codeur.get(f"{SPOOR}/3/ouder/{ASPECT}").text


def test_the_changes_of_another_cell_do_not_stand_at_this_one(codeur, happened):
    happened(change(why="Bij een andere casus", casus="4"), change(why="Hierbij"))

    page = codeur.get(f"{SPOOR}/3/ouder/{ASPECT}").text
    assert "Hierbij" in page
    assert "Bij een andere casus" not in page


def test_the_list_can_be_narrowed_and_turned_page_by_page(codeur, happened):
    happened(*(change(why=f"Nummer {n}.", casus=str(1 + n % 2)) for n in range(PAGE + 20)))

    assert f"Wijzigingen: {PAGE + 20}." in codeur.get(SPOOR).text
    assert "Nummer 0." not in codeur.get(SPOOR).text
    assert "Nummer 0." in codeur.get(f"{SPOOR}?pagina=2").text
    assert f"Wijzigingen: {(PAGE + 20) // 2}." in codeur.get(f"{SPOOR}?casus=1").text
    assert codeur.get(f"{SPOOR}?pagina=99999999").status_code == 200
    assert codeur.get(f"{SPOOR}?pagina=-1&casus=%00&wat=onzin").status_code == 200


def test_the_file_holds_every_change_in_order_and_no_formula(codeur, happened):
    happened(change(why="=HYPERLINK(1)"), change(nieuw="rood"))

    raw = codeur.get(f"{SPOOR}.csv").data.decode("utf-8-sig")
    first, second = csv.DictReader(io.StringIO(raw))
    assert (first["waarom"], first["nieuw"], second["nieuw"]) == ("'=HYPERLINK(1)", "groen", "rood")


def test_of_a_blind_sheet_only_ones_own_changes_are_told(codeur, happened):
    codeur.get(SPOOR)  # on the first page the reader gets a name: the first that is free in the example
    names = ("codeur_2", "codeur_8")
    sheet = {"study": "zwolle", "casus": "3", "perspectief": "ouder", "seed": ""}
    happened(*({**sheet, "position": n, "codeur": c} for n, c in enumerate(names)), table=assignments)
    happened(change(why="Van een ander"), change(why="Van mij", codeur="codeur_2"))

    for address in (SPOOR, f"{SPOOR}/3/ouder/{ASPECT}", f"{SPOOR}.csv"):
        page = codeur.get(address).text
        assert "Van mij" in page
        assert "Van een ander" not in page
    assert "Wijzigingen: 1." in codeur.get(SPOOR).text


@pytest.mark.parametrize("statement", [coding_changes.update().values(why="nooit"), coding_changes.delete()])
def test_not_even_the_program_itself_can_change_or_remove_a_change(zwolle_app, happened, statement):
    happened(change())

    with pytest.raises(DatabaseError), writing(zwolle_app.extensions["database"]) as connection:
        connection.execute(statement)


def test_a_cell_that_does_not_exist_has_no_trail(codeur):
    for place in ("99/ouder/" + ASPECT, "3/niemand/" + ASPECT, "3/ouder/casusonderzoek.onzin"):
        assert codeur.get(f"{SPOOR}/{place}").status_code == 404


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"wat": "reden", "nieuw": "afwezig_gewenst"}, "afwezig, wel gewenst"),
        (
            {"wat": "besluit", "codeur": "besluit", "why": "verschrijving: Tikfout"},
            "een verschrijving: Tikfout",
        ),
        ({"wat": "waarde", "why": "ongedaan"}, "met ongedaan maken of opnieuw doen"),
        ({"wat": "waarde", "why": "verschrijving: Tikfout"}, "verschrijving: Tikfout"),
        ({"wat": "verzegeling", "aspect": "", "nieuw": "ab" * 32}, "SHA-256 abababababab…"),
        ({"wat": "fragment", "nieuw": "onbekend_citaat"}, "onbekend_citaat"),
    ],
)
def test_codes_are_said_in_words(codeur, happened, fields, said):
    happened(change(**fields))

    assert said in codeur.get(SPOOR).text


def test_a_quote_is_shown_by_what_it_says(codeur, happened, zwolle_app):
    with zwolle_app.extensions["database"].connect() as connection:
        quote = connection.execute(select(fragments).where(fragments.c.study == "zwolle")).first()
    happened(change(wat="fragment", oud="", nieuw=quote.fragment))

    page = unescape(codeur.get(SPOOR).text)
    assert f"„{quote.tekst[:100]}" in page
    assert f"<ins>{quote.fragment}" not in page
