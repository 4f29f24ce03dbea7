"""Importing into the timeline: a text or a file beside the events that are read from it."""
