"""Tests of the files for trackers."""
