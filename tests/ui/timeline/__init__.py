"""Tests of the timeline section."""
