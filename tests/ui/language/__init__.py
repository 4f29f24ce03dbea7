"""Tests of the language coach in the window."""
