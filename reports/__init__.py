"""Words and pages: reads analysis results, rounds, and prints."""
