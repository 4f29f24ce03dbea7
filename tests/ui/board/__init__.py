"""Tests of the board in the window."""
