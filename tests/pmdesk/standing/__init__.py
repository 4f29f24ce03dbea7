"""Tests of the report over a library."""
