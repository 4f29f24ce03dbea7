"""Tests of the lessons section."""
