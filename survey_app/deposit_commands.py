"""The command that makes the data package: metadata, protected tables and answers for an archive."""

from __future__ import annotations

from pathlib import Path

import click

from survey_app.command_files import FOLDER, read_folder

FIELDS = {
    "datum": "Dag van publicatie, als 2026-11-27.",
    "gemeente": "Gemeente waar het onderzoek over gaat.",
    "uitgever": "Webadres van de organisatie in het register van overheidsorganisaties (TOOI).",
    "nummer": "Kenmerk van het rapport.",
    "adres": "Webadres van het rapport.",
    "trefwoorden": "Trefwoorden, met een komma ertussen.",
}


def _with_fields(command: click.Command) -> click.Command:
    for name, told in FIELDS.items():
        command.params.append(click.Option([f"--{name}"], default="", help=told))
    return command


@click.command()
@click.argument("folder", type=FOLDER)
@click.option("-o", "--out", required=True, type=FOLDER, help="Het zip-bestand dat wordt geschreven.")
def deposit(folder: Path, out: Path, **fields: str) -> None:
    """Maakt het datapakket: metadata, tabellen en antwoorden zoals ze naar buiten mogen."""
    from survey_app.use_cases.deposit_data import package_zip, read_details

    details = read_details(fields)
    if isinstance(details, tuple):
        told = [f"--{one.variable}: {one.message % one.details}" for one in details]
        raise click.ClickException("\n".join(told))
    content = package_zip(read_folder(folder), details)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
    except OSError as error:
        raise click.ClickException(f"{out} kan niet worden geschreven: {error.strerror}.") from error
    click.echo(f"Datapakket geschreven: {out}")


_with_fields(deposit)
