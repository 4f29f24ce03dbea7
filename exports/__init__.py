"""What leaves the program: a record goes in as a value, bytes and text come out."""
