"""What respondents read about mail, where it is no page of its own."""

from __future__ import annotations

from survey_app.domain.messages import N_

UNKNOWN_OPT_OUT = N_(
    "Deze link werkt niet, of niet meer. Kijk of u de hele link hebt overgenomen uit de mail."
)
