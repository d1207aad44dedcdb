"""Norms at work: writing the normenkader, freezing it, reading evidence, signing levels. Pure."""
