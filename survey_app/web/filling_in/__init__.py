"""What the pages of a respondent are made with: their addresses, and the lines of the page that checks."""

from survey_app.web.filling_in.addresses import page_address, respondent_address

__all__ = ["page_address", "respondent_address"]
