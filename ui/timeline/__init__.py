"""The timeline of a record: its strip, its figures, its table and the line that adds to it."""
