"""Codings out and in again: the same, and never more than the asker may see."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from analysis.bench_rows import Assignment
from analysis.sealing import released_study
from analysis.study import Coding, Fragment, Source
from analysis.study_folder import read_study_folder
from codebooks.loader import load_codebook
from reports.spreadsheet_text import safe
from survey_app.domain.coding import KeptCoding, Sheet
from survey_app.domain.exchange import Way
from survey_app.refi.as_codebook import as_codebook
from survey_app.refi.codebook_file import read_codebook_file
from survey_app.refi.items import CodeItem, CodePath
from survey_app.refi.package import read_package
from survey_app.refi.standard import breaches
from survey_app.refi.study_codes import CodeReader
from survey_app.use_cases.exchange_codings import Outcome, keep_import, plan_import
from survey_app.use_cases.export_codings import export, with_own

ZWOLLE = Path(__file__).resolve().parents[3] / "examples" / "zwolle"
NOW = datetime(2026, 11, 27, 12)


@pytest.fixture(scope="module")
def zwolle():
    return read_study_folder(ZWOLLE).value


def emptied(data):
    """The study with its texts and without anything that people did."""
    return replace(data, codings=(), fragments=(), trail=())


class Store:
    """Where codings are kept, as a codeur sees them."""

    def __init__(self, codings, fragments=()):
        self._codings, self._fragments = codings, fragments

    def codings(self, study, codeur=""):
        return self._codings

    def sheet(self, study, casus, perspectief, codeur=""):
        kept = tuple(KeptCoding(one, 1) for one in self._codings)
        return Sheet(study, casus, perspectief, kept, (), self._fragments)


class Kept:
    """Remembers what was kept; `first` is False where someone was earlier."""

    def __init__(self, first=True):
        self.rows, self.waiting, self._first = [], [], first

    def keep(self, rows):
        if self._first:
            self.rows.append(rows)
        return self._first

    def add(self, study, source):
        self.waiting.append(source)
        return True


def test_an_export_keeps_to_the_standard_and_is_the_same_bytes_twice(zwolle):
    first, again = export(zwolle, "qdpx"), export(zwolle, "qdpx")

    assert first == again
    assert breaches(read_package(first.content, "p").value.project, "Project") == ()
    assert breaches(export(zwolle, "qdc").content, "Codebook") == ()


def test_what_goes_out_comes_in_the_same(zwolle):
    plan = plan_import(emptied(zwolle), export(zwolle, "qdpx").content, "z.qdpx", {}, False).value

    def cells(codings, quotes):
        where = {one.fragment: (one.bron, one.start, one.eind, one.tekst) for one in quotes}
        return {
            (c.casus, c.perspectief, c.aspect, c.waarde, c.reden, frozenset(where[f] for f in c.fragmenten))
            for c in codings
        }

    assert plan.problems == ()
    assert {one.way for one in plan.texts} == {Way.KNOWN}
    assert cells(plan.codings, plan.fragments) == cells(zwolle.codings, zwolle.fragments)
    assert {one.codeur for one in plan.codings} == {"import_codeur_1"}


def test_a_file_that_is_read_into_its_own_study_adds_nothing(zwolle):
    plan = plan_import(zwolle, export(zwolle, "qdpx").content, "z.qdpx", {}, False).value

    assert not plan.adds
    assert {one.code for one in plan.problems} == {"refi-coding-present"}
    assert keep_import(Kept(), Kept(), "zwolle", plan, "codeur_1", NOW).outcome is Outcome.NOTHING


def test_hard_texts_keep_their_quotes(zwolle):
    text = "\ufeffVraag\r\ne\u0301e\u0301n 😀 👨‍👩‍👧 woord\r\n\u200fשלום עולם\rEinde"
    quotes = ["e\u0301e\u0301n 😀", "👨‍👩‍👧 woord\r\n\u200fשלום", "עולם\rEinde"]
    found = tuple(
        Fragment(f"f{i}", "hard", text.index(q), text.index(q) + len(q), q) for i, q in enumerate(quotes)
    )
    coding = Coding(
        "1", "ouder", "casusonderzoek.klik_swt", "codeur_9", "rood", fragmenten=("f0", "f1", "f2")
    )
    source = Source("hard", "1", "ouder", text)
    data = replace(zwolle, sources=(source,), fragments=found, codings=(coding,))
    plan = plan_import(emptied(data), export(data, "qdpx").content, "z.qdpx", {}, False).value

    assert [(one.start, one.eind, one.tekst) for one in plan.fragments] == [
        (one.start, one.eind, one.tekst) for one in found
    ]
    assert all(text[one.start : one.eind] == one.tekst for one in plan.fragments)


def test_the_same_words_in_another_spelling_are_the_same_text(zwolle):
    stored = "Een\nvoorbeeld met één quote erin."
    sent = "\ufeffEen\r\nvoorbeeld met e\u0301e\u0301n quote erin."
    there = replace(emptied(zwolle), sources=(Source("a", "1", "ouder", sent.removeprefix("\ufeff")),))
    quote = "e\u0301e\u0301n quote"
    place = sent.index(quote) - 1
    coding = Coding("1", "ouder", "casusonderzoek.klik_swt", "codeur_9", "rood", fragmenten=("f",))
    data = replace(
        there, fragments=(Fragment("f", "a", place, place + len(quote), quote),), codings=(coding,)
    )
    here = replace(there, sources=(Source("a", "1", "ouder", stored),))
    plan = plan_import(here, export(data, "qdpx").content, "z.qdpx", {}, False).value

    assert [one.tekst for one in plan.fragments] == ["één quote"]


def test_what_is_not_xml_in_a_text_or_a_memo_breaks_no_export(zwolle):
    one = Coding(
        "1", "ouder", "casusonderzoek.klik_swt", "c\x01", "rood", memo="a\x02b\r\n<&>\"'", toelichting="]]>"
    )
    source = Source("a", "1", "ouder", "<b>&amp;</b> \x0b ]]> \"'")
    data = replace(zwolle, sources=(source,), codings=(one,), fragments=(Fragment("f", "a", 0, 3, "<b>"),))

    assert breaches(read_package(export(data, "qdpx").content, "p").value.project, "Project") == ()


def test_an_empty_study_can_be_exported(zwolle):
    data = replace(zwolle, sources=(), codings=(), fragments=(), cases=())

    for kind in ("qdpx", "qdc", "csv", "xlsx"):
        assert export(data, kind).content


def blind(data):
    pair = [Assignment("1", "ouder", name) for name in ("codeur_1", "codeur_2")]
    other = replace(
        data.codings[0], casus="1", perspectief="ouder", codeur="codeur_2", memo="geheim-van-twee"
    )
    return replace(data, assignments=tuple(pair), codings=(*data.codings, other))


def test_nothing_of_a_blind_sheet_leaves_but_ones_own(zwolle):
    data = blind(zwolle)
    own = tuple(c for c in data.codings if c.codeur == "codeur_1")
    used = {name for c in own for name in c.fragmenten}
    store = Store(own, tuple(one for one in data.fragments if one.fragment in used))
    mine = with_own(released_study(data), store, "codeur_1")
    nobody = with_own(released_study(data), store, "")

    assert {c.codeur for c in mine.codings} == {"codeur_1"}
    assert any((c.casus, c.perspectief) == ("1", "ouder") for c in mine.codings)
    assert not any((c.casus, c.perspectief) == ("1", "ouder") for c in nobody.codings)
    for kind in ("qdpx", "csv"):
        content = export(mine, kind).content
        inside = read_package(content, "p").value.project if kind == "qdpx" else content
        assert b"codeur_2" not in inside
        assert b"geheim-van-twee" not in inside


def test_an_assigned_sheet_takes_no_codings_from_a_file(zwolle):
    data = replace(emptied(zwolle), assignments=(Assignment("1", "ouder", "codeur_3"),))
    plan = plan_import(data, export(zwolle, "qdpx").content, "z.qdpx", {}, False).value

    assert not [c for c in plan.codings if (c.casus, c.perspectief) == ("1", "ouder")]
    assert [one.code for one in plan.problems] == ["refi-coding-assigned"]


def test_a_decision_is_not_read_in(zwolle):
    decided = replace(zwolle, codings=tuple(replace(c, codeur="besluit") for c in zwolle.codings))
    plan = plan_import(emptied(zwolle), export(decided, "qdpx").content, "z.qdpx", {}, False).value

    assert plan.codings == ()
    assert [one.code for one in plan.problems] == ["refi-coding-decided"]


@pytest.mark.parametrize(
    ("names", "meaning"),
    [
        (("A05 G groen",), ("casusonderzoek.klik_swt", "groen")),
        (("Nodes", "klik_swt", "Rood"), ("casusonderzoek.klik_swt", "rood")),
        (("plan/klik_swt/oranje",), ("casusonderzoek.klik_swt", "oranje")),
        (("A05::grey",), ("casusonderzoek.klik_swt", "grijs")),
        (("A05",), ("casusonderzoek.klik_swt", "")),
        (("A05 paars",), None),
        (("groen",), None),
        (("",), None),
    ],
)
def test_a_code_says_an_aspect_and_a_value_or_nothing(zwolle, names, meaning):
    reader = CodeReader("zwolle", zwolle.coding_schemes())

    assert reader.meaning(CodePath(CodeItem("?", names[-1], True), names)) == meaning


QDC = {
    "Taguette": "<CodeBook xmlns='urn:QDA-XML:codebook:1.0' origin='Taguette 1.5.2'><Codes>"
    "<Code guid='1' name='plan/gezinsplan/rood' isCodable='true'/>"
    "<Code guid='2' name='plan/gezinsplan/groen' isCodable='true'/>"
    "<Code guid='3' name='school' isCodable='true'/></Codes><Sets/></CodeBook>",
    "NVivo": "<CodeBook xmlns='urn:QDA-XML:codebook:1.0' origin='NVivo'><Codes><Code guid='{A}' name='Nodes' "
    "isCodable='false'><Code guid='{B}' name='Hulp: goed' isCodable='true'><Description>a: b</Description>"
    "<Code guid='{C}' name='Étappe 1' isCodable='true'/></Code></Code></Codes></CodeBook>",
    "leeg": "<CodeBook><Codes><Code guid='1' name='' isCodable='x'/><Code name='&#x1F600;'/>"
    "<Code name='- a'/></Codes></CodeBook>",
}


@pytest.mark.parametrize("name", QDC)
def test_a_codebook_of_another_program_is_one_that_we_accept(tmp_path, name):
    read = read_codebook_file(QDC[name].encode(), "c.qdc")
    made = as_codebook(read.value, "Mijn boek: 1", ("ouder",), "c.qdc")
    (tmp_path / "c.yaml").write_text(made.yaml, encoding="utf-8")
    book = load_codebook(tmp_path / "c.yaml")

    assert book.problems == ()
    assert {one.code for one in read.problems} == ({"refi-sets-empty"} if name == "Taguette" else set())
    assert [one.label.say("nl") for one in book.value.aspects] == {
        "Taguette": ["gezinsplan", "school"],
        "NVivo": ["Étappe 1"],
        "leeg": ["-", "😀", "- a"],
    }[name]


def test_our_own_codebook_comes_back_with_its_groups_and_options(zwolle, tmp_path):
    read = read_codebook_file(export(zwolle, "qdc").content, "c.qdc").value
    made = as_codebook(read, "terug", ("ouder",), "c.qdc")
    (tmp_path / "c.yaml").write_text(made.yaml, encoding="utf-8")
    book = load_codebook(tmp_path / "c.yaml").value
    ours = [aspect for one in zwolle.coding_schemes() for aspect in one.aspects]

    assert [(a.code, a.label.say("nl"), len(a.options)) for a in book.aspects] == [
        (a.code, a.label.say("nl"), len(a.options)) for a in ours
    ]
    assert [a.definition.say("nl") for a in book.aspects] == [a.definition.say("nl") for a in ours]


def test_no_cell_of_a_table_is_a_formula(zwolle):
    from openpyxl import load_workbook

    evil = '=HYPERLINK("http://x.nl","klik")'
    one = replace(zwolle.codings[0], memo=evil, toelichting="@SUM(A1)", codeur="-1+1")
    quote = replace(zwolle.fragments[0], tekst="+31612345678")
    data = replace(zwolle, codings=(one,), fragments=(quote,))
    rows = list(csv.reader(io.StringIO(export(data, "csv").content.decode("utf-8-sig"))))
    book = load_workbook(io.BytesIO(export(data, "xlsx").content))

    assert f"'{evil}" in rows[1]
    assert not [text for row in rows for text in row if text.startswith(("=", "+", "-", "@", "\t", "\r"))]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert book["fragmenten"]["E2"].value == "'+31612345678"


@pytest.mark.parametrize("text", ["=1", " =1", "\t=1", "+a", "-a", "@a", "\r=1", "\n=1", "＝1"])
def test_a_formula_in_any_dress_is_text(text):
    assert safe(text).startswith("'")


def test_a_plain_text_stays_as_it_is():
    assert safe("Ja, om 3 uur = laat") == "Ja, om 3 uur = laat"
