"""The command that makes a batch of letters: codes, a file for the mail merge, and the letters themselves."""

from __future__ import annotations

from pathlib import Path

import click

from survey_app.command_files import FOLDER


@click.command()
@click.argument("study")
@click.option("-p", "--perspectief", "perspectieven", multiple=True, required=True, help="Mag vaker.")
@click.option("--casus", default="", help="Zoals '1, 4, 10 t/m 20'. Zonder: alle casussen.")
@click.option("--naam", "label", default="", help="Hoe de partij heet.")
@click.option("--until", "last_day", default="", help="Laatste dag om in te vullen, zoals 2026-12-31.")
@click.option("--taal", type=click.Choice(["nl", "en", "nl+en"]), default="nl", show_default=True)
@click.option("-o", "--out", required=True, type=FOLDER, help="Het zip-bestand met de codes en brieven.")
def letters(
    study: str,
    perspectieven: tuple[str, ...],
    casus: str,
    label: str,
    last_day: str,
    taal: str,
    out: Path,
) -> None:
    """Maakt een partij brieven met codes. De codes staan alleen in het bestand: bewaar het goed."""
    from survey_app.start import make_letters

    form = {"kanaal": ["brief"], "perspectief": list(perspectieven), "label": [label]}
    form |= {"welke": ["deze" if casus else "alle"], "casus": [casus], "laatste_dag": [last_day]}
    if out.exists():
        raise click.BadParameter("dit bestand is er al", param_hint="--out")
    if not out.absolute().parent.is_dir():  # before any code is made
        raise click.BadParameter("die map is er niet", param_hint="--out")
    told, refusal = make_letters(study, form, tuple(taal.split("+")), out)
    if refusal:
        raise click.ClickException(refusal)
    click.echo(told)
