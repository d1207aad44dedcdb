"""The command that writes codings for another program."""

from __future__ import annotations

from pathlib import Path

import click

from survey_app.command_files import FOLDER


@click.command("export-codings")
@click.argument("study")
@click.argument("file", type=FOLDER)
def export_codings(study: str, file: Path) -> None:
    """Schrijft coderingen voor een ander programma: qdpx, qdc, csv of xlsx, naar de naam van het bestand.

    Alleen wat vrijgegeven is: van bladen die nog blind zijn staat er niets in.
    """
    from survey_app.start import opened_database
    from survey_app.storage.study_folder import read_study
    from survey_app.use_cases.export_codings import KINDS, export

    kind = file.suffix.lower().lstrip(".")
    if kind not in KINDS:
        raise click.BadParameter(f"kies een naam die eindigt op {', '.join(KINDS)}", param_hint="FILE")
    try:
        data = read_study(opened_database(), study)
    except KeyError:
        raise click.ClickException(f"Het onderzoek '{study}' staat niet in de database.") from None
    written = export(data, kind)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(written.content)
    click.echo(f"Geschreven: {file}")
    if written.only_in_cases:
        click.echo(
            f"{written.only_in_cases} coderingen zonder tekst staan er alleen in als waarde van hun casus."
        )
