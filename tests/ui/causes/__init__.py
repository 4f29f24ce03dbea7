"""Tests of the root causes."""
