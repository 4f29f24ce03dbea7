"""Tests of names giving way to roles."""
