"""Numbers: a study in, frozen results out; nothing is rounded here."""
