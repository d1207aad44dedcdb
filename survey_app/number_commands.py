"""The commands that compute: agreement between coders, costs, and the recount of a report's figures."""

from __future__ import annotations

from pathlib import Path

import click

from survey_app.command_files import FOLDER, read_folder, stop_on

FORM = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)


@click.command()
@click.argument("folder", type=FOLDER)
@FORM
def agreement(folder: Path, form: str) -> None:
    """Vergelijkt wat codeurs onafhankelijk van elkaar vonden: tabellen, coëfficiënten, verschillen."""
    from survey_app.use_cases.print_agreement import printed_agreement

    click.echo(printed_agreement(read_folder(folder), form))


@click.command()
@click.argument("folder", type=FOLDER)
@FORM
def costs(folder: Path, form: str) -> None:
    """Rekent kosten en baten per casus, per wet en per betaler uit, en weegt maatwerkplannen."""
    from survey_app.use_cases.print_costs import printed_costs

    click.echo(printed_costs(read_folder(folder), form))


@click.command()
@click.argument("file", type=FOLDER)
@click.option("--study", type=FOLDER, help="Map van het eigen onderzoek: welk getal komt uit welk cijfer?")
@FORM
def recount(file: Path, study: Path | None, form: str) -> None:
    """Rekent na wat een rapport drukt: docx, odt, pdf, html, md, txt, csv of xlsx.

    Ook van een onderzoeksmap, of een lijst als published.yaml.
    """
    from survey_app.use_cases.print_recount import printed_recount
    from survey_app.use_cases.print_report_recount import is_report, printed_report_recount

    if is_report(file):
        text, problems = printed_report_recount(file, form, study)
    else:
        text, problems = printed_recount(file, form)
    stop_on(problems)
    click.echo(text)
