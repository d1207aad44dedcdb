"""`wederhoor report`: the nota of a study folder in every form that is asked for, all of them or none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import click

from instruments.problems import Problem, problem
from survey_app.command_files import FOLDER, read_folder, stop_on
from survey_app.domain.nota_forms import TEMPLATE_FORMS


@click.command()
@click.argument("folder", type=FOLDER)
@click.option(
    "-o", "--out", required=True, type=FOLDER, help="Map voor de nota, of een bestand bij één vorm."
)
@click.option(
    "--format",
    "forms",
    default="html",
    show_default=True,
    help="Een of meer van html, pdf, docx, odt, xlsx, ods en csv, met komma's ertussen.",
)
@click.option(
    "--template",
    "templates",
    multiple=True,
    type=FOLDER,
    help="Eigen sjabloon (.docx, .dotx, .odt, .ott); anders dat van de map, templates/nota.docx of .odt.",
)
@click.option(
    "--date", "made_on", default="", help="Datum op de nota; zonder datum is de nota steeds gelijk."
)
def report(folder: Path, out: Path, forms: str, templates: tuple[Path, ...], made_on: str) -> None:
    """Maakt de nota van een onderzoeksmap."""
    from survey_app.use_cases.check_report import report_problems
    from survey_app.use_cases.print_nota import form_problems, nota, nota_in, templates_by_form

    asked = _listed(forms)
    stop_on(form_problems(asked, made_on))
    stop_on(_out_problems(out, asked))
    paths = templates or _templates_in(folder, asked)
    own, problems = templates_by_form({str(path): _read(path) for path in paths}, asked)
    stop_on(problems)
    data = read_folder(folder)
    stop_on(report_problems(data))
    document = nota(data, made_on)
    targets = _targets(out, asked)
    stop_on(_written({targets[form]: nota_in(form, document, own.get(form)) for form in asked}))
    for form, target in targets.items():
        click.echo(f"Nota geschreven: {target}")
        _tell_remarks(form, own.get(form))


def _tell_remarks(form: str, template: bytes | None) -> None:
    """What the office's template lacks and got from ours, as the page about templates says it."""
    from survey_app.use_cases.print_nota import template_notes

    for note in template_notes(form, template) if template else ():
        click.echo(f"  Sjabloon: {note}")


def _listed(forms: str) -> tuple[str, ...]:
    """The forms, each once, in the order in which they were asked."""
    return tuple(dict.fromkeys(form.strip().casefold() for form in forms.split(",") if form.strip())) or ("",)


def _templates_in(folder: Path, forms: tuple[str, ...]) -> list[Path]:
    """The study's own templates, which its folder may hold."""
    paths = (folder / "templates" / f"nota.{form}" for form in forms if form in TEMPLATE_FORMS)
    return [path for path in paths if path.is_file()]


def _read(path: Path) -> bytes:
    from survey_app.use_cases.print_nota import LARGEST_TEMPLATE

    with path.open("rb") as file:
        return file.read(LARGEST_TEMPLATE + 1)  # one more than may be: then it is refused


def _is_one_file(out: Path, forms: tuple[str, ...]) -> bool:
    return len(forms) == 1 and bool(out.suffix) and not out.is_dir()


def _targets(out: Path, forms: tuple[str, ...]) -> dict[str, Path]:
    from survey_app.use_cases.print_nota import FILE_NAMES

    return {form: out if _is_one_file(out, forms) else out / FILE_NAMES[form] for form in forms}


def _out_problems(out: Path, forms: tuple[str, ...]) -> list[Problem]:
    from survey_app.use_cases.print_nota import FILE_NAMES

    ends = {Path(name).suffix: form for form, name in FILE_NAMES.items()}
    if _is_one_file(out, forms):
        other = ends.get(out.suffix.casefold(), forms[0]) != forms[0]
        name = FILE_NAMES[forms[0]]
        return [problem("report-out-other-form", str(out), 0, form=forms[0], name=name)] if other else []
    if out.is_file():
        return [problem("report-out-is-file", str(out), 0)]
    taken = [str(target) for target in _targets(out, forms).values() if target.is_dir()]
    return [problem("report-out-unwritable", place, 0, detail="dit is een map") for place in taken]


def _written(files: Mapping[Path, bytes]) -> list[Problem]:
    """All files in their places; or why not, and then none of them."""
    beginnings = {target: target.with_name(f".{target.name}.{os.getpid()}") for target in files}
    made = [folder for folder in dict.fromkeys(target.parent for target in files) if not folder.exists()]
    try:
        for target, content in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            beginnings[target].write_bytes(content)
        for target, beginning in beginnings.items():
            beginning.replace(target)
    except OSError as error:
        _tidied(beginnings.values(), made)
        place = str(error.filename or next(iter(files)))
        return [problem("report-out-unwritable", place, 0, detail=error.strerror or "de schijf weigert")]
    return []


def _tidied(beginnings: Iterable[Path], made: Iterable[Path]) -> None:
    """Nothing half written stays, nor a folder that was made for it."""
    with suppress(OSError):
        for beginning in beginnings:
            beginning.unlink(missing_ok=True)
    with suppress(OSError):
        for folder in made:
            folder.rmdir()
