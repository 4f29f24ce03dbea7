"""Tests of the coach and the checklist."""
