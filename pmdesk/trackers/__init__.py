"""Trackers: what an issue says, and how each tracker is asked to make, link and find it."""
