"""Tests of forgetting a name."""
