"""How people are invited: the codes in letters and on paper, and the batches in which they are made."""

from survey_app.domain.inviting.codes import code_hash, make_code, spoken, tidy_code

__all__ = ["code_hash", "make_code", "spoken", "tidy_code"]
