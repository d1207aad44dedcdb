"""`wederhoor convert`: a questionnaire of another program becomes one of ours, with what did not fit."""

from __future__ import annotations

from pathlib import Path

import click

from survey_app.command_files import FOLDER, stop_on, write_text


@click.command()
@click.argument("file", type=FOLDER)
@click.option("-o", "--out", required=True, type=FOLDER, help="Het nieuwe bestand, zoals mijn_lijst.yaml.")
@click.option("--perspectief", required=True, help="Wie hem invult, zoals ouder.")
def convert(file: Path, out: Path, perspectief: str) -> None:
    """Maakt van een XLSForm, een .lss van LimeSurvey of een REDCap-lijst een vragenlijst."""
    from instruments.loader import load_instrument
    from instruments.other_formats import convert as converted

    made = converted(file, out.stem, perspectief)
    if made.value is None:
        stop_on(list(made.problems))
        return
    write_text(out, made.value.text)
    click.echo(f"Geschreven: {out}")
    for miss in made.value.misfits:
        click.echo(f"  {miss.place}: {miss.what} -> {miss.became}")
    click.echo(f"Past niet helemaal: {len(made.value.misfits)}. Lees de vragenlijst na.")
    stop_on(list(load_instrument(out).problems))
