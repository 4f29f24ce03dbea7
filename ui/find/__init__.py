"""Finding words in the record that is open."""
