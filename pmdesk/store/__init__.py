"""The library on disk: one SQLite file, one connection, one thread that owns it."""
