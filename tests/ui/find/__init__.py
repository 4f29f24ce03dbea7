"""Tests of finding in a record."""
