"""What a database promises wherever the product runs; other tests run without the wait for the disk."""

import pytest
from sqlalchemy import text


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)],
)
def test_an_acknowledged_answer_survives_a_power_cut_and_a_removed_one_is_gone(shipped_engine, pragma, value):
    with shipped_engine.connect() as connection:
        assert connection.execute(text(f"PRAGMA {pragma}")).scalar_one() == value
