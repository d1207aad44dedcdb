"""The data package as others read it: SPSS, CSV, DDI, Woo and the line for the register."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pyreadstat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from analysis.deposit import deposited_answers
from analysis.report_rows import Recommendation
from analysis.study_folder import read_study_folder
from analysis.tables import Tables
from reports.data_package.about import Details
from reports.data_package.csv_files import semicolons
from reports.data_package.metadossier import metadossier_csv
from reports.data_package.packing import package_files
from reports.data_package.spss import LONGEST_NAME, MOMENT, sav, spss_names
from reports.data_package.woo import woo_metadata
from reports.data_package.xml_text import tag

DETAILS = Details("2023-04-11", "Zwolle", "https://identifier.overheid.nl/tooi/id/gemeente/gm0193", "RK-1")
DDI = {"d": "ddi:codebook:2_5"}
WOO = {"w": "https://standaarden.overheid.nl/diwoo/metadata/"}
FEW = ("succesfactoren", "respons", "ggsr")  # tables enough to see that they go along


@pytest.fixture(scope="module")
def zwolle():
    return read_study_folder(Path(__file__).parents[3] / "examples" / "zwolle").value


class FewTables(Tables):
    """Some of the study's tables: protecting all of them together takes half a minute."""

    @property
    def names(self) -> tuple[str, ...]:
        return FEW


@pytest.fixture(scope="module")
def files(zwolle):
    return package_files(FewTables(zwolle), DETAILS)


@pytest.fixture(scope="module")
def ouder(zwolle):
    return next(one for one in deposited_answers(zwolle) if one.instrument == "ouder")


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_spss_has_the_same_numbers_with_their_labels_and_missing_codes(files, ouder, tmp_path):
    (tmp_path / "a.sav").write_bytes(files["beperkt/ouder.sav"])
    frame, about = pyreadstat.read_sav(tmp_path / "a.sav", user_missing=True)

    assert list(frame.columns) == [column.name for column in ouder.columns]
    assert about.column_labels == [column.label for column in ouder.columns]
    for at, column in enumerate(ouder.columns):
        assert frame[column.name].astype(object).where(frame[column.name].notna(), None).tolist() == [
            row[at] for row in ouder.rows
        ]
        assert about.variable_value_labels[column.name] == dict(column.values)
        assert about.missing_ranges[column.name] == [{"lo": min(column.missing), "hi": max(column.missing)}]
    measured, _ = pyreadstat.read_sav(tmp_path / "a.sav")
    assert int(measured.notna().sum().sum()) == sum(
        value is not None and value not in ouder.columns[at].missing
        for row in ouder.rows
        for at, value in enumerate(row)
    )


@given(st.lists(st.text(min_size=1, max_size=90), max_size=20))
def test_names_for_spss_are_allowed_and_unlike_each_other(names):
    made = spss_names(names)

    assert len({name.upper() for name in made}) == len(names)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_.]*", name) and len(name) <= LONGEST_NAME for name in made)


def test_csv_and_codebook_say_the_same_as_the_answers(files, ouder):
    head, *rows = rows_of(files["beperkt/ouder.csv"])
    told = rows_of(files["beperkt/ouder-codeboek.csv"])[1:]

    assert head == [column.name for column in ouder.columns]
    assert rows == [["" if value is None else str(value) for value in row] for row in ouder.rows]
    assert {(row[0], int(row[2]), row[3]) for row in told} == {
        (column.name, number, word) for column in ouder.columns for number, word in column.values
    }


def test_a_spreadsheet_runs_no_word_as_a_formula():
    assert semicolons([["=1+1", "-5", "@a", "a"]]) == "'=1+1;-5;'@a;a\r\n"


def test_ddi_describes_the_file_that_goes_along_and_each_variable_in_the_order_of_the_standard(files, ouder):
    root = etree.fromstring(files["openbaar/ddi-codebook.xml"])

    assert [etree.QName(child).localname for child in root] == ["stdyDscr", "fileDscr", "dataDscr"]
    assert root.findtext(".//d:fileName", namespaces=DDI) == "beperkt/ouder.sav"
    assert root.findtext(".//d:caseQnty", namespaces=DDI) == "15"
    variables = root.findall(".//d:var", DDI)
    assert [one.get("name") for one in variables] == [column.name for column in ouder.columns]
    for one, column in zip(variables, ouder.columns, strict=True):
        found = [
            (
                int(c.findtext("d:catValu", namespaces=DDI)),
                c.findtext("d:labl", namespaces=DDI),
                c.get("missing"),
            )
            for c in one.findall("d:catgry", DDI)
        ]
        assert found == [(n, word, "Y" if n in column.missing else None) for n, word in column.values]
    order = [etree.QName(child).localname for child in variables[0]]
    assert list(dict.fromkeys(order)) == ["labl", "qstn", "catgry", "varFormat"]
    ids = [one.get("ID") for one in root.iter() if one.get("ID")]
    assert len(set(ids)) == len(ids)


def test_what_is_public_has_no_count_of_answers_and_no_person(files, zwolle):
    public = b"".join(content for name, content in files.items() if name.startswith("openbaar/")).decode()
    told = public + files["LEESMIJ.txt"].decode()

    assert "sumStat" not in public
    assert "catStat" not in public
    assert not [source.bron for source in zwolle.sources if source.bron in told]
    assert not [a.value for a in zwolle.answers if a.question.startswith("open_") and a.value in told]


def test_the_package_holds_no_open_answer_no_quote_and_no_name_of_a_response(files, zwolle):
    everything = b"".join(content for name, content in files.items() if not name.endswith(".sav")).decode()

    open_answers = [a.value for a in zwolle.answers if a.question.startswith("open_")]
    assert open_answers
    assert not [text for text in open_answers if text in everything]
    assert not [one.tekst for one in zwolle.fragments if one.tekst in everything]
    assert not [name for name in {a.response for a in zwolle.answers} if name in everything]


def test_tables_go_along_as_they_may_be_published(files):
    assert {name for name in files if name.startswith("openbaar/tabellen/")} == {
        f"openbaar/tabellen/{name}.csv" for name in FEW
    }


def test_woo_names_the_category_of_research_reports_and_leaves_out_what_is_not_known(zwolle):
    root = etree.fromstring(woo_metadata(zwolle.study, DETAILS))
    category = root.find(".//w:informatiecategorie", WOO)

    assert (category.text, category.get("resource").rsplit("/", 1)[1]) == (
        "onderzoeksrapporten",
        "c_fdaee95e",
    )
    assert root.findtext(".//w:officieleTitel", namespaces=WOO) == zwolle.study.title.say()
    assert root.find(".//w:publisher", WOO).get("resource") == DETAILS.publisher_id
    bare = etree.fromstring(woo_metadata(zwolle.study, Details()))
    assert bare.find(".//w:creatiedatum", WOO) is None
    assert bare.find(".//w:publisher", WOO).get("resource") is None
    assert bare.find(".//w:documenthandeling", WOO) is None


def test_the_line_of_the_register_has_its_methods_and_its_texts_in_words(zwolle):
    advice = Recommendation("a1", "Neem bij {{ cijfer: succesfactoren/x/y }} het voortouw.")
    head, line = rows_of(metadossier_csv(replace(zwolle, recommendations=(advice,)), DETAILS).encode())
    told = dict(zip(head, line, strict=True))

    assert (told["Jaar"], told["Gemeente"]) == ("2023", "Zwolle")
    assert (told["Enquête"], told["Casusonderzoek"], told["Dossieronderzoek"]) == ("ja", "ja", "")
    assert "{{" not in told["Aanbevelingen"]
    assert told["Onderzoeksvragen"].count("|") == 7


@given(st.text(), st.text())
def test_any_text_is_well_formed_xml(text, value):
    root = etree.fromstring(tag("a", text=text + ".", b=value + "."))

    assert root.tag == "a"
    assert root.get("b").endswith(".")


def test_the_same_answers_give_the_same_file_at_another_moment(ouder, monkeypatch):
    first = sav(ouder, "Titel")
    written = pyreadstat.write_sav

    def later(frame, path, **options):
        written(frame, path, **options)
        content = Path(path).read_bytes()
        Path(path).write_bytes(content[: MOMENT.start] + b"27 Nov 2623:59:59" + content[MOMENT.stop :])

    monkeypatch.setattr(pyreadstat, "write_sav", later)

    assert sav(ouder, "Titel") == first
    assert first[MOMENT] == b"01 Jan 8000:00:00"
