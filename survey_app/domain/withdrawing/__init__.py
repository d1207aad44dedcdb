"""Taking answers back: the receipt code that finds them, and until when it does."""

from __future__ import annotations

from survey_app.domain.withdrawing.receipts import find_response, tidy_receipt
from survey_app.domain.withdrawing.until import Until, withdraw_until

__all__ = ["Until", "find_response", "tidy_receipt", "withdraw_until"]
