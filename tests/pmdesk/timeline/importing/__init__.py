"""Tests of choosing among what was read, and of taking it."""
