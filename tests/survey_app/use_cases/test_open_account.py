"""Opening an account."""

from __future__ import annotations

from flask_security import verify_password

from survey_app.use_cases.open_account import create_user


def find(app, email):
    return app.extensions["security"].datastore.find_user(email=email)


def test_a_new_account_can_log_in_with_its_password(app):
    user = create_user(app, "an@voorbeeld.nl", "een-lang-wachtwoord")

    with app.app_context():
        found = find(app, "an@voorbeeld.nl")
        assert found.id == user
        assert found.password.startswith("$argon2id$")
        assert verify_password("een-lang-wachtwoord", found.password)
        assert not verify_password("een-ander-wachtwoord", found.password)


def test_an_account_that_exists_keeps_its_password(app):
    first = create_user(app, "an@voorbeeld.nl", "een-lang-wachtwoord")

    assert create_user(app, "an@voorbeeld.nl", "iets-heel-anders") == first
    with app.app_context():
        assert verify_password("een-lang-wachtwoord", find(app, "an@voorbeeld.nl").password)
