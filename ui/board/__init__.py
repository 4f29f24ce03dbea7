"""The board: actions as cards in columns, of the whole library or of one record."""
