"""What is drawn on a terminal: pure functions from rows to lines, a view a file."""
