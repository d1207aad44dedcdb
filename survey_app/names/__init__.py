"""Looks for names in Dutch text: our own patterns, the study's own names, deduce's lists. No database."""
