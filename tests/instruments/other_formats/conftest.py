"""Files of other programs, made here as those programs write them."""

import csv
import io

import pytest
from openpyxl import Workbook

from instruments.loader import load_instrument
from instruments.other_formats import convert


@pytest.fixture
def converted(tmp_path):
    """`converted("naam.lss", content)`: the instrument, and the misfits as (place, what, became)."""

    def convert_file(name, content):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        made = convert(file, "lijst", "ouder")
        assert made.value is not None, made.problems
        out = tmp_path / "lijst.yaml"
        out.write_text(made.value.text, encoding="utf-8")
        loaded = load_instrument(out, "lijst.yaml")
        assert loaded.value is not None, (loaded.problems, made.value.text)
        return loaded.value, [(one.place, one.what, one.became) for one in made.value.misfits]

    return convert_file


@pytest.fixture
def xlsform():
    """An .xlsx from rows: `xlsform(survey, choices, settings)`, each a list of lists with its header."""

    def workbook(survey, choices=(("list_name", "name", "label"),), settings=(("form_title",), ("Proef",))):
        book = Workbook()
        for title, rows in (("survey", survey), ("choices", choices), ("settings", settings)):
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        del book["Sheet"]
        target = io.BytesIO()
        book.save(target)
        return target.getvalue()

    return workbook


COLUMNS = [
    "Variable / Field Name",
    "Form Name",
    "Section Header",
    "Field Type",
    "Field Label",
    "Choices, Calculations, OR Slider Labels",
    "Field Note",
    "Text Validation Type OR Show Slider Number",
    "Identifier?",
    "Branching Logic (Show field only if...)",
    "Required Field?",
]
SHORT = dict(
    zip(
        ("name", "form", "header", "type", "label", "choices", "note", "check", "id", "logic", "must"),
        COLUMNS,
        strict=False,
    )
)


@pytest.fixture
def dictionary():
    """A REDCap data dictionary from rows with short names."""

    def text(*rows):
        target = io.StringIO()
        writer = csv.DictWriter(target, COLUMNS)
        writer.writeheader()
        for row in rows:
            writer.writerow({SHORT[key]: value for key, value in {"form": "lijst", **row}.items()})
        return target.getvalue()

    return text
