"""Trackers and their projects: told once, tried out, and kept with a token of one’s own."""
