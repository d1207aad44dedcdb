"""The `wederhoor` command: a folder or a study in, tables, a report or a running app out.

Each command imports what it needs when it runs: `wederhoor --help` answers at once.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import click

from survey_app.command_files import FOLDER, read_folder, stop_on
from survey_app.deposit_commands import deposit
from survey_app.domain.roles import Role
from survey_app.exchange_commands import export_codings
from survey_app.language_commands import languages
from survey_app.letter_commands import letters
from survey_app.mail_commands import bounces, mail
from survey_app.name_commands import find_names, name_lists, renew_key
from survey_app.number_commands import agreement, costs, recount
from survey_app.privacy_commands import cut, due, privacy, renew_contact_key
from survey_app.questionnaire_commands import convert
from survey_app.report_commands import report
from survey_app.report_text_commands import verify

ADDRESS = re.compile(r"[^@\s]{1,64}@[^@\s]{1,255}\.[^@\s.]{2,63}")


class _Commands(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; a file or folder that can't be used is one sentence, not a traceback."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            raise click.ClickException(f"{error.filename}: {error.strerror}") from None


@click.group(cls=_Commands)
def main() -> None:
    """Wederhoor: vragenlijsten, codering, normen en de nota van een rekenkameronderzoek."""


@main.command()
@click.argument("paths", nargs=-1, required=True, type=FOLDER)
@click.option("--taal", is_flag=True, help="Ook tips voor eenvoudige taal.")
def check(paths: tuple[Path, ...], taal: bool) -> None:
    """Controleert vragenlijsten, codeboeken en onderzoeksmappen; noemt elk probleem."""
    from survey_app.use_cases.check_files import check_path, language_hints

    problems = [found for path in paths for found in check_path(path)]
    stop_on(problems)
    if taal:
        click.echo("Tips, geen oordeel. Probeer de vragen uit met mensen die moeilijk lezen.")
        for path in paths:
            click.echo("".join(f"{line}\n" for line in language_hints(path)), nl=False)
    click.echo(f"In orde: {', '.join(str(path) for path in paths)}")


@main.command()
@click.argument("folder", type=FOLDER)
@click.option("--table", "names", multiple=True, help="Alleen deze tabel; mag vaker.")
@click.option("--list", "only_names", is_flag=True, help="Noem de tabellen.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True
)
@click.option(
    "--publish",
    is_flag=True,
    help="Zoals het naar buiten mag: kleine aantallen in alle tabellen verborgen.",
)
def tables(folder: Path, names: tuple[str, ...], only_names: bool, form: str, publish: bool) -> None:
    """Geeft de tabellen van een onderzoeksmap."""
    from analysis.tables import Tables
    from survey_app.use_cases.print_tables import printed_publication, printed_tables, table_titles

    found = Tables(read_folder(folder))
    unknown = [name for name in names if name not in found.names]
    if unknown:
        raise click.BadParameter(
            f"{unknown[0]} is er niet. Kies uit: {', '.join(found.names)}", param_hint="--table"
        )
    if only_names:
        click.echo("\n".join(f"{name:28} {title}" for name, title in table_titles(found).items()))
        return
    if publish:
        text, left_out = printed_publication(found, names or found.names, form)
        click.echo(text)
        click.echo(left_out, err=True)
        return
    click.echo(printed_tables(found, names or found.names, form))


@main.command()
@click.argument("folder", type=FOLDER)
def load(folder: Path) -> None:
    """Zet een onderzoeksmap in de database: alles, of bij een probleem niets."""
    from survey_app.start import opened_database, today
    from survey_app.storage.study_folder import load_study

    stop_on(load_study(opened_database(), folder, today()))
    click.echo(f"Geladen: {folder}")


def _step_aside() -> None:
    """Lets the server go first: who is filling in should not notice. Only as a command, not inside a test."""
    if Path(sys.argv[0]).stem == "wederhoor":
        os.nice(19)


@main.command()
@click.argument("study")
@click.argument("folder", type=FOLDER)
def export(study: str, folder: Path) -> None:
    """Schrijft een onderzoek uit de database als map."""
    _step_aside()  # before the imports, which take a second of work
    from survey_app.start import opened_database
    from survey_app.storage.study_folder import export_study

    stop_on(export_study(opened_database(), study, folder))
    click.echo(f"Geschreven: {folder}")


@main.command()
@click.argument("study")
@click.argument("casus")
@click.argument("perspectief")
@click.option("--until", "last_day", type=click.DateTime(["%Y-%m-%d"]), help="Laatste dag om in te vullen.")
def invite(study: str, casus: str, perspectief: str, last_day: object) -> None:
    """Maakt één uitnodiging en toont de link. De link is daarna niet meer op te vragen."""
    from survey_app.start import make_invitation

    link, refusal = make_invitation(study, casus, perspectief, getattr(last_day, "date", lambda: None)())
    if refusal:
        raise click.ClickException(refusal)
    click.echo(link)


@main.command()
@click.argument("study")
@click.argument("email")
@click.argument("role", type=click.Choice([str(role) for role in Role]))
@click.option("--naam", "name", default="", help="Naam als codeur in de gegevens, zoals codeur_2.")
def grant(study: str, email: str, role: str, name: str) -> None:
    """Geeft iemand een rol in een onderzoek; maakt zo nodig een account met een wachtwoord."""
    from survey_app.domain.codeur_names import is_codeur_name
    from survey_app.start import give_role

    if not ADDRESS.fullmatch(email):
        raise click.BadParameter("dit is geen e-mailadres", param_hint="EMAIL")
    if name and not is_codeur_name(name):
        raise click.BadParameter("gebruik letters, cijfers en _, zoals codeur_2", param_hint="NAAM")
    told, refusal = give_role(study, email.lower(), role, name)
    if refusal:
        raise click.ClickException(refusal)
    click.echo(told)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=5000, show_default=True)
@click.option("--workers", default=2, show_default=True)
def serve(host: str, port: int, workers: int) -> None:
    """Start Wederhoor met gunicorn."""
    from survey_app.start import serve_app

    serve_app(host, port, workers)


@main.command()
@click.option("--example", default=Path("examples/zwolle"), type=FOLDER, show_default=True)
@click.option("--practice", default=Path("examples/codeerbank"), type=FOLDER, show_default=True)
@click.option("--port", default=5000, show_default=True)
@click.option("--serve/--no-serve", "serving", default=True, help="Ook starten.")
def demo(example: Path, practice: Path, port: int, serving: bool) -> None:
    """Laadt de voorbeelden als dat nog niet gebeurd is, toont adressen en log-ins, en start."""
    from survey_app.start import prepare_demo, serve_app

    problems, welcome = prepare_demo(example, practice, port)
    stop_on(problems)
    click.echo(welcome)
    if serving:
        serve_app("127.0.0.1", port, 2)


for command in (
    privacy,
    cut,
    deposit,
    due,
    agreement,
    convert,
    costs,
    find_names,
    languages,
    letters,
    name_lists,
    recount,
    renew_contact_key,
    renew_key,
    report,
    verify,
    export_codings,
    mail,
    bounces,
):
    main.add_command(command)


if __name__ == "__main__":
    main()
