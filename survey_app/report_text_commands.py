"""The command `verify`: rebuilds the numbers of a frozen report and says whether they are the same."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from survey_app.command_files import FOLDER, stop_on

if TYPE_CHECKING:
    from survey_app.use_cases.freeze_study import Rebuilt

MOST_LINES = 200  # differences printed of one kind


@click.command()
@click.argument("path", required=False, type=FOLDER)
@click.option("--study", default="", help="Een onderzoek in de database, in plaats van een bestand of map.")
@click.option("--snapshot", type=int, default=0, help="Welke momentopname; zonder is het de laatste.")
@click.option("--now", is_flag=True, help="Vergelijk met het onderzoek zoals het nu in de database staat.")
def verify(path: Path | None, study: str, snapshot: int, now: bool) -> None:
    """Rekent een momentopname na (zip, uitgepakte map, of --study): dezelfde cijfers, of elk verschil."""
    from survey_app.use_cases.verify_snapshot import told, verified_files, verified_package

    if (path is None) == (not study):
        raise click.UsageError("Geef een momentopname (zip of map), of --study met een onderzoek.")
    if path is not None:
        rebuilt = verified_files(path) if path.is_dir() else verified_package(path.read_bytes())
    else:
        rebuilt = _of_study(study, snapshot, now)
    if isinstance(rebuilt, str):
        raise click.ClickException(rebuilt)
    stop_on(rebuilt.problems)
    text, same = told(rebuilt, MOST_LINES)
    click.echo(text)
    if not same:
        sys.exit(1)


def _of_study(study: str, number: int, now: bool) -> Rebuilt | str:
    from survey_app.start import opened_database
    from survey_app.storage.snapshots import SqlSnapshots
    from survey_app.storage.study_folder import study_ids
    from survey_app.use_cases.verify_snapshot import verified_against, verified_package

    engine = opened_database()
    if study not in study_ids(engine):
        return f"Het onderzoek '{study}' staat niet in de database."
    store = SqlSnapshots(engine)
    known = [one.number for one in store.of_study(study)]
    wanted = number or next(iter(known), 0)
    content = store.content(study, wanted)
    if content is None:
        return f"Momentopname {number or ''} is er niet. Er zijn: {', '.join(map(str, known)) or '(geen)'}."
    return verified_against(content, store.released_files(study)) if now else verified_package(content)
