"""Tables of CBS: what is provisional, rounded or hidden stays so; a network that fails is a sentence."""

from __future__ import annotations

import json
import math
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.benchmark import compare_with
from analysis.cbs.open_data import cbs_counts, fetch_cbs, read_cbs
from analysis.cbs.parts import parsed
from analysis.cbs.problems import CBS_TEXTS
from analysis.results import KIND_WORDS

INVENTED = Path(__file__).parent / "cbs_invented.json"
ID = "99999NED"
TOPIC = "MetJeugdzorg_1"
DAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def parts():
    return json.loads(INVENTED.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def table():
    return read_cbs(ID, INVENTED, rounding=5).value


def figure(table, region, period):
    return table.figure(TOPIC, {"RegioS": region, "Perioden": period})


# ---- what comes with Wederhoor


def test_the_extract_that_comes_along_says_that_it_is_one():
    found = read_cbs("85102NED").value

    assert "niet opgehaald bij het CBS" in found.origin
    assert found.fetched == ""


@pytest.mark.parametrize(
    ("topic", "period", "kind_of_care", "value"),
    [
        ("JongerenInJaar", "2022JJ00", "T001", 469_000),
        ("JongerenInJaar", "2023JJ00", "T001", 474_000),
        ("AandeelInJaar", "2023JJ00", "T001", 10.6),
        ("JongerenInJaar", "2023JJ00", "ZV", 447_000),
        ("JongerenInJaar", "2023JJ00", "MV", 41_000),
        ("JongerenInJaar", "2023JJ00", "JB", 36_000),
        ("JongerenInJaar", "2023JJ00", "JR", 8_000),
        ("JongerenOpPeildatum", "20250630", "T001", 326_505),
    ],
)
def test_the_extract_has_the_figures_that_cbs_printed(topic, period, kind_of_care, value):
    found = read_cbs("85102NED").value.figure(topic, {"Perioden": period, "Jeugdzorg": kind_of_care})

    assert found.value == value
    assert found.provisional is None  # the sources do not say


def test_a_table_that_is_not_there_is_a_problem():
    assert [p.code for p in read_cbs("85100NED").problems] == ["cbs-not-fetched"]


# ---- kinds of figures


@pytest.mark.parametrize(
    ("region", "period", "kind"),
    [
        ("GM0193", "2023JJ00", "waarde"),
        ("GM0164", "2023JJ00", "onbekend"),
        ("GM0153", "2023JJ00", "nihil"),
        ("GM0202", "2023JJ00", "leeg"),
        ("GM0150", "2021JJ00", "niet_gegeven"),
        ("GM0150", "2024JJ00", "waarde"),
    ],
)
def test_every_kind_of_gap_stays_what_it_is_and_is_never_0(table, region, period, kind):
    found = figure(table, region, period)

    assert found.kind == kind
    assert kind in KIND_WORDS
    assert math.isnan(found.value) == (kind != "waarde")


def test_a_0_that_is_printed_lies_below_half_its_step(table):
    found = figure(table, "GM0150", "2024JJ00")

    assert (found.value, found.low, found.high) == (0, 0, 2.5)


@pytest.mark.parametrize(
    ("period", "status", "provisional"),
    [("2021JJ00", "Definitief", False), ("2023JJ00", "NaderVoorlopig", True), ("2024JJ00", "", True)],
)
def test_a_provisional_figure_says_so(table, period, status, provisional):
    found = figure(table, "GM0193", period)

    assert (found.status, found.provisional) == (status, provisional)


def test_codes_lose_the_spaces_that_fill_them_up_and_get_their_titles(table):
    assert table.rows[0].codes["RegioS"] == "GM0193"
    assert table.rows[0].titles["RegioS"] == "Zwolle"


@pytest.mark.parametrize(
    ("rounding", "step"), [(None, 1), (10, 10), ({TOPIC: 5}, 5), ({"Jongeren_2": 5}, 1), ({TOPIC: 0}, 0)]
)
def test_the_step_of_rounding_is_kept_as_an_interval(rounding, step):
    found = figure(read_cbs(ID, INVENTED, rounding).value, "GM0193", "2023JJ00")

    assert (found.low, found.high) == (3125 - step / 2, 3125 + step / 2)


def test_tables_on_jeugdzorg_are_rounded_to_5_when_nobody_says_otherwise(parts):
    info = [{**parts["TableInfos"][0], "Identifier": "85100NED"}]
    found, _ = parsed({**parts, "TableInfos": info}, "f", None)

    assert [topic.step for topic in found.topics] == [5, 5]


@given(st.floats(0, 1e6, allow_nan=False), st.floats(0, 100))
def test_the_interval_holds_the_figure(value, step):
    topics = [{"Type": "Topic", "Key": "a", "Unit": "aantal"}]
    text = f"  {value!r}"
    made = {"TableInfos": [{"Identifier": ID}], "DataProperties": topics, "UntypedDataSet": [{"a": text}]}
    found = parsed(made, "f", step)[0].rows[0].figures["a"]

    assert 0 <= found.low <= found.value <= found.high


def test_asking_for_no_row_or_for_several_is_an_error(table):
    with pytest.raises(KeyError):
        table.figure(TOPIC, {"Perioden": "2023JJ00"})


# ---- towards the benchmark


def test_counts_per_municipality_keep_the_rows_without_a_figure(table):
    found = cbs_counts(table, TOPIC, "Jongeren_2", {"Perioden": "2023JJ00"})

    assert found["municipality"].tolist() == ["Zwolle", "Deventer", "Hengelo", "Enschede", "Arnhem"]
    assert found["kind"].tolist() == ["waarde", "waarde", "onbekend", "nihil", "leeg"]
    assert found["k"].isna().sum() == 3
    assert found["provisional"].all()


def test_a_municipality_without_a_figure_is_left_out_knowingly_or_not_compared(table):
    counts = cbs_counts(table, TOPIC, "Jongeren_2", {"Perioden": "2023JJ00"}).iloc[1:]

    with pytest.raises(ValueError, match="k of Hengelo"):
        compare_with(3125, 31000, counts, municipality="Zwolle")
    assert compare_with(3125, 31000, counts.dropna(subset=["k"]), municipality="Zwolle").others == 1


# ---- fetching, from a getter that is no network


def test_a_fetched_table_is_kept_with_its_day_and_reads_back_the_same(tmp_path, parts):
    asked = []
    into = tmp_path / "tabel.json"
    fetched = fetch_cbs(
        ID, into, DAY, "RegioS eq 'GM0193'", lambda *ask: asked.append(ask) or parts, rounding=5
    )

    assert asked == [(ID, "RegioS eq 'GM0193'")]
    assert fetched.value.fetched == "2026-11-27"
    assert read_cbs(ID, into, rounding=5).value.to_dict() == fetched.value.to_dict()  # NaN as None


@pytest.mark.parametrize(
    "error",
    [ConnectionError("https://opendata.cbs.nl"), TimeoutError(), ValueError("no JSON"), KeyError("value")],
)
def test_a_network_that_fails_is_one_sentence_and_leaves_the_file(tmp_path, error):
    into = tmp_path / "tabel.json"
    into.write_text("wat er stond")

    def fail(table, filters):
        raise error

    found = fetch_cbs(ID, into, DAY, getter=fail)
    assert [p.code for p in found.problems] == ["cbs-unreachable"]
    assert "http" not in found.problems[0].what
    assert into.read_text() == "wat er stond"


def test_what_cannot_be_kept_is_a_problem(tmp_path, parts):
    found = fetch_cbs(ID, tmp_path / "weg" / "tabel.json", DAY, getter=lambda *_: parts)

    assert [p.code for p in found.problems] == ["cbs-not-kept"]


def test_cbsodata_is_asked_until_it_gives_the_untyped_figures(monkeypatch, tmp_path, parts):
    from cbsodata import cbsodata3

    def part_of_the_server(table_id, name, **kwargs):
        everything = {**parts, "TypedDataSet": []}
        names = [key for key in everything if key not in ("origin", "fetched")]
        return [{"name": key} for key in names] if name == "" else everything[name]

    monkeypatch.setattr(cbsodata3, "_download_metadata", part_of_the_server)
    found = fetch_cbs(ID, tmp_path / "tabel.json", DAY).value

    assert figure(found, "GM0164", "2023JJ00").kind == "onbekend"


# ---- mistakes


def spoiled(parts, **changes):
    return {**parts, **changes}


def problem_of(tmp_path, text):
    file = tmp_path / "tabel.json"
    file.write_text(text, encoding="utf-8")
    return [problem.code for problem in read_cbs(ID, file).problems]


@pytest.mark.parametrize(
    "changes",
    [
        {"TableInfos": []},
        {"DataProperties": "tekst"},
        {"DataProperties": [{"Type": "Dimension", "Key": "Weg"}]},
        {"DataProperties": [{"Type": "GeoDimension", "Key": "RegioS"}]},
        {"DataProperties": [{"Type": "Topic", "Key": "a", "Decimals": "veel"}]},
        {"DataProperties": [{"Type": "Topic", "Key": "a", "Rounding": -5}]},
        {"UntypedDataSet": [3]},
    ],
    ids=str,
)
def test_a_file_that_is_no_table_is_a_problem(tmp_path, parts, changes):
    assert problem_of(tmp_path, json.dumps(spoiled(parts, **changes))) == ["cbs-not-a-table"]


@pytest.mark.parametrize(
    "text", ["", "[]", "3", "{", "[" * 100_000, '{"TableInfos": null}'], ids=lambda t: t[:5]
)
def test_a_file_that_is_no_json_object_is_a_problem(tmp_path, text):
    assert problem_of(tmp_path, text) == ["cbs-not-a-table"]


def test_another_table_and_unreadable_figures_are_told_at_once(tmp_path, parts):
    rows = [{**parts["UntypedDataSet"][0], TOPIC: text} for text in ("veel", "Infinity")]
    info = [{"Identifier": "12345NED"}]

    codes = problem_of(tmp_path, json.dumps(spoiled(parts, UntypedDataSet=rows, TableInfos=info)))
    assert codes == ["cbs-other-table", "cbs-figure-unreadable", "cbs-figure-unreadable"]


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    assert [p.code for p in read_cbs(ID, tmp_path / "niets.json").problems] == ["file-missing"]


@pytest.mark.parametrize("id", ["", "85102", "../../etc", "85102NED/x", None, 85102])
def test_what_cannot_be_the_number_of_a_table_is_refused(tmp_path, id):
    for call in (lambda: read_cbs(id), lambda: fetch_cbs(id, tmp_path / "x", DAY)):
        with pytest.raises(ValueError, match="^table must be the number of a table"):
            call()


@pytest.mark.parametrize("rounding", [-5, math.nan, {TOPIC: "5"}])
def test_what_cannot_be_a_step_of_rounding_is_refused(rounding):
    with pytest.raises(ValueError, match="^rounding"):
        read_cbs(ID, INVENTED, rounding)


def test_every_code_of_a_cbs_table_is_met_above():
    text = Path(__file__).read_text(encoding="utf-8")

    assert [code for code in CBS_TEXTS if f'"{code}"' not in text] == []
