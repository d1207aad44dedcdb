"""What the page about the data package says when something is not right."""

from __future__ import annotations

from survey_app.domain.messages import N_

TOO_LONG = N_("Deze tekst is te lang: hooguit %(limit)s tekens.")
NO_DAY = N_("Dit is geen datum. Schrijf jaar, maand en dag, zoals 2026-11-27.")
NO_ADDRESS = N_("Dit is geen webadres. Een webadres begint met https://.")
