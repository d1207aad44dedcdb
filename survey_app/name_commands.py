"""The commands about names: build the lists, look for names in texts that wait, renew or destroy the key."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from survey_app.storage.pseudonyms import SqlPseudonyms

MORE_PATIENT = 10  # how much this process gives way to those that serve pages


@click.command("name-lists")
def name_lists() -> None:
    """Bouwt eenmalig de namenlijsten (twee minuten, ruim 1 GB geheugen)."""
    from survey_app.config import settings
    from survey_app.names.lists import NameLists

    folder = settings({})["NAME_LISTS"]
    try:
        NameLists(folder)
    except ImportError:
        raise click.ClickException("Het pakket deduce is niet geïnstalleerd.") from None
    click.echo(f"De namenlijsten staan klaar: {folder}")


@click.command("find-names")
@click.argument("study")
def find_names(study: str) -> None:
    """Zoekt namen in de teksten van een onderzoek die op beoordeling wachten."""
    from survey_app.config import settings
    from survey_app.name_finder import my_turn
    from survey_app.storage.intake_names import SqlIntakeNames
    from survey_app.use_cases.pseudonymise import search_texts

    found = settings({})
    with _database(study) as engine, my_turn(found["VAR"], study) as mine:
        if not mine:
            click.echo("Er wordt al gezocht.")
            return
        os.nice(MORE_PATIENT)
        lists = _loader(found["NAME_LISTS"])
        count = search_texts(SqlIntakeNames(engine), _pseudonyms(engine), study, lists)
    click.echo(f"Doorzochte teksten: {count}")


@click.command("renew-key")
@click.argument("study")
def renew_key(study: str) -> None:
    """Versleutelt de namen opnieuw met het eerste geheim van WEDERHOOR_PSEUDONYM_KEY."""
    with _database(study) as engine:
        unread = _pseudonyms(engine).renew(study)
    if unread:
        raise click.ClickException(f"Niet te lezen met deze sleutels: {unread} namen. De rest is vernieuwd.")
    click.echo("De sleutel is vernieuwd.")


@contextmanager
def _database(study: str) -> Iterator[Engine]:
    """The database, which has this study; closed at the end."""
    from survey_app.start import opened_database
    from survey_app.storage.study_folder import study_ids

    engine = opened_database()
    try:
        if study not in study_ids(engine):
            raise click.ClickException(f"Het onderzoek '{study}' staat niet in de database.")
        yield engine
    finally:
        engine.dispose()


def _pseudonyms(engine: Engine) -> SqlPseudonyms:
    from survey_app.config import pseudonym_secrets, settings
    from survey_app.storage.pseudonym_key import PseudonymKey
    from survey_app.storage.pseudonyms import SqlPseudonyms

    return SqlPseudonyms(engine, PseudonymKey(pseudonym_secrets(settings({}))))


def _loader(folder: Path) -> Callable[[], Any]:
    def load() -> Any:
        from survey_app.names.lists import NameLists

        try:
            return NameLists(folder)
        except Exception:  # not installed, no room, no memory, a broken file: our own patterns still work
            click.echo(
                "De namenlijsten zijn er niet; er is gezocht met patronen en de eigen lijst.", err=True
            )
            return None

    return load
