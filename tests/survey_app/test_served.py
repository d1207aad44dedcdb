"""The server's worker keeps what it starts with out of the garbage collector's way."""

from __future__ import annotations

import gc

from survey_app.served import served_app


def test_a_large_page_does_not_pay_for_looking_through_the_whole_program(tmp_path, monkeypatch):
    monkeypatch.setenv("WEDERHOOR_VAR", str(tmp_path))
    monkeypatch.setenv("WEDERHOOR_DATABASE_URL", f"sqlite:///{tmp_path}/served.sqlite")
    try:
        app = served_app()
        kept_apart, others = gc.get_freeze_count(), len(gc.get_objects())
    finally:
        gc.unfreeze()

    assert kept_apart > 10 * others
    assert app.test_client().get("/inloggen").status_code == 200
