"""Norms in the database: the file of the normenkader, evidence that was read, and who signed a level."""
