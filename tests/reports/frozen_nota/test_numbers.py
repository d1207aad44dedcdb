"""The numbers of a nota in one spelling, and what differs between two of them."""

from __future__ import annotations

import json
from dataclasses import replace

from analysis.report_rows import ReportText
from reports.frozen_nota import (
    ChangedNumber,
    difference,
    marked_as_frozen,
    nota_numbers,
    number_bytes,
    numbers_hash,
)
from reports.nota import make_nota


def test_the_same_study_gives_the_same_bytes(data):
    assert number_bytes(nota_numbers(data)) == number_bytes(nota_numbers(data))
    assert len(numbers_hash(nota_numbers(data))) == 64


def test_every_address_that_the_nota_prints_is_kept_with_its_value(data):
    nota, kept = make_nota(data), nota_numbers(data)["cijfers"]
    cells = {cell.address: cell.text for table in nota.tables() for cell in table.cells() if cell.address}
    quoted = {figure.address for sentence in nota.sentences() for figure in sentence.figures()}

    assert quoted | set(cells) <= set(kept)
    assert {address: kept[address][1] for address in cells} == cells
    assert kept["successen/klik/aantal"] == [3, "3"]


def test_what_was_written_comes_back_from_json_as_it_was(data):
    assert json.loads(number_bytes(nota_numbers(data))) == nota_numbers(data)


def test_a_changed_cell_is_told_by_address_was_and_is(data, recoded):
    changed = difference(nota_numbers(data), nota_numbers(recoded))

    assert ChangedNumber("successen/klik/aantal", "3", "2") in changed.numbers
    assert {one.address for one in changed.numbers} == {
        "successen/klik/aantal",
        "waarden/klik/groen",
        "waarden/klik/rood",
        "analyseschema/klik/1",
    }
    assert "De waarde groen komt het vaakst voor bij ‘Goede klik’ (3 van de 3 casussen)." in changed.gone


def test_a_changed_word_is_a_line_that_went_and_one_that_came(data):
    before = replace(data, report_texts=(ReportText("doel", "Eerst dit."),))
    after = replace(data, report_texts=(ReportText("doel", "Nu dit."),))

    changed = difference(nota_numbers(before), nota_numbers(after))

    assert (changed.numbers, changed.gone, changed.come) == ((), ("Eerst dit.",), ("Nu dit.",))
    assert difference(nota_numbers(before), nota_numbers(before)).same


def test_a_nota_says_from_which_snapshot_it_was_made(data):
    nota = marked_as_frozen(make_nota(data), 2, "Ambtelijk wederhoor", "2026-11-27", "ab" * 32)

    facts = {term: label.text for term, label in nota.facts}
    assert facts["Momentopname"] == "2: Ambtelijk wederhoor, 2026-11-27"
    assert facts["Hash van de momentopname"] == "abababababab"
