"""What a command reads and writes: a study folder or every Problem with it, a file or why not."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from instruments.problems import Problem

if TYPE_CHECKING:
    from analysis.study import StudyData

FOLDER = click.Path(path_type=Path)


def read_folder(folder: Path) -> StudyData:
    """What of the study may be counted and shown, or every Problem and exit code 1."""
    from analysis.sealing import released_study
    from analysis.study_folder import read_study_folder

    loaded = read_study_folder(folder)
    stop_on(loaded.problems)
    if loaded.value is None:
        raise click.ClickException(f"{folder} is niet te lezen.")
    return released_study(loaded.value)


def write_text(target: Path, text: str) -> None:
    """Writes the file, and the folder it is in; one sentence when that can't be done."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{target} kan niet worden geschreven: {error.strerror}.") from error


def stop_on(problems: Iterable[Problem]) -> None:
    """Prints every Problem and ends with exit code 1, when there are any."""
    found = list(problems)
    if found:
        click.echo("\n".join(str(one) for one in found), err=True)
        click.echo(f"{len(found)} {'probleem' if len(found) == 1 else 'problemen'}.", err=True)
        sys.exit(1)
