"""What the pages of mail share: the stores, the mail server of the settings, and who mail is from."""

from __future__ import annotations

from flask import current_app

from survey_app.config import contact_secrets
from survey_app.domain.mailing.outgoing import Sender, read_sender
from survey_app.mail_server import ServerAddress, read_server_address
from survey_app.storage.contacts import MailStores, mail_stores


def stores() -> MailStores:
    """Everything about mail, of every study."""
    extensions = current_app.extensions
    return mail_stores(extensions["database"], extensions["contacts"], contact_secrets(current_app.config))


def mail_settings() -> tuple[ServerAddress, Sender] | None:
    """The mail server and the sender; None while they are not set, or not right."""
    config = current_app.config
    address = read_server_address(config["SMTP_URL"])
    sender = read_sender(config["MAIL_FROM"], config["MAIL_REPLY_TO"], config["MAIL_BOUNCES"])
    return (address, sender) if address and sender else None
