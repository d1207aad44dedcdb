"""The commands about mail: send what is due, and take in what could not be delivered.

Nothing they print holds an address, a link or a name. `wederhoor mail` is meant to run once a day.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from survey_app.domain.mailing.outgoing import Delivery, Sender
    from survey_app.mail_server import ServerAddress
    from survey_app.storage.contacts import MailStores
    from survey_app.use_cases.mail_respondents import Sending

LARGEST_BOX = 50_000_000  # bytes of bounces in one file
KINDS = {"uitnodiging": "Uitnodigingen", "herinnering": "Herinneringen"}
TOLD = {
    "sent": "Verstuurd",
    "no such address": "Adres bestaat niet",
    "later": "Niet verstuurd, volgende keer weer",
    "refused": "Niet verstuurd, geweigerd door de mailserver",
    "unreachable": "Niet verstuurd, mailserver niet te bereiken",
    "unsure": "Misschien verstuurd: de verbinding viel weg",
}


@click.command()
@click.argument("study")
@click.option("--dry-run", is_flag=True, help="Toon alleen hoeveel er vandaag zou gaan.")
@click.option(
    "--per-minute",
    default=30,
    show_default=True,
    type=click.IntRange(1, 100_000),
    help="Hooguit zoveel berichten per minuut.",
)
def mail(study: str, dry_run: bool, per_minute: int) -> None:
    """Verstuurt de mail die vandaag aan de beurt is: uitnodigingen en herinneringen."""
    from survey_app.config import settings

    found = settings({})
    with _stores(study, found) as (engine, stores):
        _refuse_after_cut(engine, study)
        if dry_run:
            _tell_due(stores, study)
            return
        address, sender = _set_up(found)
        _send(engine, stores, study, address, sender, found["PUBLIC_URL"], per_minute)


@click.command()
@click.argument("study")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def bounces(study: str, file: Path) -> None:
    """Leest een mailbox (mbox of eml) met berichten over onbestelbare mail."""
    from survey_app.config import settings
    from survey_app.domain.mailing.bounces import read_bounces

    if file.stat().st_size > LARGEST_BOX:
        raise click.ClickException("Dit bestand is te groot: hooguit 50 MB.")
    found = read_bounces(file.read_bytes())
    with _stores(study, settings({})) as (_engine, stores):
        ours = stores.standings.came_back(study, found.envelopes)
    click.echo(f"Onbestelbaar: {ours}")
    click.echo(f"Niet van dit onderzoek: {len(found.envelopes) - ours}")
    click.echo(f"Andere berichten, niet gebruikt: {found.others}")


@contextmanager
def _stores(study: str, found: dict[str, Any]) -> Iterator[tuple[Engine, MailStores]]:
    from survey_app.config import contact_secrets
    from survey_app.start import opened_database
    from survey_app.storage.contacts import mail_stores, open_contacts
    from survey_app.storage.study_folder import study_ids

    engine, store = opened_database(), open_contacts(found["CONTACTS_URL"])
    try:
        if study not in study_ids(engine):
            raise click.ClickException(f"Het onderzoek '{study}' staat niet in de database.")
        yield engine, mail_stores(engine, store, contact_secrets(found))
    finally:
        engine.dispose()
        store.dispose()


def _refuse_after_cut(engine: Engine, study: str) -> None:
    from survey_app.domain.anonymity.links import AFTER_CUT
    from survey_app.storage.link_cuts import SqlLinkCuts

    if SqlLinkCuts(engine).is_cut(study):
        raise click.ClickException(AFTER_CUT)


def _set_up(found: dict[str, Any]) -> tuple[ServerAddress, Sender]:
    """The server and the sender of the settings; else one sentence about the first that is not right."""
    from survey_app.domain.mailing.outgoing import read_sender
    from survey_app.mail_server import read_server_address

    address = read_server_address(found["SMTP_URL"])
    if address is None:
        raise click.ClickException("Stel WEDERHOOR_SMTP_URL in, zoals smtps://naam:geheim@mail.voorbeeld.nl.")
    sender = read_sender(found["MAIL_FROM"], found["MAIL_REPLY_TO"], found["MAIL_BOUNCES"])
    if sender is None:
        raise click.ClickException(
            "Stel WEDERHOOR_MAIL_FROM in op een e-mailadres; WEDERHOOR_MAIL_REPLY_TO en "
            "WEDERHOOR_MAIL_BOUNCES mogen leeg zijn."
        )
    return address, sender


def _tell_due(stores: MailStores, study: str) -> None:
    from collections import Counter

    from survey_app.start import today
    from survey_app.use_cases.mail_respondents import due

    counts = Counter(str(kind) for _one, kind in due(stores, study, today()))
    for kind, word in KINDS.items():
        click.echo(f"{word}: {counts[kind]}")


def _send(
    engine: Engine,
    stores: MailStores,
    study: str,
    address: ServerAddress,
    sender: Sender,
    public_url: str,
    per_minute: int,
) -> None:
    from survey_app.mail_server import MailServer
    from survey_app.start import today
    from survey_app.storage.study_folder import read_frame
    from survey_app.use_cases.mail_respondents import Round, send_due

    plan = Round(read_frame(engine, study).study, sender, public_url, today(), per_minute, time.sleep)
    server = MailServer(address)
    try:
        sending = send_due(stores, server, plan)
    finally:
        server.close()
    _tell(sending)


def _tell(sending: Sending) -> None:
    for outcome, word in TOLD.items():
        count = sending.counts[_delivery(outcome)]
        if count or outcome == "sent":
            click.echo(f"{word}: {count}")
    if sending.without_text:
        click.echo(f"Nog geen tekst in de taal van de ontvanger: {sending.without_text}")
    if sending.stopped:
        raise click.ClickException(
            "Er ging te veel achter elkaar mis. Kijk de mailserver en de instellingen na. "
            "Wat nog niet verstuurd is, gaat de volgende keer."
        )


def _delivery(word: str) -> Delivery:
    from survey_app.domain.mailing.outgoing import Delivery

    return Delivery(word)
