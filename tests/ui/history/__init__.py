"""Tests of the history of a record."""
