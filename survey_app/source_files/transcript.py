"""What a reader of one format gives: paragraphs as they stand in the file, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000
LARGEST_FILE = 10 * MEGABYTE  # bytes of one file
LARGEST_XML = 20 * MEGABYTE  # bytes of one part of a docx or odt, unpacked
MOST_PAGES = 1_000  # of a pdf
LONGEST_TEXT = 2_000_000  # characters: some 300,000 words


@dataclass(frozen=True)
class Transcript:
    """A text in canonical form (domain/source_text.py): frozen from here on."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a file. `speaker` and `time` (00:01:02) where the format itself says them.

    `lead` is the bold text it begins with, '' for none: it may be a name. Of headings nobody is the speaker.
    """

    text: str
    speaker: str = ""
    time: str = ""
    lead: str = ""
    heading: bool = False


class UnreadableFile(Exception):
    """A file that cannot be read; its code is one of survey_app/source_files/problem_texts.py."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code, self.details = code, details
