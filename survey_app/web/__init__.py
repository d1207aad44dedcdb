"""What is clicked: one blueprint per area."""
