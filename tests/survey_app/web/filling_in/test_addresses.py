"""Addresses made by hand are those of Flask, whatever stands in a link."""

import pytest
from flask import url_for
from hypothesis import given
from hypothesis import strategies as st

from survey_app import create_app
from survey_app.web.filling_in import page_address, respondent_address

PARTS = st.one_of(st.from_regex(r"[A-Za-z0-9_-]{1,30}", fullmatch=True), st.text(min_size=1, max_size=12))
ASKED = st.fixed_dictionaries({}, optional={"melding": PARTS, "taal": st.sampled_from(["en", "ar"])})


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("addresses")
    return create_app({"VAR": folder, "DATABASE_URL": f"sqlite:///{folder}/none.sqlite"})


@pytest.mark.parametrize("prefix", ["", "/onderzoek", "/met spatie"])
@given(PARTS, PARTS, ASKED, st.sampled_from(["respond.start", "respond.check", "respond.done"]))
def test_an_address_is_as_flask_makes_it(app, prefix, token, page_id, asked, endpoint):
    with app.test_request_context("/", environ_overrides={"SCRIPT_NAME": prefix}):
        assert respondent_address(endpoint, token, **asked) == url_for(endpoint, token=token, **asked)
        by_flask = url_for("respond.page", token=token, page_id=page_id, **asked)
        assert page_address(token, page_id, **asked) == by_flask
