"""Tests of ui/directory, with real widgets."""
