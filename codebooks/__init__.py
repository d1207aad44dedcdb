"""What it is judged by: coding schemes and norms as data."""
