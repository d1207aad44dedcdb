"""What is read in: other people's files, from bytes to text. Pure: no database, no file system."""
