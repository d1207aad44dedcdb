"""The text of the report, and the moments it is frozen on: what may be written, what is kept."""
