"""What a batch is handed over as: a zip with a file for the mail merge, letters, paper, QR pictures.

The files are made one after the other while they are sent: the letters of a thousand people never stand in
memory together.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.study import Study, StudyData
from reports.spreadsheet_text import csv_lines, safe
from survey_app.domain.inviting import spoken
from survey_app.domain.inviting.batch import KeptBatch
from survey_app.use_cases.invite import Printed, link

IN_ONE_FILE = 200  # letters: a second's work, and a stack that fits a printer
ON_PAPER = 25  # questionnaires in one file: each has many pages
File = tuple[str, bytes]

READ_ME = """\
{label}: {count} codes, gemaakt voor {organisation}.

codes.csv en codes.xlsx  Eén regel per code: voor het samenvoegen van brieven. Het volgnummer staat ook op de
                         brieven van Wederhoor.
brieven/                 Kant-en-klare brieven, als daarom is gevraagd. Het adresvenster is vrij gelaten.
vragenlijsten/           Vragenlijsten op papier, als dit een partij op papier is.
qr/                      Per code een plaatje, als daarom is gevraagd. De naam staat in de kolom qr.

Dit is de enige keer dat deze codes te lezen zijn: Wederhoor bewaart ze niet.
Wie een code heeft, kan de vragenlijst openen en lezen wat er al is ingevuld, tot die verstuurd is. Alleen
wie zelf een pincode koos, is daartegen beschermd. Laat dit bestand daarom alleen zien aan wie de brieven
maakt. Bewaar het niet bij andere gegevens over deze mensen. Gooi het weg zodra de brieven en de herinnering
verstuurd zijn.
"""


@dataclass(frozen=True)
class Wishes:
    """What goes into the zip, beside the file for the mail merge. No languages: no letters."""

    languages: tuple[str, ...] = ()
    pictures: bool = False


@dataclass(frozen=True)
class Handover:
    """A batch with its codes: what its files are made from. `texts`: perspectief and language -> letter."""

    batch: KeptBatch
    data: StudyData
    codes: tuple[Printed, ...]
    public_url: str
    wishes: Wishes = Wishes()
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def study(self) -> Study:
        """Whose batch it is."""
        return self.data.study

    def link(self, one: Printed) -> str:
        """Where the code leads."""
        return link(self.public_url, one.code)

    def shown(self, one: Printed) -> str:
        """The code as it is printed; nobody types the token of a link."""
        return one.code if self.batch.channel == "link" else spoken(one.code)


def handover_zip(handover: Handover) -> Iterator[bytes]:
    """The zip, piece by piece."""
    target = _Pieces()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in handover_files(handover):
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
            yield target.take()
    yield target.take()


def handover_files(handover: Handover) -> Iterator[File]:
    """Every file of the zip, made when it is asked for."""
    yield "lees_mij.txt", _read_me(handover)
    yield "codes.csv", codes_csv(handover)
    yield "codes.xlsx", codes_xlsx(handover)
    yield from _letters(handover)
    yield from _on_paper(handover)
    yield from _pictures(handover)


def file_name(batch: KeptBatch, printing: int) -> str:
    """The name of the zip, in plain letters."""
    plain = unicodedata.normalize("NFKD", batch.label).encode("ascii", "ignore").decode()
    words = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))[:40] or "partij"
    return f"codes-{batch.study}-{words}-{printing}.zip"


def code_columns(handover: Handover) -> tuple[str, ...]:
    """The columns of the file for the mail merge. An anonymous study tells no casus."""
    anonymous = handover.study.anonymity == "anoniem"
    columns = ["volgnummer", "code", "link", "laatste_dag", "perspectief"]
    columns += [] if anonymous else ["casus"]
    return (*columns, "qr") if handover.wishes.pictures else tuple(columns)


def code_rows(handover: Handover) -> Iterator[tuple[str, ...]]:
    """A row per code, in the order of the numbers."""
    columns = code_columns(handover)
    for one in handover.codes:
        cells = {
            "volgnummer": f"{one.number:04d}",
            "code": handover.shown(one),
            "link": handover.link(one),
            "laatste_dag": one.expires_on.isoformat() if one.expires_on else "",
            "perspectief": one.perspectief,
            "casus": one.casus,
            "qr": f"{one.number:04d}.png",
        }
        yield tuple(cells[name] for name in columns)


def codes_csv(handover: Handover) -> bytes:
    """The file for the mail merge as a Dutch Excel opens it: `;` between, UTF-8 with its mark."""
    return "".join(csv_lines(code_columns(handover), code_rows(handover), ";")).encode()


def codes_xlsx(handover: Handover) -> bytes:
    """The same as a workbook, every cell text."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("codes")
    sheet.freeze_panes = "A2"
    for row in (code_columns(handover), *code_rows(handover)):
        sheet.append([safe(text) for text in row])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def letters_of(
    handover: Handover, perspectief: str, codes: Sequence[Printed], languages: Sequence[str]
) -> bytes:
    """The letters with these codes as one PDF: for each of them a side per language."""
    from reports.letters import Letter, Side, fields_of, letter_text, letters_pdf

    study, last_day = handover.study, codes[0].expires_on
    instrument = handover.data.instruments[study.instruments[perspectief]]
    sides = [
        Side(language, study.organisation, letter_text(handover.texts[perspectief, language], fields))
        for language in languages
        for fields in [fields_of(study, instrument, language, last_day)]
    ]
    letters = [Letter(f"{one.number:04d}", handover.shown(one), handover.link(one)) for one in codes]
    return letters_pdf(study.title.say(languages[0]), sides, letters, entry(handover.public_url))


def entry(public_url: str) -> str:
    """The address where a code is typed."""
    return f"{public_url.rstrip('/')}/meedoen"


def _read_me(handover: Handover) -> bytes:
    words = READ_ME.format(
        label=handover.batch.label, count=len(handover.codes), organisation=handover.study.organisation
    )
    return ("\ufeff" + words).replace("\n", "\r\n").encode()


def _letters(handover: Handover) -> Iterator[File]:
    if not handover.wishes.languages:
        return
    for perspectief in handover.batch.perspectieven:
        own = [one for one in handover.codes if one.perspectief == perspectief]
        for stack in _stacks(own, IN_ONE_FILE):
            name = f"brieven/{perspectief}-{stack[0].number:04d}-{stack[-1].number:04d}.pdf"
            yield name, letters_of(handover, perspectief, stack, handover.wishes.languages)


def _on_paper(handover: Handover) -> Iterator[File]:
    if handover.batch.channel != "papier":
        return
    from reports.paper_questionnaire import PaperForm, paper_questionnaire

    for perspectief in handover.batch.perspectieven:
        instrument = handover.data.instruments[handover.study.instruments[perspectief]]
        form = PaperForm(instrument, handover.study, address=entry(handover.public_url))
        own = [one for one in handover.codes if one.perspectief == perspectief]
        for stack in _stacks(own, ON_PAPER):
            name = f"vragenlijsten/{perspectief}-{stack[0].number:04d}-{stack[-1].number:04d}.pdf"
            yield name, paper_questionnaire(form, [handover.shown(one) for one in stack])


def _pictures(handover: Handover) -> Iterator[File]:
    if not handover.wishes.pictures:
        return
    from reports.letters import qr_png

    for one in handover.codes:
        yield f"qr/{one.number:04d}.png", qr_png(handover.link(one))


def _stacks(codes: Sequence[Printed], most: int) -> Iterator[Sequence[Printed]]:
    return (codes[start : start + most] for start in range(0, len(codes), most))


class _Pieces(io.RawIOBase):
    """What the zip was written to since the last time it was taken; a zip needs no way back."""

    def __init__(self) -> None:
        self._written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        self._written += piece
        return len(piece)

    def take(self) -> bytes:
        """What was written since."""
        piece = bytes(self._written)
        self._written.clear()
        return piece
