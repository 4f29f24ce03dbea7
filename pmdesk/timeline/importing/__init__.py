"""Choosing among what was read, and putting it on the timeline in one change."""
