"""Where it is kept: tables, and stores that translate row to value and back."""
