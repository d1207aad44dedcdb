"""The data package: what of a study goes to an archive or a register, as files that others can read."""
