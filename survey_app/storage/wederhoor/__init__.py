"""Wederhoor in the database: rounds and who reads, what readers say, what is answered, the study's rows."""

from survey_app.storage.wederhoor.attachments import attachment_files, find_attachment
from survey_app.storage.wederhoor.reactions import SqlReactions
from survey_app.storage.wederhoor.replies import SqlReplies
from survey_app.storage.wederhoor.rounds import SqlRounds
from survey_app.storage.wederhoor.study_rows import read_wederhoor_rows, write_wederhoor_rows

__all__ = [
    "SqlReactions",
    "SqlReplies",
    "SqlRounds",
    "attachment_files",
    "find_attachment",
    "read_wederhoor_rows",
    "write_wederhoor_rows",
]
