"""The commands about privacy: what could be traced, cutting what ties answers to people, a new secret."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from survey_app.command_files import read_folder

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from survey_app.domain.anonymity.traces import PrivacyCheck
    from survey_app.storage.contacts import SqlStudyKeys

LONGEST_WHY = 2_000


@click.command()
@click.argument("study")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def privacy(study: str, form: str) -> None:
    """Gaat na wat van een onderzoek te herleiden is (uit de database, of een map) en geeft een verklaring."""
    from survey_app.use_cases.check_privacy import printed_check

    click.echo(printed_check(_check(study), form))


@click.command()
@click.argument("study")
@click.option("--waarom", "why", required=True, help="Waarom de koppeling wordt doorgeknipt; wordt bewaard.")
@click.option("--bevestig", "sure", default="", help="Typ de naam van het onderzoek nog een keer.")
def cut(study: str, why: str, sure: str) -> None:
    """Knipt voorgoed door wat antwoorden aan mensen verbindt, en wist de contactgegevens."""
    from survey_app.start import today

    engine = _database_with(study)
    if (sure or click.prompt(f"Dit kan niet ongedaan worden. Typ ter bevestiging: {study}")).strip() != study:
        raise click.ClickException("De naam klopt niet. Er is niets doorgeknipt.")
    if not why.strip() or "\0" in why or len(why) > LONGEST_WHY:
        raise click.ClickException("Schrijf op waarom. Er is niets doorgeknipt.")
    _cut(engine, study, why.strip(), today())
    click.echo(f"De koppeling van {study} is doorgeknipt.")


@click.command()
@click.option("--cut", "cutting", is_flag=True, help="Knip ook door; bedoeld om elke dag te draaien.")
def due(cutting: bool) -> None:
    """Noemt de onderzoeken waarvan de koppeling al doorgeknipt had moeten zijn (key_until)."""
    from survey_app.domain.anonymity.links import is_due
    from survey_app.start import opened_database, today
    from survey_app.storage.link_cuts import SqlLinkCuts
    from survey_app.storage.study_folder import read_frame, study_ids

    engine = opened_database()
    for name in study_ids(engine):
        study = read_frame(engine, name).study
        if not is_due(study, SqlLinkCuts(engine).cuts(name), today()):
            continue
        if cutting:
            _cut(engine, name, f"key_until {study.key_until}", today())
        click.echo(f"{name}: {study.key_until}{' (doorgeknipt)' if cutting else ''}")


@click.command("renew-contact-key")
def renew_contact_key() -> None:
    """Versleutelt de contactgegevens opnieuw onder een nieuw geheim.

    Stop eerst de server. Is WEDERHOOR_CONTACT_KEY leeg, dan staat het geheim in het bestand contact_key in de
    map van WEDERHOOR_VAR: deze opdracht maakt een nieuw geheim en zet het daar neer.

    Staat het geheim in WEDERHOOR_CONTACT_KEY, zet daar dan het nieuwe geheim in (minstens 32 tekens) en geef
    het oude op de standaardinvoer. Of zet ze er allebei in, het nieuwe vooraan: nieuw,oud. Haal het oude weg
    als de opdracht klaar is.

    Het is alles of niets. Wordt de opdracht afgebroken, dan opent het oude of het nieuwe geheim nog alles, en
    kunt u haar nog een keer geven. Start daarna de server, en maak een nieuwe reservekopie: in een oude
    kopie opent het oude geheim de gegevens nog.
    """
    from survey_app.config import contact_secret_file, renewed_secret, settings

    found = settings({})
    file = contact_secret_file(found)
    if file:
        with renewed_secret(file) as both:
            _renew(found["CONTACTS_URL"], both)
    else:
        new = found["CONTACT_KEY"]
        _renew(found["CONTACTS_URL"], new if "," in new else f"{new},{_old_secret()}")
    click.echo("De contactgegevens zijn opnieuw versleuteld. Het oude geheim opent ze niet meer.")


def _old_secret() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Het oude geheim", hide_input=True))
    return sys.stdin.buffer.readline().decode(errors="replace").strip()


def _renew(url: str, secrets: str) -> None:
    from survey_app.storage.contacts import SqlStudyKeys, open_contacts

    store = open_contacts(url)
    try:
        unread = SqlStudyKeys(store, secrets).renew()
    except RuntimeError:
        raise click.ClickException("Een geheim heeft minstens 32 tekens. Er is niets veranderd.") from None
    finally:
        store.dispose()
    if unread:
        raise click.ClickException(
            f"Met deze geheimen zijn de gegevens van {unread} onderzoeken niet te lezen. "
            "Er is niets veranderd."
        )


def _check(study: str) -> PrivacyCheck:
    from survey_app.start import today
    from survey_app.storage.study_folder import read_study
    from survey_app.storage.traces import read_traces
    from survey_app.use_cases.check_privacy import check_privacy

    if (Path(study) / "study.yaml").is_file():
        return check_privacy(read_folder(Path(study)), today())
    engine = _database_with(study)
    store, keys = _contact_store()
    return check_privacy(read_study(engine, study), today(), read_traces(engine, store, keys, study))


def _database_with(study: str) -> Engine:
    from survey_app.start import opened_database
    from survey_app.storage.study_folder import study_ids

    engine = opened_database()
    if study not in study_ids(engine):
        raise click.ClickException(f"'{study}' is geen onderzoek in de database en geen map met study.yaml.")
    return engine


def _contact_store() -> tuple[Engine, SqlStudyKeys]:
    from survey_app.config import contact_secrets, settings
    from survey_app.storage.contacts import SqlStudyKeys, open_contacts

    found = settings({})
    store = open_contacts(found["CONTACTS_URL"])
    try:
        return store, SqlStudyKeys(store, contact_secrets(found))
    except RuntimeError as error:  # a secret that is too short
        raise click.ClickException(str(error)) from None


def _cut(engine: Engine, study: str, why: str, day: date) -> None:
    from survey_app.domain.anonymity.links import LinkCut
    from survey_app.storage.link_cuts import SqlLinkCuts
    from survey_app.use_cases.cut_link import cut_link

    _, keys = _contact_store()
    cut_link(keys, SqlLinkCuts(engine), study, LinkCut(day, "opdrachtregel", why))
