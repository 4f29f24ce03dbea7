"""Forgetting a name: asked for, done in the library, and in its backups."""
