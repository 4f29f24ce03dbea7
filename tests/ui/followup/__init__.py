"""Tests of ui/followup, with real widgets."""
