"""Tests of ui/prose, with real widgets."""
