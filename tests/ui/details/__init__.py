"""Tests of ui/details, with real widgets."""
