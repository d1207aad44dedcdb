"""What a beheerder does with accounts: open one. Its roles are given by survey_app/storage/roles.py."""

from __future__ import annotations

from flask import Flask
from flask_security import hash_password


def create_user(app: Flask, email: str, password: str) -> int:
    """The id of the account with this address; made with this password when there is none yet.

    An account that exists keeps the password it has.
    """
    accounts = app.extensions["security"].datastore
    with app.app_context():
        user = accounts.find_user(email=email)
        if user is None:
            user = accounts.create_user(email=email, password=hash_password(password))
            accounts.commit()
        return int(user.id)


def renew_password(app: Flask, email: str, password: str) -> None:
    """Gives the account with this address another password; does nothing when there is none."""
    accounts = app.extensions["security"].datastore
    with app.app_context():
        user = accounts.find_user(email=email)
        if user is not None:
            user.password = hash_password(password)
            accounts.put(user)
            accounts.commit()


def has_account(app: Flask, email: str) -> bool:
    """Whether someone with this address can log in already."""
    with app.app_context():
        return app.extensions["security"].datastore.find_user(email=email) is not None
