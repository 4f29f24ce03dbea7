"""Trackers in memory that answer as the real ones do, as far as issues and their links go."""
