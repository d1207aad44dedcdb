"""What is true whatever the screen or the database: pure Python."""
